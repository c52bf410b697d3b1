import type { BidDetail } from '#shared/contract/bids.ts';
import {
  Bytes,
  Button,
  Digest,
  EmptyState,
  FileIcon,
  RadioGroup,
  Section,
  Select,
  Table,
} from '../../components/index.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useAsk } from '../../state/ask.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { FilesToSign } from './files-to-sign.tsx';
import type { BatchDesk } from './use-batch.ts';

export type WhatToSignProps = {
  readonly bidId: string | null;
  readonly bid: BidDetail | null;
  readonly source: 'bid' | 'files';
  readonly desk: BatchDesk;
  readonly onSource: (source: 'bid' | 'files') => void;
};

/** A frozen bid with its digests, or any files of this machine. */
export const WhatToSign = ({ bidId, bid, source, desk, onSource }: WhatToSignProps) => {
  const { t } = useWords();
  return (
    <Section
      title={t('sign.what')}
      acts={
        <RadioGroup
          hideLabel
          layout="row"
          label={t('sign.what')}
          choices={[
            { value: 'bid', label: t('sign.what.bid') },
            { value: 'files', label: t('sign.what.files') },
          ]}
          value={source}
          onChange={onSource}
        />
      }
    >
      {source === 'bid' ? <BidToSign bidId={bidId} bid={bid} /> : <FilesToSign desk={desk} />}
    </Section>
  );
};

const BidToSign = ({ bidId, bid }: Pick<WhatToSignProps, 'bidId' | 'bid'>) => {
  const { t } = useWords();
  const { value } = useAsk('bids.list', {});
  const frozen = (value?.rows ?? []).filter(
    ({ status }) => status === 'frozen' || status === 'signed' || status === 'packaged',
  );
  const choices = frozen.map((row) => ({
    value: row.bidId,
    label: row.procedureTitle,
    hint: `${row.buyer} · ${t(`bid.status.${row.status}`)}`,
  }));
  if (value !== undefined && choices.length === 0) {
    return (
      <EmptyState
        icon={FileIcon}
        title={t('sign.what.no-bids')}
        act={<Button onPress={() => navigate({ screen: 'bids' })}>{t('sign.what.to-bids')}</Button>}
      >
        {t('sign.what.no-bids-words')}
      </EmptyState>
    );
  }
  return (
    <div className="sign-list">
      <Select
        label={t('sign.what.which-bid')}
        choices={choices}
        value={frozen.some((row) => row.bidId === bidId) ? bidId : null}
        placeholder={t('sign.what.choose-bid')}
        onChange={(next) => navigate({ screen: 'sign', id: next }, 'replace')}
      />
      {bid !== null && bid.frozen !== null && (
        <Table
          label={t('sign.what.frozen')}
          rows={bid.frozen.files}
          keyOf={({ name }) => name}
          columns={[
            {
              id: 'name',
              label: t('bids.documents.name'),
              cell: ({ name }) => <bdi className="file-name">{name}</bdi>,
            },
            {
              id: 'size',
              label: t('bids.documents.size'),
              align: 'end',
              width: '84px',
              cell: ({ size }) => <Bytes count={size} />,
            },
            {
              id: 'digest',
              label: t('sign.what.digest'),
              width: '270px',
              cell: ({ name, digests }) =>
                digests.map((digest) => (
                  <span key={digest.algorithm} className="digest-cell">
                    <Digest value={digest.value} algorithm={digest.algorithm} short />
                    <CopyButton text={digest.value} what={t('bids.documents.digest-of', { file: name })} />
                  </span>
                )),
            },
          ]}
        />
      )}
      {bid !== null && bid.frozen !== null && (
        <p className="sign-hint">{t('sign.what.count', { count: bid.frozen.files.length })}</p>
      )}
      {bid !== null && bid.frozen === null && <p className="sign-hint">{t('sign.what.not-frozen')}</p>}
    </div>
  );
};

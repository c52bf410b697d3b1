import type { BidDetail } from '#shared/contract/bids.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import {
  Bytes,
  Button,
  CrossIcon,
  Digest,
  EmptyState,
  FileDrop,
  FileIcon,
  IconButton,
  RadioGroup,
  Section,
  Select,
  Table,
} from '../../components/index.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useAsk } from '../../state/ask.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';

export type WhatToSignProps = {
  readonly bidId: string | null;
  readonly bid: BidDetail | null;
  readonly source: 'bid' | 'files';
  readonly files: readonly FileHandle[];
  readonly onSource: (source: 'bid' | 'files') => void;
  readonly onFiles: (files: readonly FileHandle[]) => void;
};

/** A frozen bid with its digests, or any files of this machine. */
export const WhatToSign = ({ bidId, bid, source, files, onSource, onFiles }: WhatToSignProps) => {
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
      {source === 'bid' ? <BidToSign bidId={bidId} bid={bid} /> : <FilesToSign files={files} onFiles={onFiles} />}
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
      {bid !== null && bid.frozen === null && <p className="sign-hint">{t('sign.what.not-frozen')}</p>}
    </div>
  );
};

const FilesToSign = ({ files, onFiles }: Pick<WhatToSignProps, 'files' | 'onFiles'>) => {
  const { t } = useWords();
  const add = (more: readonly FileHandle[]): void =>
    onFiles([...files, ...more.filter(({ fileId }) => !files.some((file) => file.fileId === fileId))]);
  return (
    <div className="sign-list">
      {files.length > 0 && (
        <Table
          label={t('sign.what.files')}
          rows={files}
          keyOf={({ fileId }) => fileId}
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
              id: 'acts',
              label: t('ui.more'),
              hideLabel: true,
              width: '36px',
              cell: (file) => (
                <IconButton
                  icon={CrossIcon}
                  label={t('sign.what.drop-file', { file: file.name })}
                  onPress={() => onFiles(files.filter(({ fileId }) => fileId !== file.fileId))}
                />
              ),
            },
          ]}
        />
      )}
      <FileDrop
        purpose="document"
        compact={files.length > 0}
        title={t('sign.what.drop')}
        hint={t('sign.what.drop-hint')}
        chooseLabel={t('bids.documents.choose')}
        onChosen={add}
      />
    </div>
  );
};

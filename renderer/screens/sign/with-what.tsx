import { useEffect, useState } from 'react';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { KeyView } from '#shared/contract/signing.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import {
  Button,
  EmptyState,
  ErrorNotice,
  FilePicker,
  FindingList,
  KeyIcon,
  PlusIcon,
  RadioGroup,
  Section,
  Select,
  Skeleton,
} from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { runJob } from '../../state/jobs.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { usePasswordPage } from '../../state/password-page.ts';
import { CertificateFacts, commonName } from '../../components/certificate.tsx';

export type ChosenKey = { readonly keyId: string; readonly certificateId: string | null; readonly blockers: number };

export type WithWhatProps = {
  /** The bid the certificate is judged for; null: for today. */
  readonly bidId: string | null;
  readonly chosen: ChosenKey | null;
  readonly onChoose: (key: ChosenKey | null) => void;
};

const nameOf = (key: KeyView): string => key.label || key.file;

/** The keys this workspace knows, and the certificate of the chosen one with what speaks for and against it. */
export const WithWhat = ({ bidId, chosen, onChoose }: WithWhatProps) => {
  const { t } = useWords();
  const { value, error } = useAsk('keys.list', {});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isAdding, setAdding] = useState(false);
  usePasswordPage(isAdding);
  const keys = value?.keys ?? [];
  const key = keys.find(({ keyId }) => keyId === chosen?.keyId) ?? null;
  const first = keys.find(({ present }) => present) ?? keys[0];
  useEffect(() => {
    if (key === null && first !== undefined)
      onChoose({ keyId: first.keyId, certificateId: soleOf(first), blockers: 0 });
    // `first` is a new object on every answer; its id says all that matters here.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key === null, first?.keyId, onChoose]);

  const add = async ([file]: readonly FileHandle[]): Promise<void> => {
    if (file === undefined) return;
    setFailure(null);
    setAdding(true);
    const answer = await runJob({
      name: 'keys.add',
      input: { fileId: file.fileId },
      label: t('sign.keys.job', { file: file.name }),
    });
    setAdding(false);
    if (answer.ok) onChoose({ keyId: answer.value.keyId, certificateId: soleOf(answer.value), blockers: 0 });
    else if (answer.error.code !== 'call.cancelled') setFailure(answer.error);
  };
  const kind = keys.length === 0 ? 'plain' : 'quiet';
  const picker = (
    <span className="sign-with-acts">
      <FilePicker
        kind={kind}
        icon={PlusIcon}
        purpose="key"
        isBusy={isAdding}
        onChosen={(files) => void add(files)}
        onRefused={setFailure}
      >
        {t('sign.keys.add')}
      </FilePicker>
      <Button kind={kind} icon={KeyIcon} onPress={() => navigate({ screen: 'company', tab: 'keys' })}>
        {t('tokens.to')}
      </Button>
    </span>
  );
  return (
    <Section title={t('sign.with')} {...(keys.length === 0 ? {} : { acts: picker })}>
      {failure !== null && <ErrorNotice failure={failure} />}
      {error !== null && <ErrorNotice failure={error} />}
      {value === undefined && error === null && <Skeleton lines={6} />}
      {value !== undefined && keys.length === 0 && (
        <EmptyState icon={KeyIcon} title={t('sign.keys.none')} act={picker}>
          {t('sign.keys.none-words')}
        </EmptyState>
      )}
      {keys.length > 0 && (
        <Select
          hideLabel
          label={t('sign.with')}
          choices={keys.map((one) => ({
            value: one.keyId,
            label: nameOf(one),
            hint: one.present ? one.file : t('sign.keys.absent'),
            isDisabled: !one.present,
          }))}
          value={key?.keyId ?? null}
          onChange={(keyId) => {
            const next = keys.find((one) => one.keyId === keyId);
            if (next !== undefined) onChoose({ keyId, certificateId: soleOf(next), blockers: 0 });
          }}
        />
      )}
      {key !== null && key.certificates.length > 1 && (
        <RadioGroup
          label={t('sign.keys.which')}
          choices={key.certificates.map((one) => ({
            value: one.certificateId,
            label: commonName(one.subject),
            hint: one.serial,
          }))}
          value={chosen?.certificateId ?? ''}
          onChange={(certificateId) => onChoose({ keyId: key.keyId, certificateId, blockers: 0 })}
        />
      )}
      {chosen !== null && key !== null && (
        <Judgement
          key={`${chosen.keyId} ${chosen.certificateId ?? ''}`}
          bidId={bidId}
          chosen={chosen}
          onChoose={onChoose}
        />
      )}
    </Section>
  );
};

/** The certificate to name when there is only one to choose. */
const soleOf = (key: KeyView): string | null => key.certificates[0]?.certificateId ?? null;

const Judgement = ({
  bidId,
  chosen,
  onChoose,
}: {
  bidId: string | null;
  chosen: ChosenKey;
  onChoose: WithWhatProps['onChoose'];
}) => {
  const { t } = useWords();
  const { value, error } = useAsk('keys.judge', { keyId: chosen.keyId, certificateId: chosen.certificateId, bidId });
  const blockers = value?.findings.filter(({ severity }) => severity === 'blocker').length ?? 0;
  useEffect(() => {
    if (chosen.blockers !== blockers) onChoose({ ...chosen, blockers });
  }, [blockers, chosen, onChoose]);
  if (value === undefined) return error === null ? <Skeleton height={220} /> : <ErrorNotice failure={error} />;
  return (
    <>
      <FindingList label={t('sign.judged')} findings={value.findings.map((finding) => ({ ...finding, place: {} }))} />
      {value.certificate !== null && (
        <details className="certificate">
          <summary>
            {t('sign.certificate')} <bdi className="quiet">{commonName(value.certificate.subject)}</bdi>
          </summary>
          <CertificateFacts narrow certificate={value.certificate} />
        </details>
      )}
    </>
  );
};

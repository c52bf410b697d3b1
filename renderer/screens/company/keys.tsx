import { useState } from 'react';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { KeyView } from '#shared/contract/signing.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import {
  Badge,
  Button,
  Code,
  Dialog,
  EmptyState,
  ErrorNotice,
  FilePicker,
  FindingList,
  IconButton,
  KeyIcon,
  PlusIcon,
  Section,
  Skeleton,
  TrashIcon,
} from '../../components/index.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useChosenAmongSeveral } from '../../state/company.ts';
import { runJob } from '../../state/jobs.ts';
import { useWords } from '../../state/words.tsx';
import { KeyCheck } from './key-check.tsx';
import { CertificateFacts } from '../../components/certificate.tsx';

/** Key files by reference, each with what its certificates say and how they are judged today. */
export const Keys = () => {
  const { t } = useWords();
  const { value, error } = useAsk('keys.list', {});
  const company = useChosenAmongSeveral();
  const keys = value?.keys.filter(({ companyId }) => company === null || companyId === company.companyId);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [leaving, setLeaving] = useState<KeyView | null>(null);
  const add = async ([file]: readonly FileHandle[]): Promise<void> => {
    if (file === undefined) return;
    setFailure(null);
    const answer = await runJob({
      name: 'keys.add',
      input: { fileId: file.fileId },
      label: t('keys.add.job', { name: file.name }),
    });
    if (!answer.ok) setFailure(answer.error);
  };
  const picker = (
    <FilePicker purpose="key" icon={PlusIcon} onChosen={(files) => void add(files)} onRefused={setFailure}>
      {t('keys.add')}
    </FilePicker>
  );
  const failed = failure ?? error;
  return (
    <Section title={t('tokens.files')} hint={t('keys.lead')} acts={picker}>
      {failed !== null && <ErrorNotice failure={failed} />}
      {value === undefined && error === null && <Skeleton lines={8} />}
      {keys?.length === 0 && (
        <EmptyState icon={KeyIcon} title={t('keys.none')}>
          {t('keys.none.words')}
        </EmptyState>
      )}
      {keys?.map((key) => (
        <section key={key.keyId} className="key" aria-label={key.label}>
          <header className="key-head">
            <KeyIcon size={20} />
            <h2 className="clip">
              <bdi>{key.label}</bdi>
            </h2>
            {!key.present && (
              <Badge tone="stop">{t(key.kind === 'token' ? 'tokens.library.missing' : 'keys.missing')}</Badge>
            )}
            <Code>{key.file}</Code>
            <IconButton
              icon={TrashIcon}
              kind="danger"
              label={t('keys.remove', { label: key.label })}
              onPress={() => setLeaving(key)}
            />
          </header>
          <div className="key-body">
            <div className="key-certificates">
              {key.certificates.map((certificate) => (
                <CertificateFacts key={certificate.certificateId} certificate={certificate} />
              ))}
              <KeyCheck keyView={key} />
            </div>
            {key.findings.length > 0 && (
              <div className="key-findings">
                <h3>{t('keys.judged')}</h3>
                <FindingList findings={key.findings} label={t('keys.judged')} />
              </div>
            )}
          </div>
        </section>
      ))}
      <RemoveKey keyView={leaving} onClose={() => setLeaving(null)} />
    </Section>
  );
};

const RemoveKey = ({ keyView, onClose }: { keyView: KeyView | null; onClose: () => void }) => {
  const { t } = useWords();
  const { run, isRunning, error } = useAct('keys.remove');
  const label = keyView?.label ?? '';
  const leave = async (): Promise<void> => {
    if (keyView !== null && (await run({ keyId: keyView.keyId })).ok) onClose();
  };
  return (
    <Dialog
      title={t('keys.remove.title')}
      isOpen={keyView !== null}
      isAlert
      onClose={onClose}
      acts={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button kind="danger" isBusy={isRunning} onPress={() => void leave()}>
            {t('keys.remove', { label })}
          </Button>
        </>
      }
    >
      <p>
        {t(keyView?.kind === 'token' ? 'tokens.remove.words' : 'keys.remove.words', {
          label,
          file: keyView?.file ?? '',
        })}
      </p>
      {error !== null && <ErrorNotice failure={error} />}
    </Dialog>
  );
};

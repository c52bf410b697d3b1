import { useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { Button, Code, ErrorNotice, FilePicker, FindingList, Section, StatusLight } from '../../components/index.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useAsk } from '../../state/ask.ts';
import { call } from '../../state/host.ts';
import { runJob } from '../../state/jobs.ts';
import { useWords } from '../../state/words.tsx';

/** For a key that only another program can use: the data to sign out, the signatures in. */
export const SignedElsewhere = ({ bidId }: { bidId: string }) => {
  const { t, language } = useWords();
  const canReveal = useAsk('workspace.status', {}).value?.face === 'electron';
  const [exported, setExported] = useState<Answer<'bids.exportToSign'> | null>(null);
  const [imported, setImported] = useState<Answer<'bids.importSignatures'> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);

  const settle = (error: Failure | null): void => {
    setBusy(false);
    setFailure(error === null || error.code === 'call.cancelled' ? null : error);
  };
  const write = async (): Promise<void> => {
    setBusy(true);
    const label = t('sign.elsewhere.export-job');
    const answer = await runJob({ name: 'bids.exportToSign', input: { bidId, language }, label });
    if (answer.ok) setExported(answer.value);
    settle(answer.ok ? null : answer.error);
  };
  const take = async (files: readonly FileHandle[]): Promise<void> => {
    setBusy(true);
    const input = { bidId, fileIds: files.map(({ fileId }) => fileId) };
    const answer = await runJob({ name: 'bids.importSignatures', input, label: t('sign.elsewhere.import-job') });
    if (answer.ok) setImported(answer.value);
    settle(answer.ok ? null : answer.error);
  };
  return (
    <Section
      title={t('sign.elsewhere')}
      hint={t('sign.elsewhere.hint')}
      acts={
        <>
          <Button isDisabled={isBusy} onPress={() => void write()}>
            {t('sign.elsewhere.export')}
          </Button>
          <FilePicker
            purpose="package"
            multiple
            isDisabled={isBusy}
            onChosen={(files) => void take(files)}
            onRefused={setFailure}
          >
            {t('sign.elsewhere.import')}
          </FilePicker>
        </>
      }
    >
      {failure !== null && <ErrorNotice failure={failure} />}
      {exported !== null && (
        <div className="sign-elsewhere" role="status">
          <StatusLight tone="fine">{t('sign.elsewhere.exported', { count: exported.files.length })}</StatusLight>
          <p className="sign-preview-path">
            <Code>{exported.folder}</Code>
            <CopyButton text={exported.folder} what={t('sign.elsewhere.folder')} />
            {canReveal && (
              <Button kind="quiet" onPress={() => void call('files.reveal', { path: exported.instructions })}>
                {t('sign.preview.reveal')}
              </Button>
            )}
          </p>
        </div>
      )}
      {imported !== null && (
        <div className="sign-elsewhere" role="status">
          {imported.taken.map(({ name, content, signer, findings }) => (
            <div key={name}>
              <StatusLight tone="fine">{t('elsewhere.taken', { name, content, signer })}</StatusLight>
              <FindingList findings={findings.filter(({ severity }) => severity === 'warning')} />
            </div>
          ))}
          {imported.missing.length > 0 && (
            <StatusLight tone="attention">{t('elsewhere.missing', { names: imported.missing.join(', ') })}</StatusLight>
          )}
        </div>
      )}
    </Section>
  );
};

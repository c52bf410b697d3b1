import { useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { Button, Dialog, ErrorNotice, FindingList, Notice, Select } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { call } from '../../state/host.ts';
import { runJob } from '../../state/jobs.ts';
import { usePasswordPage } from '../../state/password-page.ts';
import { useWords } from '../../state/words.tsx';
import { OneFile } from './sealing-dialog.tsx';
import './handover.css';

/** Opens a sealed file with one of the workspace's keys. */
export const UnsealDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords();
  const { value, error } = useAsk('keys.list', {});
  const canReveal = useAsk('workspace.status', {}).value?.face === 'electron';
  const keys = value?.keys ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [file, setFile] = useState<FileHandle | null>(null);
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [opened, setOpened] = useState<Answer<'sealing.unseal'> | null>(null);
  const isAwaited = usePasswordPage(isRunning);
  const keyId = chosen ?? keys[0]?.keyId ?? null;
  const open = async (): Promise<void> => {
    if (file === null) return;
    setFailure(null);
    setRunning(true);
    const input = { fileId: file.fileId, keyId };
    const answer = await runJob({ name: 'sealing.unseal', input, label: t('seal.job.open') });
    setRunning(false);
    if (answer.ok) setOpened(answer.value);
    else if (answer.error.code !== 'call.cancelled') setFailure(answer.error);
  };
  return (
    <Dialog
      isOpen
      title={t('seal.open.title')}
      onClose={onClose}
      acts={
        <>
          {opened !== null && canReveal && (
            <Button kind="quiet" onPress={() => void call('files.reveal', { path: opened.path })}>
              {t('seal.reveal')}
            </Button>
          )}
          <Button kind={opened === null ? 'quiet' : 'primary'} onPress={onClose}>
            {opened === null ? t('ui.cancel') : t('ui.close')}
          </Button>
          {opened === null && (
            <Button
              kind="primary"
              isDisabled={file === null || keyId === null}
              isBusy={isRunning}
              onPress={() => void open()}
            >
              {t('seal.open.run')}
            </Button>
          )}
        </>
      }
    >
      {opened === null ? (
        <div className="handover-form">
          <p className="quiet">{t('seal.open.lead')}</p>
          <OneFile
            label={t('seal.open.title')}
            act={t('seal.file.choose')}
            none={t('seal.buyers.none')}
            purpose="content"
            file={file}
            onChange={setFile}
            onRefused={setFailure}
          />
          {value !== undefined && keys.length === 0 && <Notice tone="attention">{t('seal.open.no-keys')}</Notice>}
          {keyId !== null && (
            <Select
              label={t('seal.open.key')}
              value={keyId}
              onChange={setChosen}
              choices={keys.map((key) => ({ value: key.keyId, label: key.label || key.file }))}
            />
          )}
          {isAwaited && <p className="quiet">{t('sign.password.waiting')}</p>}
          {error !== null && <ErrorNotice failure={error} />}
          {failure !== null && <ErrorNotice failure={failure} />}
        </div>
      ) : (
        <div className="handover-form" role="status">
          <Notice tone="fine">
            {t('seal.opened', { path: '' })} <bdi className="ltr mono">{opened.path}</bdi>
          </Notice>
          {opened.findings.length > 0 && <FindingList findings={opened.findings} />}
        </div>
      )}
    </Dialog>
  );
};

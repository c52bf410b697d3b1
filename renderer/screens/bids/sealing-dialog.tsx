import { useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import {
  Badge,
  Button,
  Checkbox,
  Dialog,
  ErrorNotice,
  FilePicker,
  FindingList,
  Notice,
} from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { call } from '../../state/host.ts';
import { runJob } from '../../state/jobs.ts';
import { useWords } from '../../state/words.tsx';
import { CertificateFiles } from './handover-write.tsx';
import './handover.css';

/** Encrypts a bid's package, or a signed file that is chosen here, to the buyer's certificates. */
export const SealDialog = ({ bidId, onClose }: { bidId: string | null; onClose: () => void }) => {
  const { t } = useWords();
  const canReveal = useAsk('workspace.status', {}).value?.face === 'electron';
  const [file, setFile] = useState<FileHandle | null>(null);
  const [buyers, setBuyers] = useState<readonly FileHandle[]>([]);
  const [recovery, setRecovery] = useState<FileHandle | null>(null);
  const [isOld, setOld] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [sealed, setSealed] = useState<Answer<'sealing.seal'> | null>(null);
  const isReady = buyers.length > 0 && (bidId !== null || file !== null);
  const seal = async (): Promise<void> => {
    setFailure(null);
    setRunning(true);
    const recipientFileIds = buyers.map(({ fileId }) => fileId);
    const cipher: 'cbc' | 'gcm' = isOld ? 'cbc' : 'gcm';
    const input = {
      bidId,
      fileId: bidId === null ? (file?.fileId ?? null) : null,
      recipientFileIds,
      recoveryFileId: recovery?.fileId ?? null,
      cipher,
    };
    const answer = await runJob({ name: 'sealing.seal', input, label: t('seal.job') });
    setRunning(false);
    if (answer.ok) setSealed(answer.value);
    else if (answer.error.code !== 'call.cancelled') setFailure(answer.error);
  };
  return (
    <Dialog
      isOpen
      title={t('seal.title')}
      onClose={onClose}
      acts={
        <>
          {sealed !== null && canReveal && (
            <Button kind="quiet" onPress={() => void call('files.reveal', { path: sealed.path })}>
              {t('seal.reveal')}
            </Button>
          )}
          <Button kind={sealed === null ? 'quiet' : 'primary'} onPress={onClose}>
            {sealed === null ? t('ui.cancel') : t('ui.close')}
          </Button>
          {sealed === null && (
            <Button kind="primary" isDisabled={!isReady} isBusy={isRunning} onPress={() => void seal()}>
              {t('seal.run')}
            </Button>
          )}
        </>
      }
    >
      {sealed === null ? (
        <div className="handover-form">
          <p className="quiet">{t('seal.lead')}</p>
          {bidId === null && (
            <OneFile
              label={t('seal.file')}
              act={t('seal.file.choose')}
              none={t('seal.buyers.none')}
              purpose="package"
              file={file}
              onChange={setFile}
              onRefused={setFailure}
            />
          )}
          <CertificateFiles
            label={t('seal.buyers')}
            act={t('seal.buyers.add')}
            files={buyers}
            onChange={setBuyers}
            onRefused={setFailure}
          />
          <OneFile
            label={t('seal.recovery')}
            act={t('seal.recovery.choose')}
            none={t('seal.recovery.none')}
            purpose="trust"
            file={recovery}
            onChange={setRecovery}
            onRefused={setFailure}
          />
          <Checkbox isSelected={isOld} onChange={setOld}>
            {t('seal.cbc')}
          </Checkbox>
          {failure !== null && <ErrorNotice failure={failure} />}
        </div>
      ) : (
        <div className="handover-form" role="status">
          <Notice tone="fine">
            {t('seal.done', { path: '' })} <bdi className="ltr mono">{sealed.path}</bdi>
          </Notice>
          <ul className="handover-passings">
            {sealed.recipients.map(({ name, certificateId, by, isRecovery }) => (
              <li key={certificateId}>
                <bdi>{t(isRecovery ? 'seal.for-recovery' : 'seal.for', { name })}</bdi>
                <Badge>{t(`seal.by.${by}`)}</Badge>
              </li>
            ))}
          </ul>
          {sealed.recipients.every(({ isRecovery }) => !isRecovery) && <p className="quiet">{t('seal.nobody-here')}</p>}
          {sealed.findings.length > 0 && <FindingList findings={sealed.findings} />}
        </div>
      )}
    </Dialog>
  );
};

/** One file that is chosen, or chosen anew. */
export const OneFile = ({
  label,
  act,
  none,
  purpose,
  file,
  onChange,
  onRefused,
}: {
  label: string;
  act: string;
  none: string;
  purpose: 'package' | 'trust' | 'content';
  file: FileHandle | null;
  onChange: (file: FileHandle | null) => void;
  onRefused: (failure: Failure) => void;
}) => (
  <div className="field">
    <span className="field-label">{label}</span>
    <div className="handover-files">
      {file === null ? <span className="quiet">{none}</span> : <bdi className="clip">{file.name}</bdi>}
      <FilePicker
        kind="quiet"
        purpose={purpose}
        onChosen={([chosen]) => onChange(chosen ?? null)}
        onRefused={onRefused}
      >
        {act}
      </FilePicker>
    </div>
  </div>
);

import { useState } from 'react';
import { handoverRoles, type HandoverRole } from '#shared/bid/handover/codes.ts';
import type { Answer } from '#shared/contract/index.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import {
  Button,
  Chips,
  Dialog,
  Digest,
  ErrorNotice,
  FilePicker,
  FindingList,
  Notice,
  RadioGroup,
  Select,
  TextField,
} from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { call } from '../../state/host.ts';
import { runJob } from '../../state/jobs.ts';
import { usePasswordPage } from '../../state/password-page.ts';
import { useWords } from '../../state/words.tsx';
import './handover.css';

type Protection = 'passphrase' | 'certificates';

const nextRole: Readonly<Record<HandoverRole, HandoverRole>> = {
  preparer: 'checker',
  checker: 'signer',
  signer: 'preparer',
};

/** Writes the bid as one encrypted file; the passphrase is asked for in its own window. */
export const HandOverDialog = ({ bidId, onClose }: { bidId: string; onClose: () => void }) => {
  const { t } = useWords();
  const canReveal = useAsk('workspace.status', {}).value?.face === 'electron';
  const [person, setPerson] = useState('');
  const [fromRole, setFromRole] = useState<HandoverRole>('preparer');
  const [toRole, setToRole] = useState<HandoverRole>('checker');
  const [note, setNote] = useState('');
  const [protection, setProtection] = useState<Protection>('passphrase');
  const [certificates, setCertificates] = useState<readonly FileHandle[]>([]);
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [written, setWritten] = useState<Answer<'handover.write'> | null>(null);
  const isAwaited = usePasswordPage(isRunning);
  const roles = handoverRoles.map((role) => ({ value: role, label: t(`handover.role.${role}`) }));
  const isReady = person.trim() !== '' && (protection === 'passphrase' || certificates.length > 0);

  const write = async (): Promise<void> => {
    setFailure(null);
    setRunning(true);
    const recipientFileIds = protection === 'passphrase' ? [] : certificates.map(({ fileId }) => fileId);
    const input = { bidId, person: person.trim(), fromRole, toRole, note: note.trim(), recipientFileIds };
    const answer = await runJob({ name: 'handover.write', input, label: t('handover.job.write') });
    setRunning(false);
    if (answer.ok) setWritten(answer.value);
    else if (answer.error.code !== 'call.cancelled') setFailure(answer.error);
  };

  return (
    <Dialog
      isOpen
      title={t('handover.write.title')}
      onClose={onClose}
      acts={
        written === null ? (
          <>
            <Button kind="quiet" onPress={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button kind="primary" isDisabled={!isReady} isBusy={isRunning} onPress={() => void write()}>
              {t('handover.write.act')}
            </Button>
          </>
        ) : (
          <>
            {canReveal && (
              <Button kind="quiet" onPress={() => void call('files.reveal', { path: written.path })}>
                {t('seal.reveal')}
              </Button>
            )}
            <Button kind="primary" onPress={onClose}>
              {t('ui.close')}
            </Button>
          </>
        )
      }
    >
      {written === null ? (
        <div className="handover-form">
          <p className="quiet">{t('handover.write.lead')}</p>
          <TextField
            label={t('handover.person')}
            hint={t('handover.person.hint')}
            value={person}
            onChange={setPerson}
            autoFocus
          />
          <div className="handover-pair">
            <Select
              label={t('handover.from-role')}
              value={fromRole}
              choices={roles}
              onChange={(role) => {
                setFromRole(role);
                setToRole(nextRole[role]);
              }}
            />
            <Select label={t('handover.to-role')} value={toRole} choices={roles} onChange={setToRole} />
          </div>
          <TextField label={t('handover.note')} value={note} onChange={setNote} rows={2} />
          <RadioGroup
            label={t('handover.protect')}
            value={protection}
            onChange={setProtection}
            choices={[
              { value: 'passphrase', label: t('handover.protect.passphrase') },
              { value: 'certificates', label: t('handover.protect.certificates') },
            ]}
          />
          {protection === 'certificates' && (
            <CertificateFiles
              label={t('handover.recipients')}
              act={t('handover.recipients.add')}
              files={certificates}
              onChange={setCertificates}
              onRefused={setFailure}
            />
          )}
          {isAwaited && <p className="quiet">{t('sign.password.waiting')}</p>}
          {failure !== null && <ErrorNotice failure={failure} />}
        </div>
      ) : (
        <div className="handover-form" role="status">
          <Notice tone="fine">
            {t('handover.written', { path: '' })} <bdi className="ltr mono">{written.path}</bdi>
          </Notice>
          {protection === 'passphrase' && <p>{t('handover.written.hint')}</p>}
          <dl className="handover-digests">
            <dt>{t('handover.content')}</dt>
            <dd>
              <Digest value={written.content} algorithm="sha-256" />
            </dd>
            <dt>{t('handover.file-digest')}</dt>
            <dd>
              <Digest value={written.digest.value} algorithm="sha-256" />
            </dd>
          </dl>
          {written.findings.length > 0 && <FindingList findings={written.findings} />}
        </div>
      )}
    </Dialog>
  );
};

/** Certificates that a file is encrypted to, as files: chosen, seen by name, taken away again. */
export const CertificateFiles = ({
  label,
  act,
  files,
  onChange,
  onRefused,
}: {
  label: string;
  act: string;
  files: readonly FileHandle[];
  onChange: (files: readonly FileHandle[]) => void;
  onRefused: (failure: Failure) => void;
}) => {
  const { t } = useWords();
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      <div className="handover-files">
        {files.length > 0 && (
          <Chips
            label={label}
            chips={files.map(({ fileId, name }) => ({ id: fileId, label: '', value: name }))}
            onRemove={(id) => onChange(files.filter(({ fileId }) => fileId !== id))}
          />
        )}
        {files.length === 0 && <span className="quiet">{t('seal.buyers.none')}</span>}
        <FilePicker
          kind="quiet"
          purpose="trust"
          multiple
          onChosen={(chosen) =>
            onChange([...files, ...chosen.filter(({ name }) => !files.some((known) => known.name === name))])
          }
          onRefused={onRefused}
        >
          {act}
        </FilePicker>
      </div>
    </div>
  );
};

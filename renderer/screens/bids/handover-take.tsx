import { useState } from 'react';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { Button, Dialog, ErrorNotice, FilePicker, Select } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { runJob } from '../../state/jobs.ts';
import { usePasswordPage } from '../../state/password-page.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import './handover.css';

const none = '';

/** Opens a handed-over file: a new bid is taken over at once, for one that is here the differences are shown. */
export const TakeOverDialog = ({
  onClose,
  onWaiting,
}: {
  onClose: () => void;
  /** Something waits for a bid that is here. */
  onWaiting: (bidId: string) => void;
}) => {
  const { t } = useWords();
  const keys = useAsk('keys.list', {}).value?.keys ?? [];
  const [keyId, setKeyId] = useState<string>(none);
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isAwaited = usePasswordPage(isRunning);
  const take = async (file: FileHandle): Promise<void> => {
    setFailure(null);
    setRunning(true);
    const input = { fileId: file.fileId, keyId: keyId === none ? null : keyId };
    const answer = await runJob({ name: 'handover.take', input, label: t('handover.job.take') });
    setRunning(false);
    if (!answer.ok) {
      if (answer.error.code !== 'call.cancelled') setFailure(answer.error);
      return;
    }
    const { bidId, isTaken } = answer.value;
    onClose();
    if (isTaken) navigate({ screen: 'bids', id: bidId });
    else onWaiting(bidId);
  };
  return (
    <Dialog
      isOpen
      title={t('handover.take.title')}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <FilePicker
            kind="primary"
            purpose="content"
            isBusy={isRunning}
            onChosen={([file]) => void (file === undefined ? null : take(file))}
            onRefused={setFailure}
          >
            {t('handover.take.choose')}
          </FilePicker>
        </>
      }
    >
      <div className="handover-form">
        <p className="quiet">{t('handover.take.lead')}</p>
        {keys.length > 0 && (
          <Select
            label={t('handover.take.key')}
            value={keyId}
            onChange={setKeyId}
            choices={[
              { value: none, label: t('handover.take.no-key') },
              ...keys.map((key) => ({ value: key.keyId, label: key.label || key.file })),
            ]}
          />
        )}
        {isAwaited && <p className="quiet">{t('sign.password.waiting')}</p>}
        {failure !== null && <ErrorNotice failure={failure} />}
      </div>
    </Dialog>
  );
};

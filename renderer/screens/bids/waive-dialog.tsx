import { useState } from 'react';
import { Button, Dialog, TextField } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

export type WaiveDialogProps = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onWaive: (reason: string) => Promise<unknown>;
};

/** An item is waived with a reason, which stays beside it for whoever checks the bid. */
export const WaiveDialog = ({ title, isOpen, onClose, onWaive }: WaiveDialogProps) => {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const waive = (): void => {
    onClose();
    void onWaive(reason.trim());
  };
  return (
    <Dialog
      title={t('bids.waive.title', { item: title })}
      isOpen={isOpen}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" isDisabled={reason.trim() === ''} onPress={waive}>
            {t('bids.waive.act')}
          </Button>
        </>
      }
    >
      <TextField
        autoFocus
        label={t('bids.waive.reason')}
        hint={t('bids.waive.hint')}
        rows={3}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
};

import type { LedgerView } from '#shared/contract/money.ts';
import { Button, Dialog, ErrorNotice } from '../../../components/index.ts';
import { useAct } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';

type Entry = LedgerView['entries'][number];

/** An entry is never erased: one that undoes it is written behind it, and both stay to be read. */
export const UndoDialog = ({ entry, words, onClose }: { entry: Entry; words: string; onClose: () => void }) => {
  const { t } = useWords();
  const { run, isRunning, error } = useAct('ledger.add');
  const undo = async (): Promise<void> => {
    const answer = await run({ entry: { kind: 'reversal', day: entry.day, reverses: entry.entryId } });
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      isOpen
      isAlert
      title={t('money.accounts.undo.title', { number: entry.entryId })}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          {/* The dialog was opened to do this. */}
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
          <Button kind="danger" autoFocus isBusy={isRunning} onPress={() => void undo()}>
            {t('money.accounts.undo')}
          </Button>
        </>
      }
    >
      <p>{words}</p>
      <p className="quiet">{t('money.accounts.undo.words')}</p>
      {error !== null && <ErrorNotice failure={error} />}
    </Dialog>
  );
};

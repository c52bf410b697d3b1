import { useState } from 'react';
import type { WorkChange } from '#shared/contract/organiser.ts';
import { Button, DayField, Dialog, TextField } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

/** What is to be done next with all of a selection, and by which day. */
export const StepDialog = ({
  isOpen,
  title,
  onSave,
  onClose,
}: {
  isOpen: boolean;
  title: string;
  onSave: (change: WorkChange) => void;
  onClose: () => void;
}) => {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [on, setOn] = useState<string | null>(null);
  const end = (change: WorkChange | null): void => {
    if (change !== null) onSave(change);
    setText('');
    setOn(null);
    onClose();
  };
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={() => end(null)}
      acts={
        <>
          <Button kind="quiet" onPress={() => end({ nextStep: null })}>
            {t('procedures.step.remove')}
          </Button>
          <Button
            kind="primary"
            isDisabled={text.trim() === ''}
            onPress={() => end({ nextStep: { text: text.trim(), on } })}
          >
            {t('procedures.step.save')}
          </Button>
        </>
      }
    >
      <TextField label={t('procedures.step.text')} value={text} onChange={setText} autoFocus maxLength={500} />
      <DayField label={t('procedures.step.on')} value={on} onChange={setOn} />
    </Dialog>
  );
};

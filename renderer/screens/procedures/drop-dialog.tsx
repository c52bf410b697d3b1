import { useState } from 'react';
import type { WorkChange } from '#shared/contract/organiser.ts';
import type { StageMeaning } from '#shared/procedure/organiser/stages.ts';
import { Button, Dialog, RadioGroup, TextField } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { useOrganiser } from '../../state/organiser.ts';

export type EndingStage = { readonly stageId: string; readonly meaning: StageMeaning };

/** Why work ends: one of the listed reasons, and words of one's own. Nothing is dropped without one. */
export const DropDialog = ({
  stage,
  title,
  act,
  onEnd,
  onClose,
}: {
  stage: EndingStage | null;
  title: string;
  /** What the button says it will do. */
  act: string;
  onEnd: (change: WorkChange) => void;
  onClose: () => void;
}) => {
  const { t } = useWords();
  const { reasons, reasonName } = useOrganiser();
  const [reasonId, setReasonId] = useState<string | null>(null);
  const [text, setText] = useState('');
  const fitting = reasons.filter((reason) => reason.of === (stage?.meaning === 'lost' ? 'lost' : 'dropped'));
  const close = (): void => {
    setReasonId(null);
    setText('');
    onClose();
  };
  return (
    <Dialog
      title={title}
      isOpen={stage !== null}
      onClose={close}
      size="medium"
      acts={
        <>
          <Button kind="quiet" onPress={close}>
            {t('ui.cancel')}
          </Button>
          <Button
            kind="primary"
            isDisabled={reasonId === null}
            onPress={() => {
              if (stage === null || reasonId === null) return;
              onEnd({ stageId: stage.stageId, reason: { reasonId, text: text.trim() } });
              close();
            }}
          >
            {act}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={t('procedures.drop.reason')}
        value={reasonId ?? ''}
        choices={fitting.map((reason) => ({ value: reason.reasonId, label: reasonName(reason.reasonId) }))}
        onChange={setReasonId}
      />
      <TextField label={t('procedures.drop.words')} value={text} onChange={setText} maxLength={1_000} rows={2} />
    </Dialog>
  );
};

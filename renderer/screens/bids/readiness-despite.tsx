import { useState } from 'react';
import type { ReadinessView } from '#shared/contract/readiness.ts';
import { Button, Checkbox, Dialog, TextField } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

export type Despite = { readonly codes: string[]; readonly by: string; readonly reason: string };

export type DespiteDialogProps = {
  readonly readiness: ReadinessView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onFreeze: (despite: Despite) => Promise<unknown>;
};

/** A named person takes blockers upon himself, with a reason. Every blocker is named; nothing is ticked for him. */
export const DespiteDialog = ({ readiness, isOpen, onClose, onFreeze }: DespiteDialogProps) => {
  const { t, explain } = useWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const blockers = readiness.checks.filter(({ finding }) => finding.severity === 'blocker');
  const codes = [...new Set(blockers.map(({ finding }) => finding.code))];
  const mayFreeze = codes.every((code) => chosen.has(code)) && by.trim() !== '' && reason.trim() !== '';
  const freeze = (): void => {
    onClose();
    void onFreeze({ codes: [...codes], by: by.trim(), reason: reason.trim() });
  };
  return (
    <Dialog
      title={t('readiness.despite.title')}
      isOpen={isOpen}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="danger" isDisabled={!mayFreeze} onPress={freeze}>
            {t('readiness.despite.act')}
          </Button>
        </>
      }
    >
      <div className="despite">
        <p>{t('readiness.despite.effect')}</p>
        <fieldset className="despite-codes">
          <legend>{t('readiness.despite.which')}</legend>
          {codes.map((code) => {
            const first = blockers.find(({ finding }) => finding.code === code);
            return (
              <Checkbox
                key={code}
                isSelected={chosen.has(code)}
                isDisabled={first?.mayBeOverridden !== true}
                onChange={(isSelected) => {
                  const next = new Set(chosen);
                  if (isSelected) next.add(code);
                  else next.delete(code);
                  setChosen(next);
                }}
              >
                <bdi>{first === undefined ? code : explain(first.finding).message}</bdi>
              </Checkbox>
            );
          })}
        </fieldset>
        <TextField label={t('readiness.despite.by')} value={by} onChange={setBy} maxLength={200} />
        <TextField label={t('readiness.despite.reason')} rows={3} value={reason} onChange={setReason} />
      </div>
    </Dialog>
  );
};

import { useState } from 'react';
import type { Asked } from '#shared/contract/index.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { Button, Dialog, ErrorNotice, TextField } from '../../../components/index.ts';
import { useAct } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import { asInput, type FormValues } from '../forms/form-values.ts';
import { SchemaForm } from '../forms/schema-form.tsx';
import { ruleFields } from './rule-fields.ts';

type RuleDialogProps = {
  readonly title: string;
  readonly laws: readonly string[];
  readonly start: FormValues;
  readonly onClose: () => void;
};

/** The step checks a list of rules, so it names fields as `rules.0.value`. */
const atField = (failure: Failure | null): Failure | null => {
  const path = failure?.details['path'];
  return failure === null || typeof path !== 'string'
    ? failure
    : { ...failure, details: { ...failure.details, path: path.replace(/^rules\.0\./, '') } };
};

/** A rule of one's own, with where it is written and from when to when it holds. */
export const RuleDialog = ({ title, laws, start, onClose }: RuleDialogProps) => {
  const { t } = useWords();
  const { run, isRunning, error } = useAct('rules.save');
  const [values, setValues] = useState<FormValues>(start);
  const [note, setNote] = useState('');
  const fields = ruleFields(laws);
  const failure = atField(error);
  const isAtField = fields.some(({ name }) => name === failure?.details['path']);
  const keep = async (): Promise<void> => {
    // What the step refuses it names by its field.
    const rule = asInput(fields, values) as Asked<'rules.save'>['rules'][number];
    const answer = await run({ rules: [rule], note: note.trim() === '' ? null : note.trim() });
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      isOpen
      size="medium"
      title={title}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" isBusy={isRunning} onPress={() => void keep()}>
            {t('rules.save')}
          </Button>
        </>
      }
    >
      <SchemaForm
        saysMissing
        fields={fields}
        values={values}
        onChange={setValues}
        failure={failure}
        open={['validTo']}
        without={[]}
      />
      <TextField label={t('rules.note')} value={note} onChange={setNote} />
      {error !== null && !isAtField && <ErrorNotice failure={error} />}
    </Dialog>
  );
};

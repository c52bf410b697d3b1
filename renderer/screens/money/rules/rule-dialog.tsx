import { useState } from 'react';
import type { Asked } from '#shared/contract/index.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { Button, Dialog, ErrorNotice, TextField } from '../../../components/index.ts';
import { useAct } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import { asInput, type FormValues } from '../forms/form-values.ts';
import type { Field } from '../forms/schema.ts';
import { SchemaForm } from '../forms/schema-form.tsx';
import { ruleFields, ruleOnly, settled, startOf } from './rule-fields.ts';

type RuleDialogProps = {
  readonly title: string;
  readonly laws: readonly string[];
  readonly start: FormValues;
  readonly onClose: () => void;
};

/** The step checks a list of rules, so it names fields as `rules.0.value`; an id that is not typed is chosen. */
const atField = (failure: Failure | null, fields: readonly Field[]): Failure | null => {
  const path = failure?.details['path'];
  if (failure === null || typeof path !== 'string') return failure;
  const at = path.replace(/^rules\.0\./, '');
  const isChosen = at === 'id' && !fields.some(({ name }) => name === 'id');
  return { ...failure, details: { ...failure.details, path: isChosen ? 'known' : at } };
};

/** A rule of one's own, with where it is written and from when to when it holds. */
export const RuleDialog = ({ title, laws, start, onClose }: RuleDialogProps) => {
  const { t } = useWords();
  const { run, isRunning, error } = useAct('rules.save');
  const [values, setValues] = useState(() => startOf(start));
  const [note, setNote] = useState('');
  const fields = ruleFields(laws, values);
  const failure = atField(error, fields);
  const isAtField = fields.some(({ name }) => name === failure?.details['path']);
  const keep = async (): Promise<void> => {
    // What the step refuses it names by its field.
    const rule = asInput(ruleOnly(fields), values) as Asked<'rules.save'>['rules'][number];
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
        onChange={(next) => setValues(settled(values, next))}
        failure={failure}
        open={['validTo']}
        without={[]}
      />
      <TextField label={t('rules.note')} value={note} onChange={setNote} />
      {error !== null && !isAtField && <ErrorNotice failure={error} />}
    </Dialog>
  );
};

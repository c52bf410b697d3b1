import type { Failure } from '#shared/kernel/failure.ts';
import { DayField, TextField } from '../../../components/index.ts';
import { useWords } from '../../../state/words.tsx';
import type { FormValues } from '../forms/form-values.ts';
import { fieldsOf, type Field } from '../forms/schema.ts';
import { SchemaForm } from '../forms/schema-form.tsx';
import { readTypedTime, type StartMoment } from './start-moment.ts';

/** What the desk itself gives, and what has fields of its own here. */
const without = ['startsAt', 'offers', 'now', 'offer', 'ruleSet'];
const usual = [
  'publishedOn',
  'costs',
  'vatPercent',
  'taxPercent',
  'securityPercent',
  'guaranteeRate',
  'days',
  'leastMarginPercent',
];

export const termFields = (schema: Readonly<Record<string, unknown>>): readonly Field[] =>
  fieldsOf(schema).filter(({ name }) => !without.includes(name));

export type TermsFormProps = {
  readonly fields: readonly Field[];
  readonly values: FormValues;
  readonly start: StartMoment;
  readonly onChange: (values: FormValues) => void;
  readonly onStart: (start: StartMoment) => void;
  readonly failure: Failure | null;
};

/** Start, rules and price; then what the contract costs, so that every step has its margin. */
export const TermsForm = ({ fields, values, start, onChange, onStart, failure }: TermsFormProps) => {
  const { t, explain } = useWords();
  const isStart = failure?.details['path'] === 'startsAt';
  const fault = failure !== null && isStart ? { fault: explain(failure).message } : {};
  const isUnreadable = start.time.trim() !== '' && readTypedTime(start.time) === null;
  return (
    <div className="form">
      <div className="auction-start">
        <DayField
          isRequired
          label={t('calc.field.startsAt')}
          value={start.day}
          onChange={(day) => onStart({ ...start, day })}
          {...fault}
        />
        <TextField
          isRequired
          isCode
          label={t('auction.start-time')}
          placeholder="12:00"
          value={start.time}
          autoComplete="off"
          {...(isUnreadable ? { fault: t('auction.time-unreadable') } : {})}
          onChange={(time) => onStart({ ...start, time })}
        />
      </div>
      <SchemaForm
        saysMissing
        fields={fields}
        values={values}
        onChange={onChange}
        failure={failure}
        open={usual}
        without={[]}
      />
    </div>
  );
};

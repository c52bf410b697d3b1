import { type ReactNode } from 'react';
import type { Failure } from '#shared/kernel/failure.ts';
import { Checkbox, RadioGroup, Select, Switch, TextField } from '../../../components/index.ts';
import { DayField } from '../../../components/day-field.tsx';
import { DecimalField } from '../../../components/decimal-field.tsx';
import { currencySign } from '../../../format/numbers.ts';
import { useWords } from '../../../state/words.tsx';
import { isGroup, joined } from './form-values.ts';
import './forms.css';
import { ListFields } from './list-fields.tsx';
import type { Field, FieldKind } from './schema.ts';
import type { FormValue, FormValues } from './form-values.ts';

export type FormProps = {
  readonly fields: readonly Field[];
  readonly values: FormValues;
  readonly onChange: (values: FormValues) => void;
  /** Which field the calculator refused, and why. */
  readonly failure: Failure | null;
  readonly path?: string;
  /** Optional fields that stand open. */
  readonly open: readonly string[];
  readonly without: readonly string[];
  /** Whether a field that is missing says so itself; a calculator says it beside the figure. */
  readonly saysMissing?: boolean;
};

/** A calculator's form: what it needs, what is usual beside it, and the rest one press away. */
export const SchemaForm = ({
  fields,
  values,
  onChange,
  failure,
  path = '',
  open,
  without,
  saysMissing = false,
}: FormProps) => {
  const { t } = useWords();
  const asked = fields.filter((field) => !without.includes(joined(path, field.name)));
  // Entries of a list are all alike, so their number does not matter.
  const isOpen = (field: Field): boolean =>
    field.isRequired || open.includes(joined(path, field.name).replaceAll(/\.\d+/g, ''));
  const shown = [
    ...asked.filter(({ isRequired }) => isRequired),
    ...asked.filter((field) => !field.isRequired && isOpen(field)),
  ];
  const rest = asked.filter((field) => !isOpen(field));
  const draw = (field: Field): ReactNode => (
    <FieldInput
      key={field.name}
      field={field}
      path={joined(path, field.name)}
      value={values[field.name]}
      onChange={(value) => onChange({ ...values, [field.name]: value })}
      failure={failure}
      open={open}
      without={without}
      saysMissing={saysMissing}
    />
  );
  const failed = failure?.details['path'];
  const isFailed = (name: string): boolean =>
    typeof failed === 'string' && `${failed}.`.startsWith(`${joined(path, name)}.`);
  return (
    <div className="form">
      {shown.map(draw)}
      {rest.length > 0 && (
        <details className="form-rest" open={rest.some(({ name }) => isFailed(name))}>
          <summary>{t('money.form.more', { count: rest.length })}</summary>
          <div className="form">{rest.map(draw)}</div>
        </details>
      )}
    </div>
  );
};

export type FieldInputProps = {
  readonly field: Omit<Field, 'name'> & FieldKind;
  readonly path: string;
  readonly value: FormValue | undefined;
  readonly onChange: (value: FormValue) => void;
  readonly failure: Failure | null;
  readonly open?: readonly string[];
  readonly without?: readonly string[];
  readonly saysMissing?: boolean;
};

const asText = (value: FormValue | undefined): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;

/** A few short choices stand side by side; more, or longer ones, fold into a list. */
const fitsRow = (labels: readonly string[]): boolean => labels.length <= 3 && labels.join('').length <= 34;

export const FieldInput = ({
  field,
  path,
  value,
  onChange,
  failure,
  open = [],
  without = [],
  saysMissing = false,
}: FieldInputProps) => {
  const { t, say, explain, language } = useWords();
  const label = say(field.labelKey, field.labelKey);
  const isFaulty =
    failure !== null && failure.details['path'] === path && (saysMissing || failure.code !== 'finance.field-missing');
  const said = isFaulty ? explain({ ...failure, details: { ...failure.details, path: label } }) : null;
  const fault = said === null ? {} : { fault: `${said.message} ${said.hint}`.trim() };
  const demand = field.isRequired ? { isRequired: true } : {};
  switch (field.kind) {
    case 'amount':
      return (
        <DecimalField
          isAmount
          label={label}
          value={asText(value)}
          onChange={onChange}
          unit={currencySign('RUB', language)}
          {...fault}
          {...demand}
        />
      );
    case 'percent':
      return <DecimalField label={label} value={asText(value)} onChange={onChange} unit="%" {...fault} {...demand} />;
    case 'quantity':
      return <DecimalField label={label} value={asText(value)} onChange={onChange} {...fault} {...demand} />;
    case 'whole':
      return (
        <DecimalField
          label={label}
          value={asText(value)}
          onChange={(text) => onChange(text !== null && /^-?\d{1,9}$/.test(text) ? Number(text) : text)}
          {...fault}
          {...demand}
        />
      );
    case 'day':
      return <DayField label={label} value={asText(value)} onChange={onChange} {...fault} {...demand} />;
    case 'text':
      return <TextField label={label} value={asText(value) ?? ''} onChange={onChange} {...fault} {...demand} />;
    case 'switch':
      return (
        <Switch isSelected={value === true} onChange={onChange}>
          {label}
        </Switch>
      );
    case 'choice': {
      const choices = field.choices.map((choice) => ({
        value: choice.value,
        label: say(choice.labelKey, choice.value),
      }));
      const none = { value: '', label: t('money.form.not-said') };
      return field.isRequired && fitsRow(choices.map((choice) => choice.label)) ? (
        <RadioGroup layout="row" label={label} choices={choices} value={asText(value) ?? ''} onChange={onChange} />
      ) : (
        <Select
          label={label}
          choices={field.isRequired ? choices : [none, ...choices]}
          value={asText(value) ?? (field.isRequired ? null : '')}
          onChange={onChange}
          placeholder={t('money.form.choose')}
        />
      );
    }
    case 'several': {
      const picked = Array.isArray(value) ? value : [];
      return (
        <fieldset className="form-group">
          <legend>{label}</legend>
          {field.choices.map((choice) => (
            <Checkbox
              key={choice.value}
              isSelected={picked.includes(choice.value)}
              onChange={(isPicked) =>
                onChange(isPicked ? [...picked, choice.value] : picked.filter((one) => one !== choice.value))
              }
            >
              {say(choice.labelKey, choice.value)}
            </Checkbox>
          ))}
        </fieldset>
      );
    }
    case 'group':
      return (
        <fieldset className="form-group">
          <legend>{label}</legend>
          <SchemaForm
            fields={field.fields}
            values={isGroup(value) ? value : {}}
            onChange={onChange}
            failure={failure}
            path={path}
            open={open}
            without={without}
            saysMissing={saysMissing}
          />
        </fieldset>
      );
    case 'list':
      return (
        <ListFields
          label={label}
          item={field.item}
          values={Array.isArray(value) ? value : []}
          onChange={onChange}
          entry={(index, name, entry, onEntry) => (
            <FieldInput
              field={{ ...field.item, isRequired: true, labelKey: name }}
              path={joined(path, index)}
              value={entry}
              onChange={onEntry}
              failure={failure}
              open={open}
              without={without}
              saysMissing={saysMissing}
            />
          )}
        />
      );
  }
};

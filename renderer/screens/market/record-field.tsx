import type { FieldShape, MarketField, MarketKind } from '#shared/market/fields.ts';
import { isMarketKind } from '#shared/market/fields.ts';
import type { FieldValue } from '#shared/market/record.ts';
import { Checkbox, DayField, DecimalField, Select, TextField } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { choiceName, fieldName } from './words.ts';

export type RecordFieldProps = {
  readonly name: MarketField;
  readonly shape: FieldShape;
  readonly value: FieldValue;
  readonly kind: MarketKind;
  readonly onChange: (value: FieldValue) => void;
};

/** Nothing chosen, as a choice of its own. */
const nobody = '';

/** One field of a record by what it holds. */
export const RecordField = ({ kind, name, shape, value, onChange }: RecordFieldProps) => {
  const words = useWords();
  const { t } = words;
  const label =
    shape.must === true ? t('market.must', { field: fieldName(name, words, kind) }) : fieldName(name, words, kind);
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  switch (shape.type) {
    case 'line':
      return <TextField label={label} value={text} onChange={onChange} />;
    case 'text':
      return <TextField label={label} rows={3} value={text} onChange={onChange} />;
    case 'currency':
      return <TextField label={label} isCode value={text} onChange={(next) => onChange(next.toUpperCase())} />;
    case 'inn':
    case 'code':
      return <TextField label={label} isCode autoComplete="off" value={text} onChange={onChange} />;
    case 'count':
      return <TextField label={label} isCode inputMode="numeric" value={text} onChange={onChange} />;
    case 'month':
      return <TextField label={label} isCode placeholder="2026-11" value={text} onChange={onChange} />;
    case 'day':
      return <DayField label={label} value={text === '' ? null : text} onChange={onChange} />;
    case 'money':
      return <DecimalField label={label} isAmount value={text === '' ? null : text} onChange={onChange} />;
    case 'number':
      return <DecimalField label={label} value={text === '' ? null : text} onChange={onChange} />;
    case 'lines':
      return (
        <TextField
          label={label}
          hint={t('market.one-a-line')}
          rows={3}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={(next) => onChange(next.split('\n'))}
        />
      );
    case 'yes':
      return (
        <Checkbox isSelected={value === true} onChange={onChange}>
          {label}
        </Checkbox>
      );
    case 'choice':
      return (
        <Select
          label={label}
          choices={[
            ...(shape.must === true ? [] : [{ value: nobody, label: t('market.not-said') }]),
            ...shape.choices.map((choice) => ({ value: choice, label: choiceName(choice, words) })),
          ]}
          placeholder={t('market.choose')}
          value={text === '' && shape.must === true ? null : text}
          onChange={(next) => onChange(next === nobody ? null : next)}
        />
      );
    case 'ref':
      return isMarketKind(shape.to) ? (
        <RecordChoice
          label={label}
          kind={shape.to}
          isOptional={shape.must !== true}
          value={text}
          onChange={(next) => onChange(next === nobody ? null : next)}
        />
      ) : null;
    case 'bid':
      return <BidChoice label={label} value={text} onChange={(next) => onChange(next === nobody ? null : next)} />;
  }
};

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (recordId: string) => void;
};

const RecordChoice = ({
  label,
  kind,
  isOptional,
  value,
  onChange,
}: ChoiceProps & { kind: MarketKind; isOptional: boolean }) => {
  const { t } = useWords();
  const { value: list } = useAsk('market.list', { kind });
  return (
    <Select
      label={label}
      placeholder={t('market.choose')}
      choices={[
        ...(isOptional ? [{ value: nobody, label: t('market.not-said') }] : []),
        ...(list?.rows ?? []).map(({ record, name }) => ({ value: record.recordId, label: name })),
      ]}
      value={value === '' && !isOptional ? null : value}
      onChange={onChange}
    />
  );
};

const BidChoice = ({ label, value, onChange }: ChoiceProps) => {
  const { t } = useWords();
  const { value: list } = useAsk('bids.list', {});
  return (
    <Select
      label={label}
      placeholder={t('market.choose')}
      choices={[
        { value: nobody, label: t('market.not-said') },
        ...(list?.rows ?? []).map(({ bidId, procedureTitle }) => ({ value: bidId, label: procedureTitle })),
      ]}
      value={value}
      onChange={onChange}
    />
  );
};

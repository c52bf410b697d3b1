import { useState, type ReactNode, type RefObject } from 'react';
import { amountText, decimalText } from '../format/numbers.ts';
import { readTypedDecimal } from '../format/typed-decimal.ts';
import { useWords } from '../state/words.tsx';
import { TextField } from './fields.tsx';

export type DecimalFieldProps = {
  readonly label: string;
  /** A plain decimal, `1234567.89`; null: empty. */
  readonly value: string | null;
  /** Said on every key whose text can be read, or is empty. */
  readonly onChange: (value: string | null) => void;
  /** Said when the field is left or Enter is pressed. */
  readonly onCommit?: (value: string | null) => void;
  readonly unit?: string;
  /** Two decimals when it is left, as sums are written. */
  readonly isAmount?: boolean;
  readonly hint?: ReactNode;
  readonly fault?: string;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  readonly inputRef?: RefObject<HTMLDivElement | null>;
};

/** A number typed as people type it, kept as an exact decimal. What cannot be read stays as typed and says so. */
export const DecimalField = ({
  value,
  onChange,
  onCommit,
  isAmount = false,
  fault,
  unit,
  inputRef,
  hint,
  ...rest
}: DecimalFieldProps) => {
  const { t, language } = useWords();
  const written = (decimal: string | null): string => {
    if (decimal === null) return '';
    return isAmount && /^-?\d+(\.\d{1,2})?$/.test(decimal)
      ? amountText(decimal, language)
      : decimalText(decimal, language);
  };
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: string | null } | null>(null);
  const text = typed !== null && typed.of === value ? typed.text : written(value);
  const isUnreadable = text.trim() !== '' && readTypedDecimal(text, language) === null;
  const leave = (): void => {
    if (isUnreadable) return;
    setTyped(null);
    onCommit?.(value);
  };
  return (
    <div ref={inputRef} className="field-place">
      <TextField
        {...rest}
        value={text}
        unit={unit ?? ''}
        inputMode="decimal"
        autoComplete="off"
        {...(hint === undefined ? {} : { hint })}
        {...(isUnreadable ? { fault: t('ui.number-unreadable') } : fault === undefined ? {} : { fault })}
        onChange={(next) => {
          const read = next.trim() === '' ? null : readTypedDecimal(next, language);
          const isReadable = next.trim() === '' || read !== null;
          setTyped({ text: next, of: isReadable ? read : value });
          if (isReadable && read !== value) onChange(read);
        }}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave();
          else event.continuePropagation();
        }}
      />
    </div>
  );
};

import { useState } from 'react';
import { decimalText } from '../../format/numbers.ts';
import { readTypedDecimal } from '../../format/typed-decimal.ts';
import { useWords } from '../../state/words.tsx';

type CellProps = {
  readonly label: string;
  readonly column: string;
  readonly isReadOnly: boolean;
};

/** The arrows and Enter walk down and up a column, as in a spreadsheet. */
const walk = (event: React.KeyboardEvent<HTMLInputElement>): void => {
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const { column } = event.currentTarget.dataset;
  const cells = [
    ...(event.currentTarget
      .closest('table')
      ?.querySelectorAll<HTMLInputElement>(`input[data-column="${column ?? ''}"]`) ?? []),
  ];
  const next = cells[cells.indexOf(event.currentTarget) + step];
  next?.focus();
  next?.select();
};

/** A number in a table: what cannot be read stays as typed, marked, and is not taken. */
export const NumberCell = ({
  label,
  column,
  isReadOnly,
  value,
  decimals,
  onChange,
}: CellProps & {
  readonly value: string | null;
  /** As many as its column shows, so that the decimal signs stand under one another. */
  readonly decimals: number;
  readonly onChange: (value: string | null) => void;
}) => {
  const { language } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (value === null ? '' : decimalText(value, language, decimals));
  const isUnfit = (written: string): boolean => {
    const read = readTypedDecimal(written, language);
    return written.trim() !== '' && (read === null || read.startsWith('-'));
  };
  return (
    <input
      className="price-input price-number"
      inputMode="decimal"
      autoComplete="off"
      dir="ltr"
      aria-label={label}
      aria-invalid={isUnfit(text)}
      data-column={column}
      readOnly={isReadOnly}
      value={text}
      onChange={({ target }) => {
        setTyped(target.value);
        if (!isUnfit(target.value))
          onChange(target.value.trim() === '' ? null : readTypedDecimal(target.value, language));
      }}
      onBlur={() => {
        if (!isUnfit(text)) setTyped(null);
      }}
      onKeyDown={walk}
    />
  );
};

/** A line of text in a table; an empty one is not taken where a name is needed. */
export const TextCell = ({
  label,
  column,
  isReadOnly,
  value,
  isNeeded = false,
  onChange,
}: CellProps & {
  readonly value: string | null;
  readonly isNeeded?: boolean;
  readonly onChange: (value: string | null) => void;
}) => {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value ?? '';
  return (
    <input
      className="price-input"
      autoComplete="off"
      dir="auto"
      title={text}
      aria-label={label}
      aria-invalid={isNeeded && text.trim() === ''}
      data-column={column}
      readOnly={isReadOnly}
      value={text}
      onChange={({ target }) => {
        setTyped(target.value);
        if (target.value.trim() !== '' || !isNeeded) onChange(target.value.trim() === '' ? null : target.value);
      }}
      onBlur={() => setTyped(null)}
      onKeyDown={walk}
    />
  );
};

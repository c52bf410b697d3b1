import { useState } from 'react';
import type { PlainDay } from '#shared/kernel/instant.ts';
import { plainDayText } from '../format/time.ts';
import { dayAfter, readTypedDay } from '../format/typed-day.ts';
import { useWords } from '../state/words.tsx';
import { TextField } from './fields.tsx';

export type DayFieldProps = {
  readonly label: string;
  /** `2026-11-30`; null: empty. */
  readonly value: PlainDay | null;
  readonly onChange: (value: PlainDay | null) => void;
  readonly hint?: string;
  readonly fault?: string;
  readonly isRequired?: boolean;
};

/** A day typed in any usual order; the up and down arrows move it, and its weekday stands under it. */
export const DayField = ({ value, onChange, hint, fault, ...rest }: DayFieldProps) => {
  const { t, language } = useWords();
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: PlainDay | null } | null>(null);
  const text = typed !== null && typed.of === value ? typed.text : (value ?? '');
  const isUnreadable = text.trim() !== '' && readTypedDay(text) === null;
  const said = value === null ? hint : plainDayText(value, language, 'long');
  return (
    <TextField
      {...rest}
      isCode
      value={text}
      placeholder={t('ui.day-placeholder')}
      autoComplete="off"
      {...(said === undefined ? {} : { hint: said })}
      {...(isUnreadable && typed !== null ? { fault: t('ui.day-unreadable') } : fault === undefined ? {} : { fault })}
      onChange={(next) => {
        const read = readTypedDay(next);
        const isReadable = next.trim() === '' || read !== null;
        setTyped({ text: next, of: isReadable ? read : value });
        if (isReadable && read !== value) onChange(read);
      }}
      onBlur={() => {
        if (!isUnreadable) setTyped(null);
      }}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
        if (step === 0 || value === null) {
          event.continuePropagation();
          return;
        }
        event.preventDefault();
        setTyped(null);
        onChange(dayAfter(value, step));
      }}
    />
  );
};

import { useState, type ReactNode } from 'react';
import {
  FieldError,
  Input,
  Label,
  Button as Pressable,
  SearchField as Search,
  Text,
  TextArea,
  TextField as Field,
  type TextFieldProps as FieldProps,
} from 'react-aria-components';
import { CrossIcon, SearchIcon } from './icons.tsx';
import './fields.css';

/** What every field has: a name, what it is for, and what is wrong with what it holds. */
export type FieldWords = {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong and what to do; marks the field as invalid. */
  readonly fault?: string;
};

export type TextFieldProps = Omit<FieldProps, 'children' | 'className' | 'style' | 'isInvalid'> &
  FieldWords & {
    readonly placeholder?: string;
    /** Rows of a text of several lines; one line without it. */
    readonly rows?: number;
    /** Ids, digests, addresses: written left to right in every language, in figures of one width. */
    readonly isCode?: boolean;
    /** Amounts: figures at the end of the field, their unit after them. */
    readonly unit?: string;
    /** Where a table's heading names it already. */
    readonly hideLabel?: boolean;
  };

export const TextField = ({
  label,
  hint,
  fault,
  placeholder,
  rows,
  isCode = false,
  unit,
  hideLabel = false,
  ...rest
}: TextFieldProps) => (
  <Field {...rest} className="field" isInvalid={fault !== undefined}>
    <Label className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</Label>
    {rows === undefined ? (
      <span className="field-box">
        <Input
          className={['input', isCode ? 'input-code' : '', unit === undefined ? '' : 'input-amount'].join(' ').trim()}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(isCode || unit !== undefined ? { dir: 'ltr' } : { dir: 'auto' })}
        />
        {unit !== undefined && <span className="field-unit">{unit}</span>}
      </span>
    ) : (
      <TextArea
        className={isCode ? 'input input-text input-code' : 'input input-text'}
        rows={rows}
        dir={isCode ? 'ltr' : 'auto'}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    )}
    {hint !== undefined && fault === undefined && (
      <Text slot="description" className="field-hint">
        {hint}
      </Text>
    )}
    <FieldError className="field-fault">{fault}</FieldError>
  </Field>
);

export type SearchFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly placeholder?: string;
  readonly clearLabel: string;
  /** Waits this long after the last key before saying so. */
  readonly pause?: number;
  readonly autoFocus?: boolean;
  readonly onKeyDown?: (event: { readonly key: string }) => void;
};

/** A search that does not ask the workstation on every key: it waits for a pause, and for Enter not at all. */
export const SearchField = ({
  label,
  value,
  onChange,
  placeholder,
  clearLabel,
  pause = 150,
  onKeyDown,
  autoFocus,
}: SearchFieldProps) => {
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  const [timer, setTimer] = useState<ReturnType<typeof setTimeout> | null>(null);
  if (value !== shown) {
    setShown(value);
    setText(value);
  }
  const say = (next: string, wait: number): void => {
    if (timer !== null) clearTimeout(timer);
    setText(next);
    setTimer(
      setTimeout(() => {
        setShown(next);
        onChange(next);
      }, wait),
    );
  };
  return (
    <Search
      aria-label={label}
      className="search"
      value={text}
      onChange={(next) => say(next, next === '' ? 0 : pause)}
      onSubmit={(next) => say(next, 0)}
      {...(autoFocus === true ? { autoFocus } : {})}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
    >
      <SearchIcon className="search-icon" />
      <Input className="input search-input" dir="auto" {...(placeholder === undefined ? {} : { placeholder })} />
      <Pressable className="search-clear" aria-label={clearLabel}>
        <CrossIcon />
      </Pressable>
    </Search>
  );
};

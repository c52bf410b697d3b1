import type { SqlValue } from '../database.ts';

/**
 * A fact of our own work as one text, as the history keeps it, and how such a text is written back. `text` is SQL over columns
 * of `procedure`; `write` gives assignments for a SQL expression that is such a text or NULL.
 */
type Field = { readonly text: string; readonly write: (value: string) => string };

const plain = (column: string): Field => ({ text: column, write: (value) => `${column} = ${value}` });
const whole = (column: string): Field => ({
  text: `CAST(${column} AS TEXT)`,
  write: (value) => `${column} = CAST(${value} AS INTEGER)`,
});
const pair = (first: string, second: string): Field => ({
  text: `CASE WHEN ${first} IS NULL THEN NULL ELSE json_array(${first}, ${second}) END`,
  write: (value) => `${first} = json_extract(${value}, '$[0]'), ${second} = json_extract(${value}, '$[1]')`,
});

export const fields = {
  stage: plain('work_stage'),
  reason: pair('end_reason', 'end_reason_text'),
  assignee: plain('assignee'),
  starred: whole('starred'),
  priority: whole('priority'),
  'next-step': pair('next_step', 'next_step_on'),
  seen: whole('seen_edition'),
} as const satisfies Readonly<Record<string, Field>>;
export type FieldName = keyof typeof fields;
export const isFieldName = (name: string): name is FieldName => Object.hasOwn(fields, name);

/** A field's new value as SQL; `only` further narrows the procedures it is written to. */
export type FieldChange = {
  readonly field: FieldName;
  readonly value: string;
  readonly parameters: readonly SqlValue[];
  readonly only?: readonly [sql: string, ...parameters: SqlValue[]];
};

export const setTo = (field: FieldName, value: string | null): FieldChange => ({
  field,
  value: '?',
  parameters: [value],
});

import type { Field, FieldKind } from './schema.ts';

/** What stands in a form: text, numbers, yes and no, lists and groups of them, as its input is written. */
export type FormValue =
  | string
  | number
  | boolean
  | null
  | readonly FormValue[]
  | { readonly [field: string]: FormValue };
export type FormValues = Readonly<Record<string, FormValue>>;

export const isGroup = (value: FormValue | undefined): value is FormValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEmpty = (value: FormValue | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isGroup(value) && Object.values(value).every(isEmpty));

const cleaned = (kind: FieldKind, value: FormValue): FormValue => {
  if (kind.kind === 'group') return isGroup(value) ? asInput(kind.fields, value) : value;
  if (kind.kind !== 'list' || !Array.isArray(value)) return value;
  const items: readonly FormValue[] = value;
  return items.filter((item) => !isEmpty(item)).map((item) => cleaned(kind.item, item));
};

/** What stands in the form as the calculator takes it: nothing that is empty, and nothing the calculator does not know. */
export const asInput = (fields: readonly Field[], values: FormValues): FormValues =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.name];
      return value === undefined || isEmpty(value) ? [] : [[field.name, cleaned(field, value)]];
    }),
  );

/** `offer.rate` of `financing`. */
export const joined = (path: string, name: string | number): string => (path === '' ? String(name) : `${path}.${name}`);

/** The field a refusal points at; list positions are passed over. */
export const fieldAt = (fields: readonly Field[], path: string): Field | null => {
  const [name = '', ...rest] = path.split('.');
  const field = fields.find((one) => one.name === name) ?? null;
  const inner =
    field?.kind === 'group'
      ? field.fields
      : field?.kind === 'list' && field.item.kind === 'group'
        ? field.item.fields
        : null;
  const left = rest.filter((part) => !/^\d+$/.test(part)).join('.');
  return inner === null || left === '' ? field : (fieldAt(inner, left) ?? field);
};

/** What a field of a calculator's form is, as far as its JSON Schema says. */
export type Field = { readonly name: string; readonly labelKey: string; readonly isRequired: boolean } & FieldKind;

export type FieldKind =
  | { readonly kind: 'amount' | 'percent' | 'quantity' | 'day' | 'text' | 'switch' }
  | { readonly kind: 'whole'; readonly least: number; readonly greatest: number }
  | { readonly kind: 'choice'; readonly choices: readonly { readonly value: string; readonly labelKey: string }[] }
  | { readonly kind: 'several'; readonly choices: readonly { readonly value: string; readonly labelKey: string }[] }
  | { readonly kind: 'group'; readonly fields: readonly Field[] }
  | { readonly kind: 'list'; readonly item: FieldKind };

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (schema: Json, key: string): string | null => {
  const value = schema[key];
  return typeof value === 'string' ? value : null;
};
const numberIn = (schema: Json, key: string, otherwise: number): number => {
  const value = schema[key];
  return typeof value === 'number' ? value : otherwise;
};

/** Of several shapes the first is the one people type; the others are for programs. */
const firstShape = (schema: Json): Json => {
  const shapes = schema['anyOf'];
  const [first] = Array.isArray(shapes) ? shapes.filter((shape) => isObject(shape) && shape['type'] !== 'null') : [];
  return isObject(first) ? { ...first, choices: schema['choices'], label: schema['label'] } : schema;
};

/** Money has two decimals, a percentage six, a day is a day: the schema's pattern tells them apart. */
const kindOfText = (schema: Json): FieldKind => {
  const unit = textIn(schema, 'unit');
  if (unit === 'rub') return { kind: 'amount' };
  if (unit === 'percent') return { kind: 'percent' };
  if (textIn(schema, 'format') === 'date') return { kind: 'day' };
  const pattern = textIn(schema, 'pattern');
  if (pattern === null) return { kind: 'text' };
  if (pattern.includes('\\d{4}-')) return { kind: 'day' };
  if (pattern.includes('{1,2})') || pattern.endsWith('\\.\\d{2}$')) return { kind: 'amount' };
  if (!pattern.includes('\\.')) return { kind: 'text' };
  return pattern.includes('{0,14}') ? { kind: 'quantity' } : { kind: 'percent' };
};

const kindOf = (written: Json): FieldKind => {
  const schema = firstShape(written);
  const labels = isObject(schema['choices']) ? schema['choices'] : {};
  const values = schema['enum'];
  if (Array.isArray(values)) {
    const words = values.filter((value) => typeof value === 'string');
    return { kind: 'choice', choices: words.map((value) => ({ value, labelKey: textIn(labels, value) ?? value })) };
  }
  switch (schema['type']) {
    case 'boolean':
      return { kind: 'switch' };
    case 'integer':
    case 'number':
      return {
        kind: 'whole',
        least: numberIn(schema, 'minimum', 0),
        greatest: numberIn(schema, 'maximum', Number.MAX_SAFE_INTEGER),
      };
    case 'array':
      return { kind: 'list', item: isObject(schema['items']) ? kindOf(schema['items']) : { kind: 'text' } };
    case 'object':
      return { kind: 'group', fields: fieldsOf(schema) };
    default:
      return kindOfText(schema);
  }
};

/** The fields of an object's schema in its own order, without those that can hold one value only. */
export const fieldsOf = (schema: Json): readonly Field[] => {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(properties).flatMap(([name, of]): readonly Field[] => {
    if (!isObject(of) || 'const' in of) return [];
    return [{ name, labelKey: textIn(of, 'label') ?? name, isRequired: required.includes(name), ...kindOf(of) }];
  });
};

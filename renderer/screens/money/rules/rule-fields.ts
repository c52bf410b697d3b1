import type { Field } from '../forms/schema.ts';

const units = [
  'percent',
  'rub',
  'times',
  'days',
  'working-days',
  'months',
  'hours',
  'minutes',
  'divisor',
  'count',
  'flag',
] as const;

const field = (name: string, kind: 'text' | 'quantity' | 'day', isRequired = true): Field => ({
  name,
  labelKey: `rules.field.${name}`,
  isRequired,
  kind,
});

/** What a rule of one's own says of itself, in the order in which one reads it from the law. */
export const ruleFields = (laws: readonly string[]): readonly Field[] => [
  {
    name: 'law',
    labelKey: 'rules.field.law',
    isRequired: true,
    kind: 'choice',
    choices: laws.map((value) => ({ value, labelKey: `calc.choice.${value}` })),
  },
  field('id', 'text'),
  field('value', 'quantity'),
  {
    name: 'unit',
    labelKey: 'rules.field.unit',
    isRequired: true,
    kind: 'choice',
    choices: units.map((value) => ({ value, labelKey: `rules.unit.${value}` })),
  },
  field('article', 'text'),
  field('edition', 'day'),
  field('source', 'text'),
  field('validFrom', 'day'),
  field('validTo', 'day', false),
];

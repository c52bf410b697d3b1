import { ruleNameKeyOf } from '#shared/finance/labels.ts';
import { ownRules } from '#shared/finance/rules/index.ts';
import type { FormValues } from '../forms/form-values.ts';
import type { Field } from '../forms/schema.ts';

/** The rules that the program ships, each once, with the unit it is counted in. */
const shipped: ReadonlyMap<string, string> = new Map(
  ownRules.flatMap(({ entries }) => entries.map(({ id, unit }): [string, string] => [id, unit])),
);

const other = 'other';

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
export const ruleFields = (laws: readonly string[], { known }: FormValues): readonly Field[] => [
  {
    name: 'law',
    labelKey: 'rules.field.law',
    isRequired: true,
    kind: 'choice',
    choices: laws.map((value) => ({ value, labelKey: `calc.choice.${value}` })),
  },
  {
    name: 'known',
    labelKey: 'rules.field.known',
    isRequired: true,
    kind: 'choice',
    choices: [
      ...[...shipped.keys()].map((value) => ({ value, labelKey: ruleNameKeyOf(value) })),
      { value: other, labelKey: 'rules.field.known.other' },
    ],
  },
  ...(known === other ? [field('id', 'text')] : []),
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

/** The form as it opens: a rule that the program ships is chosen by its name, any other given by its id. */
export const startOf = (rule: FormValues): FormValues => {
  const { id } = rule;
  return typeof id === 'string' ? { ...rule, known: shipped.has(id) ? id : other } : rule;
};

/** The form after a change; a rule that is chosen brings its id and unit. */
export const settled = (before: FormValues, after: FormValues): FormValues => {
  const { known } = after;
  if (known === before['known'] || typeof known !== 'string') return after;
  const unit = shipped.get(known);
  return unit === undefined ? { ...after, id: null } : { ...after, id: known, unit };
};

/** What of the form is the rule itself. */
export const ruleOnly = (fields: readonly Field[]): readonly Field[] => [
  ...fields.filter(({ name }) => name !== 'known' && name !== 'id'),
  field('id', 'text'),
];

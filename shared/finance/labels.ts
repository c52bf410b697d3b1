import type { FinanceCode } from './codes.ts';

/** Fields whose words differ from the shared ones of `calc.field.<field>`: they have `calc.<calculator>.<field>`. */
export const ownLabels = [
  'security.amount',
  'security.min',
  'security.max',
  'security.kind',
  'anti-dumping.method',
  'auction-range.rules',
  'auction-range.offer',
  'auction-start.start',
  'auction-timer.start',
  'auction-timer.offers',
  'compare-offers.cheapest',
  'offer-terms.costs',
  'offer-terms.days',
  'forecast.lowest',
  'plan.next',
  'contract-result.financing',
  'score.scores',
  'score.formula',
  'vat.amount',
  'margin.cost',
  'present-value.amount',
  'present-value.method',
  'price-fork.min',
  'price-fork.max',
  'stage-price.price',
  'stage-price.amount',
  'late-payment.amount',
  'late-payment.days',
  'late-payment.kind',
  'agent-fee.amount',
  'winner-fee.amount',
  'tariffs.total',
  'tariffs.price',
  'funnel.days',
  'working-days.from',
  'working-days.days',
] as const;
export type OwnLabel = (typeof ownLabels)[number];

const isOwnLabel = (text: string): text is OwnLabel => (ownLabels as readonly string[]).includes(text);

/**
 * The last name in a path, without the number of a numbered one: `offer.rate`, `criteria.0.weight`, `scores.2` and `surcharge1` are
 * `rate`, `weight`, `scores` and `surcharge`.
 */
const fieldIn = (path: string): string =>
  path
    .split('.')
    .findLast((part) => !/^\d+$/.test(part))
    ?.replace(/\d+$/, '') ?? path;

/** The text key of a field, of a step's `line`, or of a name in a step's `numbers`. */
export const labelKeyOf = (calculator: string, path: string): string => {
  const field = fieldIn(path);
  const own = `${calculator}.${field}`;
  return isOwnLabel(own) ? `calc.${own}` : `calc.field.${field}`;
};

/** The text key of a value that is chosen from a list. */
export const choiceKeyOf = (value: string): string => `calc.choice.${value}`;

/** The text key of what a step does. */
export const ruleKeyOf = (rule: string): string => `calc.rule.${rule}`;

/** The text key of the name of a rule in the book; one of the user's own may have none. */
export const ruleNameKeyOf = (id: string): `rule.${string}` => `rule.${id}`;

/** The text key of a finding. */
export const findingKeyOf = (code: FinanceCode): FinanceCode => code;

type Json = unknown;
type JsonObject = Readonly<Record<string, Json>>;

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const choicesOf = (schema: JsonObject): JsonObject => {
  const values = Array.isArray(schema['enum']) ? schema['enum'] : 'const' in schema ? [schema['const']] : [];
  const words = values.filter((value) => typeof value === 'string');
  return words.length === 0 ? {} : { choices: Object.fromEntries(words.map((word) => [word, choiceKeyOf(word)])) };
};

/** What explains an answer has one shape everywhere and is shown by its own view, not as fields of a form. */
const unlabelled = new Set(['steps', 'findings']);

/** The same JSON Schema with a text key as `label` at every field and one per value in `choices`. */
export const labelledSchema = (calculator: string, schema: Json): JsonObject => {
  const walk = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        key === 'properties' && isObject(inner)
          ? Object.fromEntries(
              Object.entries(inner).map(([field, of]) => [
                field,
                isObject(of) && !unlabelled.has(field)
                  ? { label: labelKeyOf(calculator, field), ...choicesOf(of), ...(walk(of) as JsonObject) }
                  : of,
              ]),
            )
          : walk(inner),
      ]),
    );
  };
  const labelled = walk(schema);
  return isObject(labelled) ? labelled : {};
};

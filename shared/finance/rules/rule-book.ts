import type { DecimalText } from '../../kernel/decimal.ts';
import type { PlainDay } from '../../kernel/instant.ts';

/** `days` are calendar days, `working-days` follow the production calendar; a `flag` is `"1"` or `"0"`. */
export type RuleUnit =
  | 'percent'
  | 'rub'
  | 'times'
  | 'days'
  | 'working-days'
  | 'months'
  | 'hours'
  | 'minutes'
  | 'divisor'
  | 'count'
  | 'flag';

/**
 * How well a value is known: read `in-law` itself, taken from a `secondary` source, from `practice` of the field without
 * a text at hand, or entered by the `user`.
 */
export type RuleStanding = 'in-law' | 'secondary' | 'practice' | 'user';

/** One legal figure in one period of time. */
export type RuleEntry = {
  readonly id: string;
  readonly value: DecimalText;
  readonly unit: RuleUnit;
  /** The article as it is cited: `44-FZ art. 44 p.2(1)`. */
  readonly article: string;
  /** Day of the edition the value was read in. */
  readonly edition: PlainDay;
  readonly source: string;
  readonly standing: RuleStanding;
  readonly validFrom: PlainDay;
  /** Last day in force; absent while in force. */
  readonly validTo?: PlainDay;
};

/** The rules of one law or platform, known to hold up to `date`. */
export type RuleSet = { readonly law: string; readonly date: PlainDay; readonly entries: readonly RuleEntry[] };

export type RuleBook = readonly RuleSet[];

/** A rule as it was found for a day: its value, and what to cite. */
export type Rule = RuleEntry & { readonly law: string; readonly ruleSetDate: PlainDay };

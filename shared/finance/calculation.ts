import type { Finding } from '../kernel/failure.ts';
import type { PlainDay } from '../kernel/instant.ts';
import type { FinanceCode } from './codes.ts';
import type { Calendars } from '../calendar/calendars.ts';
import type { CalendarCode } from '../calendar/codes.ts';
import type { RuleBook } from './rules/rule-book.ts';
import type { StepRule } from './step-rules.ts';

/**
 * How an exact number became the shown one. `half-up-kopeck` and `half-up-hundredth` keep two decimals, halves away from
 * zero; `next-kopeck` is the least kopeck above; `whole-up` the least whole number not below; `none`: exact as it is.
 */
export const roundings = ['half-up-kopeck', 'half-up-hundredth', 'next-kopeck', 'whole-up', 'none'] as const;
export type Rounding = (typeof roundings)[number];

/** One figure, open to its formula: `formula` over the names in `numbers` gives `result` after `rounding`. */
export type Step = {
  /** Which figure this is: a field's name, labelled by `labelKeyOf`. */
  readonly line: string;
  /** What is done, by name: text key `calc.rule.<rule>`. */
  readonly rule: StepRule;
  /** Arithmetic over `numbers`: `+ − × / ^ ( ) max(…; …) min(…; …)`. Dates and choices are words of the same names. */
  readonly formula: string;
  readonly numbers: Readonly<Record<string, string>>;
  readonly rounding: Rounding;
  /** The law's articles behind the numbers, or null where the arithmetic alone decides. */
  readonly article: string | null;
  /** Day up to which the rules used are known to hold, or null where no rule was used. */
  readonly ruleSetDate: PlainDay | null;
  /** A decimal, a day, a moment or a word, as it is shown. */
  readonly result: string;
};

export type FinanceFinding = Finding<FinanceCode>;

/** Carried by every answer beside its own fields. */
export type Explained = { readonly steps: readonly Step[]; readonly findings: readonly FinanceFinding[] };

export type CalculationCode = FinanceCode | CalendarCode;

/** Data that a calculation is judged by; the program's own unless the user keeps others. */
export type Basis = { readonly rules: RuleBook; readonly calendars: Calendars };

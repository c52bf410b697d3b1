import {
  fraction,
  roundDown,
  roundHalfUp,
  roundUpToWhole,
  type DecimalText,
  type Fraction,
} from '../kernel/decimal.ts';
import { addAmounts } from '../kernel/money.ts';
import type { Details, Place, Severity } from '../kernel/failure.ts';
import type { Explained, FinanceFinding, Rounding, Step } from './calculation.ts';
import type { FinanceCode } from './codes.ts';
import { evaluate } from './formula.ts';
import type { Rule } from './rules/rule-book.ts';
import type { StepRule } from './step-rules.ts';

/** A number in a formula: exact text, a whole count, or a rule, which is then cited. */
export type Term = DecimalText | number | Rule;

type Deed = {
  readonly rule: StepRule;
  readonly formula: string;
  readonly numbers: Readonly<Record<string, Term>>;
  /** Rules that decide the figure without being a number in it. */
  readonly by?: readonly Rule[];
};

const isRule = (term: Term): term is Rule => typeof term === 'object';
const textOf = (term: Term): string => (isRule(term) ? term.value : String(term));

const citationOf = (cited: readonly Rule[]): Pick<Step, 'article' | 'ruleSetDate'> => ({
  article: cited.length === 0 ? null : [...new Set(cited.map((rule) => rule.article))].join('; '),
  ruleSetDate: cited.map((rule) => rule.ruleSetDate).toSorted()[0] ?? null,
});

const rounders = {
  'half-up-kopeck': (value) => roundHalfUp(value, 2),
  'half-up-hundredth': (value) => roundHalfUp(value, 2),
  'next-kopeck': (value) => addAmounts([roundDown(value, 2), '0.01']),
  'whole-up': roundUpToWhole,
} as const satisfies Record<Exclude<Rounding, 'none'>, (value: Fraction) => DecimalText>;

const exact = ({ formula, numbers }: Pick<Deed, 'formula' | 'numbers'>): Fraction =>
  evaluate(formula, Object.fromEntries(Object.entries(numbers).map(([name, term]) => [name, fraction(textOf(term))])));

/**
 * The working paper of one calculation: each figure is written down with its formula at the moment it is computed, from
 * the same text, so an answer can not show one formula and hold another's result.
 */
export type Sheet = {
  /** Evaluates exactly, rounds once, writes the step down, gives the shown figure. */
  readonly figure: (line: string, rounding: Exclude<Rounding, 'none'>, deed: Deed) => DecimalText;
  /** The exact value, not written down: for a comparison that rounding must not decide. */
  readonly exact: (deed: Pick<Deed, 'formula' | 'numbers'>) => Fraction;
  readonly money: (line: string, deed: Deed) => DecimalText;
  readonly percent: (line: string, deed: Deed) => DecimalText;
  /** A figure that is not arithmetic over decimals: a day, a moment, a choice. */
  readonly note: (
    line: string,
    deed: Omit<Deed, 'numbers'> & { readonly numbers: Readonly<Record<string, string>> },
    result: string,
  ) => string;
  readonly say: (code: FinanceCode, severity: Severity, details: Details, place?: Place) => void;
  /** Takes over what another calculation wrote, its lines and places under `path`. */
  readonly adopt: (path: string, other: Explained) => void;
  /** Takes over steps under `path`, and findings with their places as they are: the other calculation's fields are this one's too. */
  readonly adoptSame: (path: string, other: Explained) => void;
  readonly explained: () => Explained;
};

export const openSheet = (): Sheet => {
  const steps: Step[] = [];
  const findings: FinanceFinding[] = [];

  const figure: Sheet['figure'] = (line, rounding, { rule, formula, numbers, by = [] }) => {
    const entries = Object.entries(numbers);
    const result = rounders[rounding](exact({ formula, numbers }));
    steps.push({
      line,
      rule,
      formula,
      numbers: Object.fromEntries(entries.map(([name, term]) => [name, textOf(term)])),
      rounding,
      ...citationOf([...by, ...entries.map(([, term]) => term).filter(isRule)]),
      result,
    });
    return result;
  };

  return {
    figure,
    exact,
    money: (line, deed) => figure(line, 'half-up-kopeck', deed),
    percent: (line, deed) => figure(line, 'half-up-hundredth', deed),
    note: (line, { rule, formula, numbers, by = [] }, result) => {
      steps.push({ line, rule, formula, numbers, rounding: 'none', ...citationOf(by), result });
      return result;
    },
    say: (code, severity, details, place = {}) => {
      findings.push({ code, severity, place, details });
    },
    adopt: (path, other) => {
      steps.push(...other.steps.map((step) => ({ ...step, line: `${path}.${step.line}` })));
      for (const finding of other.findings) {
        const inner = finding.place.path;
        findings.push({
          ...finding,
          place: { ...finding.place, path: inner === undefined ? path : `${path}.${inner}` },
        });
      }
    },
    adoptSame: (path, other) => {
      steps.push(...other.steps.map((step) => ({ ...step, line: `${path}.${step.line}` })));
      findings.push(...other.findings);
    },
    explained: () => ({ steps, findings }),
  };
};

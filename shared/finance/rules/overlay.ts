import { z } from 'zod';
import type { Outcome } from '../../kernel/failure.ts';
import type { Instant, PlainDay } from '../../kernel/instant.ts';
import { ok } from '../../kernel/result.ts';
import { failFinance, type FinanceCode } from '../codes.ts';
import type { RuleBook, RuleEntry, RuleSet } from './rule-book.ts';
import { ownRule, type OwnRule } from './schema.ts';

/** One change of the user's rules: an entry put in place (of one with the same first day), or taken out again. */
export type RuleChange = {
  readonly changeId: number;
  readonly at: Instant;
  readonly law: string;
  readonly id: string;
  readonly validFrom: PlainDay;
  readonly entry: RuleEntry | null;
  readonly note: string | null;
};

const keyOf = ({ law, id, validFrom }: Pick<RuleChange, 'law' | 'id' | 'validFrom'>): string =>
  [law, id, validFrom].join('\u001f');

/** The user's rules as the changes leave them, the latest change of each deciding. `date`: when they were last changed. */
export const overlayOf = (changes: readonly RuleChange[]): RuleBook => {
  const last = new Map(changes.map((change) => [keyOf(change), change]));
  const kept = [...last.values()].filter(({ entry }) => entry !== null);
  return [...Map.groupBy(kept, ({ law }) => law)].map(([law, ofLaw]): RuleSet => {
    const date = ofLaw
      .map(({ at, entry }) => (entry !== null && entry.edition > at.slice(0, 10) ? entry.edition : at.slice(0, 10)))
      .reduce((latest, day) => (day > latest ? day : latest));
    return { law, date, entries: ofLaw.flatMap(({ entry }) => (entry === null ? [] : [entry])) };
  });
};

/** The book with the user's sets behind the program's: for the same rule and day the later entry wins. */
export const withOverlay = (book: RuleBook, overlay: RuleBook): RuleBook =>
  overlay.length === 0 ? book : [...book, ...overlay];

const fitsUnit = ({ unit, value }: Pick<RuleEntry, 'unit' | 'value'>): boolean => {
  if (value.startsWith('-')) return false;
  switch (unit) {
    case 'flag':
      return value === '0' || value === '1';
    case 'percent':
      return Number(value) <= 100;
    case 'rub':
      return /^\d{1,15}(?:\.\d{1,2})?$/.test(value);
    case 'times':
      return Number(value) > 0 && Number(value) <= 1000;
    case 'divisor':
      return Number(value) > 0 && Number(value) <= 1_000_000;
    case 'count':
    case 'days':
    case 'hours':
    case 'minutes':
    case 'months':
    case 'working-days':
      return /^\d{1,6}$/.test(value);
    default:
      return unit satisfies never;
  }
};

/** The entry to keep, or why not: its unit must be the one the program knows for the rule, its value one of that unit. */
export const checkOwnRule = (
  { law, ...entry }: OwnRule,
  book: RuleBook,
  path: string,
): Outcome<{ readonly law: string; readonly entry: RuleEntry }, FinanceCode> => {
  const at = (field: string): string => (path === '' ? field : `${path}.${field}`);
  const known = book.flatMap((set) => set.entries).find(({ id }) => id === entry.id);
  if (known !== undefined && known.unit !== entry.unit)
    return failFinance('finance.rule-unit', { path: at('unit'), rule: entry.id, expected: known.unit });
  if (!fitsUnit(entry)) return failFinance('finance.rule-value', { path: at('value'), unit: entry.unit });
  return ok({ law, entry: { ...entry, standing: 'user' } });
};

/** A file of rules, as they leave one workspace and enter another. */
export const ruleFile = z.strictObject({
  format: z.literal('bidwright-rules 1'),
  rules: z.array(ownRule).max(5000, { error: 'finance.list-too-long' }),
});

import { ok } from '../../kernel/result.ts';
import type { Outcome } from '../../kernel/failure.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { failFinance, type FinanceCode } from '../codes.ts';
import type { Sheet } from '../sheet.ts';
import type { Rule, RuleBook, RuleEntry } from './rule-book.ts';

const holdsOn = (entry: RuleEntry, day: PlainDay): boolean =>
  entry.validFrom <= day && (entry.validTo === undefined || day <= entry.validTo);

/** Books are values that never change, so what was sorted once stays sorted. */
const sorted = new WeakMap<RuleBook, ReadonlyMap<string, readonly Rule[]>>();

const rulesById = (book: RuleBook): ReadonlyMap<string, readonly Rule[]> => {
  const known = sorted.get(book);
  if (known) return known;
  const rules = book.flatMap(({ law, date, entries }) =>
    entries.map((entry) => ({ ...entry, law, ruleSetDate: date })),
  );
  const byId = Map.groupBy(rules, (rule) => `${rule.law} ${rule.id}`);
  sorted.set(book, byId);
  return byId;
};

/**
 * The rules of `law` as they were on the notice's publication day. Refuses a day for which any of them is not known,
 * naming the first day that is. Later entries win, so a user's own entry overrides the program's.
 */
export const rulesOn = <const Id extends string>(
  book: RuleBook,
  law: string,
  day: PlainDay,
  ids: readonly Id[],
  path = 'publishedOn',
): Outcome<Readonly<Record<Id, Rule>>, FinanceCode> => {
  const byId = rulesById(book);
  const found: Record<string, Rule> = {};
  for (const id of ids) {
    const candidates = byId.get(`${law} ${id}`) ?? [];
    const rule = candidates.findLast((entry) => holdsOn(entry, day));
    if (rule === undefined) {
      const first = candidates.map((entry) => entry.validFrom).toSorted()[0] ?? null;
      return failFinance('finance.rule-not-found', { path, law, rule: id, day, first });
    }
    found[id] = rule;
  }
  return ok(found as Readonly<Record<Id, Rule>>);
};

/** The rules of a set that hold on a day, in the order of `ids`; null where there is none: for sets that bound only some things. */
export const knownRules = (
  book: RuleBook,
  law: string,
  day: PlainDay,
  ids: readonly string[],
): readonly (Rule | null)[] => {
  const byId = rulesById(book);
  return ids.map((id) => (byId.get(`${law} ${id}`) ?? []).findLast((entry) => holdsOn(entry, day)) ?? null);
};

/** The day up to which a law's rules are known to hold. */
export const ruleSetDate = (book: RuleBook, law: string): PlainDay | null =>
  book
    .filter((set) => set.law === law)
    .map((set) => set.date)
    .toSorted()
    .at(-1) ?? null;

/**
 * Says aloud what a reader of the answer must know about its rules: a notice newer than they are, a day that was assumed
 * because none was given, a value taken from a secondary source.
 */
export const sayStanding = (
  sheet: Sheet,
  law: string,
  rules: readonly Rule[],
  day: { readonly publishedOn: PlainDay } | { readonly assumed: PlainDay },
): void => {
  const known = rules.map((rule) => rule.ruleSetDate).toSorted()[0];
  if ('publishedOn' in day && known !== undefined && day.publishedOn > known) {
    const details = { law, ruleSetDate: known, publishedOn: day.publishedOn };
    sheet.say('finance.rules-older-than-notice', 'warning', details, { path: 'publishedOn' });
  }
  if ('assumed' in day) {
    sheet.say('finance.rule-date-assumed', 'info', { law, day: day.assumed }, { path: 'publishedOn' });
  }
  for (const rule of rules.filter(({ standing }) => standing === 'secondary' || standing === 'practice')) {
    sheet.say('finance.rule-secondary-source', 'info', { rule: rule.article, source: rule.source });
  }
};

import { addDays, addMonths } from '../../calendar/days.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import type { PaperFacts } from './paper.ts';
import type { PaperKind, PaperRule, PaperTerm } from './kind.ts';

/**
 * How long a paper counts. `lastDay` is inclusive. `surelyUntil` is earlier only where months counted from its issue end before
 * months counted back from the day it is needed for: issued on 28 February, "not older than six months" goes until 28 August
 * by the one count and until 31 August by the other.
 */
export type Validity =
  | { readonly kind: 'endless' }
  | { readonly kind: 'until'; readonly lastDay: PlainDay; readonly surelyUntil: PlainDay }
  | { readonly kind: 'unknown'; readonly missing: 'issue' | 'expiry' };

type Dates = Pick<PaperFacts, 'issuedOn' | 'expiresOn'>;
type Span = { readonly unit: 'days' | 'months'; readonly amount: number };

const until = (lastDay: PlainDay, surelyUntil = lastDay): Validity => ({ kind: 'until', lastDay, surelyUntil });

const after = (day: PlainDay, { unit, amount }: Span): PlainDay =>
  unit === 'days' ? addDays(day, amount) : addMonths(day, amount);

/** The earliest day on which a paper may be issued that must be no older than `span` on `day`. */
export const earliestIssue = (day: PlainDay, { unit, amount }: Span): PlainDay =>
  unit === 'days' ? addDays(day, -amount) : addMonths(day, -amount);

/** A month's missing days fall together when counting back, so up to three days after the forward count still reach the issue. */
const lastDayCountedBack = (issued: PlainDay, span: Span): PlainDay => {
  let last = after(issued, span);
  while (earliestIssue(addDays(last, 1), span) <= issued) last = addDays(last, 1);
  return last;
};

const counted = (issued: PlainDay | null, last: (issued: PlainDay) => Validity): Validity =>
  issued === null ? { kind: 'unknown', missing: 'issue' } : last(issued);

const byTerm = ({ issuedOn, expiresOn }: Dates, term: PaperTerm): Validity => {
  switch (term.kind) {
    case 'endless':
      return { kind: 'endless' };
    case 'stated': {
      const { otherwise } = term;
      if (expiresOn !== null) return until(expiresOn);
      if (otherwise === 'endless') return { kind: 'endless' };
      if (otherwise === 'unknown') return { kind: 'unknown', missing: 'expiry' };
      return counted(issuedOn, (issued) => until(after(issued, otherwise)));
    }
    case 'for':
      return counted(issuedOn, (issued) => until(after(issued, term)));
    case 'not-older':
      return counted(issuedOn, (issued) => until(lastDayCountedBack(issued, term), after(issued, term)));
    default:
      return term satisfies never;
  }
};

/** How long a paper counts by a rule; a day written in it ends it earlier whatever the rule says. */
export const validityOf = (dates: Dates, rule: Pick<PaperRule, 'term'>): Validity => {
  const ruled = byTerm(dates, rule.term);
  const { expiresOn } = dates;
  if (expiresOn === null || ruled.kind === 'unknown') return ruled;
  if (ruled.kind === 'endless' || expiresOn <= ruled.surelyUntil) return until(expiresOn);
  return expiresOn < ruled.lastDay ? until(expiresOn, ruled.surelyUntil) : ruled;
};

/** The rule by which a paper is judged: the one demanded, else the first for notices of `published`, else the first. */
export const ruleFor = (kind: PaperKind, published: PlainDay | null, demanded: string | null): PaperRule | null =>
  kind.rules.find(({ ruleId }) => ruleId === demanded) ??
  kind.rules.find(
    ({ validFrom, validTo }) =>
      published === null || (validFrom <= published && (validTo === null || published <= validTo)),
  ) ??
  kind.rules[0] ??
  null;

import { z } from 'zod';
import type { FinanceFinding } from '../calculation.ts';
import type { FinanceCode } from '../codes.ts';
import { planTerms } from '../plan/terms.ts';
import type { Assembled } from './assemble.ts';

/** What a plan was made from: its terms, the words for its bids and sources, and the editions of their notices. */
export const planBasis = z.object({
  terms: planTerms,
  bids: z.array(z.object({ bidId: z.string(), procedureId: z.string(), title: z.string(), edition: z.int() })),
  sources: z.record(z.string(), z.string()),
});
export type PlanBasis = z.output<typeof planBasis>;

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const bidFields = ['need', 'start', 'end', 'margin', 'must', 'excluded'] as const;

/** The first day from which own money differs. */
const cashDiffers = (before: PlanBasis['terms']['cash'], now: PlanBasis['terms']['cash']): string | null => {
  const level = (cash: typeof before, day: string): string =>
    cash
      .filter(({ from }) => from <= day)
      .toSorted((a, b) => (a.from < b.from ? -1 : 1))
      .at(-1)?.amount ?? '0.00';
  // A plan does not grow stale because the days before today are over.
  const first = now[0]?.from ?? '';
  const days = [...new Set([first, ...before.map(({ from }) => from), ...now.map(({ from }) => from)])]
    .filter((day) => day >= first)
    .toSorted();
  return days.find((day) => level(before, day) !== level(now, day)) ?? null;
};

/**
 * Why a kept plan no longer holds, each reason as a finding; empty where it still does. `today`: bids whose day has come since are not
 * held against the plan.
 */
export const staleReasons = (
  basis: PlanBasis,
  { terms, bids }: Assembled,
  sources: Readonly<Record<string, string>>,
  today: string,
): readonly FinanceFinding[] => {
  const found: FinanceFinding[] = [];
  const say = (code: FinanceCode, details: FinanceFinding['details'], item?: string): void => {
    found.push({ code, severity: 'warning', place: item === undefined ? {} : { item }, details });
  };
  const before = new Map(basis.terms.bids.map((bid) => [bid.id, bid]));
  const now = new Map((terms?.bids ?? []).map((bid) => [bid.id, bid]));
  for (const bid of bids) {
    const was = before.get(bid.bidId);
    const is = now.get(bid.bidId);
    if (was === undefined) say('finance.stale-bid-added', { bid: bid.title }, bid.bidId);
    else if (is !== undefined) {
      const fields = bidFields.filter((field) => !sameJson(was[field], is[field]));
      if (fields.length > 0) say('finance.stale-bid-changed', { bid: bid.title, fields }, bid.bidId);
      const known = basis.bids.find(({ bidId }) => bidId === bid.bidId);
      if (known !== undefined && known.edition !== bid.edition)
        say('finance.stale-notice', { bid: bid.title, procedure: bid.procedureId }, bid.bidId);
    }
  }
  for (const { bidId, title } of basis.bids)
    if (!now.has(bidId) && (before.get(bidId)?.start ?? '') >= today)
      say('finance.stale-bid-gone', { bid: title }, bidId);
  const sourcesBefore = new Map(basis.terms.sources.map((source) => [source.id, source]));
  const sourcesNow = new Map((terms?.sources ?? []).map((source) => [source.id, source]));
  for (const [id, source] of sourcesNow) {
    const was = sourcesBefore.get(id);
    const name = sources[id] ?? id;
    if (was === undefined) say('finance.stale-source-added', { source: name }, id);
    else if (!sameJson(was, source)) say('finance.stale-source-changed', { source: name }, id);
  }
  if (terms !== null) {
    for (const id of sourcesBefore.keys())
      if (!sourcesNow.has(id)) say('finance.stale-source-gone', { source: basis.sources[id] ?? id }, id);
    const day = cashDiffers(basis.terms.cash, terms.cash);
    if (day !== null) say('finance.stale-cash', { day });
  }
  return found;
};

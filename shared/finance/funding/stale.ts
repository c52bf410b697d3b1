import { z } from 'zod';
import type { FinanceFinding } from '../calculation.ts';
import type { FinanceCode } from '../codes.ts';
import { planTerms } from '../plan/terms.ts';
import type { Assembled } from './assemble.ts';
import { needParts, type FundedNeed } from './needs.ts';

/** What a plan was made from: its terms, the words for its bids and sources, and the editions of their notices. */
export const planBasis = z.object({
  terms: planTerms,
  /** One per need; `bidId` is the need's name, `of` the bid it belongs to. */
  bids: z.array(
    z.object({
      bidId: z.string(),
      procedureId: z.string(),
      title: z.string(),
      edition: z.int(),
      part: z.enum(needParts).default('bid'),
      of: z.string().optional(),
    }),
  ),
  sources: z.record(z.string(), z.string()),
});
export type PlanBasis = z.output<typeof planBasis>;

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

type PlannedBid = PlanBasis['terms']['bids'][number];
const changes = {
  need: ['finance.stale-need', 'finance.stale-performance-need'],
  start: ['finance.stale-start', 'finance.stale-performance-start'],
  end: ['finance.stale-end', 'finance.stale-performance-end'],
  margin: ['finance.stale-margin', 'finance.stale-margin'],
} as const satisfies Partial<Record<keyof PlannedBid, readonly [bid: FinanceCode, performance: FinanceCode]>>;
const changeFields = ['need', 'start', 'end', 'margin'] as const satisfies readonly (keyof typeof changes)[];

/** What of a need is no longer as planned, with how it was and is. */
const changesOf = (
  was: PlannedBid,
  is: PlannedBid,
  { title: bid, part }: FundedNeed,
): readonly { readonly code: FinanceCode; readonly details: FinanceFinding['details'] }[] => [
  ...changeFields.flatMap((field) =>
    was[field] === is[field]
      ? []
      : [{ code: changes[field][part === 'bid' ? 0 : 1], details: { bid, before: was[field], now: is[field] } }],
  ),
  ...((was.must === true) === (is.must === true)
    ? []
    : [
        { code: is.must === true ? ('finance.stale-must' as const) : ('finance.stale-may' as const), details: { bid } },
      ]),
  ...(sameJson(was.excluded ?? [], is.excluded ?? []) && was.follows === is.follows
    ? []
    : [{ code: 'finance.stale-excluded' as const, details: { bid } }]),
];

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
  { terms, needs }: Assembled,
  sources: Readonly<Record<string, string>>,
  today: string,
): readonly FinanceFinding[] => {
  const found: FinanceFinding[] = [];
  const say = (code: FinanceCode, details: FinanceFinding['details'], item?: string): void => {
    found.push({ code, severity: 'warning', place: item === undefined ? {} : { item }, details });
  };
  const before = new Map(basis.terms.bids.map((bid) => [bid.id, bid]));
  const now = new Map((terms?.bids ?? []).map((bid) => [bid.id, bid]));
  for (const need of needs) {
    const { needId, title, part } = need;
    const was = before.get(needId);
    const is = now.get(needId);
    if (was === undefined)
      say(part === 'bid' ? 'finance.stale-bid-added' : 'finance.stale-performance-added', { bid: title }, needId);
    else if (is !== undefined) {
      for (const { code, details } of changesOf(was, is, need)) say(code, details, needId);
      const known = basis.bids.find(({ bidId }) => bidId === needId);
      if (part === 'bid' && known !== undefined && known.edition !== need.edition)
        say('finance.stale-notice', { bid: title, procedure: need.procedureId }, needId);
    }
  }
  for (const { bidId, title, part } of basis.bids)
    if (!now.has(bidId) && (before.get(bidId)?.start ?? '') >= today)
      say(part === 'bid' ? 'finance.stale-bid-gone' : 'finance.stale-performance-gone', { bid: title }, bidId);
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

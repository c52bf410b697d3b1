import type { PlanTerms } from '#shared/finance/plan/terms.ts';

/** Numbers that look like chance and are the same on every run (mulberry32). */
export const numbersFrom = (seed: number): ((least: number, greatest: number) => number) => {
  let state = seed;
  return (least, greatest) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return least + (((mixed ^ (mixed >>> 14)) >>> 0) % (greatest - least + 1));
  };
};

const firstDay = Date.UTC(2027, 0, 11) / 86_400_000;
const dayAfter = (days: number): string => new Date((firstDay + days) * 86_400_000).toISOString().slice(0, 10);
const bases = [
  'pa/act365',
  'pa/act360',
  'pa/actact',
  'pm/prorata30',
  'pm/started',
  'pm/calendarTouched',
  'flat',
] as const;

export type PlanSize = {
  readonly bids: number;
  readonly offers: number;
  readonly days: number;
  readonly objective: 'margin' | 'cost';
  readonly feesFromCash?: boolean;
};

/** Bids and offers as a busy supplier has them: own money for some of them, lines that bind, guarantees with a cap per bid. */
export const largePlan = (
  seed: number,
  { bids, offers, days, objective, feesFromCash = false }: PlanSize,
): PlanTerms => {
  const next = numbersFrom(seed);
  const sourceIds = ['own', ...Array.from({ length: offers }, (_, index) => `offer ${String(index)}`)];
  return {
    objective,
    feesFromCash,
    cash: Array.from({ length: Math.ceil(days / 15) }, (_, index) => ({
      from: dayAfter(index * 15),
      amount: String(bids * next(60_000, 180_000)),
    })),
    bids: Array.from({ length: bids }, (_, index) => {
      const start = next(0, Math.max(0, days - 31));
      const need = next(50, 3_000) * 1_000 + next(0, 999);
      return {
        id: `bid ${String(index)}`,
        need: `${String(need)}.${String(next(10, 99))}`,
        start: dayAfter(start),
        end: dayAfter(Math.min(days - 1, start + next(20, 90))),
        margin: String(next(0, Math.ceil(need / 6))),
        ...(next(1, 20) === 1 && objective === 'margin' ? { must: true } : {}),
        ...(next(1, 6) === 1 ? { excluded: [`offer ${String(next(0, offers - 1))}`] } : {}),
      };
    }),
    sources: sourceIds.map((id, index) => {
      if (index === 0) return { id, kind: 'own' as const, ownRate: '21', accountRate: '6' };
      const basis = bases[next(0, bases.length - 1)] ?? 'pa/act365';
      const byMonth = basis.startsWith('pm/');
      return {
        id,
        kind: index % 2 === 0 ? ('loan' as const) : ('guarantee' as const),
        limit: String(Math.max(3, Math.round((bids * next(1, 6)) / offers)) * 1_000_000),
        ...(index % 3 === 0 ? { limitPerBid: String(next(800, 3_500) * 1_000) } : {}),
        offer: {
          rate: byMonth || basis === 'flat' ? `${String(next(1, 3))}.${String(next(0, 9))}` : String(next(12, 32)),
          basis,
          minFee: String(next(0, 12) * 1_000),
          flatFee: String(next(0, 5) * 1_000),
        },
      };
    }),
  };
};

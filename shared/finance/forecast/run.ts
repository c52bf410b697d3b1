import { addDays, dayNumber } from '../../calendar/days.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { kopecksOf, roublesOf } from '../kopecks.ts';
import type { ForecastBid, ForecastTerms } from './terms.ts';

/** A stretch of days on which a bid keeps money, both ends included. */
export type Lane = {
  readonly bid: string;
  readonly kind: 'bid' | 'performance';
  readonly from: PlainDay;
  readonly to: PlainDay;
  readonly amount: string;
};

export type Shortage = { readonly from: PlainDay; readonly to: PlainDay; readonly most: string };

export type Forecast = {
  readonly from: PlainDay;
  /** One sum per day from `from` on: what is free (negative: what is missing), and what bids keep. */
  readonly levels: readonly string[];
  readonly frozen: readonly string[];
  readonly shortFrom: PlainDay | null;
  /** What is missing on the first short day. */
  readonly shortBy: string | null;
  /** The day on which least is left, and how much that is. */
  readonly lowest: { readonly day: PlainDay; readonly amount: string };
  readonly shortages: readonly Shortage[];
  readonly lanes: readonly Lane[];
};

const isWon = (bid: ForecastBid, { scenario = 'none' }: ForecastTerms, won: ReadonlySet<string>): boolean =>
  scenario === 'all' || (scenario === 'chosen' && won.has(bid.id));

const lanesOf = (bid: ForecastBid, isWinner: boolean, delay: number): readonly Lane[] => {
  const late = (day: PlainDay): PlainDay => (delay === 0 ? day : addDays(day, delay));
  const release = isWinner ? (bid.releaseIfWon ?? bid.release) : bid.release;
  const own: Lane = { bid: bid.id, kind: 'bid', from: bid.start, to: late(release), amount: bid.need };
  const { performance } = bid;
  return [
    ...(kopecksOf(bid.need) === 0n ? [] : [own]),
    ...(isWinner && performance !== undefined
      ? [
          {
            bid: bid.id,
            kind: 'performance' as const,
            from: performance.from,
            to: late(performance.until),
            amount: performance.amount,
          },
        ]
      : []),
  ];
};

const shortagesIn = (from: PlainDay, levels: readonly bigint[]): readonly Shortage[] => {
  const found: { first: number; last: number; least: bigint }[] = [];
  for (const [at, level] of levels.entries()) {
    if (level >= 0n) continue;
    const open = found.at(-1);
    if (open !== undefined && open.last === at - 1) {
      open.last = at;
      if (level < open.least) open.least = level;
    } else found.push({ first: at, last: at, least: level });
  }
  return found.map(({ first, last, least }) => ({
    from: addDays(from, first),
    to: addDays(from, last),
    most: roublesOf(-least),
  }));
};

/** Own money day by day, in exact kopecks: changes are summed once per day, so the work grows with bids and days, not their product. */
export const runForecast = (terms: ForecastTerms): Forecast => {
  const { from, days, cash, bids, delayDays = 0 } = terms;
  const first = dayNumber(from);
  const changes = Array.from({ length: days }, () => 0n);
  const holding = Array.from({ length: days }, () => 0n);
  /** A change counts from its day on; one before the first day counts from the first. */
  const add = (series: bigint[], day: PlainDay, kopecks: bigint, later = 0): void => {
    const at = Math.max(0, dayNumber(day) + later - first);
    if (at < days) series[at] = (series[at] ?? 0n) + kopecks;
  };
  let level = 0n;
  for (const entry of cash.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const next = kopecksOf(entry.amount);
    add(changes, entry.from, next - level);
    level = next;
  }
  const won = new Set(terms.won ?? []);
  const lanes: Lane[] = [];
  for (const bid of bids) {
    const isWinner = isWon(bid, terms, won);
    for (const lane of lanesOf(bid, isWinner, delayDays)) {
      lanes.push(lane);
      const kopecks = kopecksOf(lane.amount);
      add(holding, lane.from, kopecks);
      add(holding, lane.to, -kopecks, 1);
    }
    for (const flow of bid.always ?? []) add(changes, flow.day, kopecksOf(flow.amount));
    if (isWinner) for (const flow of bid.ifWon ?? []) add(changes, flow.day, kopecksOf(flow.amount));
  }
  const levels: bigint[] = [];
  const frozen: bigint[] = [];
  let [money, held] = [0n, 0n];
  for (let at = 0; at < days; at += 1) {
    money += changes[at] ?? 0n;
    held += holding[at] ?? 0n;
    frozen.push(held);
    levels.push(money - held);
  }
  const shortages = shortagesIn(from, levels);
  const lowestAt = levels.reduce((best, each, at) => (each < (levels[best] ?? 0n) ? at : best), 0);
  const shortAt = levels.findIndex((each) => each < 0n);
  return {
    from,
    levels: levels.map(roublesOf),
    frozen: frozen.map(roublesOf),
    shortFrom: shortAt < 0 ? null : addDays(from, shortAt),
    shortBy: shortAt < 0 ? null : roublesOf(-(levels[shortAt] ?? 0n)),
    lowest: { day: addDays(from, lowestAt), amount: roublesOf(levels[lowestAt] ?? 0n) },
    shortages,
    lanes,
  };
};

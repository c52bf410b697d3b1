import { add, divide, fraction, roundHalfUp, subtract, type DecimalText } from '../kernel/decimal.ts';
import { compareAmounts } from '../kernel/money.ts';
import type { Percent } from '../kernel/percent.ts';
import type { SubmissionOutcome } from '../bid/submission/events.ts';
import { rateOf, type Rate } from './rate.ts';
import type { RecordOf } from './record.ts';

type Seen = RecordOf<'price'>;

/** How far below the start price, in percent with two decimals, half up; null without a start price. Negative: above it. */
export const dropOf = ({ price, startPrice }: Pick<Seen, 'price' | 'startPrice'>): Percent | null =>
  startPrice === null || compareAmounts(startPrice, '0') === 0
    ? null
    : roundHalfUp(
        divide(subtract(fraction(startPrice), fraction(price)), divide(fraction(startPrice), fraction(100))),
        2,
      );

export type ItemHistory = {
  /** The class it is kept under, `27.32`, or the words where there is no class. */
  readonly item: string;
  readonly lines: readonly Seen[];
  /** The middle one of the drops, of how many; null where no start price is known. */
  readonly medianDrop: Percent | null;
  readonly drops: number;
};

const prefixOf = (code: string, length: number): string => code.slice(0, length).replace(/[.-]$/, '');

const middle = (sorted: readonly Percent[]): Percent | null => {
  const half = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 1 ? half : half - 1], sorted[half]];
  if (low === undefined || high === undefined) return null;
  return roundHalfUp(divide(add(fraction(low), fraction(high)), fraction(2)), 2);
};

/** A competitor's prices by kind of item: the first `length` signs of the class (5: `27.32`, a class of OKPD2). */
export const historyByItem = (prices: readonly Seen[], length = 5): readonly ItemHistory[] =>
  [...Map.groupBy(prices, ({ code, subject }) => (code === null ? (subject ?? '') : prefixOf(code, length)))]
    .map(([item, lines]) => {
      const drops = lines.flatMap((line) => dropOf(line) ?? []).toSorted(compareAmounts);
      return {
        item,
        lines: lines.toSorted((a, b) => (a.seenOn < b.seenOn ? 1 : -1)),
        medianDrop: middle(drops),
        drops: drops.length,
      };
    })
    .toSorted((a, b) => (a.item < b.item ? -1 : 1));

/** One of our own bids, by the number of the procedure it was for. */
export type OwnBid = {
  readonly bidId: string;
  readonly procedure: string;
  readonly title: string;
  readonly price: DecimalText | null;
  readonly currency: string | null;
  readonly outcome: SubmissionOutcome | null;
};

export type Meeting = {
  readonly priceId: string;
  readonly seenOn: string;
  readonly procedure: string;
  readonly title: string;
  readonly bidId: string;
  readonly theirs: DecimalText;
  readonly ours: DecimalText | null;
  /** Theirs against ours in percent; null where ours is not known or in another currency. */
  readonly difference: Percent | null;
  readonly outcome: SubmissionOutcome | null;
};

/** Where a competitor was met: prices seen at procedures we bid in, the newest first, and how many of those we won. */
export const meetingsOf = (
  prices: readonly Seen[],
  bids: readonly OwnBid[],
): { readonly meetings: readonly Meeting[]; readonly won: Rate } => {
  const byNumber = Map.groupBy(bids, ({ procedure }) => procedure);
  const meetings = prices
    .flatMap((line): readonly Meeting[] => {
      const ours = line.procedure === null ? [] : (byNumber.get(line.procedure) ?? []);
      return ours.map((bid) => ({
        priceId: line.recordId,
        seenOn: line.seenOn,
        procedure: bid.procedure,
        title: bid.title,
        bidId: bid.bidId,
        theirs: line.price,
        ours: bid.price,
        difference:
          bid.price === null || bid.currency !== line.currency || compareAmounts(bid.price, '0') === 0
            ? null
            : roundHalfUp(
                divide(subtract(fraction(line.price), fraction(bid.price)), divide(fraction(bid.price), fraction(100))),
                2,
              ),
        outcome: bid.outcome,
      }));
    })
    .toSorted((a, b) => (a.seenOn < b.seenOn ? 1 : -1));
  const results = new Map(meetings.map(({ bidId, outcome }) => [bidId, outcome]));
  const decided = [...results.values()].filter(
    (outcome) => outcome === 'won' || outcome === 'lost' || outcome === 'rejected',
  );
  return { meetings, won: rateOf(decided.filter((outcome) => outcome === 'won').length, decided.length) };
};

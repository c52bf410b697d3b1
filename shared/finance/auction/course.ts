import { compareAmounts } from '../../kernel/money.ts';
import type { Outcome } from '../../kernel/failure.ts';
import { ok } from '../../kernel/result.ts';
import { failFinance, type FinanceCode } from '../codes.ts';
import { closingAfter, type ClosingRules } from './closing.ts';
import { millisecondsOf, writtenLike } from './moments.ts';
import type { AuctionOffer, AuctionTerms } from './terms.ts';

/** The times of an auction in milliseconds; null where nobody said how it is timed. */
export type Timer = ClosingRules & { readonly final: number };

export type CourseRow = AuctionOffer & {
  /** Its place in the list as it was given. */
  readonly index: number;
  readonly phase: 'open' | 'final' | 'after';
  /** The least offer before it; null: none. */
  readonly before: string | null;
  readonly beforeIsOwn: boolean;
  /** Our own least offer before it. */
  readonly ownBefore: string | null;
  readonly lowers: boolean;
};

export type Course = {
  readonly rows: readonly CourseRow[];
  readonly closes: string | null;
  readonly finalPhaseEnds: string | null;
  readonly least: string | null;
  readonly leastIsOwn: boolean;
  readonly ownLeast: string | null;
  readonly closingOfferGiven: boolean;
  readonly phase: 'before' | 'open' | 'final' | 'closed';
};

const lesser = (a: string | null, b: string): string => (a === null || compareAmounts(b, a) < 0 ? b : a);

/**
 * How an auction went by the offers that were seen, and where it stands at `now`. Only offers that lower the least one keep it open. An
 * offer in the final phase changes no least offer: there nobody goes below it (44-FZ art. 49 p.3(6)).
 */
export const courseOf = (
  { startsAt }: Pick<AuctionTerms, 'startsAt'>,
  offers: readonly AuctionOffer[],
  timer: Timer | null,
  now: string | null,
): Outcome<Course, FinanceCode> => {
  const began = millisecondsOf(startsAt);
  const early = offers.findIndex(({ at }) => millisecondsOf(at) < began);
  if (early >= 0)
    return failFinance('finance.offer-before-start', { path: `offers.${String(early)}.at`, start: startsAt });

  const inOrder = offers
    .map((offer, index) => ({ offer, index, at: millisecondsOf(offer.at) }))
    .toSorted((a, b) => a.at - b.at || a.index - b.index);
  const rows: CourseRow[] = [];
  let least: string | null = null;
  let leastIsOwn = false;
  let ownLeast: string | null = null;
  let closingOfferGiven = false;
  let end = timer === null ? Infinity : closingAfter(began, began, timer);
  for (const { offer, index, at } of inOrder) {
    const phase = at < end ? 'open' : at < end + (timer?.final ?? 0) ? 'final' : 'after';
    const own = offer.own === true;
    const lowers: boolean = phase === 'open' && (least === null || compareAmounts(offer.amount, least) < 0);
    rows.push({ ...offer, index, phase, before: least, beforeIsOwn: leastIsOwn, ownBefore: ownLeast, lowers });
    if (own) ownLeast = lesser(ownLeast, offer.amount);
    if (own && phase === 'final') closingOfferGiven = true;
    if (!lowers) continue;
    least = offer.amount;
    leastIsOwn = own;
    if (timer !== null) end = closingAfter(began, at, timer);
  }
  const finalEnd = end + (timer?.final ?? 0);
  const at = now === null ? began : millisecondsOf(now);
  const phase = now === null ? 'open' : at < began ? 'before' : at < end ? 'open' : at < finalEnd ? 'final' : 'closed';
  return ok({
    rows,
    closes: timer === null ? null : writtenLike(startsAt, end),
    finalPhaseEnds: timer === null ? null : writtenLike(startsAt, finalEnd),
    least,
    leastIsOwn,
    ownLeast,
    closingOfferGiven,
    phase,
  });
};

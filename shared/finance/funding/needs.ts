import type { PlainDay } from '../../kernel/instant.ts';
import { kopecksOf, roublesOf } from '../kopecks.ts';
import { misfits } from '../offers/fit.ts';
import type { KeptOffer } from '../offers/stored.ts';
import type { FundedBid } from './bid-facts.ts';
import type { BidMoney } from './terms.ts';

/** The name of our own money among the sources of a plan. */
export const ownSource = 'own';

/** What is to be covered: the security of a bid, or that of the contract it wins. */
export const needParts = ['bid', 'performance'] as const;
export type NeedPart = (typeof needParts)[number];

/** One need of a plan. Sums in roubles, days included; `follows` the need it is met together with. */
export type FundedNeed = {
  readonly needId: string;
  readonly part: NeedPart;
  readonly bidId: string;
  readonly procedureId: string;
  readonly title: string;
  readonly edition: number;
  readonly need: string;
  readonly start: PlainDay;
  readonly end: PlainDay;
  readonly margin: string | null;
  readonly must: boolean;
  readonly excluded: readonly string[];
  readonly follows: string | null;
};

const performancePrefix = 'performance ';
/** The name of a bid's second need; that of its first is the bid's own. */
export const performanceNeed = (bidId: string): string => `${performancePrefix}${bidId}`;

type Term = { readonly need: string; readonly start: PlainDay; readonly end: PlainDay; readonly law: BidMoney['law'] };

const excludedFor = (
  { need, start, end, law }: Term,
  ruledOut: readonly string[],
  offers: readonly KeptOffer[],
  takesGuarantee: boolean,
): readonly string[] => [
  ...(ruledOut.includes(ownSource) ? [ownSource] : []),
  ...offers
    .filter(
      (kept) =>
        ruledOut.includes(kept.offerId) ||
        (!takesGuarantee && kept.offer.kind === 'guarantee') ||
        misfits(kept, { sum: need, start, end, law }).length > 0,
    )
    .map(({ offerId }) => offerId),
];

/** The security of the bid itself. It stays frozen until the later of both releases, since nobody knows who wins. */
export const bidNeed = (
  { bidId, procedureId, title, edition, need, start, release, margin, money }: FundedBid,
  offers: readonly KeptOffer[],
): FundedNeed => {
  const { performance, releaseIfWon = release } = money;
  const end = performance !== undefined && releaseIfWon > release ? releaseIfWon : release;
  const term = { need, start, end, law: money.law };
  const excluded = excludedFor(term, money.excluded ?? [], offers, money.acceptsGuarantee !== false);
  return {
    needId: bidId,
    part: 'bid',
    bidId,
    procedureId,
    title,
    edition,
    need,
    start,
    end,
    margin,
    excluded,
    must: money.must === true,
    follows: null,
  };
};

type Known = Pick<FundedBid, 'bidId' | 'procedureId' | 'title' | 'edition' | 'money'>;

/**
 * The security of the contract, for a bid of which it is entered (44-FZ art. 96 p.4: signed only when it is provided). `follows`: the bid's own
 * need, or null where that is decided already; the contract must then be signed if it is won, so it may not be left out.
 */
export const performanceNeedOf = (
  { bidId, procedureId, title, edition, money }: Known,
  offers: readonly KeptOffer[],
  follows: string | null,
): FundedNeed | null => {
  const { performance, performanceExcluded = [], law } = money;
  if (performance === undefined) return null;
  const term = { need: roublesOf(kopecksOf(performance.amount)), start: performance.from, end: performance.until, law };
  const { need, start, end } = term;
  return {
    needId: performanceNeed(bidId),
    part: 'performance',
    bidId,
    procedureId,
    title,
    edition,
    need,
    start,
    end,
    margin: '0.00',
    must: follows === null,
    excluded: excludedFor(term, performanceExcluded, offers, true),
    follows,
  };
};

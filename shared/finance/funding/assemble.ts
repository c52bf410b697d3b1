import type { PlainDay } from '../../kernel/instant.ts';
import type { FinanceFinding } from '../calculation.ts';
import type { FinanceCode } from '../codes.ts';
import { kopecksOf } from '../kopecks.ts';
import type { Account } from '../ledger/settle.ts';
import type { KeptOffer } from '../offers/stored.ts';
import type { PlanTerms } from '../plan/terms.ts';
import { judgeBid, type BidFacts } from './bid-facts.ts';
import { cashLevels } from './cash.ts';
import { bidNeed, ownSource, performanceNeedOf, type FundedNeed } from './needs.ts';
import type { MoneySettings } from './terms.ts';

export type Workplace = {
  readonly today: PlainDay;
  readonly settings: MoneySettings;
  readonly accounts: readonly Account[];
  readonly offers: readonly KeptOffer[];
  readonly bids: readonly BidFacts[];
};

export type Assembled = {
  /** Null: there is nothing to plan. */
  readonly terms: PlanTerms | null;
  readonly needs: readonly FundedNeed[];
  /** Bids that take no part, with the reason. */
  readonly leftOut: readonly FinanceFinding[];
  readonly findings: readonly FinanceFinding[];
};

/** Bids whose money lies blocked on an account: that is decided, and no longer to be planned. */
export const heldBids = (accounts: readonly Account[]): ReadonlySet<string> =>
  new Set(
    accounts.flatMap(({ holds }) =>
      holds.flatMap(({ bidId, left }) => (bidId !== null && kopecksOf(left) > 0n ? [bidId] : [])),
    ),
  );

const sourcesOf = ({ ownRate, accountRate }: MoneySettings, offers: readonly KeptOffer[]): PlanTerms['sources'] => [
  {
    id: ownSource,
    kind: 'own',
    ...(ownRate === undefined ? {} : { ownRate }),
    ...(accountRate === undefined ? {} : { accountRate }),
  },
  ...offers.map(({ offerId, offer: { kind, limit, limitPerBid, offer } }) => ({
    id: offerId,
    kind,
    ...(limit === undefined ? {} : { limit }),
    ...(limitPerBid === undefined ? {} : { limitPerBid }),
    offer,
  })),
];

/**
 * The plan's terms from all that is kept: bids with what is known of their money, free and returning money as cash by day, offers as sources.
 * For `margin` a bid without an expected margin takes no part; a bid that is past or covered already neither. The security of the
 * contract joins where it is entered and still to come, together with its bid.
 */
export const assemble = (place: Workplace, objective: PlanTerms['objective']): Assembled => {
  const { today, settings, accounts, offers } = place;
  const findings: FinanceFinding[] = [];
  const leftOut: FinanceFinding[] = [];
  const held = heldBids(accounts);
  const needs: FundedNeed[] = [];
  const follow = (bid: BidFacts, leader: string | null): void => {
    const next = performanceNeedOf(bid, offers, leader);
    if (next !== null && next.start >= today) needs.push(next);
  };
  for (const bid of place.bids) {
    if (held.has(bid.bidId)) {
      follow(bid, null);
      continue;
    }
    const judged = judgeBid(bid, settings);
    const omit = (code: FinanceCode, details: FinanceFinding['details']): void => {
      leftOut.push({ code, severity: 'info', place: { item: bid.bidId }, details: { bid: bid.title, ...details } });
    };
    if (judged.funded === null) leftOut.push(...judged.findings);
    else if (judged.funded.start < today) omit('finance.bid-past', { day: judged.funded.start });
    else if (objective === 'margin' && judged.funded.margin === null) omit('finance.bid-without-margin', {});
    else {
      findings.push(...judged.findings);
      needs.push(bidNeed(judged.funded, offers));
      follow(bid, bid.bidId);
    }
  }
  if (settings.cash.length === 0 && accounts.length === 0)
    findings.push({ code: 'finance.cash-not-entered', severity: 'warning', place: {}, details: {} });
  if (needs.length === 0) return { terms: null, needs, leftOut, findings };
  const terms: PlanTerms = {
    objective,
    feesFromCash: settings.feesFromCash ?? true,
    cash: cashLevels(settings, accounts, today).map((level) => ({ ...level })),
    sources: sourcesOf(settings, offers),
    bids: needs.map(({ needId, need, start, end, margin, must, excluded, follows }) => ({
      id: needId,
      need,
      start,
      end,
      margin: margin ?? '0',
      ...(must ? { must: true } : {}),
      excluded: [...excluded],
      ...(follows === null ? {} : { follows }),
    })),
  };
  return { terms, needs, leftOut, findings };
};

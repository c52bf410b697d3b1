import type { Workplace } from '#shared/finance/funding/assemble.ts';
import type { BidFacts } from '#shared/finance/funding/bid-facts.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { dayIn, instantFromEpoch } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { bidLines } from '../../store/money/bids.ts';
import { keptSettings, moneyOfBids } from '../../store/money/funding.ts';
import { keptOffers } from '../../store/money/offers.ts';
import type { Host } from '../context.ts';
import { accountsOf, moneyZone, todayOf } from './ledger.ts';

/** Everything a plan and a forecast are made of, in one read. */
export const gatherMoney = (host: Host): Outcome<Workplace> => {
  const { database } = host.workspace;
  const accounts = accountsOf(database);
  if (!accounts.ok) return accounts;
  const entered = moneyOfBids(database);
  const bids = bidLines(database).map(({ deadline, ...bid }): BidFacts => ({
    ...bid,
    deadline: deadline === null ? null : dayIn(instantFromEpoch(deadline), moneyZone),
    money: entered.get(bid.bidId) ?? {},
  }));
  return ok({
    today: todayOf(host),
    settings: keptSettings(database),
    accounts: accounts.value,
    offers: keptOffers(database),
    bids,
  });
};

/** The words for sources: `own`, and each offer by lender and name. */
export const sourceNames = ({ offers }: Workplace): Readonly<Record<string, string>> =>
  Object.fromEntries(
    offers.map(({ offerId, offer: { lender, name } }) => [offerId, lender === name ? lender : `${lender}: ${name}`]),
  );

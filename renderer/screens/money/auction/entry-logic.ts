import type { AuctionView } from '#shared/contract/auctions.ts';

type Desk = AuctionView['desk'];

/** Why noting this price deserves a second press: our own that would be refused, or somebody's that can hardly be. */
export const doubtAbout = (own: boolean, { allowed, reason, draftFault }: Desk): Desk['reason'] | null =>
  own ? (allowed === false ? (reason ?? null) : null) : (draftFault ?? null);

/**
 * The price one step further down (or back up) the ladder from the typed one: the ladder's own prices, so that nothing is counted here.
 * Null: above its first.
 */
export const stepFrom = (typed: string | null, ladder: Desk['ladder'], direction: 'down' | 'up'): string | null => {
  const prices = ladder.map(({ price }) => price);
  const at = prices.findIndex((price) => typed !== null && Number(price) === Number(typed));
  if (direction === 'down') return prices[Math.min(at + 1, prices.length - 1)] ?? typed;
  return at > 0 ? (prices[at - 1] ?? null) : null;
};

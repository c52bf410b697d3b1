import type { AuctionView } from '#shared/contract/auctions.ts';

export type HistoryRow = AuctionView['offers'][number] & {
  readonly fault: AuctionView['desk']['rows'][number]['fault'];
};

/** The offers as they were noted, the newest first, each with what is odd about it: the desk numbers those that stand. */
export const historyOf = ({ offers, desk }: Pick<AuctionView, 'offers' | 'desk'>): readonly HistoryRow[] => {
  const faults = new Map(desk.rows.map(({ index, fault }) => [index, fault]));
  const standing = offers.filter(({ isUndone }) => !isUndone);
  const places = new Map(standing.map(({ offerId }, index) => [offerId, index]));
  return offers.map((offer) => ({ ...offer, fault: faults.get(places.get(offer.offerId) ?? -1) ?? null })).toReversed();
};

import { Decimal } from '../../kernel/decimal.ts';

/** A bidder's price in a protocol. Where bidders are only numbers, `bidder` is `№ …`. */
export type ProtocolOffer = {
  readonly bidder: string;
  readonly inn: string | null;
  readonly price: string;
  readonly currency: string | null;
  readonly place: number | null;
  readonly lotId: string | null;
};

export type OwnSide = {
  readonly inn: string;
  readonly names: readonly string[];
  readonly price: string | null;
  readonly lotId: string | null;
};

/** By what our own line was known; `price`: bidders are numbers there, and one of them offered exactly what we did. */
export type OwnBasis = 'inn' | 'name' | 'price';

export type ProtocolReading = {
  readonly own: { readonly index: number; readonly by: OwnBasis } | null;
  /** What the protocol says became of the bid; null: it does not say, or not which line is ours. */
  readonly outcome: 'won' | 'lost' | null;
  readonly winner: string | null;
  readonly winnerPrice: string | null;
  readonly place: number | null;
};

const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/общество с ограниченной ответственностью/gu, 'ооо')
    .replace(/[^\p{L}\p{N}]+/gu, '');

const isNumbered = ({ bidder }: ProtocolOffer): boolean => bidder.startsWith('№');

const ownIn = (offers: readonly ProtocolOffer[], us: OwnSide): ProtocolReading['own'] => {
  const only = (found: readonly number[], by: OwnBasis): ProtocolReading['own'] =>
    found.length === 1 && found[0] !== undefined ? { index: found[0], by } : null;
  const where = (fits: (offer: ProtocolOffer) => boolean): readonly number[] =>
    offers.flatMap((offer, index) => (fits(offer) ? [index] : []));
  const names = new Set(us.names.map(folded).filter((name) => name !== ''));
  const { price } = us;
  return (
    only(us.inn === '' ? [] : where(({ inn }) => inn === us.inn), 'inn') ??
    only(
      where(({ bidder }) => names.has(folded(bidder))),
      'name',
    ) ??
    only(price === null ? [] : where((offer) => isNumbered(offer) && new Decimal(offer.price).equals(price)), 'price')
  );
};

/**
 * What a protocol says of our bid: which line is ours, whether it is the first, who is. Of several lots only ours is read. Nothing is
 * decided by it: the user looks and notes the result.
 */
export const readingOf = (all: readonly ProtocolOffer[], us: OwnSide): ProtocolReading => {
  const inLot = all.filter(({ lotId }) => us.lotId !== null && lotId === us.lotId);
  const offers = inLot.length === 0 ? all : inLot;
  const found = ownIn(offers, us);
  const own = found === null ? null : (offers[found.index] ?? null);
  const winners = offers.filter(({ place }) => place === 1);
  const winner = winners.length === 1 ? (winners[0] ?? null) : null;
  return {
    own: found === null || own === null ? null : { index: all.indexOf(own), by: found.by },
    outcome: own === null || winner === null ? null : own === winner ? 'won' : 'lost',
    winner: winner === null || winner === own ? null : winner.bidder,
    winnerPrice: winner?.price ?? null,
    place: own?.place ?? null,
  };
};

import { mostOffers, nameIn, priceIn, type FoundOffer } from './found-offer.ts';

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listIn = (holder: Plain, name: string): readonly Plain[] => {
  const value = holder[name];
  return Array.isArray(value) ? value.filter(isPlain) : [];
};
const textIn = (holder: unknown, name: string): string | null => {
  const value = isPlain(holder) ? holder[name] : undefined;
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;
};

const named = (parties: readonly Plain[]): { readonly bidder: string; readonly inn: string | null } => ({
  bidder: nameIn(textIn(parties[0], 'name')) ?? '№ ?',
  inn: textIn(parties[0]?.['identifier'], 'id'),
});

const offerOf = (
  value: unknown,
  parties: readonly Plain[],
  about: Pick<FoundOffer, 'place' | 'lotId' | 'on'>,
): readonly FoundOffer[] => {
  const price = priceIn(textIn(value, 'amount'));
  return price === null ? [] : [{ ...named(parties), price, currency: textIn(value, 'currency'), ...about }];
};

const dayIn = (holder: Plain): string | null => /^\d{4}-\d{2}-\d{2}/.exec(textIn(holder, 'date') ?? '')?.[0] ?? null;

const offersOf = (record: Plain): readonly FoundOffer[] => {
  const isWon = (status: string | null): boolean => status === 'active' || status === 'complete';
  const awards = listIn(record, 'awards').flatMap((award) =>
    offerOf(award['value'], listIn(award, 'suppliers'), {
      place: isWon(textIn(award, 'status')) ? 1 : null,
      lotId: textIn(award, 'lotID'),
      on: dayIn(award),
    }),
  );
  // ProZorro lists bids beside the awards; OCDS keeps them under `bids.details`.
  const bids = [...listIn(record, 'bids'), ...(isPlain(record['bids']) ? listIn(record['bids'], 'details') : [])];
  const others = bids.flatMap((bid) => {
    const values = listIn(bid, 'lotValues');
    const parties = listIn(bid, 'tenderers');
    const plain = { place: null, lotId: null, on: dayIn(bid) };
    return values.length === 0
      ? offerOf(bid['value'], parties, plain)
      : values.flatMap((each) =>
          offerOf(each['value'], parties, { ...plain, lotId: textIn(each, 'relatedLot'), on: dayIn(each) }),
        );
  });
  const isAwarded = (offer: FoundOffer): boolean =>
    awards.some(({ bidder, lotId }) => bidder === offer.bidder && lotId === offer.lotId);
  return [...awards, ...others.filter((offer) => !isAwarded(offer))];
};

/** Awards and bids of a record of OCDS or ProZorro, wherever its envelope ends. */
export const offersInJson = (bytes: Uint8Array): readonly FoundOffer[] => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return [];
  }
  if (!isPlain(parsed)) return [];
  const inner = [parsed, parsed['data'], parsed['compiledRelease']].filter(isPlain);
  return inner.flatMap(offersOf).slice(0, mostOffers);
};

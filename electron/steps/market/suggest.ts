import type { SuggestedPrice } from '#shared/contract/market.ts';
import { moscow } from '#shared/calendar/zones.ts';
import { dayIn, type Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { RecordOf } from '#shared/market/record.ts';
import type { Procedure } from '#shared/procedure/model.ts';
import { readProcedure } from '../../notices/read-edition.ts';
import { readOffers } from '../../notices/offers/read-offers.ts';
import type { FoundOffer } from '../../notices/offers/found-offer.ts';
import { ownBidFacts, type OwnBidFacts } from '../../store/market/own-bids.ts';
import { recordsOf } from '../../store/market/records.ts';
import { editionsOf } from '../../store/procedures/editions.ts';
import { procedureIdOf } from '../../store/procedures/ids.ts';
import type { ProcedureRecord } from '../../store/procedures/query.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Host, Step } from '../context.ts';
import { procedureRecord } from '../procedures/deadlines-gather.ts';
import { editionReader } from '../procedures/edition-bytes.ts';
import { todayOf } from './common.ts';

/** Procedures looked at where none is named: those of the newest bids. */
const mostProcedures = 100;

type Known = {
  readonly competitors: readonly RecordOf<'competitor'>[];
  readonly prices: readonly RecordOf<'price'>[];
};

const folded = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[«»"'“”\s]+/gu, ' ')
    .trim();

const competitorOf = ({ competitors }: Known, bidder: string, inn: string | null): string | null =>
  competitors.find((one) => (inn !== null && one.inn === inn) || folded(one.name) === folded(bidder))?.recordId ?? null;

/** The class of what is bought, where all positions (of the lot) share its beginning: `27.32`. */
const codeOf = ({ items }: Procedure, lotId: string | null): string | null => {
  const codes = items
    .filter((item) => lotId === null || item.lotId === null || item.lotId === lotId)
    .flatMap(({ classification }) => classification ?? []);
  const [first] = codes;
  return first !== undefined &&
    /^\d{2}[\d.-]{0,30}$/.test(first) &&
    codes.every((code) => code.slice(0, 5) === first.slice(0, 5))
    ? codes.every((code) => code === first)
      ? first
      : first.slice(0, 5)
    : null;
};

type About = Pick<SuggestedPrice, 'procedure' | 'subject' | 'code' | 'startPrice' | 'currency'>;

const aboutLot = (procedure: Procedure, lotId: string | null): About => {
  const lot = procedure.lots.find(({ id }) => id === lotId);
  const value = lot?.value ?? (procedure.lots.length > 1 && lotId !== null ? null : procedure.value);
  return {
    procedure: procedure.sourceId,
    subject: (lot?.title ?? procedure.title).slice(0, 500),
    code: codeOf(procedure, lotId),
    startPrice: value === null || !/^\d+(?:\.\d{1,2})?$/.test(value.amount) ? null : value.amount,
    currency: value?.currency ?? 'RUB',
  };
};

const fromOffers = (offers: readonly FoundOffer[], procedure: Procedure, today: string): readonly Suggested[] =>
  offers.map(({ bidder, inn, price, currency, place, lotId, on }) => {
    const about = aboutLot(procedure, lotId);
    return {
      ...about,
      currency: currency ?? about.currency,
      inn,
      bidder,
      price,
      place,
      bidders: offers.filter((one) => one.lotId === lotId).length,
      seenOn: on ?? today,
    };
  });

/** The winner as we noted it with our own result. */
const fromResult = (bid: OwnBidFacts, procedure: Procedure): readonly Suggested[] =>
  bid.winner === null || bid.winnerPrice === null || bid.decidedAt === null
    ? []
    : [
        {
          ...aboutLot(procedure, null),
          inn: null,
          bidder: bid.winner,
          price: bid.winnerPrice,
          place: 1,
          bidders: null,
          seenOn: dayIn(bid.decidedAt as Instant, moscow),
        },
      ];

type Suggested = Omit<SuggestedPrice, 'competitorId' | 'isKnown' | 'source'> & { readonly inn: string | null };

/** A protocol is published again with each correction: the newest word on a bidder counts. */
const newestOf = (all: readonly Suggested[]): readonly Suggested[] => [
  ...new Map(all.map((one) => [`${one.procedure} ${one.subject ?? ''} ${folded(one.bidder)}`, one])).values(),
];

const suggestionsFor = (
  host: Host,
  record: ProcedureRecord,
  bids: readonly OwnBidFacts[],
): Outcome<readonly Suggested[]> => {
  const { database, vault } = host.workspace;
  const bytes = editionReader(database, vault).ofRows(editionsOf(database, record.procedure_key));
  if (!bytes.ok) return bytes;
  const procedure = readProcedure(bytes.value);
  if (!procedure.ok) return procedure;
  return ok(
    newestOf([
      ...bids
        .filter((bid) => bid.procedureKey === record.procedure_key)
        .flatMap((bid) => fromResult(bid, procedure.value)),
      ...bytes.value.flatMap((edition) => fromOffers(readOffers(edition), procedure.value, todayOf(host))),
    ]),
  );
};

export const suggestPrices: Step<'market.suggest'> = async ({ procedureId }, { host }) => {
  const { database } = host.workspace;
  const bids = ownBidFacts(database);
  const wanted =
    procedureId === null
      ? [...new Set(bids.toReversed().flatMap(({ procedureKey }) => procedureKey ?? []))]
          .slice(0, mostProcedures)
          .map(procedureIdOf)
      : [procedureId];
  const found: Suggested[] = [];
  for (const id of wanted) {
    const record = procedureRecord(host.workspace, id);
    const suggested = record.ok ? suggestionsFor(host, record.value, bids) : record;
    if (suggested.ok) found.push(...suggested.value);
    // Of one that was asked for by name the refusal is the answer; among many it is passed over.
    else if (procedureId !== null) return suggested;
  }
  const known: Known = { competitors: recordsOf(database, 'competitor'), prices: recordsOf(database, 'price') };
  return ok({
    prices: found.map(({ inn, ...line }): SuggestedPrice => {
      const competitorId = competitorOf(known, line.bidder, inn);
      const isKnown = known.prices.some(
        (price) =>
          price.procedure === line.procedure && price.competitorId === competitorId && price.price === line.price,
      );
      return { ...line, source: 'protocol', competitorId, isKnown };
    }),
  });
};

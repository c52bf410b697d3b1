import type { PriceTable } from '#shared/bid/prices/table.ts';
import type { MarketDetail } from '#shared/contract/market.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { briberyRulesOn } from '#shared/market/anti-bribery.ts';
import { stateOf } from '#shared/market/pipeline.ts';
import { rateOf } from '#shared/market/rate.ts';
import { nameOf, type MarketRecord, type RecordOf } from '#shared/market/record.ts';
import { dropOf, historyByItem, meetingsOf } from '#shared/market/seen-prices.ts';
import type { Database } from '../../store/database.ts';
import { allMoves, movesOf } from '../../store/market/moves.ts';
import { newestPriceTables, ownBidFacts } from '../../store/market/own-bids.ts';
import { chaptersIn, recordById, recordsOf } from '../../store/market/records.ts';
import type { Host, Step } from '../context.ts';
import { chapterKinds, findingsOf, todayOf } from './common.ts';

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Lines of the price tables of bids that name this supplier. */
const usesOf = (database: Database, name: string): MarketDetail['usedIn'] =>
  newestPriceTables(database).flatMap(({ bidId, title, body }) =>
    (JSON.parse(body) as PriceTable).positions.flatMap((position) =>
      position.suppliers
        .filter(({ supplier }) => same(supplier, name))
        .map(({ unitPrice }) => ({ bidId, title, position: position.name, unitPrice })),
    ),
  );

const bidsFor = (database: Database, { name, inn }: RecordOf<'customer'>): NonNullable<MarketDetail['bids']> => {
  const bids = ownBidFacts(database).filter(
    ({ buyer, buyerInn }) => (inn !== null && buyerInn === inn) || same(buyer, name),
  );
  const decided = bids.filter(({ outcome }) => outcome !== null && outcome !== 'failed');
  return {
    all: bids.length,
    won: { ...rateOf(decided.filter(({ outcome }) => outcome === 'won').length, decided.length) },
  };
};

const dealsOf = (database: Database, recordId: string): MarketDetail['deals'] => {
  const moves = allMoves(database);
  return recordsOf(database, 'deal')
    .filter(({ customerId, channelId }) => customerId === recordId || channelId === recordId)
    .map(({ recordId: dealId, name }) => {
      const { stage, isContract } = stateOf(moves.get(dealId) ?? []);
      return { dealId, name, stage, isContract };
    });
};

type Computed = Omit<MarketDetail, 'record' | 'name' | 'findings' | 'chapters'>;
const nothing: Computed = {
  moves: [],
  items: [],
  drops: [],
  meetings: [],
  wonAgainst: null,
  usedIn: [],
  bids: null,
  deals: [],
  law: [],
};

const ofCompetitor = (database: Database, recordId: string): Computed => {
  const prices = chaptersIn(database, 'price', recordId);
  const bids = ownBidFacts(database).map(({ bidId, procedure, title, price, currency, outcome }) => ({
    bidId,
    procedure,
    title,
    price,
    currency,
    outcome,
  }));
  const { meetings, won } = meetingsOf(prices, bids);
  return {
    ...nothing,
    items: historyByItem(prices).map((item) => ({ ...item, lines: [...item.lines] })),
    drops: prices.map((line) => ({ recordId: line.recordId, drop: dropOf(line) })),
    meetings: [...meetings],
    wonAgainst: { ...won },
  };
};

const computed = (host: Host, record: MarketRecord): Computed => {
  const { database } = host.workspace;
  switch (record.kind) {
    case 'competitor':
      return ofCompetitor(database, record.recordId);
    case 'supplier':
      return { ...nothing, usedIn: usesOf(database, record.name) };
    case 'customer':
      return {
        ...nothing,
        bids: bidsFor(database, record),
        deals: dealsOf(database, record.recordId),
        law: briberyRulesOn(todayOf(host)).map(({ id, article, value, validFrom }) => ({
          ruleId: id,
          article,
          value,
          validFrom,
        })),
      };
    case 'channel':
      return { ...nothing, deals: dealsOf(database, record.recordId) };
    case 'deal':
      return { ...nothing, moves: movesOf(database, record.recordId).map((move) => ({ ...move })) };
    case 'request':
    case 'price':
    case 'owner':
    case 'person':
    case 'loyalty':
    case 'spend':
    case 'plan':
    case 'activity':
      return nothing;
  }
};

export const describeRecord = (host: Host, recordId: string): Outcome<MarketDetail> => {
  const { database } = host.workspace;
  const record = recordById(database, recordId);
  if (record === null) return failKernel('record.not-found', { kind: 'record', id: recordId });
  return ok({
    record,
    name: nameOf(record),
    findings: [...findingsOf(database, record, todayOf(host))],
    chapters: chapterKinds(record.kind).flatMap((kind) => chaptersIn(database, kind, recordId)),
    ...computed(host, record),
  });
};

export const showMarket: Step<'market.show'> = async ({ recordId }, { host }) => describeRecord(host, recordId);

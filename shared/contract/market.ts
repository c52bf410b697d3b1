import { z } from 'zod';
import { outcomes } from '../bid/submission/events.ts';
import { loyaltyKinds, marketKinds, vatWords, type MarketKind } from '../market/fields.ts';
import { dealStages } from '../market/pipeline.ts';
import type { MarketRecord, RecordOf } from '../market/record.ts';
import { longMethod, method } from './method.ts';
import { count, decimal, finding, id, instant, language, line, nothing, plainDay, prose } from './vocabulary.ts';

export { loyaltyKinds };

/** What the step checked by the notebook's own table of fields; see `shared/market/fields.ts`. */
const record = z.custom<MarketRecord>((value) => typeof value === 'object' && value !== null && 'recordId' in value);
const recordOf = <Kind extends MarketKind>(kind: Kind) =>
  z.custom<RecordOf<Kind>>(
    (value) => typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind,
  );
const kind = z.enum(marketKinds as readonly [MarketKind, ...MarketKind[]]);
const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

/** “3 of 11”: one's own history; the percentage is null where there is none. */
export const rate = z.object({ count, of: count, percent: decimal.nullable() });

/** A row as lists show it: its name, one line beside it, and what is to be said of it. */
export const marketRow = z.object({
  record,
  name: line,
  /** The name of the record that it is a chapter of. */
  parent: line.nullable(),
  /** Records that name this one, by kind: a supplier's requests, a competitor's prices. */
  chapters: z.partialRecord(kind, count),
  findings: z.array(finding),
});
export type MarketRow = z.infer<typeof marketRow>;

export const marketFork = z.object({
  subject: line,
  unit: line.nullable(),
  currency: line,
  vat: z.enum(vatWords).nullable(),
  min: decimal,
  max: decimal,
  median: decimal,
  spreadPercent: decimal,
  /** Each supplier's newest answer that still holds, the cheapest first. */
  answers: z.array(z.object({ supplierId: id, supplier: line, unitPrice: decimal, answeredOn: plainDay.nullable() })),
});
export type MarketFork = z.infer<typeof marketFork>;

export const move = z.object({
  on: plainDay,
  stage: z.enum(dealStages),
  isContract: z.boolean(),
  reasonId: line.nullable(),
  note: line,
  notedAt: instant,
});

const usedIn = z.object({ bidId: id, title: line, position: line, unitPrice: decimal.nullable() });

/** A record with its chapters and all that is computed about it. Only what fits its kind is filled. */
export const marketDetail = z.object({
  record,
  name: line,
  findings: z.array(finding),
  chapters: z.array(record),
  moves: z.array(move),
  /** Of a competitor: prices by kind of item, and where we met. */
  items: z.array(
    z.object({ item: line, medianDrop: decimal.nullable(), drops: count, lines: z.array(recordOf('price')) }),
  ),
  drops: z.array(z.object({ recordId: id, drop: decimal.nullable() })),
  meetings: z.array(
    z.object({
      priceId: id,
      seenOn: plainDay,
      procedure: line,
      title: line,
      bidId: id,
      theirs: decimal,
      ours: decimal.nullable(),
      difference: decimal.nullable(),
      outcome: z.enum(outcomes).nullable(),
    }),
  ),
  wonAgainst: rate.nullable(),
  /** Of a supplier: lines of price tables that name it. Of a customer: our bids for it. */
  usedIn: z.array(usedIn),
  bids: z.object({ all: count, won: rate }).nullable(),
  deals: z.array(z.object({ dealId: id, name: line, stage: z.enum(dealStages).nullable(), isContract: z.boolean() })),
  /** The law that stands beside people and loyalty costs. */
  law: z.array(z.object({ ruleId: line, article: line, value: decimal.nullable(), validFrom: plainDay })),
});
export type MarketDetail = z.infer<typeof marketDetail>;

const dealRow = z.object({
  deal: recordOf('deal'),
  customer: line.nullable(),
  channel: line.nullable(),
  stage: z.enum(dealStages).nullable(),
  isContract: z.boolean(),
  reasonId: line.nullable(),
  since: plainDay.nullable(),
  refusedAt: z.enum(dealStages).nullable(),
});
export type DealRow = z.infer<typeof dealRow>;

export const pipelineView = z.object({
  deals: z.array(dealRow),
  steps: z.array(z.object({ stage: z.enum(dealStages), here: count, reached: count, onward: rate.nullable() })),
  contracts: rate,
  reasons: z.array(z.object({ reasonId: line, count })),
  /** The period by the day of a deal's first move; null: without an end. */
  from: plainDay.nullable(),
  to: plainDay.nullable(),
});
export type PipelineView = z.infer<typeof pipelineView>;

export const channelsView = z.object({
  from: month,
  to: month,
  currency: line,
  rows: z.array(
    z.object({
      channelId: id,
      name: line,
      channelKind: line,
      cost: decimal,
      costShare: decimal.nullable(),
      deals: count,
      contracts: count,
      sum: decimal,
      share: decimal.nullable(),
      costPerContract: decimal.nullable(),
    }),
  ),
  cost: decimal,
  sum: decimal,
  contracts: count,
  /** Contracts without a channel, and sums in other currencies, which are in none of the rows. */
  withoutChannel: count,
  otherCurrency: count,
});
export type ChannelsView = z.infer<typeof channelsView>;

const counts = z.object({ calls: count, meetings: count, contracts: count });
export const planView = z.object({
  from: month,
  to: month,
  owner: line.nullable(),
  owners: z.array(line),
  months: z.array(z.object({ month, plan: counts.nullable(), fact: counts })),
  plan: counts.nullable(),
  fact: counts,
  conversions: z.object({ meetings: rate, contracts: rate, whole: rate }),
  done: z.object({ calls: rate, meetings: rate, contracts: rate }).nullable(),
  records: z.array(record),
});
export type PlanView = z.infer<typeof planView>;

export const suggestedPrice = z.object({
  seenOn: plainDay,
  procedure: line,
  subject: line.nullable(),
  code: line.nullable(),
  price: decimal,
  currency: line,
  startPrice: decimal.nullable(),
  place: count.nullable(),
  bidders: count.nullable(),
  source: z.literal('protocol'),
  /** As the protocol names the bidder; often only a number. */
  bidder: line,
  /** A competitor of the notebook with that name or INN. */
  competitorId: id.nullable(),
  /** The notebook has this line already. */
  isKnown: z.boolean(),
});
export type SuggestedPrice = z.infer<typeof suggestedPrice>;

const mapping = z.object({ columns: z.record(line, line), sheet: line.nullable().default(null) });
export type MarketMapping = z.infer<typeof mapping>;

export const marketMethods = {
  /** Records of a kind, or all in which the words occur. */
  'market.list': method(
    z.object({
      kind: kind.nullable().default(null),
      find: line.default(''),
      region: line.nullable().default(null),
      role: line.nullable().default(null),
      /** Only customers that buy for so much a year, in whatever currency. */
      volumeFrom: decimal.nullable().default(null),
    }),
    z.object({
      rows: z.array(marketRow),
      regions: z.array(line),
      isCut: z.boolean(),
      /** Of the customers among all that fit: what they buy in a year, by currency. */
      volumes: z.array(z.object({ currency: line, customers: count, volume: decimal })),
    }),
  ),
  'market.show': method(z.object({ recordId: id }), marketDetail),
  /** Adds a record of a kind, or edits the one with its id; the step names the field that is wrong. */
  'market.save': method(
    z.object({ kind: line, recordId: id.nullable().default(null), record: z.unknown() }),
    z.object({ record, findings: z.array(finding) }),
  ),
  'market.remove': method(z.object({ recordId: id }), z.object({ removed: count })),
  'market.forks': method(nothing, z.object({ forks: z.array(marketFork), findings: z.array(finding) })),
  'market.pipeline': method(
    z.object({
      from: plainDay.nullable().default(null),
      to: plainDay.nullable().default(null),
      channelId: id.nullable().default(null),
      owner: line.nullable().default(null),
    }),
    pipelineView,
  ),
  /** A move of a deal, kept for good. `on` null: today in Moscow. */
  'market.move': method(
    z.object({
      dealId: id,
      stage: z.enum(dealStages),
      isContract: z.boolean().default(false),
      reasonId: line.nullable().default(null),
      note: line.default(''),
      on: plainDay.nullable().default(null),
    }),
    marketDetail,
  ),
  'market.channels': method(
    z.object({
      from: month.nullable().default(null),
      to: month.nullable().default(null),
      currency: line.default('RUB'),
    }),
    channelsView,
  ),
  'market.plan': method(
    z.object({
      from: month.nullable().default(null),
      to: month.nullable().default(null),
      owner: line.nullable().default(null),
    }),
    planView,
  ),
  /** Prices that protocols of a procedure and our own results name; nothing is kept until each is confirmed with `market.save`. */
  'market.suggest': method(
    z.object({ procedureId: id.nullable().default(null) }),
    z.object({ prices: z.array(suggestedPrice) }),
  ),
  'market.look': longMethod(
    z.object({ fileId: id, kind, sheet: line.nullable().default(null) }),
    z.object({
      sheets: z.array(line),
      header: z.array(line),
      sample: z.array(z.array(line)),
      rowCount: count,
      mapping,
      basis: z.enum(['remembered', 'guessed']),
      missing: z.array(line),
    }),
  ),
  /** Every row of a table as a record, or none. A chapter names its record by name in the column of its parent. */
  'market.import': longMethod(
    z.object({ fileId: id, kind, mapping: mapping.nullable().default(null) }),
    z.object({
      stored: count,
      replaced: count,
      faults: z.array(
        z.object({
          row: count,
          column: line.nullable(),
          text: line,
          fault: z.object({ code: line, details: z.record(z.string(), z.unknown()) }),
        }),
      ),
    }),
  ),
  /** Writes the notebook, or the kinds that are named; people only where `withPeople`. The form follows the file's ending. */
  'market.export': longMethod(
    z.object({
      out: prose.min(1).nullable().default(null),
      kinds: z.array(kind).default([]),
      withPeople: z.boolean().default(false),
      language,
    }),
    z.object({ path: line, size: count, rows: count, leftOut: count }),
  ),
} as const;

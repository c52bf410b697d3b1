import { z } from 'zod';
import type { BidDraft } from '../draft.ts';
import { mostPositions, vatModes } from '../prices/table.ts';
import { travellingEvent } from './events.ts';
import { handoverParts, letterOfDocument, type TravellingAuthority } from './parts.ts';
import {
  day,
  decimal,
  distinct,
  fileName,
  id,
  instant,
  money,
  number,
  optional,
  sha256,
  size,
  text,
  versionNumber,
} from './shapes.ts';

const document = z.object({
  documentId: id,
  name: fileName,
  size,
  digest: z.object({ algorithm: z.literal('sha-256'), value: sha256 }),
  mediaType: text,
  itemId: optional,
  addedAt: instant,
  letter: letterOfDocument.nullable().default(null),
});
/** What a list of the checklist says of one item; lists that a newer program adds are carried along. */
const item = z.string().max(200);
const listed = z.record(item, z.json());
const checklist = z
  .object({
    own: distinct(
      z.looseObject({ itemId: id, title: text, need: z.enum(['required', 'expected', 'optional']) }),
      10_000,
      ({ itemId }) => itemId,
    ),
    waived: z.record(item, text),
    owners: z.record(item, text).optional(),
    dueDays: z.record(item, z.number().int().min(-1_000).max(1_000)).optional(),
    terms: z.record(item, text).optional(),
  })
  .catchall(listed);

const position = z.object({
  positionId: z.string().min(1).max(200),
  noticeItemId: optional,
  name: text,
  quantity: number,
  unit: optional,
  classification: optional,
  offered: optional,
  isEquivalent: z.boolean(),
  maker: optional,
  country: optional,
  alternativeTo: optional,
  isChosen: z.boolean(),
  unitPrice: number,
  discountPercent: number,
  vatRate: number,
  unitCost: number,
  suppliers: z.array(z.object({ supplier: text, unitPrice: number, askedOn: day.nullable() })).max(100),
  competitors: z.array(z.object({ competitor: text, unitPrice: decimal, seenOn: day.nullable() })).max(100),
});

export const handoverPrices = z.object({
  currency: z.string().min(1).max(10),
  vatMode: z.enum(vatModes),
  vatRate: decimal,
  deliveredOn: day.nullable(),
  positions: distinct(position, mostPositions, ({ positionId }) => positionId),
});

/** All of a bid that travels, but its files' bytes: the one shape that is written, read from strangers' files, and merged. */
export const handoverState = z.object({
  /** Ids of the workspace stay at home: a procedure is known by the buyer's number. */
  draft: z.object({
    bidId: id,
    version: versionNumber,
    sourceId: z.string().min(1).max(2_000),
    lotId: optional,
    noticeDigest: z.string().max(200),
    platformId: optional,
    price: money,
    security: money,
    documents: distinct(document, 20_000, ({ documentId }) => documentId),
    checklist,
  }),
  prices: handoverPrices.nullable(),
  events: z.array(travellingEvent).max(10_000),
  ...handoverParts,
});
export type HandoverState = z.infer<typeof handoverState>;

export type HandoverDocument = HandoverState['draft']['documents'][number];

/** What was frozen of the version at hand; undefined: it is a draft. */
export const presentlyFrozen = ({ draft, versions }: HandoverState): HandoverState['versions'][number] | undefined =>
  versions.find(({ version }) => version === draft.version);

/** What is decided of a bid beside its draft and its prices, as far as anything is. */
type Decisions = {
  readonly authority: TravellingAuthority | null;
  readonly demands: Readonly<Record<string, string>>;
};

type Content = Pick<
  BidDraft,
  'bidId' | 'sourceId' | 'lotId' | 'noticeDigest' | 'platformId' | 'price' | 'security' | 'documents' | 'checklist'
>;

/** What is locked at hand-over: everything that is decided of the bid, whether frozen, signed and sent already or not. */
export const contentOf = (
  { bidId, sourceId, lotId, noticeDigest, platformId, price, security, documents, checklist: list }: Content,
  table: unknown,
  { authority, demands }: Decisions,
): object => ({
  bidId,
  sourceId,
  lotId,
  noticeDigest,
  platformId,
  price,
  security,
  // Neither of the two has an order that anybody decided.
  checklist: { ...list, own: list.own.toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1)) },
  documents: documents
    .map(({ name, size: bytes, digest, itemId }) => ({ name, size: bytes, digest: digest.value, itemId }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  prices: table,
  // Left out while there is none, so that what was locked before bids had them is still the same.
  authority: authority === null ? undefined : authority,
  demands: Object.keys(demands).length === 0 ? undefined : demands,
});

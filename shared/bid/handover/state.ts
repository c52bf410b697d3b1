import { z } from 'zod';
import type { Instant } from '../../kernel/instant.ts';
import { judgeDocumentName } from '../document-name.ts';
import type { BidDraft } from '../draft.ts';
import { manifestName } from '../freeze.ts';
import { mostPositions, vatModes } from '../prices/table.ts';
import type { SubmissionEvent } from '../submission/events.ts';

const id = z.string().regex(/^[\w.-]{1,200}$/);
const text = z.string().max(20_000);
const optional = text.nullable();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const decimal = z.string().regex(/^\d{1,30}(\.\d{1,6})?$/);
const number = decimal.nullable();
const amount = z.string().regex(/^-?\d{1,30}(\.\d{1,6})?$/);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const instant = z.custom<Instant>(
  (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT.{1,30}Z$/.test(value) && !Number.isNaN(Date.parse(value)),
);
const size = z.number().int().nonnegative();
const fileName = z.string().refine((name) => judgeDocumentName(name) === null, 'a file name that can not travel');
const money = z.object({ amount, currency: z.string().min(1).max(10) }).nullable();

const document = z.object({
  documentId: id,
  name: fileName,
  size,
  digest: z.object({ algorithm: z.literal('sha-256'), value: sha256 }),
  mediaType: text,
  itemId: optional,
  addedAt: instant,
});

/** What a list of the checklist says of one item; words that a newer program adds are carried along. */
const listed = z.record(z.string().max(200), z.json());
const checklist = z
  .object({
    own: z
      .array(z.looseObject({ itemId: id, title: text, need: z.enum(['required', 'expected', 'optional']) }))
      .max(10_000),
    waived: z.record(z.string().max(200), text),
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
  positions: z.array(position).max(mostPositions),
});

/** The signature of the container, or one beside a document: names that lead nowhere else. */
const signatureName = z
  .string()
  .refine(
    (name) => /^META-INF\/signature\d{3}\.p7s$/.test(name) || judgeDocumentName(name) === null,
    'not a signature’s name',
  );

/** A small file that was made from a bid: its manifest, a signature. */
const madeFile = z.object({ name: signatureName, size, digest: sha256, at: instant });
const madeManifest = madeFile.extend({ name: z.literal(manifestName) });
export type MadeFile = z.infer<typeof madeFile>;

/** All of a bid that travels, but its files' bytes: the one shape that is written, read from strangers' files, and merged. */
export const handoverState = z.object({
  /** Ids of the workspace stay at home: a procedure is known by the buyer's number. */
  draft: z.object({
    bidId: id,
    version: z.number().int().min(1).max(100_000),
    sourceId: z.string().min(1).max(2_000),
    lotId: optional,
    noticeDigest: z.string().max(200),
    platformId: optional,
    price: money,
    security: money,
    documents: z.array(document).max(20_000),
    checklist,
  }),
  prices: handoverPrices.nullable(),
  /** What was frozen and signed of this version; null: it is a draft. */
  frozen: z.object({ manifest: madeManifest, signatures: z.array(madeFile).max(20_000) }).nullable(),
  events: z.array(z.custom<SubmissionEvent>((value) => typeof value === 'object' && value !== null)).max(10_000),
});
export type HandoverState = z.infer<typeof handoverState>;

type Content = Pick<
  BidDraft,
  'bidId' | 'sourceId' | 'lotId' | 'noticeDigest' | 'platformId' | 'price' | 'security' | 'documents' | 'checklist'
>;

/** What is locked at hand-over: everything that is decided of the bid, whether frozen, signed and sent already or not. */
export const contentOf = (
  { bidId, sourceId, lotId, noticeDigest, platformId, price, security, documents, checklist: list }: Content,
  table: unknown,
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
});

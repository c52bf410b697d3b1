import { z } from 'zod';
import { checklistLaws, checklistParties } from '../bid/checklist-sets/set.ts';
import { noticeChanges } from '../bid/checklist.ts';
import { submissionStates } from '../bid/submission/events.ts';
import { keptLook } from './batches.ts';
import { longMethod, method } from './method.ts';
import { platformCost } from './platforms.ts';
import { count, decimal, digest, finding, id, instant, language, line, money, page, prose } from './vocabulary.ts';

/** Computed from the artefacts that exist, never stored. */
export const bidStatuses = ['draft', 'ready', 'frozen', 'signed', 'packaged'] as const;

/** What became of a bid after packaging, as far as it was noted. */
const standing = z.object({ state: z.enum(submissionStates), hasReceipt: z.boolean() });

export const bidDocument = z.object({
  documentId: id,
  name: line,
  size: count,
  digest,
  mediaType: line,
  itemId: id.nullable(),
  addedAt: instant,
});

export const checklistItem = z.object({
  itemId: id,
  /** A text key for items that come from a rule, null for the user's own. */
  titleKey: line.nullable(),
  title: line,
  /** `required` blocks freezing, `expected` warns, `optional` is only offered. */
  need: z.enum(['required', 'expected', 'optional']),
  basis: line.nullable(),
  state: z.enum(['done', 'missing', 'waived']),
  waivedReason: line.nullable(),
  documentIds: z.array(id),
  /** The set of papers it comes from; null for what is usual and for the user's own. */
  setId: id.nullable(),
  lot: line.nullable(),
  owner: line.nullable(),
  /** Working days before the deadline, and the day that is in the buyer's zone; null: by the deadline itself. */
  dueDays: count.nullable(),
  dueOn: line.nullable(),
  /** The notice that asks for it: where, in which words, what it takes as proof, and whether that changed since the bid's edition. */
  notice: z
    .object({
      path: line,
      words: prose.nullable(),
      papers: z.array(line),
      part: line.nullable(),
      change: z.enum(noticeChanges),
    })
    .nullable(),
});

const share = z.object({ done: count, total: count });

export const artefact = z.object({
  kind: z.enum(['manifest', 'signature', 'package']),
  name: line,
  path: line,
  size: count,
  digest,
  at: instant,
});

export const bidDetail = z.object({
  bidId: id,
  /** Which of our companies bids. */
  companyId: id,
  companyName: line,
  procedureId: id,
  sourceId: line,
  procedureTitle: line,
  buyer: line,
  lotId: line.nullable(),
  lotTitle: line.nullable(),
  platformId: id.nullable(),
  deadline: instant.nullable(),
  buyerZone: line.nullable(),
  /** The edition the bid was made for, and the newest one known: they differ when the notice changed since. */
  /** 0 where the bytes it was made for are no longer among the editions. */
  noticeEdition: count,
  newestEdition: count,
  version: count,
  status: z.enum(bidStatuses),
  submission: standing,
  price: money.nullable(),
  /** The bid security this bid freezes, as calculated and taken over by the user. */
  security: money.nullable(),
  /** What the platform costs for this bid: access still to be bought, fees, what winning adds. */
  platformCost: platformCost.nullable(),
  documents: z.array(bidDocument),
  checklist: z.array(checklistItem),
  /** Done or waived of each need. */
  completeness: z.object({ required: share, expected: share, optional: share }),
  /** Under which law and as whom the papers were chosen. */
  checklistTerms: z.object({
    law: z.enum(checklistLaws),
    party: z.enum(checklistParties),
    isSmallBusiness: z.boolean(),
  }),
  findings: z.array(finding),
  frozen: z
    .object({
      manifestDigest: line,
      frozenAt: instant,
      files: z.array(z.object({ name: line, size: count, digests: z.array(digest) })),
    })
    .nullable(),
  artefacts: z.array(artefact),
  createdAt: instant,
  updatedAt: instant,
});
export type BidDetail = z.infer<typeof bidDetail>;

export const bidRow = z.object({
  bidId: id,
  companyId: id,
  procedureId: id,
  procedureTitle: line,
  buyer: line,
  lotTitle: line.nullable(),
  deadline: instant.nullable(),
  status: z.enum(bidStatuses),
  submission: standing,
  version: count,
  /** Of a bid that is with the platform: what is wrong about its submission, and no longer about its papers. */
  blockers: count,
  warnings: count,
  price: money.nullable(),
  updatedAt: instant,
});
export type BidRow = z.infer<typeof bidRow>;

/** One thing to sign: a document, or the container's manifest, which covers every file at once. */
const dataToSignFile = z.object({
  name: line,
  path: line,
  size: count,
  digests: z.array(digest),
  /** What its signature has to be called in the bid. */
  signatureName: line,
});

const bid = z.object({ bidId: id });

export const bidMethods = {
  'bids.list': method(
    /** `companyId`: only that company's; all companies' where it is left out. */
    z.object({ procedureId: id.optional(), companyId: id.optional(), ...page }),
    z.object({ total: count, rows: z.array(bidRow) }),
  ),
  'bids.create': method(z.object({ procedureId: id, lotId: line.nullable().default(null) }), z.object({ bidId: id })),
  'bids.show': method(bid, bidDetail),
  'bids.addDocuments': longMethod(
    z.object({ bidId: id, fileIds: z.array(id).min(1), itemId: id.nullable().default(null) }),
    bidDetail,
  ),
  'bids.removeDocument': method(z.object({ bidId: id, documentId: id }), bidDetail),
  /** Says which checklist item a document answers; null: none. */
  'bids.assignDocument': method(z.object({ bidId: id, documentId: id, itemId: id.nullable() }), bidDetail),
  'bids.renameDocument': method(z.object({ bidId: id, documentId: id, name: line }), bidDetail),
  /** What a document holds, for a person's eyes: of a PDF its pages, of a DOCX its words. Nothing in it is run. */
  'bids.look': method(z.object({ bidId: id, documentId: id }), keptLook),
  'bids.addItem': method(
    z.object({ bidId: id, title: line, need: z.enum(['required', 'expected', 'optional']) }),
    bidDetail,
  ),
  'bids.removeItem': method(z.object({ bidId: id, itemId: id }), bidDetail),
  'bids.waiveItem': method(z.object({ bidId: id, itemId: id, reason: line.nullable() }), bidDetail),
  'bids.setPrice': method(
    z.object({ bidId: id, price: z.object({ amount: decimal, currency: line }).nullable() }),
    bidDetail,
  ),
  'bids.setSecurity': method(
    z.object({ bidId: id, security: z.object({ amount: decimal, currency: line }).nullable() }),
    bidDetail,
  ),
  'bids.setPlatform': method(z.object({ bidId: id, platformId: id.nullable() }), bidDetail),
  /** Says which of our companies bids; its papers and keys are then judged. */
  'bids.setCompany': method(z.object({ bidId: id, companyId: id }), bidDetail),
  /** Moves the draft to the newest edition of its notice after the user has seen what changed. */
  'bids.adoptEdition': method(bid, bidDetail),
  /** `despite`: blockers that a named person freezes the bid over, by their codes. */
  'bids.freeze': longMethod(
    bid.extend({
      despite: z
        .object({ codes: z.array(line.min(1)).min(1).max(50), by: line.max(200), reason: line })
        .nullable()
        .default(null),
    }),
    z.object({ manifestDigest: line, files: z.array(z.object({ name: line, size: count, digests: z.array(digest) })) }),
  ),
  /** An edit after freezing starts a new draft from the frozen one; what was signed stays as it was. */
  'bids.revise': method(bid, bidDetail),
  'bids.remove': method(bid, z.object({})),
  /**
   * Writes exactly what is to be signed to an empty folder, or a new one of the bid's own, with each digest and what to do: for a key that only another
   * program can use.
   */
  'bids.exportToSign': longMethod(
    z.object({ bidId: id, out: line.nullable().default(null), language: language.default('en') }),
    z.object({ folder: line, files: z.array(dataToSignFile), instructions: line }),
  ),
  /**
   * Takes signatures made by another program, byte for byte: each is matched to the data to sign by the digest in it,
   * verified against exactly that data and its certificate judged as the user's own. All are taken, or none.
   */
  'bids.importSignatures': longMethod(
    z.object({ bidId: id, fileIds: z.array(id).min(1).max(1_000) }),
    z.object({
      taken: z.array(
        z.object({ name: line, content: line, signer: line, findings: z.array(finding), path: line, size: count }),
      ),
      /** What is still without a signature, the container's manifest among it. */
      missing: z.array(line),
    }),
  ),
  'bids.package': longMethod(
    z.object({ bidId: id, out: line.nullable().default(null) }),
    z.object({ files: z.array(line) }),
  ),
} as const;

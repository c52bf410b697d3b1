import { z } from 'zod';
import { paperKind, paperRule } from '../company/papers/kind.ts';
import { paperFacts } from '../company/papers/paper.ts';
import { keptLook } from './batches.ts';
import { bidDetail } from './bids.ts';
import { longMethod, method } from './method.ts';
import { exportedFile, newerField, standing } from './platforms.ts';
import { count, finding, id, instant, line, nothing, plainDay } from './vocabulary.ts';

/** How long a paper counts by its kind's usual rule; `surelyUntil` is earlier where months can be counted two ways. */
const validity = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('endless') }),
  z.object({ kind: z.literal('until'), lastDay: plainDay, surelyUntil: plainDay }),
  z.object({ kind: z.literal('unknown'), missing: z.enum(['issue', 'expiry']) }),
]);

const paper = z.object({
  ...paperFacts.shape,
  paperId: id,
  companyId: id,
  /** Its bytes lie in the vault under the digest (SHA-256). */
  file: z.object({ name: line, size: count, digest: line, mediaType: line }).nullable(),
  savedAt: instant,
});

const paperUse = z.object({
  bidId: id,
  documentId: id,
  fileName: line,
  procedureTitle: line,
  deadline: instant.nullable(),
  /** Bids can still be handed in. */
  isOpen: z.boolean(),
  /** What this bid has to know of the paper, by the day it needs it. */
  findings: z.array(finding),
});

export const paperRow = paper.extend({
  validity,
  rule: paperRule.nullable(),
  /** In bids of this company whose documents have the same digest. */
  uses: z.array(paperUse),
  /** A newer edition in the library that takes its place. */
  newerId: id.nullable(),
});
export type PaperRow = z.infer<typeof paperRow>;

/** A paper as one bid sees it. */
const offered = paper.extend({
  validity,
  rule: paperRule.nullable(),
  /** What speaks against it in this bid; empty: nothing. */
  findings: z.array(finding),
  /** The document of the bid that holds it already. */
  documentId: id.nullable(),
  newerId: id.nullable(),
});
export type OfferedPaper = z.infer<typeof offered>;

const paperKindRecord = z.object({
  kind: paperKind,
  standing,
  shipped: paperKind.nullable(),
  newer: z.array(newerField),
  /** How many papers of it lie in the library, of all companies. */
  papers: count,
});
export type PaperKindRecord = z.infer<typeof paperKindRecord>;

const paperId = z.object({ paperId: id });

export const paperMethods = {
  /** The papers of the company asked for, or of the chosen one, those that end first on top. */
  'papers.list': method(
    z.object({ companyId: id.optional() }),
    z.object({ companyId: id, today: plainDay, papers: z.array(paperRow), kinds: z.array(paperKindRecord) }),
  ),
  /**
   * Adds a paper (`paperId` null) or changes one. `facts` are checked by the step, so that a refusal names the field. `fileId`: the
   * file to copy into the vault; null: the one that is there stays.
   */
  'papers.save': longMethod(
    z.object({
      paperId: id.nullable().default(null),
      companyId: id.optional(),
      facts: z.unknown(),
      fileId: id.nullable().default(null),
    }),
    paper,
  ),
  /** Takes a paper out of the library; bids that hold its file keep it. */
  'papers.remove': method(paperId, z.object({ paperId: id })),
  /** What its file holds, for a person's eyes: of a PDF or DOCX its words (`wordsAt`). Nothing in it is run. */
  'papers.look': method(paperId, keptLook),
  /** What the library has for a bid, judged by the days that this bid needs papers on. */
  'papers.forBid': method(
    z.object({ bidId: id }),
    z.object({
      companyId: id,
      needs: z.object({ deadline: plainDay.nullable(), published: plainDay.nullable(), signing: plainDay.nullable() }),
      demands: z.record(id, id),
      papers: z.array(offered),
      kinds: z.array(paperKind),
    }),
  ),
  /** Puts papers into a bid by reference: their bytes lie in the vault already. All are taken, or none. */
  'papers.addToBid': method(
    z.object({ bidId: id, paperIds: z.array(id).min(1).max(300), itemId: id.nullable().default(null) }),
    bidDetail,
  ),
  /** Puts a newer edition in the place of a document that the bid holds; its item of the checklist stays. */
  'papers.renewInBid': method(z.object({ bidId: id, documentId: id, paperId: id }), bidDetail),
  /** The rule that this buyer demands of a kind; `ruleId` null: the kind's usual one. */
  'papers.demand': method(z.object({ bidId: id, kindId: id, ruleId: id.nullable() }), bidDetail),
  'paperKinds.list': method(nothing, z.object({ kinds: z.array(paperKindRecord) })),
  'paperKinds.save': method(z.object({ kind: z.unknown() }), paperKindRecord),
  /** Gives the program's kind its place back; the user's own is forgotten unless papers are of it. */
  'paperKinds.remove': method(z.object({ kindId: id }), z.object({ kindId: id, stands: paperKind.nullable() })),
  'paperKinds.export': method(z.object({ keep: z.boolean().default(false) }), exportedFile),
  'paperKinds.import': method(
    z.object({ fileId: id, replace: z.boolean().default(false) }),
    z.object({ kindIds: z.array(id) }),
  ),
} as const;

import { z } from 'zod';
import { afterSteps, outcomes, submissionStates } from '../bid/submission/events.ts';
import { longMethod, method } from './method.ts';
import { count, decimal, finding, id, instant, line, plainDay, prose } from './vocabulary.ts';

/** What results are laid apart by. `way`: auction, tender, quotation or another way of buying. */
export const historyGroups = ['buyer', 'way', 'platform'] as const;

const receipt = z.object({
  number: line.nullable(),
  file: z.object({ name: line, digest: line, size: count }).nullable(),
});

const submissionEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('submitted'),
    at: instant,
    version: count,
    packageDigest: line,
    receipt: receipt.nullable(),
  }),
  z.object({ kind: z.literal('receipt'), at: instant, receipt }),
  z.object({ kind: z.literal('withdrawn'), at: instant, reason: line }),
  z.object({
    kind: z.literal('result'),
    at: instant,
    outcome: z.enum(outcomes),
    reasonId: line.nullable(),
    note: line,
    winnerPrice: decimal.nullable(),
    winner: line.nullable().optional(),
    place: count.nullable(),
  }),
  z.object({ kind: z.literal('step'), at: instant, step: z.enum(afterSteps), isDone: z.boolean() }),
]);

/** One thing that follows a result; see `shared/bid/submission/after.ts`. */
const afterDate = z.object({
  step: z.enum(afterSteps),
  state: z.enum(['due', 'waits', 'open', 'unknown']),
  at: instant.nullable(),
  day: plainDay.nullable(),
  zone: line,
  article: line.nullable(),
  bound: z.enum(['exactly', 'not-later', 'not-earlier']).nullable(),
  waitsFor: line.nullable(),
  doneAt: instant.nullable(),
  isOurs: z.boolean(),
  isOverdue: z.boolean(),
});

/** See `shared/bid/submission/winner-papers.ts`. */
const winnerPaper = z.object({
  name: line,
  description: prose.nullable(),
  evidence: z.array(line),
  legalBasis: line.nullable(),
  mandatory: z.boolean().nullable(),
  path: line,
  lot: line.nullable(),
});

const reasonCount = z.object({ reasonId: line, count });
/** “3 of 11” by one's own results; the percentage is null where nothing is decided. */
const winRate = { decided: count, won: count, percent: decimal.nullable(), reasons: z.array(reasonCount) };

export const submissionView = z.object({
  bidId: id,
  version: count,
  deadline: instant.nullable(),
  state: z.enum(submissionStates),
  submitted: z.object({ at: instant, version: count, packageDigest: line }).nullable(),
  receipt: receipt.nullable(),
  events: z.array(submissionEvent),
  after: z.array(afterDate),
  /** What the newest notice asks of the winner; empty unless the bid won. */
  winnerPapers: z.array(winnerPaper),
  findings: z.array(finding),
});
export type SubmissionView = z.infer<typeof submissionView>;

const bid = z.object({ bidId: id });
const proof = {
  receiptNumber: line.nullable().default(null),
  receiptFileId: id.nullable().default(null),
  /** Null: now. */
  at: instant.nullable().default(null),
};

/** One field that changed; values as canonical JSON, null where there is none; `label`: what people call the record. */
const change = z.object({
  path: line,
  kind: line,
  label: z.string().nullable(),
  field: line.nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const bidDiff = z.object({
  /** Null: there is nothing earlier to compare with. */
  against: z
    .object({
      what: z.enum(['submitted', 'frozen', 'handed-over']),
      version: count,
      at: instant,
      by: line.nullable(),
    })
    .nullable(),
  /** Frozen before everything was kept: only documents, prices, lot, notice and company could be compared. */
  isPartial: z.boolean(),
  changes: z.array(change),
});
export type BidDiff = z.infer<typeof bidDiff>;

export const submissionMethods = {
  'submission.show': method(bid, submissionView),
  /** The package as it lies there is compared with the one that was made; its digest is what the receipt is bound to. */
  'submission.submit': longMethod(z.object({ bidId: id, ...proof }), submissionView),
  'submission.receipt': longMethod(z.object({ bidId: id, ...proof }), submissionView),
  'submission.withdraw': method(
    z.object({ bidId: id, reason: line.min(1), at: instant.nullable().default(null) }),
    submissionView,
  ),
  'submission.result': method(
    z.object({
      bidId: id,
      outcome: z.enum(outcomes),
      reasonId: line.nullable().default(null),
      note: line.default(''),
      winnerPrice: decimal.nullable().default(null),
      winner: line.nullable().default(null),
      place: count.nullable().default(null),
      at: instant.nullable().default(null),
    }),
    submissionView,
  ),
  /** What a final protocol or award says of the bid: our line, the winner's, every price. Keeps nothing. */
  'submission.readProtocol': method(
    z.object({ bidId: id, fileId: id }),
    z.object({
      /** Of the purchase it is about, and whether that is the bid's; null: it does not say. */
      number: line.nullable(),
      isOfProcedure: z.boolean().nullable(),
      on: plainDay.nullable(),
      offers: z.array(
        z.object({
          bidder: line,
          inn: line.nullable(),
          price: decimal,
          currency: line.nullable(),
          place: count.nullable(),
          lotId: line.nullable(),
          on: plainDay.nullable(),
        }),
      ),
      own: z.object({ index: count, by: z.enum(['inn', 'name', 'price']) }).nullable(),
      outcome: z.enum(['won', 'lost']).nullable(),
      winner: line.nullable(),
      winnerPrice: decimal.nullable(),
      place: count.nullable(),
    }),
  ),
  /** Something that happened after the result. `isDone` false: it was noted by mistake. */
  'submission.step': method(
    z.object({
      bidId: id,
      step: z.enum(afterSteps),
      at: instant.nullable().default(null),
      isDone: z.boolean().default(true),
    }),
    submissionView,
  ),
  /** Of one's own results of a period (days of Moscow, both counted), with their number; never a guess. */
  'submission.history': method(
    z.object({
      by: z.enum(historyGroups).nullable().default(null),
      from: plainDay.nullable().default(null),
      to: plainDay.nullable().default(null),
    }),
    z.object({
      ...winRate,
      /** Days of the first and the last result that count; null: there is none. */
      first: plainDay.nullable(),
      last: plainDay.nullable(),
      groups: z.array(z.object({ key: line, name: line, ...winRate })),
    }),
  ),
  /** What the draft at hand changes against the version that was submitted (else the last that was frozen), or against what was handed over. */
  'submission.diff': method(bid.extend({ since: z.enum(['submitted', 'handed-over']).default('submitted') }), bidDiff),
} as const;

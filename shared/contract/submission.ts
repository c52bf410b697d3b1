import { z } from 'zod';
import { outcomes } from '../bid/submission/events.ts';
import { longMethod, method } from './method.ts';
import { count, decimal, finding, id, instant, line, nothing } from './vocabulary.ts';

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
    place: count.nullable(),
  }),
]);

export const submissionView = z.object({
  bidId: id,
  version: count,
  deadline: instant.nullable(),
  state: z.enum(['not-submitted', 'submitted', 'withdrawn', ...outcomes]),
  submitted: z.object({ at: instant, version: count, packageDigest: line }).nullable(),
  receipt: receipt.nullable(),
  events: z.array(submissionEvent),
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
      place: count.nullable().default(null),
      at: instant.nullable().default(null),
    }),
    submissionView,
  ),
  /** Of one's own results, with their number; never a guess. */
  'submission.history': method(
    nothing,
    z.object({
      decided: count,
      won: count,
      percent: decimal.nullable(),
      reasons: z.array(z.object({ reasonId: line, count })),
    }),
  ),
  /** What the draft at hand changes against the version that was submitted (else the last that was frozen). */
  'submission.diff': method(
    bid,
    z.object({
      against: count.nullable(),
      price: z.object({ before: line.nullable(), after: line.nullable() }).nullable(),
      documents: z.array(z.object({ name: line, kind: z.enum(['added', 'removed', 'changed']) })),
      prices: z.array(
        z.object({
          positionId: line.nullable(),
          name: line.nullable(),
          field: line,
          before: line.nullable(),
          after: line.nullable(),
        }),
      ),
    }),
  ),
} as const;

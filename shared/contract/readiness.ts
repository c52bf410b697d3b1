import { z } from 'zod';
import { readinessAreas } from '../bid/readiness.ts';
import { longMethod, method } from './method.ts';
import { signatureShape } from './signing.ts';
import { count, finding, id, instant, line, plainDay } from './vocabulary.ts';

const check = z.object({
  area: z.enum(readinessAreas),
  finding,
  /** A named person may freeze the bid over it with a reason. */
  mayBeOverridden: z.boolean(),
});

/** A blocker that somebody froze the bid over. */
export const override = z.object({ code: line, by: line, reason: line, at: instant });

/** How a rehearsal came out, and what became different since. */
export const rehearsalView = z.object({
  rehearsalId: id,
  version: count,
  at: instant,
  /** ETSI EN 319 102-1; null: it was refused before there was anything to verify. */
  conclusion: z.enum(['TOTAL-PASSED', 'INDETERMINATE', 'TOTAL-FAILED']).nullable(),
  subIndication: line.nullable(),
  /** Why it was refused. */
  refusal: z.object({ code: line, details: finding.shape.details }).nullable(),
  signer: line.nullable(),
  certificateEnds: instant.nullable(),
  level: line,
  placement: line,
  files: count,
  bytes: count,
  /** Where the package lies while it is kept; only the newest rehearsal's is. */
  packagePath: line.nullable(),
  reportPath: line.nullable(),
  /** What the verification and the platform's demands found, worst first. */
  findings: z.array(finding),
  /** What changed since; empty: the verdict stands for the bid as it is now. */
  differences: z.array(finding),
  holds: z.boolean(),
});
export type RehearsalView = z.infer<typeof rehearsalView>;

export const readinessView = z.object({
  bidId: id,
  light: z.enum(['stop', 'attention', 'go']),
  checks: z.array(check),
  /** The power of attorney that is bound to the bid. */
  authority: z
    .object({
      authorityId: id,
      number: line,
      representatives: z.array(line),
      validUntil: plainDay,
      powers: z.array(line),
    })
    .nullable(),
  /** Null where the line's speed or the deadline is not known. */
  upload: z.object({ bytes: count, kilobitsPerSecond: count, seconds: count, begin: instant }).nullable(),
  /** Blockers that the present version was frozen over. */
  overrides: z.array(override),
  /** The newest one of this bid. */
  rehearsal: rehearsalView.nullable(),
});
export type ReadinessView = z.infer<typeof readinessView>;

export const readinessMethods = {
  /**
   * Everything that stands between the bid and its submission. `lookAtToken`: also whether the key's token is there, without a PIN and
   * never longer than some seconds.
   */
  'bids.readiness': method(z.object({ bidId: id, lookAtToken: z.boolean().default(false) }), readinessView),
  /**
   * Makes, signs and verifies the whole package with the real key and keeps the verdict; the bid stays as it is. What is made is marked as
   * a rehearsal inside and out and lies apart.
   */
  'rehearsals.run': longMethod(z.object({ bidId: id, ...signatureShape }), z.object({ rehearsal: rehearsalView })),
  /** Newest first. */
  'rehearsals.list': method(z.object({ bidId: id }), z.object({ rehearsals: z.array(rehearsalView) })),
} as const;

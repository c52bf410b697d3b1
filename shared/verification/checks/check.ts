import type { Details } from '../../kernel/failure.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { TimestampVerdictCode } from '../../signature/timestamp-codes.ts';
import type { VerificationCode } from '../codes.ts';
import type { RevocationDemand } from '../conclusion.ts';
import type { SignatureFacts } from '../facts.ts';
import type { ValidationPolicy } from '../policy.ts';
import type { VerdictName } from '../verdict.ts';

/** Everything a check may look at: facts, the policy, and the question that was put. */
export type Question = {
  readonly facts: SignatureFacts;
  readonly policy: ValidationPolicy;
  readonly revocation: RevocationDemand;
  readonly validationTime: Instant;
};

/**
 * One small question. `misses` answers the evidence of each time it does not hold, nothing when it holds, and null when
 * it does not apply. What a miss weighs, and what word its verdict gets, is the policy's to say.
 */
export type Check = {
  readonly id: VerificationCode | TimestampVerdictCode;
  readonly verdict: VerdictName;
  readonly misses: (question: Question) => readonly Details[] | null;
};

/** Clocks of signers and readers differ; five minutes is the usual tolerance (RFC 4120 section 8.2 uses the same). */
export const clockTolerance = 5 * 60_000;

export const holds: readonly Details[] = [];

/** One miss with its evidence, or none. */
export const missIf = (missed: boolean, details: Details = {}): readonly Details[] => (missed ? [details] : holds);

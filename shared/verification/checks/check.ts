import type { Details } from '../../kernel/failure.ts';
import type { Instant } from '../../kernel/instant.ts';
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
  readonly id: VerificationCode;
  readonly verdict: VerdictName;
  readonly misses: (question: Question) => readonly Details[] | null;
};

export const holds: readonly Details[] = [];

/** One miss with its evidence, or none. */
export const missIf = (missed: boolean, details: Details = {}): readonly Details[] => (missed ? [details] : holds);

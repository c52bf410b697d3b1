import { z } from 'zod';
import { signatureLevels } from '../procedure/platforms/vocabulary.ts';
import { signaturePolicy } from '../signature/policy.ts';
import { method } from './method.ts';
import { finding, id, nothing } from './vocabulary.ts';

export type { SignaturePolicy } from '../signature/policy.ts';

export const policyMethods = {
  /** The user's own; where none is for a procedure, the card of its platform is what is judged by. */
  'policies.list': method(nothing, z.object({ policies: z.array(signaturePolicy) })),
  /** Checked by the step, so that a refusal names the field. */
  'policies.save': method(z.object({ policy: z.unknown() }), z.object({ policies: z.array(signaturePolicy) })),
  'policies.remove': method(z.object({ policyId: id }), z.object({ policies: z.array(signaturePolicy) })),
  /** The policy of a bid's procedure, and what it says of a signature at this level and in this form. */
  'policies.judge': method(
    z.object({
      bidId: id,
      level: z.enum(signatureLevels).default('B'),
      form: z.enum(['detached', 'attached']).default('detached'),
    }),
    z.object({ policy: signaturePolicy.nullable(), findings: z.array(finding) }),
  ),
} as const;

import { z } from 'zod';
import { signatureFormats, signatureLevels } from '../procedure/platforms/vocabulary.ts';
import { signaturePolicy } from '../signature/policy.ts';
import { longMethod, method } from './method.ts';
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
  /** What a policy of one's own says of files that are about to be signed together or each on its own. */
  'policies.judgeFiles': method(
    z.object({
      policyId: id,
      level: z.enum(signatureLevels).default('B'),
      form: z.enum(['detached', 'attached']).default('detached'),
      format: z.enum(signatureFormats).default('cades'),
      scope: z.enum(['each-file', 'whole']).default('each-file'),
    }),
    z.object({ policy: signaturePolicy, findings: z.array(finding) }),
  ),
  /** What the signatures that are there make of it: of a bid by its procedure's policy, of files by the one named. */
  'policies.judgeSigned': longMethod(
    z
      .object({
        bidId: id.nullable().default(null),
        policyId: id.nullable().default(null),
        fileIds: z.array(id).max(1_000).default([]),
      })
      .refine(({ bidId, policyId }) => bidId !== null || policyId !== null, {
        path: ['policyId'],
        message: 'either a bid or a policy',
      }),
    z.object({ policy: signaturePolicy.nullable(), findings: z.array(finding) }),
  ),
} as const;

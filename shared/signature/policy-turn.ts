import type { Finding } from '../kernel/failure.ts';
import { nameValue, personIn, type CertificateFacts } from './certificate-facts.ts';
import type { PolicyCode } from './policy-codes.ts';
import { isPolicySigner, type NamedSigner } from './policy-signed.ts';
import type { SignaturePolicy } from './policy.ts';

/** A signer as verification names him, so that who may sign and who has signed are known by the same words. */
export const namedSigner = ({ subject }: CertificateFacts): NamedSigner => ({
  signer: nameValue(subject, 'commonName') ?? subject.text,
  organization: nameValue(subject, 'organization'),
  person: personIn(subject),
});

/**
 * Whether it is this signer's turn, when those of `signed` have signed: each of them takes the first free place of the policy's order
 * that it fits. Stops under a strict policy, warns otherwise; silent where the policy names nobody.
 */
export const judgeTurn = (
  policy: Pick<SignaturePolicy, 'name' | 'signers' | 'strict'>,
  signed: readonly NamedSigner[],
  next: NamedSigner,
): readonly Finding<PolicyCode>[] => {
  if (policy.signers.length === 0) return [];
  const free = [...policy.signers];
  for (const one of signed) {
    const place = free.findIndex((wanted) => isPolicySigner(wanted, one));
    if (place !== -1) free.splice(place, 1);
  }
  const severity = policy.strict ? 'blocker' : 'warning';
  const about = { policy: policy.name, signer: next.person ?? next.signer ?? next.organization ?? '' };
  const finding = (code: PolicyCode, details: Finding['details']): readonly Finding<PolicyCode>[] => [
    { code, severity, place: {}, details: { ...about, ...details } },
  ];
  const [expected] = free;
  if (expected === undefined) return finding('policy.turn-none', {});
  if (isPolicySigner(expected, next)) return [];
  return free.some((wanted) => isPolicySigner(wanted, next))
    ? finding('policy.turn-early', { next: expected })
    : finding('policy.turn-outside', { next: expected });
};

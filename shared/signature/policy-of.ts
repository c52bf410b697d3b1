import type { SignaturePolicy } from './policy.ts';

/** A policy for every procedure that demands nothing but what `part` says. */
export const policyOf = (
  part: Pick<SignaturePolicy, 'policyId' | 'name' | 'source' | 'readOn'> & Partial<SignaturePolicy>,
): SignaturePolicy => ({
  platformId: null,
  kindId: null,
  law: null,
  kind: null,
  format: null,
  level: null,
  placement: null,
  scope: null,
  signers: [],
  strict: false,
  ...part,
});

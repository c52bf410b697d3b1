import type { Conclusion, SubIndication } from './conclusion.ts';
import { worseOf } from './conclusion.ts';

export type Weight = { readonly conclusion: Conclusion; readonly subIndication: SubIndication | null };

/**
 * Of several reasons of the same weight the report names the one that the process of ETSI EN 319 102-1 clause 5.3 would
 * meet first, with one change: a broken digest or signature value is named before anything else.
 */
const order: readonly SubIndication[] = [
  'HASH_FAILURE',
  'SIG_CRYPTO_FAILURE',
  'FORMAT_FAILURE',
  'NO_SIGNING_CERTIFICATE_FOUND',
  'SIGNED_DATA_NOT_FOUND',
  'NO_CERTIFICATE_CHAIN_FOUND',
  'CERTIFICATE_CHAIN_GENERAL_FAILURE',
  'CHAIN_CONSTRAINTS_FAILURE',
  'REVOKED',
  'REVOKED_NO_POE',
  'REVOKED_CA_NO_POE',
  'EXPIRED',
  'NOT_YET_VALID',
  'OUT_OF_BOUNDS_NO_POE',
  'OUT_OF_BOUNDS_NOT_REVOKED',
  'SIG_CONSTRAINTS_FAILURE',
  'CRYPTO_CONSTRAINTS_FAILURE',
  'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
  'REVOCATION_OUT_OF_BOUNDS_NO_POE',
  'NO_POE',
  'TRY_LATER',
  'GENERIC',
];

const place = ({ subIndication }: Weight): number =>
  subIndication === null ? order.length : order.indexOf(subIndication);

/** The worst of several: of a signature's reasons, or of a file's signatures. None: TOTAL-PASSED. */
export const worst = (weights: readonly Weight[]): Weight => {
  const conclusion = weights.reduce<Conclusion>((so, weight) => worseOf(so, weight.conclusion), 'TOTAL-PASSED');
  if (conclusion === 'TOTAL-PASSED') return { conclusion, subIndication: null };
  const [first] = weights.filter((weight) => weight.conclusion === conclusion).toSorted((a, b) => place(a) - place(b));
  return { conclusion, subIndication: first?.subIndication ?? null };
};

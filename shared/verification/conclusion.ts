/** ETSI EN 319 102-1 clause 5.1.3, best first. */
export const conclusions = ['TOTAL-PASSED', 'INDETERMINATE', 'TOTAL-FAILED'] as const;
export type Conclusion = (typeof conclusions)[number];

/** ETSI EN 319 102-1 clause 5.1.3, tables 5 and 6: those that this program can reach. */
export const subIndications = [
  'FORMAT_FAILURE',
  'HASH_FAILURE',
  'SIG_CRYPTO_FAILURE',
  'REVOKED',
  'EXPIRED',
  'NOT_YET_VALID',
  'SIG_CONSTRAINTS_FAILURE',
  'CHAIN_CONSTRAINTS_FAILURE',
  'CERTIFICATE_CHAIN_GENERAL_FAILURE',
  'CRYPTO_CONSTRAINTS_FAILURE',
  'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
  'NO_SIGNING_CERTIFICATE_FOUND',
  'NO_CERTIFICATE_CHAIN_FOUND',
  'REVOKED_NO_POE',
  'REVOKED_CA_NO_POE',
  'OUT_OF_BOUNDS_NO_POE',
  'OUT_OF_BOUNDS_NOT_REVOKED',
  'REVOCATION_OUT_OF_BOUNDS_NO_POE',
  'NO_POE',
  'TRY_LATER',
  'SIGNED_DATA_NOT_FOUND',
  'GENERIC',
] as const;
export type SubIndication = (typeof subIndications)[number];

/** What must be shown of revocation before a signature can pass: everything, what there is, or nothing at all. */
export const revocationDemands = ['required', 'if-available', 'none'] as const;
export type RevocationDemand = (typeof revocationDemands)[number];

const rank = (conclusion: Conclusion): number => conclusions.indexOf(conclusion);

export const worseOf = (a: Conclusion, b: Conclusion): Conclusion => (rank(b) > rank(a) ? b : a);

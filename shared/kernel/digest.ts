/** Digest algorithms a manifest or signature may carry. GOST keys bring Streebog (GOST R 34.11-2012). */
export const digestAlgorithms = ['sha-256', 'sha-384', 'sha-512', 'streebog-256', 'streebog-512'] as const;
export type DigestAlgorithm = (typeof digestAlgorithms)[number];

/** Weak algorithms are named so that they can be read and judged; they are never written. */
export const weakDigestAlgorithms = ['md5', 'sha-1', 'sha-224'] as const;
export type AnyDigestAlgorithm = DigestAlgorithm | (typeof weakDigestAlgorithms)[number];

/** `value` is lower-case hexadecimal. */
export type Digest<Algorithm extends AnyDigestAlgorithm = DigestAlgorithm> = {
  readonly algorithm: Algorithm;
  readonly value: string;
};

export const sameDigest = (a: Digest<AnyDigestAlgorithm>, b: Digest<AnyDigestAlgorithm>): boolean =>
  a.algorithm === b.algorithm && a.value === b.value;

import { epochMilliseconds, type Instant } from '../kernel/instant.ts';
import type { TimestampFacts } from './facts.ts';

/**
 * The best-signature-time of ETSI EN 319 102-1 clause 5.5.4 where timestamps are the only proofs: the earliest moment at
 * which the signature is proved to have existed; null when none is.
 */
export const trustedTimeOf = (timestamps: readonly TimestampFacts[]): Instant | null => {
  const times = timestamps.flatMap(({ kind, proved, genTime }) =>
    proved && genTime !== null && kind !== 'content-time-stamp' ? [genTime] : [],
  );
  return times.toSorted((a, b) => epochMilliseconds(a) - epochMilliseconds(b))[0] ?? null;
};

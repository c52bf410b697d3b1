import { hexOf } from '../asn1/bytes.ts';
import { digestBytes } from '../digest.ts';

/**
 * Proofs of existence (ETSI EN 319 102-1 clause 5.6.2.3): since when each object is proved to have existed, epoch
 * milliseconds. Everything that lies before us exists now.
 */
export type Proofs = {
  readonly now: number;
  readonly since: ReadonlyMap<string, number>;
  /** Since when an object of which nothing is proved is taken to exist. */
  readonly otherwise: number;
};

const keys = new WeakMap<Uint8Array, string>();

/** SHA-256 in hexadecimal, by which an object is known. */
export const keyOf = (object: Uint8Array): string => {
  const known = keys.get(object);
  if (known !== undefined) return known;
  const key = hexOf(digestBytes('sha-256', object));
  keys.set(object, key);
  return key;
};

export const noProofs = (now: number): Proofs => ({ now, since: new Map(), otherwise: now });

/** As if everything had always existed: for asking whether evidence would suffice, were it proved to be of its time. */
export const agelessAt = (now: number): Proofs => ({ now, since: new Map(), otherwise: -Infinity });

/** The earliest time at which these bytes are proved to have existed. */
export const provedSince = ({ since, otherwise }: Proofs, object: Uint8Array): number =>
  since.get(keyOf(object)) ?? otherwise;

/** The proofs with one more: `objects` existed at `time`. An earlier proof stands. */
export const withProof = (proofs: Proofs, time: number, objects: readonly Uint8Array[]): Proofs => {
  const since = new Map(proofs.since);
  for (const object of objects) {
    const key = keyOf(object);
    since.set(key, Math.min(time, since.get(key) ?? proofs.otherwise));
  }
  return { ...proofs, since };
};

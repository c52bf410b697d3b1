import { digestBytes } from '../digest.ts';

/**
 * Proofs of existence (ETSI EN 319 102-1 clause 5.6.2.3): since when each object is proved to have existed, epoch
 * milliseconds. Everything that lies before us exists now.
 */
export type Proofs = { readonly now: number; readonly since: ReadonlyMap<string, number> };

const keys = new WeakMap<Uint8Array, string>();

const keyOf = (object: Uint8Array): string => {
  const known = keys.get(object);
  if (known !== undefined) return known;
  const key = Buffer.from(digestBytes('sha-256', object)).toString('base64');
  keys.set(object, key);
  return key;
};

export const noProofs = (now: number): Proofs => ({ now, since: new Map() });

/** The earliest time at which these bytes are proved to have existed. */
export const provedSince = ({ now, since }: Proofs, object: Uint8Array): number => since.get(keyOf(object)) ?? now;

/** The proofs with one more: `objects` existed at `time`. An earlier proof stands. */
export const withProof = (proofs: Proofs, time: number, objects: readonly Uint8Array[]): Proofs => {
  const since = new Map(proofs.since);
  for (const object of objects) {
    const key = keyOf(object);
    since.set(key, Math.min(time, since.get(key) ?? proofs.now));
  }
  return { now: proofs.now, since };
};

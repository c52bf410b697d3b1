import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import type { CoveredFile } from '#shared/verification/report.ts';
import { hexOf } from '../asn1/bytes.ts';
import { startDigest } from '../digest.ts';

export class Cancelled extends Error {}

export type Progress = { readonly signal?: AbortSignal | undefined; readonly advance: (bytes: number) => void };

/** Takes the content's bytes beside the digests: a signature over the content itself, a checksum. */
export type Listener = (chunk: Uint8Array) => void;

/** Lower-case hexadecimal by algorithm; one that cannot be computed is absent. */
export type Digests = ReadonlyMap<AnyDigestAlgorithm, string>;

/** Reads the bytes once, whatever is to be computed from them, and holds one chunk at a time. */
export const readOnce = async (
  chunks: AsyncIterable<Uint8Array>,
  algorithms: Iterable<AnyDigestAlgorithm>,
  progress: Progress,
  listeners: readonly Listener[] = [],
): Promise<Digests> => {
  const hashers = [...new Set(algorithms)].map((name) => ({ name, hasher: startDigest(name) }));
  for await (const chunk of chunks) {
    if (progress.signal?.aborted === true) throw new Cancelled();
    for (const { hasher } of hashers) hasher.update(chunk);
    for (const listen of listeners) listen(chunk);
    progress.advance(chunk.length);
  }
  return new Map(hashers.map(({ name, hasher }) => [name, hexOf(hasher.digest())]));
};

/** SHA-256 where it was computed, else another digest that was. */
export const knownDigest = (digests: Digests | undefined): CoveredFile['digest'] => {
  const found = [...(digests ?? [])];
  const [algorithm, value] = found.find(([name]) => name === 'sha-256') ?? found[0] ?? [];
  return algorithm === undefined || value === undefined ? null : { algorithm, value };
};

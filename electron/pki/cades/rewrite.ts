import { concatBytes, header, integer } from '../asn1/encode.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { readFrame, type Layer, type SignedFrame } from '../cms/frame.ts';

/** A signature as it will be written: its size, and its bytes in order, most of them those of the source. */
export type Rewritten = { readonly size: number; readonly pieces: () => AsyncIterable<Uint8Array> };

/** The fields of a SignedData that can be written anew, each a whole element; null: absent. */
export type SignedParts = Pick<SignedFrame, 'version' | 'digestAlgorithms' | 'certificates' | 'revocation' | 'signers'>;

type Patch = { readonly at: number; readonly remove: number; readonly insert: Uint8Array };

const grown = (patches: readonly Patch[]): number =>
  patches.reduce((sum, { remove, insert }) => sum + insert.length - remove, 0);

/** Headers around the parts with their new lengths; an indefinite one has none to change. */
const headerPatches = (layers: readonly Layer[], inner: number): readonly Patch[] => {
  const patches: Patch[] = [];
  let more = inner;
  for (const { identifier, start, contentStart, length } of layers.toReversed()) {
    if (length === null) continue;
    const insert = header(identifier, length + more);
    const remove = contentStart - start;
    patches.push({ at: start, remove, insert });
    more += insert.length - remove;
  }
  return patches;
};

const none = new Uint8Array(0);

/** What changes, in place: the fields before the content, and those behind it, which stand side by side. */
const patchesOf = (frame: SignedFrame, parts: SignedParts): readonly Patch[] => {
  const versionAt = frame.layers.at(-1)?.contentStart ?? 0;
  const before = [frame.certificates ?? none, frame.revocation ?? none, frame.signers];
  const after = [parts.certificates ?? none, parts.revocation ?? none, parts.signers];
  const lengthOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0);
  const changed: readonly Patch[] = [
    {
      at: versionAt,
      remove: frame.version.length + frame.digestAlgorithms.length,
      insert: concatBytes([parts.version, parts.digestAlgorithms]),
    },
    {
      at: frame.signersStart + frame.signers.length - lengthOf(before),
      remove: lengthOf(before),
      insert: concatBytes(after),
    },
  ];
  return [...changed, ...headerPatches(frame.layers, grown(changed))].toSorted((a, b) => a.at - b.at);
};

async function* patched(source: ByteSource, patches: readonly Patch[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const patch of patches) {
    if (at < patch.at) yield* source.chunks(at, patch.at);
    yield patch.insert;
    at = patch.at + patch.remove;
  }
  if (at < source.size) yield* source.chunks(at, source.size);
}

/**
 * Writes a SignedData anew with the parts that `change` answers; everything else, content above all, is copied as it
 * stands, and only lengths around it change. The source must have been read by `readSignedData` before: other bytes throw.
 */
export const rewriteSignedData = async (
  source: ByteSource,
  change: (frame: SignedFrame) => Partial<SignedParts>,
): Promise<Rewritten> => {
  const frame = await readFrame(source);
  const patches = patchesOf(frame, { ...frame, ...change(frame) });
  return { size: source.size + grown(patches), pieces: () => patched(source, patches) };
};

/** The same for a signature that is small and in memory: a timestamp token, a detached signature. */
export const rewrittenBytes = async ({ size, pieces }: Rewritten): Promise<Uint8Array<ArrayBuffer>> => {
  const whole = new Uint8Array(size);
  let at = 0;
  for await (const piece of pieces()) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

/** CMSVersion as RFC 5652 section 5.1 wants it at the least; one that is higher already stays. */
export const versionAtLeast = (version: Uint8Array, least: number): Uint8Array =>
  (version.at(-1) ?? 0) >= least || version.length !== 3 ? version : integer(least);

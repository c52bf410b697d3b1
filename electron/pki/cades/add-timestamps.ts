import { childrenOf, enter, takeAny, takeOptional } from '../asn1/cursor.ts';
import { decode } from '../asn1/decode.ts';
import { element, header, oid, sequence, setOf, type Der } from '../asn1/encode.ts';
import { contextConstructed, tags } from '../asn1/tags.ts';
import { rawOf, type Tlv } from '../asn1/tlv.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { readFrame, type SignedFrame } from '../cms/frame.ts';
import { timestampOids } from '../timestamps/oids.ts';

/** A signature as it will be written: its size, and its bytes in order, most of them those of the source. */
export type Rewritten = { readonly size: number; readonly pieces: () => AsyncIterable<Uint8Array> };

type Patch = { readonly at: number; readonly remove: number; readonly insert: Uint8Array };

const isSorted = (elements: readonly Uint8Array[]): boolean =>
  elements.every((each, index) => index === 0 || Buffer.compare(elements[index - 1] ?? each, each) <= 0);

/** Keeps a set that is DER in DER; one that never was stays in the order its writer gave it. */
const withOrderOf = (before: readonly Uint8Array[], after: readonly Uint8Array[]): readonly Uint8Array[] =>
  isSorted(before) ? after.toSorted((a, b) => Buffer.compare(a, b)) : after;

const timestampAttribute = (token: Uint8Array): Der => sequence(oid(timestampOids.signatureTimestamp), setOf([token]));

/** SignerInfo with one more unsigned attribute; every other field is copied as it was written. */
const stampedSigner = (signer: Tlv, token: Uint8Array): Der => {
  const fields = enter(signer);
  const kept = [rawOf(takeAny(fields)), rawOf(takeAny(fields)), rawOf(takeAny(fields))];
  const signed = takeOptional(fields, contextConstructed(0));
  if (signed !== null) kept.push(rawOf(signed));
  kept.push(rawOf(takeAny(fields)), rawOf(takeAny(fields)));
  const unsigned = takeOptional(fields, contextConstructed(1));
  const before = unsigned === null ? [] : childrenOf(unsigned, contextConstructed(1)).map(rawOf);
  const after = withOrderOf(before, [...before, timestampAttribute(token)]);
  return sequence(...kept, element(contextConstructed(1), ...after));
};

const stampedSigners = (signers: Uint8Array, tokens: readonly (Uint8Array | null)[]): Der => {
  const read = decode(
    signers,
    (root) => {
      const elements = childrenOf(root, tags.set);
      const before = elements.map(rawOf);
      const after = elements.map((signer, index) => {
        const token = tokens[index] ?? null;
        return token === null ? rawOf(signer) : stampedSigner(signer, token);
      });
      return element(tags.set, ...withOrderOf(before, after));
    },
    { rules: 'ber', maxBytes: signers.length },
  );
  if (!read.ok) throw new RangeError('signers that were read before cannot be read now');
  return read.value;
};

/** Headers around the signers with their new lengths; an indefinite one has none to change. */
const patchesOf = (frame: SignedFrame, signers: Uint8Array): readonly Patch[] => {
  const patches: Patch[] = [{ at: frame.signersStart, remove: frame.signers.length, insert: signers }];
  let grown = signers.length - frame.signers.length;
  for (const { identifier, start, contentStart, length } of frame.layers.toReversed()) {
    if (length === null) continue;
    const insert = header(identifier, length + grown);
    const remove = contentStart - start;
    patches.push({ at: start, remove, insert });
    grown += insert.length - remove;
  }
  return patches.toSorted((a, b) => a.at - b.at);
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
 * Puts a timestamp token into the unsigned attributes of each signer for which one is given (id-aa-signatureTimeStampToken,
 * ETSI EN 319 122-1 clause 5.3); `tokens` are in the order of the signers. Signed attributes, certificates, content and
 * the other signers stay byte for byte; only lengths around them change. The source must have been read as SignedData
 * before: bytes that are none throw.
 */
export const addSignatureTimestamps = async (
  source: ByteSource,
  tokens: readonly (Uint8Array | null)[],
): Promise<Rewritten> => {
  const frame = await readFrame(source);
  const patches = patchesOf(frame, stampedSigners(frame.signers, tokens));
  const size = patches.reduce((sum, { remove, insert }) => sum + insert.length - remove, source.size);
  return { size, pieces: () => patched(source, patches) };
};

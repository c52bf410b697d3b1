import { concatBytes, element, oid, sequence, setOf, type Der } from '../asn1/encode.ts';
import { contextConstructed, tags } from '../asn1/tags.ts';
import { elementsOf, splitSigner } from './archived-parts.ts';
import { withOrderOf } from './sets.ts';

/** An attribute with one value. */
export const attributeOf = (type: string, value: Uint8Array): Der => sequence(oid(type), setOf([value]));

/** SignerInfo with more unsigned attributes; every other field is copied as it was written. None: the very bytes given. */
export const withUnsigned = (signer: Uint8Array, more: readonly Uint8Array[]): Uint8Array => {
  if (more.length === 0) return signer;
  const { fields, attributes } = splitSigner(signer);
  const before = attributes.map(({ raw }) => raw);
  const after = withOrderOf(before, [...before, ...more]);
  return sequence(concatBytes(fields), element(contextConstructed(1), ...after));
};

/** The signers' set with more unsigned attributes for each signer; `more` is in the order of the signers. */
export const withUnsignedEach = (signers: Uint8Array, more: readonly (readonly Uint8Array[])[]): Uint8Array => {
  const before = elementsOf(signers, tags.set);
  if (more.every((attributes) => attributes.length === 0)) return signers;
  const after = before.map((signer, index) => withUnsigned(signer, more[index] ?? []));
  return element(tags.set, ...withOrderOf(before, after));
};

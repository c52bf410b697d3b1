import { childrenOf, enter, finish, take, takeAny, takeOptional } from '../asn1/cursor.ts';
import { decode } from '../asn1/decode.ts';
import { readOid } from '../asn1/oid.ts';
import { contextConstructed, tags } from '../asn1/tags.ts';
import { rawOf, type Tlv } from '../asn1/tlv.ts';
import type { SignedFrame } from '../cms/frame.ts';
import { cmsLimits } from '../cms/limits.ts';
import type { Attribute } from '../cms/signed-data.ts';

/** One unsigned attribute, whole as written and by its parts. */
export type RawAttribute = { readonly raw: Uint8Array; readonly attribute: Attribute };

/** Everything of a signature that an archive timestamp covers but the content, each part as it was written. */
export type ArchivedParts = {
  /** eContentType, the whole object identifier. */
  readonly contentType: Uint8Array;
  /** Every CertificateChoices and RevocationInfoChoice in the order of the file, tagged forms included. */
  readonly certificates: readonly Uint8Array[];
  readonly revocation: readonly Uint8Array[];
  /** version, sid, digestAlgorithm, signedAttrs, signatureAlgorithm, signature of the SignerInfo, one after the other. */
  readonly signerFields: Uint8Array;
  readonly attributes: readonly RawAttribute[];
};

/** These parts were read by `readSignedData` before, or their reader says why not; faults are the program's here. */
const must = <T>(bytes: Uint8Array, read: (root: Tlv) => T): T => {
  const outcome = decode(bytes, read, { rules: 'ber', maxBytes: cmsLimits.revocationBytes });
  if (!outcome.ok) throw new RangeError('a signature that was read before cannot be read now');
  return outcome.value;
};

/** The elements of a set as written; none of a set that is absent. */
export const elementsOf = (set: Uint8Array | null, identifier: number): readonly Uint8Array[] =>
  set === null ? [] : must(set, (root) => childrenOf(root, identifier).map(rawOf));

const readAttribute = (tlv: Tlv): RawAttribute => {
  const fields = enter(tlv);
  const type = readOid(takeAny(fields));
  const values = childrenOf(take(fields, tags.set), tags.set).map(rawOf);
  finish(fields);
  return { raw: rawOf(tlv), attribute: { type, values } };
};

/** A SignerInfo in pieces: the fields up to the signature value, and the unsigned attributes. */
export const splitSigner = (
  signer: Uint8Array,
): { readonly fields: readonly Uint8Array[]; readonly attributes: readonly RawAttribute[] } =>
  must(signer, (root) => {
    const cursor = enter(root);
    const fields = [rawOf(takeAny(cursor)), rawOf(takeAny(cursor)), rawOf(takeAny(cursor))];
    const signed = takeOptional(cursor, contextConstructed(0));
    if (signed !== null) fields.push(rawOf(signed));
    fields.push(rawOf(takeAny(cursor)), rawOf(takeAny(cursor)));
    const unsigned = takeOptional(cursor, contextConstructed(1));
    finish(cursor);
    const attributes = unsigned === null ? [] : childrenOf(unsigned, contextConstructed(1)).map(readAttribute);
    return { fields, attributes };
  });

/** The parts for one SignerInfo, given as it stands in the SignedData around it. */
export const archivedParts = (
  around: Pick<SignedFrame, 'contentType' | 'certificates' | 'revocation'>,
  signer: Uint8Array,
): ArchivedParts => {
  const { fields, attributes } = splitSigner(signer);
  return {
    contentType: around.contentType,
    certificates: elementsOf(around.certificates, contextConstructed(0)),
    revocation: elementsOf(around.revocation, contextConstructed(1)),
    signerFields: Buffer.concat(fields),
    attributes,
  };
};

/** The same for the signer at `index`; the frame must be of a SignedData that `readSignedData` has read. */
export const archivedPartsOf = (frame: SignedFrame, index: number): ArchivedParts => {
  const signer = elementsOf(frame.signers, tags.set)[index];
  if (signer === undefined) throw new RangeError('no such signer');
  return archivedParts(frame, signer);
};

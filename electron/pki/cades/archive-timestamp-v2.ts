import { element } from '../asn1/encode.ts';
import { contextConstructed } from '../asn1/tags.ts';
import type { SignedFrame } from '../cms/frame.ts';
import { elementsOf, splitSigner, type RawAttribute } from './archived-parts.ts';

/**
 * What the imprint of an archive-time-stamp-v2 (id-aa-ets-archiveTimestampV2) is the digest of: `before`, the signed
 * content, `behind`. Two forms of `behind` are in use, with the tag and length of unsignedAttrs and without, and both are to be
 * tried (ETSI TS 101 733 V2.2.1 annex K, table K.3, note 3). `covered` are the objects that it proves to have existed.
 */
export type ArchiveV2Input = {
  readonly before: Uint8Array;
  readonly behind: readonly Uint8Array[];
  readonly covered: readonly Uint8Array[];
};

/**
 * RFC 5126 section 6.4.1 (ETSI TS 101 733 V1.8.3 clause 6.4.1): encapContentInfo, external content, certificates, crls, and
 * every element of the SignerInfo, each with its tag and length as it was written. `isLater` names the unsigned attributes
 * that came after the timestamp, itself among them. Null: the content lies in segments, whose encoding nobody can tell from
 * the content alone.
 */
export const archiveV2Input = (
  frame: Pick<SignedFrame, 'around' | 'content' | 'certificates' | 'revocation'>,
  signer: Uint8Array,
  isLater: (attribute: RawAttribute) => boolean,
): ArchiveV2Input | null => {
  if (frame.around === null) return null;
  const { before, behind } = frame.around;
  const { fields, attributes } = splitSigner(signer);
  const kept = attributes.filter((attribute) => !isLater(attribute));
  const raws = kept.map(({ raw }) => raw);
  const fixed = [behind, frame.certificates ?? [], frame.revocation ?? [], ...fields].map((part) =>
    Uint8Array.from(part),
  );
  const forms = kept.length === 0 ? [[]] : [[element(contextConstructed(1), ...raws)], raws];
  return {
    before,
    behind: forms.map((form) => Buffer.concat([...fixed, ...form])),
    covered: [
      ...elementsOf(frame.certificates, contextConstructed(0)),
      ...elementsOf(frame.revocation, contextConstructed(1)),
      ...kept.flatMap(({ attribute }) => attribute.values),
    ],
  };
};

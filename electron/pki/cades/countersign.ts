import { contextConstructed } from '../asn1/tags.ts';
import { signerInfo, type SignatureParts } from './assemble.ts';
import { cmsOids } from './cms-oids.ts';
import type { Draft } from './draft.ts';
import { withElements } from './sets.ts';
import { attributeOf, withUnsigned } from './unsigned-attributes.ts';

/**
 * Puts a countersignature (RFC 5652 section 11.4, ETSI EN 319 122-1 clause 5.2.7) into the unsigned attributes of the
 * signer at `index`: an attribute of its own, so that what an archive timestamp lists stays as it is. `parts` are signed
 * over that signer's signature value. Its certificates go beside the others.
 */
export const addCountersignature = (draft: Draft, index: number, parts: SignatureParts): Draft => ({
  ...draft,
  certificates: withElements(
    draft.certificates,
    contextConstructed(0),
    [parts.certificate, ...parts.chain].map(({ der }) => der),
  ),
  signers: draft.signers.map((signer, place) =>
    place === index
      ? { ...signer, raw: withUnsigned(signer.raw, [attributeOf(cmsOids.countersignature, signerInfo(parts))]) }
      : signer,
  ),
});

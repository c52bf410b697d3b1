import { decode } from '../asn1/decode.ts';
import { element, oid, sequence, type Der } from '../asn1/encode.ts';
import { enter, take, takeAny, unwrap } from '../asn1/cursor.ts';
import { contextConstructed, tags } from '../asn1/tags.ts';
import { readOctetString } from '../asn1/values.ts';
import { rawOf } from '../asn1/tlv.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { cmsOids } from './cms-oids.ts';
import { rewriteSignedData, versionAtLeast, type Rewritten } from './rewrite.ts';
import { withElements } from './sets.ts';
import type { ValidationMaterial } from './validation-material.ts';

/**
 * The OCSPResponse around a basic response as a service would send it; RFC 5940 section 2.1 puts whole responses into
 * RevocationInfoChoices. Bytes that are whole already stay.
 */
export const wholeOcspResponse = (der: Uint8Array): Uint8Array => {
  const isWhole = decode(der, (root) => takeAny(enter(root)).identifier === tags.enumerated);
  return isWhole.ok && isWhole.value
    ? der
    : sequence(
        element(tags.enumerated, Uint8Array.of(0)),
        element(contextConstructed(0), sequence(oid('1.3.6.1.5.5.7.48.1.1'), element(tags.octetString, der))),
      );
};

/** OtherRevocationInfoFormat, `[1]` in RevocationInfoChoices, with an OCSP response in it (RFC 5940 section 2.1). */
export const otherRevocation = (ocsp: Uint8Array): Der =>
  element(contextConstructed(1), oid(cmsOids.ocspResponses), wholeOcspResponse(ocsp));

/** The OCSP response inside an element of RevocationInfoChoices; null when it holds something else. */
export const ocspInside = (choice: Uint8Array): Uint8Array | null => {
  const read = decode(
    choice,
    (root) => {
      const fields = enter(root, contextConstructed(1));
      take(fields, tags.oid);
      return rawOf(takeAny(fields));
    },
    { rules: 'ber' },
  );
  return read.ok ? read.value : null;
};

/** The basic response in a whole one, by which two copies of the same answer are known. */
export const basicResponseIn = (ocsp: Uint8Array): Uint8Array => {
  const read = decode(ocsp, (root) => {
    const fields = enter(root);
    const first = takeAny(fields);
    if (first.identifier !== tags.enumerated) return rawOf(root);
    const inner = enter(unwrap(takeAny(fields)));
    take(inner, tags.oid);
    return Uint8Array.from(readOctetString(takeAny(inner)));
  });
  return read.ok ? read.value : ocsp;
};

/**
 * Puts certificates, lists and OCSP responses into SignedData.certificates and crls (ETSI EN 319 122-1 clause 5.4, level
 * LT). What is there already is not put in again; signers and content stay byte for byte. An OCSP response makes the
 * version 5 (RFC 5652 section 5.1).
 */
export const addMaterial = (source: ByteSource, material: ValidationMaterial): Promise<Rewritten> =>
  rewriteSignedData(source, ({ certificates, revocation, version }) => ({
    version: material.ocsps.length === 0 ? version : versionAtLeast(version, 5),
    certificates: withElements(certificates, contextConstructed(0), material.certificates),
    revocation: withElements(revocation, contextConstructed(1), [
      ...material.crls,
      ...material.ocsps.map(otherRevocation),
    ]),
  }));

import { parseInstant, type Instant } from '#shared/kernel/instant.ts';
import type { XmlElement } from '../../xml/model.ts';
import { attributeOf, elementOf, elementsOf, textOf } from '../../xml/query.ts';
import { bytesOfBase64, hasStrayText, type XmlSignature } from './read-signature.ts';

/** ETSI EN 319 132-1 clause 4; TS 101 903 V1.4.1 brought the second one. */
export const xadesNames = {
  properties: 'http://uri.etsi.org/01903/v1.3.2#',
  later: 'http://uri.etsi.org/01903/v1.4.1#',
  signedPropertiesType: 'http://uri.etsi.org/01903#SignedProperties',
} as const;

/** What SigningCertificate or SigningCertificateV2 says of one certificate. `issuerSerial` is as each version writes it. */
export type XmlCertificateReference = {
  readonly attribute: 'signing-certificate' | 'signing-certificate-v2';
  readonly digestAddress: string;
  readonly hash: Uint8Array;
  readonly issuerSerial:
    | null
    | { readonly version: 1; readonly issuer: string; readonly serial: string }
    | { readonly version: 2; readonly der: Uint8Array };
};

/** A property as written: its element, and the name by which reports speak of it. */
export type XmlProperty = { readonly name: string; readonly element: XmlElement };

/** The QualifyingProperties of a signature (EN 319 132-1 clause 4.3). `faults` are reasons why they are not to be relied on. */
export type QualifyingProperties = {
  readonly element: XmlElement;
  readonly signed: XmlElement | null;
  readonly signedProperties: readonly XmlProperty[];
  readonly unsignedProperties: readonly XmlProperty[];
  readonly claimedSigningTime: Instant | null;
  readonly certificateReferences: readonly XmlCertificateReference[];
  readonly faults: readonly { readonly property: string; readonly reason: string }[];
};

const xades = xadesNames.properties;
const ds = 'http://www.w3.org/2000/09/xmldsig#';

const referenceIn = (
  cert: XmlElement,
  attribute: XmlCertificateReference['attribute'],
): XmlCertificateReference | string => {
  const digest = elementOf(cert, 'CertDigest', xades);
  const method = digest === null ? null : elementOf(digest, 'DigestMethod', ds);
  const value = digest === null ? null : elementOf(digest, 'DigestValue', ds);
  const hash = value === null ? null : bytesOfBase64(textOf(value));
  if (method === null || hash === null) return 'CertDigest';
  const base = { attribute, digestAddress: attributeOf(method, 'Algorithm') ?? '', hash };
  const first = elementOf(cert, 'IssuerSerial', xades);
  if (first !== null) {
    const issuer = elementOf(first, 'X509IssuerName', ds);
    const serial = elementOf(first, 'X509SerialNumber', ds);
    if (issuer === null || serial === null) return 'IssuerSerial';
    return { ...base, issuerSerial: { version: 1, issuer: textOf(issuer), serial: textOf(serial).trim() } };
  }
  const second = elementOf(cert, 'IssuerSerialV2', xades);
  if (second === null) return { ...base, issuerSerial: null };
  const der = bytesOfBase64(textOf(second));
  return der === null ? 'IssuerSerialV2' : { ...base, issuerSerial: { version: 2, der } };
};

/** XML Schema dateTime; one without a zone says no moment and is refused. */
const timeIn = (text: string): Instant | null => {
  const trimmed = text.trim();
  if (!/(?:Z|[+-]\d{2}:\d{2})$/.test(trimmed)) return null;
  return parseInstant(trimmed);
};

const childrenAsProperties = (element: XmlElement | null): readonly XmlProperty[] =>
  element === null ? [] : elementsOf(element).map((child) => ({ name: child.local, element: child }));

const readOne = (element: XmlElement, signature: XmlSignature): QualifyingProperties => {
  const faults: { property: string; reason: string }[] = [];
  // Clause 4.3.1: Target names the Signature by its Id. Properties of another signature say nothing of this one.
  if (attributeOf(element, 'Target') !== `#${signature.id ?? ''}`)
    faults.push({ property: 'QualifyingProperties', reason: `Target ${attributeOf(element, 'Target') ?? ''}` });
  const signedAll = elementsOf(element, 'SignedProperties', xades);
  const around = elementsOf(element, 'UnsignedProperties', xades);
  const holders = [
    element,
    ...around,
    ...around.flatMap((one) => elementsOf(one, 'UnsignedSignatureProperties', xades)),
  ];
  for (const holder of holders.filter(hasStrayText)) faults.push({ property: holder.local, reason: 'text' });
  if (signedAll.length > 1) faults.push({ property: 'SignedProperties', reason: `${signedAll.length} of them` });
  const [signed = null] = signedAll;
  const about = signed === null ? null : elementOf(signed, 'SignedSignatureProperties', xades);
  const data = signed === null ? null : elementOf(signed, 'SignedDataObjectProperties', xades);
  const unsigned = elementOf(element, 'UnsignedProperties', xades);
  const signedProperties = [...childrenAsProperties(about), ...childrenAsProperties(data)];
  const once = (name: string): XmlElement | null => {
    const all = signedProperties.filter((property) => property.name === name);
    if (all.length > 1) faults.push({ property: name, reason: `${all.length} of them` });
    return all[0]?.element ?? null;
  };
  const time = once('SigningTime');
  const claimedSigningTime = time === null ? null : timeIn(textOf(time));
  if (time !== null && claimedSigningTime === null)
    faults.push({ property: 'SigningTime', reason: textOf(time).slice(0, 40) });
  const certificateReferences: XmlCertificateReference[] = [];
  for (const [name, attribute] of [
    ['SigningCertificate', 'signing-certificate'],
    ['SigningCertificateV2', 'signing-certificate-v2'],
  ] as const) {
    const property = once(name);
    if (property === null) continue;
    // The first names the signer's certificate (clauses 5.2.2 and D.2), the others its issuers.
    const [cert] = elementsOf(property, 'Cert', xades);
    const found = cert === undefined ? 'Cert' : referenceIn(cert, attribute);
    if (typeof found === 'string') faults.push({ property: name, reason: found });
    else certificateReferences.push(found);
  }
  return {
    element,
    signed,
    signedProperties,
    unsignedProperties: childrenAsProperties(
      unsigned === null ? null : elementOf(unsigned, 'UnsignedSignatureProperties', xades),
    ),
    claimedSigningTime,
    certificateReferences,
    faults,
  };
};

/** The properties that a signature carries in its Objects; null for plain XMLDSig. */
export const readQualifyingProperties = (signature: XmlSignature): QualifyingProperties | null => {
  const all = signature.objects.flatMap((object) => elementsOf(object, 'QualifyingProperties', xades));
  const [first, ...others] = all;
  if (first === undefined) return null;
  const read = readOne(first, signature);
  const many = { property: 'QualifyingProperties', reason: `${all.length} of them` };
  return others.length === 0 ? read : { ...read, faults: [...read.faults, many] };
};

import { createHash, sign, type KeyObject } from 'node:crypto';
import { signBytes, type PrivateKey } from '#electron/pki/cades/sign-bytes.ts';
import { hexOf } from '#electron/pki/asn1/bytes.ts';
import { digestBytes } from '#electron/pki/digest.ts';
import { digestByAddress } from '#electron/pki/verify/digests.ts';
import { canonicalXml } from '#electron/pki/xades/canonical-xml.ts';
import { indexDocument } from '#electron/pki/xades/document-index.ts';
import { readXmlSignature, type XmlSignature } from '#electron/pki/xades/read-signature.ts';
import { dereference, findTarget, newBudget } from '#electron/pki/xades/resolve-reference.ts';
import { signedInfoBytes } from '#electron/pki/xades/verify-signature.ts';
import type { XmlElement } from '#electron/xml/model.ts';
import { descendantsOf, elementOf } from '#electron/xml/query.ts';
import { readXml } from '#electron/xml/read-xml.ts';
import type { SignatureAlgorithm } from '#shared/signature/signature-algorithm.ts';
import { issuingCertificate, kitNow, signers, testKey, type TestKey } from './ca.ts';

/** Writes XML signatures for tests: a template is filled from its own text, place by place. */

export const addresses = {
  c14n: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  c14nComments: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments',
  c14n11: 'http://www.w3.org/2006/12/xml-c14n11',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  exclusiveComments: 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
  enveloped: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  base64: 'http://www.w3.org/2000/09/xmldsig#base64',
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  rsaSha1: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  rsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  rsaSha512: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  rsaPss: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
  ecdsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
  ecdsaSha384: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384',
  ecdsaSha512: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512',
  signedProperties: 'http://uri.etsi.org/01903#SignedProperties',
} as const;

export type ReferenceRequest = {
  readonly uri: string;
  readonly type?: string;
  readonly transforms?: readonly string[];
  readonly digest?: string;
};

export type XmlSigner = { readonly key: TestKey | KeyObject | PrivateKey; readonly certificate: Uint8Array };

export type XmlSignatureRequest = {
  readonly id?: string;
  readonly references: readonly ReferenceRequest[];
  readonly canonicalization?: string;
  readonly method?: string;
  readonly signer?: XmlSigner;
  /** Raw content of KeyInfo; the signer's certificate and its issuer's when absent. */
  readonly keyInfo?: string;
  /** Raw Objects behind KeyInfo. */
  readonly objects?: string;
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const keyInfoOf = (certificates: readonly Uint8Array[]): string =>
  `<ds:X509Data>${certificates.map((der) => `<ds:X509Certificate>${base64(der)}</ds:X509Certificate>`).join('')}</ds:X509Data>`;

const placeholder = 'AAAA';

const referenceText = ({ uri, type, transforms = [], digest = addresses.sha256 }: ReferenceRequest): string =>
  `<ds:Reference${type === undefined ? '' : ` Type="${type}"`} URI="${uri}">${
    transforms.length === 0
      ? ''
      : `<ds:Transforms>${transforms
          .map((one) => (one.startsWith('<') ? one : `<ds:Transform Algorithm="${one}"/>`))
          .join('')}</ds:Transforms>`
  }<ds:DigestMethod Algorithm="${digest}"/><ds:DigestValue>${placeholder}</ds:DigestValue></ds:Reference>`;

/** A Signature with placeholders where digests and value belong. */
export const signatureTemplate = (request: XmlSignatureRequest): string => {
  const signer = request.signer ?? signers.rsa2048;
  return `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"${request.id === undefined ? '' : ` Id="${request.id}"`}><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${
    request.canonicalization ?? addresses.exclusive
  }"/><ds:SignatureMethod Algorithm="${request.method ?? addresses.rsaSha256}"/>${request.references
    .map(referenceText)
    .join('')}</ds:SignedInfo><ds:SignatureValue>${placeholder}</ds:SignatureValue><ds:KeyInfo>${
    request.keyInfo ?? keyInfoOf([signer.certificate, issuingCertificate])
  }</ds:KeyInfo>${request.objects ?? ''}</ds:Signature>`;
};

export type PropertiesRequest = {
  readonly signatureId: string;
  readonly certificate?: Uint8Array;
  readonly time?: string | null;
  /** `v1` writes SigningCertificate, `v2` SigningCertificateV2 without the issuer, which is optional there. */
  readonly reference?: 'v1' | 'v2' | 'none';
  readonly issuer?: string;
  readonly serial?: string;
  /** Raw UnsignedSignatureProperties. */
  readonly unsigned?: string;
  readonly id?: string;
  readonly dataObjects?: string;
};

/** An Object with XAdES QualifyingProperties (EN 319 132-1 clause 4.3). */
export const qualifyingProperties = (request: PropertiesRequest): string => {
  const { certificate = signers.rsa2048.certificate, time = kitNow, reference = 'v2' } = request;
  const digest = createHash('sha256').update(certificate).digest('base64');
  const cert = `<xades:Cert><xades:CertDigest><ds:DigestMethod Algorithm="${addresses.sha256}"/><ds:DigestValue>${digest}</ds:DigestValue></xades:CertDigest>${
    reference === 'v1'
      ? `<xades:IssuerSerial><ds:X509IssuerName>${request.issuer ?? 'CN=Bidwright Test Issuing Authority,O=Bidwright Test Authority,C=RU'}</ds:X509IssuerName><ds:X509SerialNumber>${request.serial ?? String(0x2001)}</ds:X509SerialNumber></xades:IssuerSerial>`
      : ''
  }</xades:Cert>`;
  const name = reference === 'v1' ? 'SigningCertificate' : 'SigningCertificateV2';
  return `<ds:Object><xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" Target="#${request.signatureId}"><xades:SignedProperties Id="${
    request.id ?? `${request.signatureId}-props`
  }"><xades:SignedSignatureProperties>${time === null ? '' : `<xades:SigningTime>${time}</xades:SigningTime>`}${
    reference === 'none' ? '' : `<xades:${name}>${cert}</xades:${name}>`
  }</xades:SignedSignatureProperties>${
    request.dataObjects === undefined
      ? ''
      : `<xades:SignedDataObjectProperties>${request.dataObjects}</xades:SignedDataObjectProperties>`
  }</xades:SignedProperties>${
    request.unsigned === undefined
      ? ''
      : `<xades:UnsignedProperties><xades:UnsignedSignatureProperties>${request.unsigned}</xades:UnsignedSignatureProperties></xades:UnsignedProperties>`
  }</xades:QualifyingProperties></ds:Object>`;
};

/** A XAdES signature template over the given references and its own properties. */
export const xadesTemplate = (
  request: XmlSignatureRequest & { readonly properties?: Partial<PropertiesRequest> },
): string => {
  const id = request.id ?? 'S1';
  const certificate = (request.signer ?? signers.rsa2048).certificate;
  return signatureTemplate({
    ...request,
    id,
    references: [
      ...request.references,
      { uri: `#${id}-props`, type: addresses.signedProperties, transforms: [addresses.exclusive] },
    ],
    objects: `${request.objects ?? ''}${qualifyingProperties({ signatureId: id, certificate, ...request.properties })}`,
  });
};

const replaced = (bytes: Buffer, element: XmlElement, text: string): Buffer => {
  const whole = bytes.subarray(element.offset, element.end);
  const start = element.offset + whole.indexOf('>') + 1;
  const end = element.offset + whole.lastIndexOf('</');
  return Buffer.concat([bytes.subarray(0, start), Buffer.from(text), bytes.subarray(end)]);
};

const signatureIn = (bytes: Uint8Array, place: number) => {
  const read = readXml(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const index = indexDocument(read.value);
  const all = [...descendantsOf(read.value.root)].filter(
    ({ local, namespace }) => local === 'Signature' && namespace === 'http://www.w3.org/2000/09/xmldsig#',
  );
  const element = all.at(place);
  if (element === undefined) throw new Error('no signature to fill');
  const signature = readXmlSignature(element);
  if (!signature.ok) throw new Error(signature.reason);
  return { index, signature: signature.signature };
};

const schemes: Readonly<Record<string, SignatureAlgorithm>> = {
  [addresses.rsaSha256]: { scheme: 'rsa-pkcs1', digest: 'sha-256' },
  [addresses.rsaSha512]: { scheme: 'rsa-pkcs1', digest: 'sha-512' },
  [addresses.rsaPss]: { scheme: 'rsa-pss', digest: 'sha-256' },
  'urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34102012-gostr34112012-256': {
    scheme: 'gost-2012',
    digest: 'streebog-256',
  },
  'urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34102012-gostr34112012-512': {
    scheme: 'gost-2012',
    digest: 'streebog-512',
  },
};

const valueOf = ({ methodAddress }: XmlSignature, key: PrivateKey, data: Uint8Array): Uint8Array => {
  const scheme = schemes[methodAddress];
  if (scheme !== undefined) return signBytes(key, scheme, data);
  if ('kind' in key) throw new Error(methodAddress);
  if (methodAddress === addresses.rsaSha1) return sign('sha1', data, key);
  const hash = /ecdsa-(sha\d+)$/.exec(methodAddress)?.[1];
  if (hash === undefined) throw new Error(methodAddress);
  return sign(hash, data, { key, dsaEncoding: 'ieee-p1363' });
};

/** Fills digests and value of one Signature of a document, the last unless `place` says otherwise. */
export const fillSignature = (
  template: string | Uint8Array,
  signer: XmlSigner = signers.rsa2048,
  files: ReadonlyMap<string, Uint8Array> = new Map(),
  place = -1,
): Uint8Array<ArrayBuffer> => {
  let bytes: Buffer = Buffer.from(template);
  const count = signatureIn(bytes, place).signature.references.length;
  for (let at = 0; at < count; at += 1) {
    const { index, signature } = signatureIn(bytes, place);
    const reference = signature.references[at];
    const found = findTarget(index, reference?.uri ?? null);
    if (reference === undefined || !found.ok) throw new Error(`reference ${reference?.uri ?? ''}`);
    const file = files.get(decodeURIComponent(reference.uri ?? '')) ?? null;
    const data = dereference(index, signature.element, reference, found, file, newBudget());
    if (!data.ok) throw new Error(JSON.stringify(data.trouble));
    const algorithm = digestByAddress(reference.digestAddress);
    const element = elementOf(reference.element, 'DigestValue');
    if (algorithm === null || element === null) throw new Error(reference.digestAddress);
    bytes = replaced(bytes, element, base64(Buffer.from(hexOf(digestBytes(algorithm, data.bytes)), 'hex')));
  }
  const { index, signature } = signatureIn(bytes, place);
  const data = signedInfoBytes(index, signature);
  if (data === null) throw new Error('SignedInfo has no canonical form');
  const key = typeof signer.key === 'string' ? testKey(signer.key) : signer.key;
  return Uint8Array.from(replaced(bytes, signature.valueElement, base64(valueOf(signature, key, data))));
};

/** The same document, however its tags are written: one canonical form, comments included. */
export const sameDocument = (one: Uint8Array, other: Uint8Array): boolean => {
  const [a, b] = [one, other].map((bytes) => {
    const read = readXml(bytes);
    if (!read.ok) return null;
    const method = { form: 'c14n-1.0', comments: true, inclusivePrefixes: [] } as const;
    return canonicalXml({ index: indexDocument(read.value), apex: 'document' }, method);
  });
  return a !== null && b !== null && a !== undefined && b !== undefined && Buffer.compare(a, b) === 0;
};

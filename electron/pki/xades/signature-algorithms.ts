import { decode } from '../asn1/decode.ts';
import { element, integer, sequence, tags, oid, type Der } from '../asn1/encode.ts';
import { algorithmIdentifier } from '../cades/algorithm-identifier.ts';
import { readAlgorithm, type AlgorithmIdentifier } from '../certificate/algorithm.ts';
import type { CanonicalMethod } from './canonical-xml.ts';

export const xmlNames = {
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  enveloped: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  base64: 'http://www.w3.org/2000/09/xmldsig#base64',
} as const;

const canonicalForms: Readonly<Record<string, CanonicalMethod['form']>> = {
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315': 'c14n-1.0',
  'http://www.w3.org/2006/12/xml-c14n11': 'c14n-1.1',
  'http://www.w3.org/2001/10/xml-exc-c14n': 'exclusive',
};

/** The canonical form that an address names (XMLDSig section 6.5); null for any other address. */
export const canonicalFormOf = (address: string): Pick<CanonicalMethod, 'form' | 'comments'> | null => {
  const comments = address.endsWith('#WithComments');
  const plain = comments ? address.slice(0, -'#WithComments'.length) : address.replace(/^(.*exc-c14n)#$/, '$1');
  const form = canonicalForms[plain];
  // The exclusive form ends with a bare `#`, the others do not.
  const wellFormed = comments || (form === 'exclusive') === address.endsWith('#');
  return form === undefined || !wellFormed ? null : { form, comments };
};

const built = (der: Der): AlgorithmIdentifier => {
  const read = decode(der, readAlgorithm);
  if (!read.ok) throw new RangeError('an algorithm of our own that cannot be read');
  return read.value;
};
const plain = (dotted: string): AlgorithmIdentifier => built(sequence(oid(dotted)));
const withNull = (dotted: string): AlgorithmIdentifier => built(sequence(oid(dotted), element(tags.null)));
const pss = (digest: 'sha-256' | 'sha-384' | 'sha-512'): AlgorithmIdentifier =>
  built(algorithmIdentifier({ scheme: 'rsa-pss', digest }));

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const more2007 = 'http://www.w3.org/2007/05/xmldsig-more#';
const russian = 'urn:ietf:params:xml:ns:cpxmlsec:algorithms:';

/**
 * Signature algorithms by their addresses (RFC 9231; the Russian ones by the cpxmlsec names in use), as the identifiers
 * under which certificates know them. No HMAC: a shared secret proves nothing to a stranger.
 */
const methods: Readonly<Record<string, () => AlgorithmIdentifier>> = {
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1': () => withNull('1.2.840.113549.1.1.5'),
  [`${more}rsa-md5`]: () => withNull('1.2.840.113549.1.1.4'),
  [`${more}rsa-sha224`]: () => withNull('1.2.840.113549.1.1.14'),
  [`${more}rsa-sha256`]: () => withNull('1.2.840.113549.1.1.11'),
  [`${more}rsa-sha384`]: () => withNull('1.2.840.113549.1.1.12'),
  [`${more}rsa-sha512`]: () => withNull('1.2.840.113549.1.1.13'),
  [`${more2007}sha256-rsa-MGF1`]: () => pss('sha-256'),
  [`${more2007}sha384-rsa-MGF1`]: () => pss('sha-384'),
  [`${more2007}sha512-rsa-MGF1`]: () => pss('sha-512'),
  [`${more}ecdsa-sha1`]: () => plain('1.2.840.10045.4.1'),
  [`${more}ecdsa-sha224`]: () => plain('1.2.840.10045.4.3.1'),
  [`${more}ecdsa-sha256`]: () => plain('1.2.840.10045.4.3.2'),
  [`${more}ecdsa-sha384`]: () => plain('1.2.840.10045.4.3.3'),
  [`${more}ecdsa-sha512`]: () => plain('1.2.840.10045.4.3.4'),
  [`${russian}gostr34102012-gostr34112012-256`]: () => plain('1.2.643.7.1.1.3.2'),
  [`${russian}gostr34102012-gostr34112012-512`]: () => plain('1.2.643.7.1.1.3.3'),
};

export const signatureMethodOf = (address: string): AlgorithmIdentifier | null =>
  Object.hasOwn(methods, address) ? (methods[address]?.() ?? null) : null;

const isEcdsa = ({ oid: dotted }: AlgorithmIdentifier): boolean => dotted.startsWith('1.2.840.10045.4.');

/**
 * The value as X.509 writes it: XML carries ECDSA as r and s of the same length side by side (XMLDSig 1.1 section 6.4.3).
 * Null for a value that cannot be split.
 */
export const signatureValueFor = (algorithm: AlgorithmIdentifier, value: Uint8Array): Uint8Array | null => {
  if (!isEcdsa(algorithm)) return value;
  if (value.length === 0 || value.length % 2 !== 0) return null;
  const half = value.length / 2;
  return sequence(integer(value.subarray(0, half)), integer(value.subarray(half)));
};

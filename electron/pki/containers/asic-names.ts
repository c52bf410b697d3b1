import type { DigestAlgorithm } from '#shared/kernel/digest.ts';

/** Fixed names of containers with CAdES (ETSI EN 319 162-1 clauses 4.3, 4.4, A.1 and A.7). */
export const asicNames = {
  mimetype: 'mimetype',
  mediaType: 'application/vnd.etsi.asic-e+zip',
  manifest: 'META-INF/ASiCManifest001.xml',
  signature: 'META-INF/signature001.p7s',
  signatureType: 'application/pkcs7-signature',
  archiveManifest: 'META-INF/ASiCArchiveManifest.xml',
  timestampType: 'application/vnd.etsi.timestamp-token',
  simpleMediaType: 'application/vnd.etsi.asic-s+zip',
  simpleSignature: 'META-INF/signature.p7s',
  innerPackage: 'package.zip',
} as const;

/** XML Encryption 1.1 section 5.8, RFC 6931 section 2.1.3, RFC 9215 appendix for Streebog. */
export const digestUris = {
  'sha-256': 'http://www.w3.org/2001/04/xmlenc#sha256',
  'sha-384': 'http://www.w3.org/2001/04/xmldsig-more#sha384',
  'sha-512': 'http://www.w3.org/2001/04/xmlenc#sha512',
  'streebog-256': 'urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34112012-256',
  'streebog-512': 'urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34112012-512',
} as const satisfies Record<DigestAlgorithm, string>;

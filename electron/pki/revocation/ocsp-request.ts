import { createHash } from 'node:crypto';
import { sameBytes } from '../asn1/bytes.ts';
import { decode } from '../asn1/decode.ts';
import { context, element, nothing, octetString, oid, sequence, tags, type Der } from '../asn1/encode.ts';
import { readOctetString } from '../asn1/values.ts';
import type { Certificate } from '../certificate/certificate.ts';
import type { OcspResponse } from './ocsp.ts';

export type OcspRequest = {
  readonly certificate: Certificate;
  /** Whose name and key the certificate is named by; it signed the certificate. */
  readonly issuer: Certificate;
  /**
   * The hash that names the issuer. SHA-1 is what every responder must know (RFC 6960 section 4.3); it proves nothing
   * here, it only names.
   */
  readonly hash: 'sha1' | 'sha256';
  /** Random bytes, 32 are usual (RFC 9654); null: an answer made beforehand will do. */
  readonly nonce: Uint8Array | null;
};

const hashOids = { sha1: '1.3.14.3.2.26', sha256: '2.16.840.1.101.3.4.2.1' } as const;
const nonceOid = '1.3.6.1.5.5.7.48.1.2';

/** OCSPRequest for one certificate, unsigned (RFC 6960 section 4.1), as DER. */
export const makeOcspRequest = ({ certificate, issuer, hash, nonce }: OcspRequest): Der => {
  const digest = (bytes: Uint8Array): Uint8Array => createHash(hash).update(bytes).digest();
  const certId = sequence(
    sequence(oid(hashOids[hash]), nothing()),
    octetString(digest(certificate.issuer.der)),
    octetString(digest(issuer.publicKey.key)),
    element(tags.integer, certificate.serial),
  );
  const extensions =
    nonce === null ? [] : [context(2, sequence(sequence(oid(nonceOid), octetString(octetString(nonce)))))];
  return sequence(sequence(sequence(sequence(certId)), ...extensions));
};

/**
 * How an answer stands to the nonce it was asked with: `other` is an answer to somebody else's question, `absent` one made
 * beforehand, which many responders give (RFC 9654 section 2.1).
 */
export const nonceOf = (response: OcspResponse, asked: Uint8Array): 'same' | 'absent' | 'other' => {
  const extension = response.extensions.find(({ id }) => id === nonceOid);
  if (extension === undefined) return 'absent';
  const read = decode(extension.value, (root) => readOctetString(root));
  return sameBytes(read.ok ? read.value : extension.value, asked) ? 'same' : 'other';
};

import {
  createCipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { bitString, context, element, integer, octetString, oid, sequence, type Der } from '../asn1/encode.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { issuerAndSerial } from '../cades/signed-attributes.ts';
import { sealOids } from './seal-oids.ts';

/** Which curve goes with which derivation (RFC 5753 section 7.1.4, strengths as in RFC 5480): OID of the scheme and its hash. */
const schemes = {
  prime256v1: { oid: '1.3.132.1.11.1', hash: 'sha256' },
  secp384r1: { oid: '1.3.132.1.11.2', hash: 'sha384' },
  secp521r1: { oid: '1.3.132.1.11.3', hash: 'sha512' },
} as const;

export type AgreementCurve = keyof typeof schemes;
export const isAgreementCurve = (curve: string | undefined): curve is AgreementCurve =>
  curve !== undefined && Object.hasOwn(schemes, curve);

const wrapKeyBits = 256;
/** RFC 3394 section 2.2.3.1. */
const wrapStart = Buffer.alloc(8, 0xa6);

const wrapAlgorithm = (): Der => sequence(oid(sealOids.aes256Wrap));

/** ECC-CMS-SharedInfo (RFC 5753 section 7.2) without party information. */
const sharedInfo = (): Der => {
  const bits = Buffer.alloc(4);
  bits.writeUInt32BE(wrapKeyBits);
  return sequence(wrapAlgorithm(), context(2, octetString(bits)));
};

/** ANSI X9.63 derivation (SEC 1 section 3.6.1): hashes of secret, counter and shared information until there is enough. */
const derive = (secret: Uint8Array, hash: string): Buffer => {
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(1);
  // Every hash of ours is at least as long as the key that is wanted, so the first round is enough.
  return createHash(hash)
    .update(secret)
    .update(counter)
    .update(sharedInfo())
    .digest()
    .subarray(0, wrapKeyBits / 8);
};

/** The point of a public key as it stands in its SubjectPublicKeyInfo. */
const pointOf = (key: KeyObject): Buffer => {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([Uint8Array.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
};

/** KeyAgreeRecipientInfo (RFC 5753 section 3.1): a key pair for this one message, whose private half is gone afterwards. */
export const agreementRecipient = (certificate: Certificate, curve: AgreementCurve, contentKey: Uint8Array): Der => {
  const theirs = createPublicKey({ key: Buffer.from(certificate.publicKey.der), format: 'der', type: 'spki' });
  const ours = generateKeyPairSync('ec', { namedCurve: curve });
  const secret = diffieHellman({ privateKey: ours.privateKey, publicKey: theirs });
  const scheme = schemes[curve];
  const wrapper = createCipheriv('id-aes256-wrap', derive(secret, scheme.hash), wrapStart);
  const wrapped = Buffer.concat([wrapper.update(contentKey), wrapper.final()]);
  const originatorKey = element(0xa1, sequence(oid(sealOids.ecPublicKey)), bitString(pointOf(ours.publicKey)));
  return element(
    0xa1,
    integer(3),
    context(0, originatorKey),
    sequence(oid(scheme.oid), wrapAlgorithm()),
    sequence(sequence(issuerAndSerial(certificate), octetString(wrapped))),
  );
};

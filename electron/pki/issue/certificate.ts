import { createPublicKey, type KeyObject } from 'node:crypto';
import { bitString, context, integer, sequence, time, type Der } from '../asn1/encode.ts';
import { algorithmIdentifier } from '../cades/algorithm-identifier.ts';
import { isGostKey, signBytes, type PrivateKey } from '../cades/sign-bytes.ts';
import { encodePublicKey } from '../gost/public-key.ts';
import { encodeName, type NameInput } from './name.ts';
import { authorityKeyIdentifier, keyIdentifier, subjectKeyIdentifier } from './extensions.ts';
import type { SignatureAlgorithm } from '#shared/signature/signature-algorithm.ts';

/** An authority that signs: its name, its private key and how it signs. */
export type Issuer = {
  readonly name: NameInput;
  readonly key: PrivateKey;
  readonly algorithm: SignatureAlgorithm;
};

export type CertificateRequest = {
  readonly subject: NameInput;
  /** The holder's key; of a private one the public half is taken. */
  readonly key: PrivateKey;
  readonly serialNumber: Uint8Array;
  /** Milliseconds since the epoch, whole seconds kept. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** Whole extensions, as `extensions.ts` makes them; key identifiers are added here. */
  readonly extensions: readonly Der[];
};

/** SubjectPublicKeyInfo, and the bits inside it that key identifiers are made of. */
export const publicKeyInfo = (key: PrivateKey): { readonly info: Der; readonly bits: Der } => {
  if (isGostKey(key)) return encodePublicKey(key.algorithm, key.parameters, key.publicKey);
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  const info = Uint8Array.from(publicKey.export({ type: 'spki', format: 'der' }));
  return { info, bits: bitsOf(publicKey, info) };
};

const bitsOf = (key: KeyObject, info: Der): Der => {
  if (key.asymmetricKeyType === 'rsa') return Uint8Array.from(key.export({ type: 'pkcs1', format: 'der' }));
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const length = 1 + Buffer.from(x, 'base64url').length + Buffer.from(y, 'base64url').length;
  return info.slice(info.length - length);
};

/** Signs any to-be-signed structure: certificate or revocation list. */
export const signedStructure = (issuer: Issuer, content: Der): Der =>
  sequence(content, algorithmIdentifier(issuer.algorithm), bitString(signBytes(issuer.key, issuer.algorithm, content)));

/** A version 3 certificate (RFC 5280 section 4.1) as DER. */
export const issueCertificate = (issuer: Issuer, request: CertificateRequest): Der => {
  const holder = publicKeyInfo(request.key);
  return signedStructure(
    issuer,
    sequence(
      context(0, integer(2)),
      integer(request.serialNumber),
      algorithmIdentifier(issuer.algorithm),
      encodeName(issuer.name),
      sequence(time(request.notBefore), time(request.notAfter)),
      encodeName(request.subject),
      holder.info,
      context(
        3,
        sequence(
          ...request.extensions,
          subjectKeyIdentifier(keyIdentifier(holder.bits)),
          authorityKeyIdentifier(keyIdentifier(publicKeyInfo(issuer.key).bits)),
        ),
      ),
    ),
  );
};

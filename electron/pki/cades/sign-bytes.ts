import { constants, sign, type KeyObject } from 'node:crypto';
import type { SignatureAlgorithm } from '#shared/signature/signature-algorithm.ts';
import type { Der } from '../asn1/encode.ts';
import { digestLengths, nodeDigest } from './algorithm-identifier.ts';

/** Hashes and signs; the salt of RSASSA-PSS is as long as the digest, as `algorithmIdentifier` says it is. */
export const signBytes = (key: KeyObject, { scheme, digest }: SignatureAlgorithm, data: Uint8Array): Der => {
  switch (scheme) {
    case 'rsa-pkcs1':
      return Uint8Array.from(sign(nodeDigest(digest), data, { key, padding: constants.RSA_PKCS1_PADDING }));
    case 'rsa-pss':
      return Uint8Array.from(
        sign(nodeDigest(digest), data, {
          key,
          padding: constants.RSA_PKCS1_PSS_PADDING,
          saltLength: digestLengths[digest],
        }),
      );
    case 'ecdsa':
      return Uint8Array.from(sign(nodeDigest(digest), data, { key, dsaEncoding: 'der' }));
  }
};

import { constants, createVerify } from 'node:crypto';
import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import type { SignatureFacts, SignatureValueFacts } from '#shared/verification/facts.ts';
import type { AlgorithmIdentifier } from '../certificate/algorithm.ts';
import type { Certificate } from '../certificate/certificate.ts';
import type { SignerInfo } from '../cms/signed-data.ts';
import { startDigest } from '../digest.ts';
import { gostCheck, gostDigestOf } from '../gost/verify.ts';
import { pssParametersOf } from '../path/pss-parameters.ts';
import { keyObjectOf } from '../path/public-key.ts';
import { signatureSchemes, type HashName } from '../path/signature-algorithms.ts';
import { hashOfSignature, verifySignature } from '../path/verify-signature.ts';
import { digestByOid } from './digests.ts';

const rsaByDigest: Partial<Readonly<Record<AnyDigestAlgorithm, string>>> = {
  md5: '1.2.840.113549.1.1.4',
  'sha-1': '1.2.840.113549.1.1.5',
  'sha-224': '1.2.840.113549.1.1.14',
  'sha-256': '1.2.840.113549.1.1.11',
  'sha-384': '1.2.840.113549.1.1.12',
  'sha-512': '1.2.840.113549.1.1.13',
};
const ecdsaByDigest: typeof rsaByDigest = {
  'sha-1': '1.2.840.10045.4.1',
  'sha-224': '1.2.840.10045.4.3.1',
  'sha-256': '1.2.840.10045.4.3.2',
  'sha-384': '1.2.840.10045.4.3.3',
  'sha-512': '1.2.840.10045.4.3.4',
};

/** A CMS signature algorithm may be a key type alone (RFC 5754 section 3.2); then only the digest algorithm says more. */
const keyTypes: Readonly<Record<string, 'rsa' | 'ecdsa'>> = {
  '1.2.840.113549.1.1.1': 'rsa',
  '1.2.840.10045.2.1': 'ecdsa',
};

const kindOf = (oid: string): string | null => keyTypes[oid] ?? signatureSchemes[oid]?.kind ?? null;

/**
 * The algorithm to verify with: where the signature algorithm names another digest than `digestAlgorithm`, or none, the
 * latter decides, as signers of both kinds are met in practice; that they differ is a finding of its own.
 */
const effective = (signer: SignerInfo): AlgorithmIdentifier => {
  const { signatureAlgorithm } = signer;
  const kind = kindOf(signatureAlgorithm.oid);
  if (kind !== 'rsa' && kind !== 'ecdsa') return signatureAlgorithm;
  const digest = digestByOid(signer.digestAlgorithm.oid);
  const oid = digest === null ? undefined : (kind === 'rsa' ? rsaByDigest : ecdsaByDigest)[digest];
  return { ...signatureAlgorithm, oid: oid ?? signatureAlgorithm.oid };
};

const factOf = { valid: 'verifies', invalid: 'does-not-verify', unsupported: 'unsupported' } as const;

/** Checks the signature value over the signed attributes, exactly as they were written. */
export const checkSignatureValue = (signer: SignerInfo, certificate: Certificate): SignatureValueFacts => {
  const { signedBytes, signature } = signer;
  if (signedBytes === null) return 'unsupported';
  const { publicKey } = certificate;
  return factOf[verifySignature({ algorithm: effective(signer), publicKey, data: signedBytes, signature })];
};

/** Takes the content as it streams by and then says whether the signature is over it. */
export type DirectCheck = { readonly update: (chunk: Uint8Array) => void; readonly finish: () => SignatureValueFacts };

/** For a signer without signed attributes, whose signature is over the content itself (RFC 5652 section 5.4). */
export const directCheck = (signer: SignerInfo, certificate: Certificate): DirectCheck | null => {
  const algorithm = effective(signer);
  if (gostDigestOf(algorithm.oid) !== null) return directGostCheck(algorithm, signer, certificate);
  const scheme = signatureSchemes[algorithm.oid];
  const hash: HashName | null = hashOfSignature(algorithm);
  const key = keyObjectOf(certificate.publicKey);
  if (scheme === undefined || hash === null || key === null) return null;
  const pss = scheme.kind === 'rsa-pss' ? pssParametersOf(algorithm) : null;
  const options =
    pss === null ? { key } : { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: pss.saltLength };
  const verify = createVerify(hash);
  return {
    update: (chunk) => void verify.update(chunk),
    finish: () => {
      try {
        return verify.verify(options, signer.signature) ? 'verifies' : 'does-not-verify';
      } catch {
        // The platform cannot verify with this key and algorithm, which says nothing about the signature.
        return 'unsupported';
      }
    },
  };
};

const directGostCheck = (
  algorithm: AlgorithmIdentifier,
  { signature }: SignerInfo,
  { publicKey }: Certificate,
): DirectCheck | null => {
  const check = gostCheck(algorithm, publicKey);
  if (check === 'unsupported') return null;
  if (check === 'invalid') return { update: () => undefined, finish: () => 'does-not-verify' };
  const hasher = startDigest(check.digest);
  return {
    update: (chunk) => hasher.update(chunk),
    finish: () => (check.verify(hasher.digest(), signature) ? 'verifies' : 'does-not-verify'),
  };
};

const schemeNames: Readonly<Record<string, string>> = {
  rsa: 'RSA PKCS#1',
  'rsa-pss': 'RSA-PSS',
  dsa: 'DSA',
  ecdsa: 'ECDSA',
  eddsa: 'EdDSA',
};

const dashed = (hash: HashName): AnyDigestAlgorithm => {
  const byName = {
    md5: 'md5',
    sha1: 'sha-1',
    sha224: 'sha-224',
    sha256: 'sha-256',
    sha384: 'sha-384',
    sha512: 'sha-512',
  } as const;
  return byName[hash];
};

export const signatureAlgorithmFacts = (algorithm: AlgorithmIdentifier): SignatureFacts['signatureAlgorithm'] => {
  const { oid } = algorithm;
  const hash = hashOfSignature(algorithm);
  const gost: Readonly<Record<string, string>> = {
    '1.2.643.7.1.1.1.1': 'GOST R 34.10-2012 256',
    '1.2.643.7.1.1.1.2': 'GOST R 34.10-2012 512',
    '1.2.643.7.1.1.3.2': 'GOST R 34.10-2012 256',
    '1.2.643.7.1.1.3.3': 'GOST R 34.10-2012 512',
    '1.2.643.2.2.19': 'GOST R 34.10-2001',
    '1.2.643.2.2.3': 'GOST R 34.10-2001',
  };
  const kind = kindOf(oid);
  const name = gost[oid] ?? (kind === null ? null : (schemeNames[kind] ?? null));
  return { oid, name, digest: hash === null ? gostDigestOf(oid) : dashed(hash) };
};

import { constants, verify, type KeyObject } from 'node:crypto';
import { sameBytes } from '../asn1/bytes.ts';
import type { Oid } from '../asn1/oid.ts';
import type { AlgorithmIdentifier, PublicKeyInfo } from '../certificate/algorithm.ts';
import { gostOids } from '../gost/public-key.ts';
import { verifyGost } from '../gost/verify.ts';
import { keyObjectOf, keyOids } from './public-key.ts';
import { pssParametersOf } from './pss-parameters.ts';
import { hashStrength, signatureSchemes, type HashName, type SignatureScheme } from './signature-algorithms.ts';

/** `unsupported` says nothing about the signature: the algorithm, its parameters or the key are not known here. */
export type SignatureCheck = 'valid' | 'invalid' | 'unsupported';

export type SignedData = {
  readonly algorithm: AlgorithmIdentifier;
  readonly publicKey: PublicKeyInfo;
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
};

export type SignatureVerifier = (signed: SignedData) => SignatureCheck;

/** Verifiers for algorithms that the platform's cryptography does not have, by the OID of the signature algorithm. */
export const verifiers: Readonly<Record<Oid, SignatureVerifier>> = {
  [gostOids.key256]: verifyGost,
  [gostOids.key512]: verifyGost,
  [gostOids.signature256]: verifyGost,
  [gostOids.signature512]: verifyGost,
};

const keyTypes: Readonly<Record<SignatureScheme['kind'], readonly (string | undefined)[]>> = {
  rsa: ['rsa'],
  'rsa-pss': ['rsa', 'rsa-pss'],
  dsa: ['dsa'],
  ecdsa: ['ec'],
  eddsa: ['ed25519', 'ed448'],
};

/** A throw of the platform's means that it cannot do this, never that the signature is wrong. */
const attempt = (act: () => boolean): SignatureCheck => {
  try {
    return act() ? 'valid' : 'invalid';
  } catch {
    return 'unsupported';
  }
};

const verifyPss = ({ algorithm, publicKey, data, signature }: SignedData, key: KeyObject): SignatureCheck => {
  const parameters = pssParametersOf(algorithm);
  if (parameters === null || parameters.hash !== parameters.mask) return 'unsupported';
  const bound = publicKey.algorithm.oid === keyOids.rsaPss ? publicKey.algorithm.parameters : null;
  // A key bound to parameters may sign with a longer salt than it names, nothing else may differ (RFC 4055 1.2, 3.3).
  if (bound !== null && algorithm.parameters !== null && !sameBytes(bound, algorithm.parameters)) {
    const allowed = pssParametersOf(publicKey.algorithm);
    const fits = allowed?.hash === parameters.hash && allowed.saltLength <= parameters.saltLength;
    if (!fits) return 'invalid';
  }
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return attempt(() => verify(parameters.hash, data, { key, padding, saltLength: parameters.saltLength }, signature));
};

/** RFC 4055 and RFC 5758 allow NULL or nothing beside the OID of these schemes. */
const plainParameters = ({ parameters }: AlgorithmIdentifier): boolean =>
  parameters === null || (parameters.length === 2 && parameters[0] === 0x05);

/** Checks a signature over `data` as X.509, CRLs and OCSP carry it. Never throws. */
export const verifySignature: SignatureVerifier = (signed) => {
  const { algorithm, publicKey, data, signature } = signed;
  const own = verifiers[algorithm.oid];
  if (own !== undefined) return own(signed);
  const scheme = signatureSchemes[algorithm.oid];
  if (scheme === undefined) return 'unsupported';
  const key = keyObjectOf(publicKey);
  if (key === null) return 'unsupported';
  // A signature claimed to be of another kind than the key cannot have been made with it.
  if (!keyTypes[scheme.kind].includes(key.asymmetricKeyType)) return 'invalid';
  if (scheme.kind === 'rsa-pss') return verifyPss(signed, key);
  if (publicKey.algorithm.oid === keyOids.rsaPss) return 'invalid';
  if (!plainParameters(algorithm)) return 'unsupported';
  return attempt(() => verify(scheme.hash, data, key, signature));
};

/** The hash that a signature algorithm rests on, null where it is built into the scheme or not known. */
export const hashOfSignature = (algorithm: AlgorithmIdentifier): HashName | null => {
  const scheme = signatureSchemes[algorithm.oid];
  return scheme?.kind === 'rsa-pss' ? (pssParametersOf(algorithm)?.hash ?? null) : (scheme?.hash ?? null);
};

export const signatureStrength = (algorithm: AlgorithmIdentifier): 'broken' | 'weak' | 'sound' =>
  hashStrength(algorithm.oid, hashOfSignature(algorithm));

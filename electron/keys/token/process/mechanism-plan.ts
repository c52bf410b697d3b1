import { createHash } from 'node:crypto';
import type { SignatureAlgorithm, SigningDigest } from '#shared/signature/signature-algorithm.ts';
import { mechanisms, type MechanismName } from '#shared/signature/token-mechanisms.ts';
import type { TokenKeyKind } from '#shared/signature/token-facts.ts';
import { integer, nothing, octetString, sequence, type Der } from '../../../pki/asn1/encode.ts';
import { digestIdentifier, digestLengths, nodeDigest } from '../../../pki/cades/algorithm-identifier.ts';
import { streebogOf } from '../../../pki/gost/streebog/streebog.ts';

/** One way to get a signature out of a token. Those in which the token hashes come first. */
export type MechanismPlan = {
  readonly name: MechanismName;
  /** As the driver takes it. */
  readonly mechanism: {
    readonly mechanism: number;
    readonly parameter?: {
      readonly type: number;
      readonly hashAlg: number;
      readonly mgf: number;
      readonly saltLen: number;
    };
  };
  /** A digest mechanism of the token that makes the input; null: `input` does. */
  readonly digestMechanism: number | null;
  /** From the bytes to sign to what the mechanism takes. */
  readonly input: (data: Uint8Array) => Uint8Array;
  /** From what the mechanism gives to the value that CMS wants; null where it cannot be one. */
  readonly output: (value: Uint8Array) => Der | null;
};

const rsaHashed = {
  'sha-256': 'CKM_SHA256_RSA_PKCS',
  'sha-384': 'CKM_SHA384_RSA_PKCS',
  'sha-512': 'CKM_SHA512_RSA_PKCS',
} as const;
const pssHashed = {
  'sha-256': 'CKM_SHA256_RSA_PKCS_PSS',
  'sha-384': 'CKM_SHA384_RSA_PKCS_PSS',
  'sha-512': 'CKM_SHA512_RSA_PKCS_PSS',
} as const;
const ecdsaHashed = {
  'sha-256': 'CKM_ECDSA_SHA256',
  'sha-384': 'CKM_ECDSA_SHA384',
  'sha-512': 'CKM_ECDSA_SHA512',
} as const;

/** CK_RSA_PKCS_PSS_PARAMS as the driver takes them: its number of the structure, the hash, CKG_MGF1_*, the salt. */
const pssParameters = {
  'sha-256': { hashAlg: mechanisms.CKM_SHA256, mgf: 2 },
  'sha-384': { hashAlg: mechanisms.CKM_SHA384, mgf: 3 },
  'sha-512': { hashAlg: mechanisms.CKM_SHA512, mgf: 4 },
} as const;
const pssStructure = 5;

const asIs = (bytes: Uint8Array): Der => Uint8Array.from(bytes);

const hashed = (digest: SigningDigest) => (data: Uint8Array) =>
  digest === 'streebog-256' || digest === 'streebog-512'
    ? streebogOf(digest, data)
    : createHash(nodeDigest(digest)).update(data).digest();

/** RFC 8017 section 9.2: DigestInfo, whose AlgorithmIdentifier has NULL for parameters. */
const digestInfo = (digest: keyof typeof digestLengths) => (data: Uint8Array) => {
  const [, , ...body] = digestIdentifier(digest);
  return sequence(sequence(Uint8Array.from(body), nothing()), octetString(hashed(digest)(data)));
};

/** Cryptoki answers r ‖ s (v2.40, 2.3.1); CMS wants ECDSA-Sig-Value (RFC 3279 section 2.2.3). */
const ecdsaValue = (value: Uint8Array): Der | null => {
  if (value.length === 0 || value.length % 2 !== 0) return null;
  const half = value.length / 2;
  return sequence(integer(value.subarray(0, half)), integer(value.subarray(half)));
};

/** s ‖ r, big-endian, as RFC 4490 section 3.2 and CMS have it: Cryptoki's own form too (v2.40, 2.51). */
const gostValue =
  (length: 64 | 128) =>
  (value: Uint8Array): Der | null =>
    ofLength(value, length);

const ofLength = (value: Uint8Array, length: number): Der | null => (value.length === length ? asIs(value) : null);

type Way = Omit<MechanismPlan, 'mechanism' | 'digestMechanism'> &
  Partial<Pick<MechanismPlan, 'digestMechanism'>> & {
    readonly parameter?: MechanismPlan['mechanism']['parameter'];
    /** Another mechanism that the token must offer for this way. */
    readonly needs?: MechanismName;
  };

const waysOf = ({ scheme, digest }: SignatureAlgorithm): readonly Way[] => {
  if (scheme === 'gost-2012') {
    const isLong = digest === 'streebog-512';
    const bare = isLong ? 'CKM_GOSTR3410_512' : 'CKM_GOSTR3410';
    const hash = isLong ? 'CKM_GOSTR3411_12_512' : 'CKM_GOSTR3411_12_256';
    const output = gostValue(isLong ? 128 : 64);
    return [
      {
        name: isLong ? 'CKM_GOSTR3410_WITH_GOSTR3411_12_512' : 'CKM_GOSTR3410_WITH_GOSTR3411_12_256',
        input: asIs,
        output,
      },
      { name: bare, needs: hash, digestMechanism: mechanisms[hash], input: asIs, output },
      { name: bare, input: hashed(digest), output },
    ];
  }
  // RFC 8419: PureEdDSA over the attributes themselves, which the token hashes inside (v3.0, 2.3.14: no parameter).
  if (scheme === 'ed25519') return [{ name: 'CKM_EDDSA', input: asIs, output: (value) => ofLength(value, 64) }];
  if (scheme === 'ecdsa')
    return [
      { name: ecdsaHashed[digest], input: asIs, output: ecdsaValue },
      { name: 'CKM_ECDSA', input: hashed(digest), output: ecdsaValue },
    ];
  if (scheme === 'rsa-pkcs1')
    return [
      { name: rsaHashed[digest], input: asIs, output: asIs },
      { name: 'CKM_RSA_PKCS', input: digestInfo(digest), output: asIs },
    ];
  const parameter = { type: pssStructure, ...pssParameters[digest], saltLen: digestLengths[digest] };
  return [
    { name: pssHashed[digest], parameter, input: asIs, output: asIs },
    { name: 'CKM_RSA_PKCS_PSS', parameter, input: hashed(digest), output: asIs },
  ];
};

/** The ways that this token offers, the best first; none: it cannot sign so. */
export const mechanismPlans = (algorithm: SignatureAlgorithm, offered: readonly number[]): readonly MechanismPlan[] =>
  waysOf(algorithm)
    .filter(
      ({ name, needs }) =>
        offered.includes(mechanisms[name]) && (needs === undefined || offered.includes(mechanisms[needs])),
    )
    .map(({ name, parameter, digestMechanism = null, input, output }) => ({
      name,
      mechanism: { mechanism: mechanisms[name], ...(parameter === undefined ? {} : { parameter }) },
      digestMechanism,
      input,
      output,
    }));

const kindOf = ({ scheme, digest }: SignatureAlgorithm): TokenKeyKind => {
  if (scheme === 'gost-2012') return digest === 'streebog-512' ? 'gost-2012-512' : 'gost-2012-256';
  return scheme === 'ecdsa' || scheme === 'ed25519' ? scheme : 'rsa';
};

/** Whether a key of this kind can sign so. */
export const kindFits = (kind: TokenKeyKind, algorithm: SignatureAlgorithm): boolean => kind === kindOf(algorithm);

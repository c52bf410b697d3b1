import type {
  ShaDigest,
  SignatureAlgorithm,
  SignatureScheme,
  SigningDigest,
} from '#shared/signature/signature-algorithm.ts';
import { context, integer, nothing, oid, sequence, type Der } from '../asn1/encode.ts';
import { gostOids } from '../gost/public-key.ts';

const digestOids = {
  'sha-256': '2.16.840.1.101.3.4.2.1',
  'sha-384': '2.16.840.1.101.3.4.2.2',
  'sha-512': '2.16.840.1.101.3.4.2.3',
  'streebog-256': gostOids.digest256,
  'streebog-512': gostOids.digest512,
} as const satisfies Record<SigningDigest, string>;

const ecdsaOids = {
  'sha-256': '1.2.840.10045.4.3.2',
  'sha-384': '1.2.840.10045.4.3.3',
  'sha-512': '1.2.840.10045.4.3.4',
} as const satisfies Record<ShaDigest, string>;

const rsaOids = {
  'sha-256': '1.2.840.113549.1.1.11',
  'sha-384': '1.2.840.113549.1.1.12',
  'sha-512': '1.2.840.113549.1.1.13',
} as const satisfies Record<ShaDigest, string>;

/** In bytes. */
export const digestLengths = { 'sha-256': 32, 'sha-384': 48, 'sha-512': 64 } as const satisfies Record<
  ShaDigest,
  number
>;

/** The name that `node:crypto` knows a digest by. */
export const nodeDigest = (digest: ShaDigest): 'sha256' | 'sha384' | 'sha512' =>
  ({ 'sha-256': 'sha256', 'sha-384': 'sha384', 'sha-512': 'sha512' } as const)[digest];

/** RFC 5754 section 2 and RFC 9215 section 2: parameters are absent. */
export const digestIdentifier = (digest: SigningDigest): Der => sequence(oid(digestOids[digest]));

/** The same with NULL, as RFC 4055 writes it inside RSASSA-PSS parameters. */
const digestIdentifierWithNull = (digest: ShaDigest): Der => sequence(oid(digestOids[digest]), nothing());

/** signatureAlgorithm of certificates: RFC 4055 (RSA), RFC 5758 (ECDSA), RFC 8410 (Ed25519), RFC 9215 (GOST). */
export const algorithmIdentifier = (algorithm: SignatureAlgorithm): Der =>
  algorithm.scheme === 'gost-2012'
    ? sequence(oid(algorithm.digest === 'streebog-512' ? gostOids.signature512 : gostOids.signature256))
    : identifiers[algorithm.scheme](algorithm.digest);

/** signatureAlgorithm of SignerInfo: of GOST keys it names the key's kind alone, as all who write such CMS do. */
export const signerAlgorithmIdentifier = (algorithm: SignatureAlgorithm): Der =>
  algorithm.scheme === 'gost-2012'
    ? sequence(oid(algorithm.digest === 'streebog-512' ? gostOids.key512 : gostOids.key256))
    : algorithmIdentifier(algorithm);

const identifiers = {
  'rsa-pkcs1': (digest) => sequence(oid(rsaOids[digest]), nothing()),
  ecdsa: (digest) => sequence(oid(ecdsaOids[digest])),
  ed25519: () => sequence(oid('1.3.101.112')),
  'rsa-pss': (digest) => {
    const hash = digestIdentifierWithNull(digest);
    return sequence(
      oid('1.2.840.113549.1.1.10'),
      sequence(
        context(0, hash),
        context(1, sequence(oid('1.2.840.113549.1.1.8'), hash)),
        context(2, integer(digestLengths[digest])),
      ),
    );
  },
} as const satisfies Record<Exclude<SignatureScheme, 'gost-2012'>, (digest: ShaDigest) => Der>;

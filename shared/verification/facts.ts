import type { Details } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import type { CertificateFacts } from '../signature/certificate-facts.ts';

/** An algorithm as written; `name` is null when this program does not know the OID. */
export type AlgorithmFacts = { readonly oid: string; readonly name: string | null };

/** Where the signed bytes were taken from. */
export const contentSources = ['attached', 'given', 'beside', 'container', 'none'] as const;
export type ContentSource = (typeof contentSources)[number];

/** `signedDigest` and `computedDigest` are lower-case hexadecimal; null: absent, or not computed. */
export type ContentFacts = {
  readonly source: ContentSource;
  readonly name: string | null;
  readonly size: number | null;
  readonly signedDigest: string | null;
  readonly computedDigest: string | null;
  /** Digests between the signed bytes and the files they stand for: those of a container's manifest. */
  readonly manifestDigests: readonly string[];
};

/** What a signing-certificate attribute (RFC 5035, RFC 2634) says of the certificate that was used. */
export type CertificateReferenceFacts = {
  readonly attribute: 'signing-certificate' | 'signing-certificate-v2';
  readonly hashAlgorithm: AlgorithmFacts;
  readonly hash: 'matches' | 'differs' | 'not-computable' | 'no-certificate';
  readonly issuerSerial: 'absent' | 'matches' | 'differs';
};

export type AttributeFacts = { readonly oid: string; readonly name: string | null; readonly values: number };

/** `asInCertificate` is false when the issuer's name is equal by RFC 5280 section 7.1 and written in other bytes. */
export type SignerIdentifierFacts =
  | {
      readonly kind: 'issuer-and-serial';
      readonly issuer: string;
      readonly serial: string;
      readonly asInCertificate: boolean | null;
    }
  | { readonly kind: 'key-identifier'; readonly value: string };

/** Something seen while reading, by the code of the part that saw it. `blocks` is false for a remark. */
export type Observation = { readonly code: string; readonly details: Details; readonly blocks: boolean };

/** Age of a revocation list that was used. */
export type RevocationListFacts = {
  readonly issuer: string;
  readonly thisUpdate: Instant;
  readonly nextUpdate: Instant | null;
};

/** What was seen when the path from the signer's certificate to a trust anchor was looked for; the signer comes last. */
export type ChainFacts = {
  readonly anchorsGiven: number;
  readonly path: readonly CertificateFacts[];
  readonly observations: readonly Observation[];
  readonly lists: readonly RevocationListFacts[];
};

/**
 * One timestamp token (RFC 3161). `intact`: its imprint, its own signature and its service's certificate are as they must
 * be; `proved`: and the service's chain leads to the reader's anchors. Only a proved one tells a time.
 */
export type TimestampFacts = {
  readonly kind: 'signature-time-stamp';
  readonly genTime: Instant | null;
  readonly accuracyMilliseconds: number | null;
  readonly policy: string | null;
  /** Hexadecimal, as written. */
  readonly serial: string | null;
  readonly imprintAlgorithm: AlgorithmFacts | null;
  readonly authority: CertificateFacts | null;
  readonly chain: ChainFacts | null;
  readonly intact: boolean;
  readonly proved: boolean;
  readonly observations: readonly Observation[];
};

export type SignatureValueFacts = 'verifies' | 'does-not-verify' | 'unsupported' | 'no-certificate';

/** What one SignerInfo says (RFC 5652 section 5.3), without opinion. */
export type SignatureFacts = {
  readonly version: number;
  readonly expectedVersion: number;
  readonly signer: SignerIdentifierFacts;
  readonly contentType: string;
  readonly contentTypeAttribute: string | null;
  readonly digestAlgorithm: AlgorithmFacts;
  readonly signatureAlgorithm: AlgorithmFacts & { readonly digest: string | null };
  readonly signedAttributes: readonly AttributeFacts[] | null;
  readonly unsignedAttributes: readonly AttributeFacts[];
  /** Revocation lists and responses that travel with the signature. */
  readonly carriedRevocation: number;
  /** Timestamps over the signature value, in the order in which they stand. */
  readonly timestamps: readonly TimestampFacts[];
  /** What was seen around the signature that did not stop reading: its encoding, its container, its neighbours. */
  readonly observations: readonly Observation[];
  readonly claimedSigningTime: Instant | null;
  readonly content: ContentFacts;
  readonly certificate: CertificateFacts | null;
  readonly references: readonly CertificateReferenceFacts[];
  readonly signatureValue: SignatureValueFacts;
  readonly chain: ChainFacts | null;
};

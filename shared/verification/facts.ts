import type { Details } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import type { AccreditationFacts } from './listed-service.ts';
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

/**
 * A revocation list or OCSP response that was used, and its age. `producedAt` is of responses only; `provedAt` is when it
 * is proved to have existed, where a timestamp over it tells.
 */
export type RevocationListFacts = {
  readonly kind: 'crl' | 'ocsp';
  readonly issuer: string;
  readonly thisUpdate: Instant;
  readonly nextUpdate: Instant | null;
  readonly producedAt: Instant | null;
  /** It travels with the signature. */
  readonly carried: boolean;
  readonly provedAt: Instant | null;
  /** Of its bytes, lower-case hexadecimal. */
  readonly sha256: string;
};

/** What was seen when the path from the signer's certificate to a trust anchor was looked for; the signer comes last. */
export type ChainFacts = {
  readonly anchorsGiven: number;
  readonly path: readonly CertificateFacts[];
  /**
   * `now`: it holds at the moment asked for. `past`: it held at `controlTime` (ETSI EN 319 102-1 clause 5.6.2), and what it
   * vouches for is proved to have existed by then. `no`: neither.
   */
  readonly holds: 'now' | 'past' | 'no';
  readonly controlTime: Instant | null;
  /** Every status below the anchor came from what travels with the signature. */
  readonly selfContained: boolean;
  readonly observations: readonly Observation[];
  readonly lists: readonly RevocationListFacts[];
};

/** What a timestamp is over: the content, the signature value, references to evidence, or everything before it. */
export const timestampKinds = [
  'content-time-stamp',
  'signature-time-stamp',
  'references-time-stamp',
  'archive-time-stamp',
  'document-time-stamp',
] as const;
export type TimestampKind = (typeof timestampKinds)[number];

/**
 * One timestamp token (RFC 3161). `intact`: its imprint, its own signature and its service's certificate are as they must
 * be; `proved`: and the service's chain leads to the reader's anchors. Only a proved one tells a time.
 */
export type TimestampFacts = {
  readonly kind: TimestampKind;
  /** Of the token's bytes, lower-case hexadecimal. */
  readonly sha256: string;
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

/** What later revisions of a PDF may add to a signed one: other signatures, evidence, filled fields, a program's note. */
export const pdfAdditions = ['signature', 'document-time-stamp', 'evidence', 'form-field', 'note'] as const;
export type PdfAddition = (typeof pdfAdditions)[number];

/**
 * The revision of a PDF that a signature covers. `size` is its length in bytes, `fileSize` that of the file: where they
 * differ, the file says more than was signed. `name` is that of the revision among the report's files.
 */
export type RevisionFacts = {
  readonly name: string;
  readonly size: number;
  readonly fileSize: number;
  readonly additions: readonly { readonly what: PdfAddition; readonly count: number }[];
};

export type SignatureValueFacts = 'verifies' | 'does-not-verify' | 'unsupported' | 'no-certificate';

/** Whose rules a signature follows: those of ETSI EN 319 122, 142 or 132; XAdES has an XML signature for CMS. */
export const signatureFamilies = ['CAdES', 'PAdES', 'XAdES'] as const;
export type SignatureFamily = (typeof signatureFamilies)[number];

/**
 * What one signature says (RFC 5652 section 5.3, XMLDSIG), without opinion. Of a XAdES signature `version` and the content
 * types are alike by definition, and attributes have the names of their elements.
 */
export type SignatureFacts = {
  readonly family: SignatureFamily;
  /** A counter-signature is over the signature value of another one (RFC 5652 section 11.4). */
  readonly role: 'signature' | 'counter-signature';
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
  /** In the order in which they stand. */
  readonly timestamps: readonly TimestampFacts[];
  /** What was seen around the signature that did not stop reading: its encoding, its container, its neighbours. */
  readonly observations: readonly Observation[];
  readonly claimedSigningTime: Instant | null;
  readonly content: ContentFacts;
  /** Of a signature in a PDF only. */
  readonly revision?: RevisionFacts;
  readonly certificate: CertificateFacts | null;
  readonly references: readonly CertificateReferenceFacts[];
  readonly signatureValue: SignatureValueFacts;
  readonly chain: ChainFacts | null;
  /** Where the reader keeps trust lists that name authorities. */
  readonly accreditation?: AccreditationFacts;
};

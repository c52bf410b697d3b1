import type { AnyDigestAlgorithm } from '../kernel/digest.ts';
import type { Finding } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Conclusion, RevocationDemand, SubIndication } from './conclusion.ts';
import type { SignatureFacts } from './facts.ts';
import type { VerdictName, Verdicts, VerdictWord } from './verdict.ts';

/** What the file turned out to be, by its bytes and never by its name. */
export const fileKinds = [
  'cms-der',
  'cms-pem',
  'cms-base64',
  'asic-e',
  'asic-s',
  'pdf',
  'xml',
  'zip',
  'unknown',
] as const;
export type FileKind = (typeof fileKinds)[number];

export const signatureFormats = [
  'CAdES',
  'PAdES',
  'XAdES',
  'XMLDSig',
  'CMS',
  'ASiC-E/CAdES',
  'ASiC-S/CAdES',
  'ASiC-E/XAdES',
  'ASiC-S/XAdES',
  'ASiC-E/XMLDSig',
  'ASiC-S/XMLDSig',
  'ASiC-E/CMS',
  'ASiC-S/CMS',
] as const;
export type SignatureFormat = (typeof signatureFormats)[number];

/**
 * By structure, in the words of ETSI EN 319 122-1, 142-1 and 132-1; `CMS` when no signing certificate is named in the
 * signature. T and above only where a timestamp over it is intact, LTA only where an archive timestamp is.
 */
export const foundLevels = [
  'CMS',
  'XMLDSig',
  'CAdES-BES',
  'CAdES-BASELINE-B',
  'CAdES-BASELINE-T',
  'CAdES-BASELINE-LT',
  'CAdES-BASELINE-LTA',
  'PAdES-BASELINE-B',
  'PAdES-BASELINE-T',
  'PAdES-BASELINE-LT',
  'PAdES-BASELINE-LTA',
  'XAdES-BASELINE-B',
  'XAdES-BASELINE-T',
  'XAdES-BASELINE-LT',
  'XAdES-BASELINE-LTA',
] as const;
export type FoundLevel = (typeof foundLevels)[number];

/** What a signature is proved to be to this reader, by his trust: a T whose service he does not trust is a B to him. */
export const provedLevels = ['none', 'B', 'T', 'LT', 'LTA'] as const;
export type ProvedLevel = (typeof provedLevels)[number];

/** Who the used certificate names. `thumbprint` is SHA-256 of the certificate, `serial` and it lower-case hexadecimal. */
export type Signer = {
  readonly name: string;
  readonly organization?: string;
  /** Surname, given name and position, where the certificate says them: an organization's certificate is not only called by its name. */
  readonly person?: string;
  readonly inn?: string;
  readonly ogrn?: string;
  readonly serial: string;
  readonly issuer: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly thumbprint: string;
};

/** The second layer: each check by the id under which its finding is named, and how it came out. */
export type CheckResult = {
  readonly id: string;
  readonly verdict: VerdictName;
  readonly outcome: VerdictWord | 'warning' | 'info' | 'not-applicable';
};

export type SignatureReport = {
  readonly format: SignatureFormat;
  readonly level: FoundLevel;
  readonly provedLevel: ProvedLevel;
  readonly signer: Signer | null;
  readonly claimedSigningTime: Instant | null;
  /** When the signature existed at the latest, by its earliest proved timestamp; null: nothing proves a time. */
  readonly trustedSigningTime: Instant | null;
  readonly verdicts: Verdicts;
  readonly conclusion: Conclusion;
  readonly subIndication: SubIndication | null;
  /** The file inside a container that holds the signature, or the file itself. */
  readonly signatureFile: string;
  /** Names of the files that this signature covers. */
  readonly covers: readonly string[];
  readonly facts: SignatureFacts;
  readonly checks: readonly CheckResult[];
  readonly findings: readonly Finding[];
  /** Signatures over this signature's value, each judged by itself; the worst of all is the file's. */
  readonly counterSignatures: readonly SignatureReport[];
};

/** Signatures with those over them, each before its own counter-signatures. */
export const everySignature = (signatures: readonly SignatureReport[]): readonly SignatureReport[] =>
  signatures.flatMap((one) => [one, ...everySignature(one.counterSignatures)]);

/** A file of a container, or the content of a signature, and how many signatures cover it. */
export type CoveredFile = {
  readonly name: string;
  readonly size: number;
  readonly sha256: string | null;
  /** A digest by which the very bytes that were verified can be known again: SHA-256 where it was computed. */
  readonly digest: { readonly algorithm: AnyDigestAlgorithm; readonly value: string } | null;
  readonly signatures: number;
};

/** Facts, checks, conclusion. Plain JSON; keys stay as they are from version to version. */
export type Report = {
  readonly reportVersion: 1;
  readonly conclusion: Conclusion;
  readonly subIndication: SubIndication | null;
  readonly signatures: readonly SignatureReport[];
  readonly file: { readonly name: string; readonly size: number; readonly kind: FileKind };
  /** The moment for which the question was put, and the moment at which it was answered. */
  readonly validationTime: Instant;
  readonly verifiedAt: Instant;
  readonly settings: {
    readonly policyId: string;
    /** SHA-256 of the policy as used, lower-case hexadecimal. */
    readonly policyDigest: string;
    readonly revocation: RevocationDemand;
    readonly trustAnchors: number;
    readonly crls: number;
    readonly ocsps: number;
  };
  readonly files: readonly CoveredFile[];
  /** Of the file as a whole; those of a signature are beside its verdicts. */
  readonly findings: readonly Finding[];
};

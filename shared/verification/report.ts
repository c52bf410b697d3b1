import type { Finding } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Conclusion, RevocationDemand, SubIndication } from './conclusion.ts';
import type { SignatureFacts } from './facts.ts';
import type { VerdictName, Verdicts, VerdictWord } from './verdict.ts';

/** What the file turned out to be, by its bytes and never by its name. */
export const fileKinds = ['cms-der', 'cms-pem', 'cms-base64', 'asic-e', 'asic-s', 'zip', 'unknown'] as const;
export type FileKind = (typeof fileKinds)[number];

export const signatureFormats = ['CAdES', 'CMS', 'ASiC-E/CAdES', 'ASiC-S/CAdES', 'ASiC-E/CMS', 'ASiC-S/CMS'] as const;
export type SignatureFormat = (typeof signatureFormats)[number];

/**
 * By structure, in the words of ETSI EN 319 122-1; `CMS` when no signing certificate is named in the signature. T and
 * above only where a signature timestamp is intact.
 */
export const foundLevels = [
  'CMS',
  'CAdES-BES',
  'CAdES-BASELINE-B',
  'CAdES-BASELINE-T',
  'CAdES-BASELINE-LT',
  'CAdES-BASELINE-LTA',
] as const;
export type FoundLevel = (typeof foundLevels)[number];

/** Who the used certificate names. `thumbprint` is SHA-256 of the certificate, `serial` and it lower-case hexadecimal. */
export type Signer = {
  readonly name: string;
  readonly organization?: string;
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
};

/** A file of a container, or the content of a signature, and how many signatures cover it. */
export type CoveredFile = {
  readonly name: string;
  readonly size: number;
  readonly sha256: string | null;
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
    readonly revocation: RevocationDemand;
    readonly trustAnchors: number;
    readonly crls: number;
  };
  readonly files: readonly CoveredFile[];
  /** Of the file as a whole; those of a signature are beside its verdicts. */
  readonly findings: readonly Finding[];
};

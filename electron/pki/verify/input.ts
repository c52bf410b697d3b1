import type { KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { RevocationDemand } from '#shared/verification/conclusion.ts';
import type { ValidationPolicy } from '#shared/verification/policy.ts';
import type { ListAnswer } from '#shared/verification/listed-service.ts';
import type { Report } from '#shared/verification/report.ts';
import type { Certificate } from '../certificate/certificate.ts';

/** The signer's certificate, those above it at hand (nearest first where a path was found), and the time of signing. */
export type ListQuestion = {
  readonly certificate: Certificate;
  readonly above: readonly Certificate[];
  readonly at: Instant;
};
export type AskLists = (question: ListQuestion) => ListAnswer;

export type VerifyInput = {
  /** Path of the file to verify. */
  readonly file: string;
  /** Path of the content of a detached signature. Absent: looked for beside the file under its name without the ending. */
  readonly content?: string;
  /** Trust anchors, DER certificates. */
  readonly trust: readonly Uint8Array[];
  /** Certificates that may help to build a path, DER; they are not trusted. */
  readonly certificates?: readonly Uint8Array[];
  /** Certificate revocation lists, DER. */
  readonly crls?: readonly Uint8Array[];
  /** OCSP responses, DER, whole or basic. */
  readonly ocsps?: readonly Uint8Array[];
  /** The moment the question is put for; `now` when absent. */
  readonly at?: Instant;
  readonly now: Instant;
  readonly revocation: RevocationDemand;
  /** The program's own policy when absent. */
  readonly policy?: ValidationPolicy;
  /** What the reader's trust lists say of an authority; absent: he keeps none. It decides nothing. */
  readonly askLists?: AskLists;
  readonly signal?: AbortSignal;
  /** Bytes of content read so far and in all. */
  readonly onProgress?: (done: number, total: number) => void;
};

/** Refused only when the file itself cannot be opened or the call was cancelled; every bad byte is a finding. */
export type VerifyFile = (input: VerifyInput) => Promise<Outcome<Report, KernelCode>>;

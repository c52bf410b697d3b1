import { memorySource } from '#electron/pki/cms/byte-source.ts';
import type { VerifyInput } from '#electron/pki/verify/input.ts';
import { verifySource } from '#electron/pki/verify/verify-source.ts';
import type { Report } from '#shared/verification/report.ts';
import type { VerdictName, VerdictWord } from '#shared/verification/verdict.ts';
import { issuingRevocations, kitNow, rootCertificate, rootRevocations } from './ca.ts';

export type Settings = Omit<VerifyInput, 'file' | 'content'>;

/** A reader who trusts the kit's root and has both lists: a good signature passes. */
export const wellEquipped: Settings = {
  trust: [rootCertificate],
  crls: [issuingRevocations, rootRevocations],
  now: kitNow,
  revocation: 'required',
};

/** Verifies bytes in memory; `content` is that of a detached signature. */
export const verifyBytes = (
  bytes: Uint8Array,
  content: Uint8Array | null = null,
  settings: Settings = wellEquipped,
): Promise<Report> =>
  verifySource(
    { name: 'sample', bytes: memorySource(bytes) },
    content === null ? null : { source: 'given', name: 'content', bytes: memorySource(content) },
    settings,
  );

/** Everything that was found, of the file and of its signatures. */
export const codesOf = (report: Report): readonly string[] => [
  ...new Set([...report.findings, ...report.signatures.flatMap(({ findings }) => findings)].map(({ code }) => code)),
];

/** The words of the first signature's verdicts. */
export const wordsOf = (report: Report): Partial<Record<VerdictName, VerdictWord>> =>
  Object.fromEntries(
    Object.entries(report.signatures[0]?.verdicts ?? {}).map(([name, { verdict }]) => [name, verdict]),
  );

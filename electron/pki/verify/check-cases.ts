import { z } from 'zod';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { parseInstant, type Clock } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { revocationDemands } from '#shared/verification/conclusion.ts';
import { everySignature, type Report } from '#shared/verification/report.ts';
import { certificateLabels, crlLabels, derOf, ocspLabels } from '../certificate/pem.ts';
import type { VerifyFile } from './input.ts';

const caseId = z.union([z.string(), z.number()]);

/** One line of `verify --cases`: files by name, the instant in ISO 8601. */
const caseSchema = z.object({
  id: caseId,
  file: z.string(),
  content: z.string().optional(),
  trust: z.array(z.string()).default([]),
  crls: z.array(z.string()).default([]),
  ocsps: z.array(z.string()).default([]),
  revocation: z.enum(revocationDemands).default('required'),
  at: z.string().optional(),
});
type Case = z.infer<typeof caseSchema>;

export type VerifyCaseAnswer =
  | {
      readonly id: string | number;
      readonly conclusion: Report['conclusion'];
      readonly subIndication: Report['subIndication'];
      readonly findings: readonly string[];
    }
  | { readonly id: string | number | null; readonly error: { readonly code: string; readonly message: string } };

/** How a case reaches files and words. `resolve` makes a name of the case file into a path. */
export type VerifyCasePorts = {
  readonly resolve: (name: string) => string;
  readonly read: (name: string) => Outcome<Uint8Array>;
  readonly describe: (failure: Failure) => string;
  readonly verify: VerifyFile;
  readonly clock: Clock;
};

const codesOf = (report: Report): readonly string[] => {
  const findings = [report, ...everySignature(report.signatures)].flatMap((part) => part.findings);
  const codes = findings.filter(({ severity }) => severity !== 'passed').map(({ code }) => code);
  return [...new Set(codes)];
};

const parseCase = (line: string): { readonly id: string | number | null; readonly given: Outcome<Case> } => {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { id: null, given: failKernel('input.invalid', { path: 'case', reason: 'not JSON' }) };
  }
  const parsed = caseSchema.safeParse(json);
  if (parsed.success) return { id: parsed.data.id, given: ok(parsed.data) };
  const named = z.object({ id: caseId }).safeParse(json);
  const [issue] = parsed.error.issues;
  const details = { path: issue?.path.join('.') ?? '', reason: issue?.message ?? '' };
  return { id: named.success ? named.data.id : null, given: failKernel('input.invalid', details) };
};

/** Suites name the same anchors and lists in many cases: each file is read once. */
const fileReader = (ports: VerifyCasePorts, labels: readonly string[]) => {
  const known = new Map<string, Outcome<readonly Uint8Array[]>>();
  const readOne = (name: string): Outcome<readonly Uint8Array[]> => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const bytes = ports.read(name);
    const made = bytes.ok ? ok(derOf(bytes.value, labels)) : bytes;
    known.set(name, made);
    return made;
  };
  return (names: readonly string[]): Outcome<readonly Uint8Array[]> => {
    const read = names.map(readOne);
    const failed = read.find((outcome) => !outcome.ok);
    return failed === undefined || failed.ok
      ? ok(read.flatMap((outcome) => (outcome.ok ? outcome.value : [])))
      : failed;
  };
};

/**
 * Answers the lines of `verify --cases`, one by one, each by itself: no workspace, no anchor that the line does not name.
 * A line or a file that cannot be had answers an error; so does a fault of ours, which must not end the batch.
 */
export const verifyCaseChecker = (ports: VerifyCasePorts): ((line: string) => Promise<VerifyCaseAnswer>) => {
  const certificatesIn = fileReader(ports, certificateLabels);
  const listsIn = fileReader(ports, crlLabels);
  const responsesIn = fileReader(ports, ocspLabels);
  const verifyCase = async (given: Case): Promise<Outcome<Report>> => {
    const at = given.at === undefined ? undefined : parseInstant(given.at);
    if (at === null) return failKernel('input.invalid', { path: 'at', reason: given.at ?? '' });
    const trust = certificatesIn(given.trust);
    if (!trust.ok) return trust;
    const crls = listsIn(given.crls);
    if (!crls.ok) return crls;
    const ocsps = responsesIn(given.ocsps);
    if (!ocsps.ok) return ocsps;
    return ports.verify({
      file: ports.resolve(given.file),
      ...(given.content === undefined ? {} : { content: ports.resolve(given.content) }),
      ...(at === undefined ? {} : { at }),
      trust: trust.value,
      crls: crls.value,
      ocsps: ocsps.value,
      revocation: given.revocation,
      now: ports.clock(),
    });
  };
  return async (line) => {
    const { id, given } = parseCase(line);
    const refused = (failure: Failure): VerifyCaseAnswer => ({
      id,
      error: { code: failure.code, message: ports.describe(failure) },
    });
    if (!given.ok) return refused(given.error);
    let report: Outcome<Report>;
    try {
      report = await verifyCase(given.value);
    } catch {
      report = failKernel('program.fault', { where: 'verify' });
    }
    if (!report.ok) return refused(report.error);
    const { conclusion, subIndication } = report.value;
    return { id: given.value.id, conclusion, subIndication, findings: codesOf(report.value) };
  };
};

import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { parseInstant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { revocationDemands } from '#shared/verification/conclusion.ts';
import type { Report } from '#shared/verification/report.ts';
import { verifyFile } from '../../../pki/verify/verify-file.ts';
import { readDerFile } from '../../../steps/trust/anchors.ts';
import { systemClock } from '../../host.ts';
import type { Desk } from '../command.ts';
import { answerLines } from './json-lines.ts';

const caseId = z.union([z.string(), z.number()]);
const caseShape = z.object({
  id: caseId,
  file: z.string(),
  content: z.string().optional(),
  trust: z.array(z.string()).default([]),
  crls: z.array(z.string()).default([]),
  revocation: z.enum(revocationDemands).default('required'),
  at: z.string().optional(),
});
type Case = z.infer<typeof caseShape>;

const readEach = async (
  folder: string,
  names: readonly string[],
  label: 'CERTIFICATE' | 'X509 CRL',
): Promise<Outcome<readonly Uint8Array[]>> => {
  const all: Uint8Array[] = [];
  for (const name of names) {
    const read = await readDerFile(resolve(folder, name), label);
    if (!read.ok) return read;
    all.push(...read.value);
  }
  return ok(all);
};

/** One case by itself: no workspace, no anchor that the line does not name. */
const verifyOne = async (folder: string, given: Case): Promise<Outcome<Report>> => {
  const at = given.at === undefined ? undefined : parseInstant(given.at);
  if (at === null) return failKernel('input.invalid', { path: 'at', reason: 'ISO 8601' });
  const trust = await readEach(folder, given.trust, 'CERTIFICATE');
  if (!trust.ok) return trust;
  const crls = await readEach(folder, given.crls, 'X509 CRL');
  if (!crls.ok) return crls;
  return verifyFile({
    file: resolve(folder, given.file),
    ...(given.content === undefined ? {} : { content: resolve(folder, given.content) }),
    ...(at === undefined ? {} : { at }),
    trust: trust.value,
    crls: crls.value,
    revocation: given.revocation,
    now: systemClock(),
  });
};

const findingsOf = (report: Report): readonly string[] => [
  ...new Set(
    [report, ...report.signatures]
      .flatMap(({ findings }) => findings)
      .filter(({ severity }) => severity !== 'passed')
      .map(({ code }) => code),
  ),
];

const parse = (line: string): { readonly id: string | number | null; readonly given: Outcome<Case> } => {
  try {
    const json: unknown = JSON.parse(line);
    const parsed = caseShape.safeParse(json);
    if (parsed.success) return { id: parsed.data.id, given: ok(parsed.data) };
    const named = z.object({ id: caseId }).safeParse(json);
    const [issue] = parsed.error.issues;
    const refusal = failKernel('input.invalid', { path: issue?.path.join('.') ?? '', reason: issue?.message ?? '' });
    return { id: named.success ? named.data.id : null, given: refusal };
  } catch {
    return { id: null, given: failKernel('input.invalid', { path: 'case', reason: 'JSON {…}' }) };
  }
};

/** `verify --cases`: one JSON text a line in, one a line out, in order. A case that can not be read says why. */
export const verifyCases = async (file: string, desk: Desk): Promise<Outcome<null>> => {
  const explain = await desk.explain();
  const folder = dirname(resolve(file));
  return answerLines(file, desk, async (line) => {
    const { id, given } = parse(line);
    const refused = (failure: Failure): object => ({
      id,
      error: { code: failure.code, message: explain(failure).message },
    });
    if (!given.ok) return refused(given.error);
    const report = await verifyOne(folder, given.value);
    if (!report.ok) return refused(report.error);
    const { conclusion, subIndication } = report.value;
    return { id, conclusion, subIndication, findings: findingsOf(report.value) };
  });
};

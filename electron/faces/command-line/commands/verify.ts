import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { parseInstant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { revocationDemands, worseOf, type RevocationDemand } from '#shared/verification/conclusion.ts';
import type { NetworkActView } from '#shared/contract/trust.ts';
import type { Report } from '#shared/verification/report.ts';
import { isSet, listOf, textOf, type Command, type Desk } from '../command.ts';
import { exitOfConclusion } from '../exit-code.ts';
import { reportLines } from './report-lines.ts';
import { takeAll, takeOptional } from './take-files.ts';
import { actLines } from './trust-lines.ts';

const kinds = {
  '.html': 'html',
  '.htm': 'html',
  '.pdf': 'pdf',
  '.xml': 'xml',
  '.json': 'json',
  '.txt': 'text',
} as const;
const isKnownEnding = (ending: string): ending is keyof typeof kinds => Object.hasOwn(kinds, ending);
const formOf = (path: string): (typeof kinds)[keyof typeof kinds] | null => {
  const ending = extname(path).toLowerCase();
  return isKnownEnding(ending) ? kinds[ending] : null;
};

const isDemand = (text: string): text is RevocationDemand => (revocationDemands as readonly string[]).includes(text);

/** Puts the report where the user wants it, in the form that its ending names. */
const writeReport = async (desk: Desk, reportId: string, path: string): Promise<Outcome<null>> => {
  const as = formOf(path);
  if (as === null) return failKernel('usage.bad-option', { option: '--report', reason: Object.keys(kinds).join(', ') });
  const saved = await desk.ask('verification.save', { reportId, as, language: desk.language });
  return saved.ok ? moveTo(saved.value.path, path) : saved;
};

/** Into a folder that the user named: beside the place first, then in one step over what was there. */
const moveTo = async (from: string, path: string): Promise<Outcome<null>> => {
  const beside = `${path}.${process.pid}.part`;
  try {
    await copyFile(from, beside);
    await rename(beside, path);
    return ok(null);
  } catch (thrown) {
    await rm(beside, { force: true });
    const reason = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
    return failKernel('file.unwritable', { file: path, reason });
  }
};

/** Every file that was signed in what was verified; one that is there already is not written over. */
const extractAll = async (desk: Desk, reportId: string, report: Report, folder: string): Promise<Outcome<string[]>> => {
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  for (const { name, signatures, digest } of report.files) {
    if (signatures === 0 || digest === null) continue;
    const copied = await desk.ask('verification.extract', { reportId, name });
    if (!copied.ok) return copied;
    const path = join(folder, basename(copied.value.path));
    if ((await stat(path).catch(() => null)) !== null) return failKernel('file.exists', { file: path });
    const moved = await moveTo(copied.value.path, path);
    if (!moved.ok) return moved;
    written.push(path);
  }
  return ok(written);
};

const worstOf = (reports: readonly Report[]): Report | null =>
  reports.reduce<Report | null>(
    (worst, report) =>
      worst === null || worseOf(worst.conclusion, report.conclusion) !== worst.conclusion ? report : worst,
    null,
  );

export const command: Command = {
  usage: [
    'verify FILE... [--content FILE] [--trust FILE.pem] [--crl FILE] [--ocsp FILE] [--at INSTANT]',
    '       [--revocation required|if-available|none] [--fetch] [--policy FILE.json] [--extract DIR]',
    '       [--report FILE.html|.pdf|.xml|.json|.txt]',
    'verify --cases FILE.jsonl',
  ],
  summary: 'help.verify',
  options: {
    content: { type: 'string', value: 'FILE', help: 'help.option.content' },
    trust: { type: 'string', value: 'FILE', multiple: true, help: 'help.option.trust' },
    crl: { type: 'string', value: 'FILE', multiple: true, help: 'help.option.crl' },
    ocsp: { type: 'string', value: 'FILE', multiple: true, help: 'help.option.ocsp' },
    policy: { type: 'string', value: 'FILE.json', help: 'help.option.policy' },
    fetch: { type: 'boolean', help: 'help.option.fetch' },
    extract: { type: 'string', value: 'DIR', help: 'help.option.extract' },
    at: { type: 'string', value: 'INSTANT', help: 'help.option.at' },
    revocation: { type: 'string', value: revocationDemands.join('|'), help: 'help.option.revocation' },
    report: { type: 'string', value: 'FILE', help: 'help.option.report' },
    cases: { type: 'string', value: 'FILE', help: 'help.option.cases' },
  },
  words: [0, Infinity],
  run: async (given, desk) => {
    const cases = textOf(given, 'cases');
    if (cases !== null) return (await import('./verify-cases.ts')).verifyCases(cases, desk);
    if (given.words.length === 0) return failKernel('usage.missing-argument', { argument: 'FILE' });
    const revocation = textOf(given, 'revocation') ?? 'required';
    if (!isDemand(revocation))
      return failKernel('usage.bad-option', { option: '--revocation', reason: revocationDemands.join(', ') });
    const wanted = textOf(given, 'at');
    const at = wanted === null ? null : parseInstant(wanted);
    if (wanted !== null && at === null)
      return failKernel('usage.bad-option', { option: '--at', reason: '2026-11-30T10:00:00+03:00' });
    const report = textOf(given, 'report');
    const folder = textOf(given, 'extract');
    if (report !== null && formOf(report) === null)
      return failKernel('usage.bad-option', { option: '--report', reason: Object.keys(kinds).join(', ') });
    const fileIds = await takeAll(desk, given.words);
    if (!fileIds.ok) return fileIds;
    const content = await takeOptional(desk, textOf(given, 'content'));
    if (!content.ok) return content;
    const trust = await takeAll(desk, listOf(given, 'trust'));
    if (!trust.ok) return trust;
    const crls = await takeAll(desk, listOf(given, 'crl'));
    if (!crls.ok) return crls;
    const ocsps = await takeAll(desk, listOf(given, 'ocsp'));
    if (!ocsps.ok) return ocsps;
    const policy = await takeOptional(desk, textOf(given, 'policy'));
    if (!policy.ok) return policy;

    const reports: Report[] = [];
    const acts: NetworkActView[] = [];
    const ids = new Map<Report, string>();
    for (const fileId of fileIds.value) {
      const answer = await desk.ask('verification.run', {
        fileId,
        contentFileId: content.value,
        trustFileIds: trust.value,
        crlFileIds: crls.value,
        ocspFileIds: ocsps.value,
        policyFileId: policy.value,
        revocation,
        at,
        fetch: isSet(given, 'fetch') ? 'missing' : 'nothing',
      });
      if (!answer.ok) return answer;
      reports.push(answer.value.report);
      acts.push(...answer.value.acts);
      ids.set(answer.value.report, answer.value.reportId);
    }
    const worst = worstOf(reports);
    if (worst === null) return failKernel('usage.missing-argument', { argument: 'FILE' });
    if (report !== null) {
      const written = await writeReport(desk, ids.get(worst) ?? '', resolve(report));
      if (!written.ok) return written;
    }
    const extracted: string[] = [];
    for (const each of folder === null ? [] : reports) {
      const copied = await extractAll(desk, ids.get(each) ?? '', each, resolve(folder ?? ''));
      if (!copied.ok) return copied;
      extracted.push(...copied.value);
    }
    return ok({
      // Of several files the worst one speaks; `reports` has them all, in the order in which they were named.
      value: reports.length === 1 ? worst : { ...worst, reports },
      exit: exitOfConclusion(worst.conclusion),
      text: (words) => [
        ...actLines(acts, words),
        ...reports.flatMap((each) => reportLines(each, words)),
        ...(report === null ? [] : [words.say('sign.written', { path: resolve(report) })]),
        ...extracted.map((path) => words.say('sign.written', { path })),
      ],
    });
  },
};

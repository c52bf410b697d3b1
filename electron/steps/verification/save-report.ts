import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '#shared/kernel/language.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Report } from '#shared/verification/report.ts';
import { renderHtml } from '../../pki/report/html.ts';
import { renderText } from '../../pki/report/text.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import type { Step } from '../context.ts';
import { reportOf } from './verify.ts';

const render = {
  json: (report: Report): string => `${JSON.stringify(report, null, 2)}\n`,
  text: renderText,
  html: renderHtml,
} satisfies Record<string, (report: Report, language: Language) => string>;

const endings = { json: '.json', text: '.txt', html: '.html' } as const;

export const writeReport = async (
  path: string,
  report: Report,
  as: keyof typeof render,
  language: Language,
): Promise<Outcome<null>> =>
  writeWhole(path, async (handle) => {
    await handle.writeFile(render[as](report, language));
    return ok(null);
  });

/** Into the workspace's `reports` folder, named by the file and the moment of verifying. */
export const saveReport: Step<'verification.save'> = async ({ reportId, as, language }, { host }) => {
  const report = reportOf(host, reportId);
  if (report === null) return failKernel('record.not-found', { kind: 'report', id: reportId });
  const folder = join(host.workspace.folder, 'reports');
  await mkdir(folder, { recursive: true });
  const moment = report.verifiedAt.replace(/[:.]/g, '-');
  const name = report.file.name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80);
  const path = join(folder, `${name}-${moment}${endings[as]}`);
  const written = await writeReport(path, report, as, language);
  return written.ok ? ok({ path }) : written;
};

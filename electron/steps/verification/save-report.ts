import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer, Asked } from '#shared/contract/index.ts';
import type { Language } from '#shared/kernel/language.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Report } from '#shared/verification/report.ts';
import { renderHtml } from '../../pki/report/html.ts';
import { renderJson } from '../../pki/report/json.ts';
import { renderText } from '../../pki/report/text.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import type { Step } from '../context.ts';
import { keptReport } from './verify.ts';

type Form = Asked<'verification.save'>['as'];
type Render = (report: Report, language: Language) => string | Uint8Array | Promise<string | Uint8Array>;

/** What draws pages works in a thread of its own, and is loaded, as what writes XML is, only when it is asked for. */
const render: Readonly<Record<Form, Render>> = {
  json: renderJson,
  text: renderText,
  html: renderHtml,
  xml: async (report) => (await import('../../pki/report/etsi-xml.ts')).renderEtsiXml(report),
  pdf: async (report, language) =>
    (await import('../../pki/report/pdf-in-thread.ts')).renderPdfInThread(report, language),
};

const endings: Readonly<Record<Form, string>> = {
  json: '.json',
  text: '.txt',
  html: '.html',
  xml: '.xml',
  pdf: '.pdf',
};

/** A name made of a stranger's, for a file of ours. */
export const ownName = (name: string): string => name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80);

/** Into the workspace's `reports` folder, named by the file and the moment of verifying. */
export const saveReport: Step<'verification.save'> = async (
  { reportId, as, language },
  { host },
): Promise<Outcome<Answer<'verification.save'>>> => {
  const kept = keptReport(host, reportId);
  if (kept === null) return failKernel('record.not-found', { kind: 'report', id: reportId });
  const { report } = kept;
  const folder = join(host.workspace.folder, 'reports');
  await mkdir(folder, { recursive: true });
  const moment = report.verifiedAt.replace(/[:.]/g, '-');
  const path = join(folder, `${ownName(report.file.name)}-${moment}${endings[as]}`);
  const bytes = await render[as](report, language);
  const written = await writeWhole(path, async (handle) => {
    await handle.writeFile(bytes);
    return ok(null);
  });
  return written.ok ? ok({ path }) : written;
};

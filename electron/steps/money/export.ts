import { resolve } from 'node:path';
import type { Answer, Given } from '#shared/contract/index.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { failFinance } from '#shared/finance/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { textsIn } from '#shared/text/translator.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import type { TableDocument } from '../../tables/document.ts';
import { bytesOfDocument, documentEndings, endingOf } from '../../tables/write-document.ts';
import type { Host, Step } from '../context.ts';
import { comparison } from './compare-offers.ts';
import { comparisonDocument, forecastDocument, planDocument } from './documents.ts';
import { forecastOf } from './forecast.ts';
import { currentPlan } from './plan.ts';

const documentOf = async (host: Host, asked: Given<'money.export'>): Promise<Outcome<TableDocument>> => {
  const parts = { texts: await textsIn(asked.language), now: host.clock() };
  if (asked.what === 'forecast') {
    const view = forecastOf(host, asked);
    return view.ok ? ok(forecastDocument(view.value, parts)) : view;
  }
  if (asked.what === 'comparison') {
    const view = comparison(host, asked);
    return view.ok ? ok(comparisonDocument(view.value, parts)) : view;
  }
  const view = currentPlan(host);
  if (!view.ok) return view;
  return view.value === null ? failFinance('finance.plan-none') : ok(planDocument(view.value, parts));
};

/** Writes a document whole or not at all; what it is follows from the file's ending. */
export const exportMoney: Step<'money.export'> = async (asked, { host }): Promise<Outcome<Answer<'money.export'>>> => {
  const path = resolve(asked.out);
  const ending = endingOf(path);
  if (ending === null) return failKernel('input.invalid', { path: 'out', reason: documentEndings.join(', ') });
  const document = await documentOf(host, asked);
  if (!document.ok) return document;
  const bytes = await bytesOfDocument(document.value, ending);
  const written = await writeWhole(path, async (handle) => {
    await handle.writeFile(bytes);
    return ok(null);
  });
  return written.ok ? ok({ path, size: bytes.length }) : written;
};

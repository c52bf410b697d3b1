import { mkdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Answer, Given } from '#shared/contract/index.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { failFinance } from '#shared/finance/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { textsIn } from '#shared/text/translator.ts';
import { bidLines } from '../../store/money/bids.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import type { TableDocument } from '../../tables/document.ts';
import { bytesOfDocument, documentEndings, endingOf } from '../../tables/write-document.ts';
import type { Host, Step } from '../context.ts';
import { cardsOf } from '../company/platform-cards.ts';
import { comparison } from './compare-offers.ts';
import { adoptionOf } from './adopt-plan.ts';
import { comparisonDocument } from './comparison-document.ts';
import { forecastDocument } from './documents.ts';
import { forecastOf } from './forecast.ts';
import { ledgerDocument, type LedgerNames } from './ledger-document.ts';
import { ledgerOf } from './ledger.ts';
import { planDocument } from './plan-document.ts';
import { currentPlan } from './plan.ts';

const ledgerNames = (host: Host): LedgerNames => ({
  platforms: new Map(cardsOf(host.workspace.database).map(({ record }) => [record.platformId, record.name])),
  bids: new Map(bidLines(host.workspace.database).map(({ bidId, title }) => [bidId, title])),
});

const documentOf = async (host: Host, asked: Given<'money.export'>): Promise<Outcome<TableDocument>> => {
  const parts = { texts: await textsIn(asked.language), now: host.clock() };
  if (asked.what === 'forecast') {
    const view = forecastOf(host, asked);
    return view.ok ? ok(forecastDocument(view.value, parts)) : view;
  }
  if (asked.what === 'comparison') {
    const view = comparison(host, asked);
    return view.ok ? ok(comparisonDocument(view.value, asked, parts)) : view;
  }
  if (asked.what === 'ledger') {
    const view = ledgerOf(host, {});
    return view.ok ? ok(ledgerDocument(view.value, ledgerNames(host), parts)) : view;
  }
  const view = currentPlan(host, asked.planId);
  if (!view.ok) return view;
  if (view.value === null) return failFinance('finance.plan-none');
  const adoption = adoptionOf(host);
  return adoption.ok ? ok(planDocument(view.value, adoption.value.adopted, parts)) : adoption;
};

/** Writes a document whole or not at all; what it is follows from the file's ending. `keep`: among the workspace's exports. */
export const exportMoney: Step<'money.export'> = async (asked, { host }): Promise<Outcome<Answer<'money.export'>>> => {
  const folder = join(host.workspace.folder, 'exports');
  if (asked.keep) await mkdir(folder, { recursive: true });
  const path = asked.keep ? join(folder, basename(asked.out)) : resolve(asked.out);
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

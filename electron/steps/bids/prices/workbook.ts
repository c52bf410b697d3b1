import { mkdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { readRefusal } from '../../../pki/streams/file-failure.ts';
import { writeWhole } from '../../../pki/streams/write-whole.ts';
import { bytesOfDocument, documentEndings, endingOf } from '../../../tables/write-document.ts';
import type { Step } from '../../context.ts';
import { bidFolder } from '../bid-folder.ts';
import { priceDocument, tableIn } from './price-book.ts';
import { keepPrices, showPrices } from './prices.ts';

const largestWorkbook = 32 * 1024 * 1024;

/** XLSX, CSV, PDF or JSON by the ending of the file; numbers are live, nothing is a formula. */
export const exportPrices: Step<'prices.export'> = async ({ bidId, out, language }, call) => {
  const view = await showPrices({ bidId }, call);
  if (!view.ok) return view;
  const folder = bidFolder(call.host, bidId, view.value.version);
  if (out === null) await mkdir(folder, { recursive: true });
  const path = out === null ? join(folder, 'prices.xlsx') : resolve(out);
  const ending = endingOf(path);
  if (ending === null) return failKernel('input.invalid', { path: 'out', reason: documentEndings.join(', ') });
  const bytes = await bytesOfDocument(await priceDocument(view.value.table, language, call.host.clock()), ending);
  const written = await writeWhole(path, async (handle) => {
    await handle.writeFile(bytes);
    return ok(null);
  });
  return written.ok ? ok({ path, size: bytes.length }) : written;
};

/** The bytes of a workbook or CSV that the user chose. */
export const readBook = async (path: string): Promise<Outcome<Buffer>> => {
  try {
    const { size } = await stat(path);
    if (size > largestWorkbook)
      return failKernel('file.too-large', { file: basename(path), size, limit: largestWorkbook });
    return ok(await readFile(path));
  } catch (error) {
    return readRefusal(error, path);
  }
};

export const importPrices: Step<'prices.import'> = async ({ bidId, fileId }, call) => {
  const path = call.host.files.pathOf(fileId);
  if (!path.ok) return path;
  const view = await showPrices({ bidId }, call);
  if (!view.ok) return view;
  const bytes = await readBook(path.value);
  if (!bytes.ok) return bytes;
  const table = await tableIn(bytes.value, view.value.table);
  return table.ok ? keepPrices(call.host, bidId, table.value) : table;
};

import { resolve } from 'node:path';
import { failPrices } from '#shared/bid/prices/codes.ts';
import { numberIn } from '#shared/bid/prices/read-sheet.ts';
import { askedOfSupplier, noteAsked, takeAnswers, type AskedOfSupplier } from '#shared/bid/prices/supplier-request.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Language } from '#shared/kernel/language.ts';
import { ok } from '#shared/kernel/result.ts';
import { textsIn, type Texts } from '#shared/text/translator.ts';
import { writeWhole } from '../../../pki/streams/write-whole.ts';
import { bytesOfDocument, endingOf } from '../../../tables/write-document.ts';
import type { Step } from '../../context.ts';
import { gatherBid } from '../gather-bid.ts';
import { keepPrices, showPrices } from './prices.ts';
import { sheetsIn, sheetWords } from './price-book.ts';
import { readBook } from './workbook.ts';

/** The form that a supplier fills in: line numbers as they are, an empty column of prices. */
const formOf = (
  asked: readonly AskedOfSupplier[],
  { say }: Texts,
  language: Language,
  subject: string,
  supplier: string,
  madeAt: string,
) => ({
  title: subject,
  language,
  // Without facts the cover would be no table, and the book could not be read again.
  facts: [
    [say('prices.suppliers.name'), supplier] as const,
    [say('prices.sheet.positions'), String(asked.length)] as const,
  ],
  notes: [say('prices.ask.note')],
  tables: [
    {
      name: say('prices.sheet.positions'),
      columns: (['positionId', 'name', 'quantity', 'unit', 'unitPrice'] as const).map((column) =>
        say(`prices.column.${column}`),
      ),
      rows: asked.map(({ positionId, name, quantity, unit }) => [
        { text: positionId },
        { text: name },
        quantity === null ? null : { amount: quantity },
        unit === null ? null : { text: unit },
        null,
      ]),
    },
  ],
  charts: [],
  madeAt,
});

export const askSupplier: Step<'prices.ask'> = async ({ bidId, supplier, positionIds, out, language }, call) => {
  const { host } = call;
  const view = await showPrices({ bidId }, call);
  if (!view.ok) return view;
  const bid = await gatherBid(host, bidId);
  if (!bid.ok) return bid;
  const { table } = view.value;
  const asked = askedOfSupplier(table, positionIds);
  if (asked.length === 0) return failPrices('prices.nothing-to-ask', { supplier });
  const path = out === null ? null : resolve(out);
  const ending = path === null ? null : endingOf(path);
  if (path !== null && ending !== '.xlsx' && ending !== '.csv')
    return failKernel('input.invalid', { path: 'out', reason: '.xlsx, .csv' });
  const texts = await textsIn(language);
  const { say } = texts;
  const subject = say('prices.ask.subject', { title: bid.value.procedure.title });
  const lines = asked.map(({ positionId, name, quantity, unit }) =>
    `${positionId}. ${name}${quantity === null ? '' : ` – ${quantity} ${unit ?? ''}`}`.trimEnd(),
  );
  const delivered = table.deliveredOn === null ? [] : [say('prices.ask.delivery', { day: table.deliveredOn }), ''];
  const text = [say('prices.ask.greeting', { supplier }), '', ...lines, '', ...delivered, say('prices.ask.terms')].join(
    '\n',
  );
  if (path !== null && ending !== null) {
    const bytes = await bytesOfDocument(formOf(asked, texts, language, subject, supplier, host.clock()), ending);
    const written = await writeWhole(path, async (handle) => {
      await handle.writeFile(bytes);
      return ok(null);
    });
    if (!written.ok) return written;
  }
  const kept = await keepPrices(host, bidId, noteAsked(table, supplier, asked, host.clock().slice(0, 10)));
  return kept.ok ? ok({ subject, text: `${text}\n`, path, asked: asked.length }) : kept;
};

export const takeSupplierAnswers: Step<'prices.takeAnswers'> = async ({ bidId, supplier, fileId }, call) => {
  const path = call.host.files.pathOf(fileId);
  if (!path.ok) return path;
  const view = await showPrices({ bidId }, call);
  if (!view.ok) return view;
  const bytes = await readBook(path.value);
  if (!bytes.ok) return bytes;
  const words = await sheetWords();
  const sheets = sheetsIn(bytes.value, words);
  if (!sheets.ok) return sheets;
  const answers = sheets.value.flatMap(({ header, rows }) => {
    const columns = header.map(words.columnOf);
    const [number, name, price] = (['positionId', 'name', 'unitPrice'] as const).map((column) =>
      columns.indexOf(column),
    );
    if (price === undefined || price < 0) return [];
    const cellAt = (cells: readonly string[], index: number | undefined): string | null => {
      const cell = index === undefined || index < 0 ? '' : (cells[index] ?? '').trim();
      return cell === '' ? null : cell;
    };
    return rows.map(({ row, cells }) => {
      const written = cellAt(cells, price);
      return {
        row,
        positionId: cellAt(cells, number),
        name: cellAt(cells, name),
        unitPrice: written === null ? null : numberIn(written),
      };
    });
  });
  if (answers.every(({ unitPrice }) => unitPrice === null)) return failPrices('prices.no-answers', { file: supplier });
  const { table, taken, unmatched } = takeAnswers(view.value.table, supplier, answers, call.host.clock().slice(0, 10));
  const kept = await keepPrices(call.host, bidId, table);
  return kept.ok ? ok({ view: kept.value, taken, unmatched: [...unmatched] }) : kept;
};

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankPosition, type PricePosition, type PriceTable } from '#shared/bid/prices/table.ts';
import { tidyTable } from '#shared/bid/prices/tidy.ts';
import { readXlsx } from '#electron/notices/tables/xlsx.ts';
import { cellText } from '#electron/notices/tables/table.ts';
import { openZip } from '#electron/notices/tables/zip-parts.ts';
import { zipOf, type ZipPart } from '#electron/tables/zip.ts';
import type { Asked } from '#shared/contract/index.ts';
import { openWorkstation, startBid, type Workstation } from '#test/kit/workstation.ts';
import { skipWithout } from '#test/kit/openssl.ts';
import { anyPriceTable } from '#test/kit/price-tables.ts';

type AskedTable = Asked<'prices.save'>['table'];
const tableOf = (positions: readonly PricePosition[], change: Partial<PriceTable> = {}): AskedTable => ({
  currency: 'RUB',
  vatMode: 'included',
  vatRate: '22',
  deliveredOn: null,
  ...change,
  positions: positions.map((one) => ({
    ...one,
    suppliers: [...one.suppliers],
    competitors: [...one.competitors],
  })),
});
const position = (id: string, change: Partial<PricePosition>): PricePosition => ({
  ...blankPosition(id, `P ${id}`),
  ...change,
});

const begun = async (): Promise<{ station: Workstation; bidId: string }> => {
  const station = await openWorkstation();
  return { station, bidId: await startBid(station) };
};

describe('the price table of a bid', () => {
  test('is kept whole, counted, and its total becomes the price when the user says so', async () => {
    const { station, bidId } = await begun();
    expect(await station.value('prices.show', { bidId })).toMatchObject({ isKept: false, lines: [] });
    const table = tableOf([position('1', { quantity: '2', unitPrice: '100.50' })]);
    const view = await station.value('prices.save', { bidId, table });
    expect(view).toMatchObject({ isKept: true, totals: { gross: '201.00' }, lines: [{ gross: '201.00' }] });
    expect(view.table.positions[0]?.unitPrice).toBe('100.5');
    await station.value('prices.adopt', { bidId });
    expect((await station.value('bids.show', { bidId })).price).toEqual({ amount: '201.00', currency: 'RUB' });
  });

  test('a bid whose price differs from its table, or is above the lot’s value, is told so', async () => {
    const { station, bidId } = await begun();
    await station.value('prices.save', {
      bidId,
      table: tableOf([position('1', { quantity: '1', unitPrice: '700000' })]),
    });
    await station.value('bids.setPrice', { bidId, price: { amount: '500000.00', currency: 'RUB' } });
    const { findings } = await station.value('prices.show', { bidId });
    expect(findings.map(({ code }) => code)).toEqual(['prices.above-limit', 'prices.total-differs']);
  });

  test('a rate of VAT that does not hold on the day of delivery is named with the one that does', async () => {
    const { station, bidId } = await begun();
    const table = tableOf([position('1', { quantity: '1', unitPrice: '1' })], {
      vatRate: '20',
      deliveredOn: '2027-02-01',
    });
    const { findings } = await station.value('prices.save', { bidId, table });
    expect(findings).toMatchObject([
      { code: 'prices.vat-rate-of-day', details: { rate: '20', expected: '22', day: '2027-02-01' } },
    ]);
  });

  test('refuses by row and field, and keeps what was there', async () => {
    const { station, bidId } = await begun();
    const good = tableOf([position('1', { quantity: '1', unitPrice: '5' })]);
    await station.value('prices.save', { bidId, table: good });
    const bad = (change: Partial<PricePosition>) => tableOf([position('1', {}), position('2', change)]);
    for (const [change, code] of [
      [{ unitPrice: '-5' }, 'prices.field-unfit'],
      [{ quantity: '1.1234567' }, 'prices.field-unfit'],
      [{ discountPercent: '101' }, 'prices.field-unfit'],
      [{ alternativeTo: '9' }, 'prices.alternative-unknown'],
      [{ positionId: '1' }, 'prices.position-twice'],
    ] as const)
      expect(await station.refusal('prices.save', { bidId, table: bad(change) })).toMatchObject({
        code,
        details: { row: 2 },
      });
    expect((await station.value('prices.show', { bidId })).totals.gross).toBe('5.00');
  });

  test('of a frozen bid is not changed; the next version goes on from it', async () => {
    const { station, bidId } = await begun();
    const first = tableOf([position('1', { quantity: '1', unitPrice: '5' })]);
    await station.value('prices.save', { bidId, table: first });
    await station.value('prices.adopt', { bidId });
    await station.value('bids.freeze', { bidId });
    expect((await station.refusal('prices.save', { bidId, table: first })).code).toBe('bid.frozen');
    await station.value('bids.revise', { bidId });
    const next = tableOf([position('1', { quantity: '1', unitPrice: '6' })]);
    expect((await station.value('prices.show', { bidId })).totals.gross).toBe('5.00');
    await station.value('prices.save', { bidId, table: next });
    const rows = station.host.workspace.database.all('SELECT version FROM bid_prices ORDER BY version');
    expect(rows).toMatchObject([{ version: 1 }, { version: 2 }]);
  });
});

/** As a user leaves a book: a column and a row hidden, a width of its own, empty cells below the table made one. */
const withHiddenAndMerged = (book: Buffer): Buffer => {
  const parts = openZip(book);
  if (!parts.ok) throw new Error(parts.error.code);
  const names = [
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
  ];
  const sheets = Array.from({ length: 9 }, (_, index) => `xl/worksheets/sheet${index + 1}.xml`);
  const textOf = (name: string): string | null => {
    const part = parts.value.read(name);
    return part.ok && part.value !== null ? part.value.toString('utf8') : null;
  };
  return zipOf(
    [...names, ...sheets].flatMap((name): ZipPart[] => {
      const text = textOf(name);
      if (text === null) return [];
      const changed = text
        .replace('width="18"', 'width="3" hidden="1"')
        .replace('<row r="2">', '<row r="2" hidden="1" ht="40" customHeight="1">')
        .replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="A900:C905"/></mergeCells>');
      return [[name, name.startsWith('xl/worksheets') ? changed : text]];
    }),
  );
};

describe('a workbook of the price table', () => {
  test('takes the place of what the table was', async () => {
    const { station, bidId } = await begun();
    const asked = position('001', { quantity: '999999999999.123456', unitPrice: '1.1', offered: '=1+1' });
    const kept = await station.value('prices.save', { bidId, table: tableOf([asked], { deliveredOn: '2027-02-28' }) });
    const out = join(station.folder, 'prices.xlsx');
    await station.value('prices.export', { bidId, out, language: 'ar' });
    await station.value('prices.save', { bidId, table: tableOf([position('x', {})], { vatMode: 'none' }) });
    const fileId = await station.file('back.xlsx', readFileSync(out));
    expect((await station.value('prices.import', { bidId, fileId })).table).toEqual(kept.table);
  });

  test('text that looks like a formula stays text', async () => {
    const { station, bidId } = await begun();
    await station.value('prices.save', { bidId, table: tableOf([position('1', { name: '=1+1', maker: '@SUM(A1)' })]) });
    const out = join(station.folder, 'prices.xlsx');
    await station.value('prices.export', { bidId, out });
    expect(readFileSync(out).includes('<f>')).toBe(false);
  });

  test('a form of the user’s own headings is taken in, with commas and spaces in numbers', async () => {
    const { station, bidId } = await begun();
    const fileId = await station.file('form.csv', 'Наименование;Количество;Цена за единицу\nНасос;2;1 234,50\n');
    expect(await station.value('prices.import', { bidId, fileId })).toMatchObject({
      totals: { gross: '2469.00' },
      table: { positions: [{ name: 'Насос', unitPrice: '1234.5' }] },
    });
  });

  test('what is no price table is refused and changes nothing', async () => {
    const { station, bidId } = await begun();
    await station.value('prices.save', { bidId, table: tableOf([position('1', { quantity: '1', unitPrice: '5' })]) });
    const other = await station.file('other.csv', 'a;b\n1;2\n');
    expect((await station.refusal('prices.import', { bidId, fileId: other })).code).toBe('prices.column-missing');
    const bad = await station.file('bad.csv', 'Name;Unit price\nPump;cheap\n');
    expect(await station.refusal('prices.import', { bidId, fileId: bad })).toEqual({
      code: 'prices.field-unfit',
      details: { row: 1, field: 'unitPrice', value: 'cheap' },
    });
    expect((await station.value('prices.show', { bidId })).totals.gross).toBe('5.00');
  });

  test.skipIf(skipWithout('soffice', '--version'))(
    'LibreOffice opens it, saves it again with hidden and merged cells, and shows the same totals and the same table',
    async () => {
      const { station, bidId } = await begun();
      const drawn = fc
        .sample(anyPriceTable, { seed: 5, numRuns: 60 })
        .flatMap((table) => (tidyTable(table).ok ? table.positions : []))
        // The escape of an escape is lost by LibreOffice itself: it reads it and writes it bare.
        .filter((one) => !JSON.stringify(one).includes('_x005F_'));
      const positions = [
        ...drawn.map((one, index) => ({
          ...one,
          positionId: `0${index}`,
          alternativeTo: null,
          quantity: '1.5',
          unitPrice: `${index}.335`,
        })),
        position('big', { quantity: '1', unitPrice: '999999999999999.999999' }),
        position('other', { alternativeTo: '00', isChosen: true, quantity: '1', unitPrice: '7' }),
      ];
      const { totals, table } = await station.value('prices.save', { bidId, table: tableOf(positions) });
      const out = join(station.folder, 'prices.xlsx');
      await station.value('prices.export', { bidId, out, language: 'ru' });
      writeFileSync(out, withHiddenAndMerged(readFileSync(out)));
      const folder = join(station.folder, 'again');
      const done = spawnSync('soffice', [
        '--headless',
        `-env:UserInstallation=file://${folder}/profile`,
        '--convert-to',
        'xlsx',
        '--outdir',
        folder,
        out,
      ]);
      expect(done.status).toBe(0);
      const again = readFileSync(join(folder, basename(out)));
      const read = readXlsx(again, 'Позиции');
      if (!read.ok) throw new Error(read.error.code);
      const last = read.value.rows.at(-1)?.cells.map(cellText) ?? [];
      expect(last.slice(-3)).toEqual([totals.net, totals.vat, totals.gross]);
      const fileId = await station.file('again.xlsx', again);
      expect((await station.value('prices.import', { bidId, fileId })).table).toEqual(table);
    },
    60_000,
  );
});

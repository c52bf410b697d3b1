import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankPosition, type PricePosition, type PriceTable } from '#shared/bid/prices/table.ts';
import { tidyTable } from '#shared/bid/prices/tidy.ts';
import { readXlsx } from '#electron/notices/tables/xlsx.ts';
import { cellText } from '#electron/notices/tables/table.ts';
import type { Asked } from '#shared/contract/index.ts';
import { openWorkstation, startBid, type Workstation } from '#test/kit/workstation.ts';
import { skipWithout } from '#test/kit/openssl.ts';

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

const word = fc.stringMatching(/^[\p{L}\d=+@.,;:"'()<>&%-]{1,12}$/u).map((text) => text.normalize('NFC'));
const number = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 999_999 }))
  .map(([whole, part]) => `${whole}.${String(part).padStart(6, '0')}`);
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
const someDay = fc
  .integer({ min: 0, max: 3_000 })
  .map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10));
const anyPosition = (index: number): fc.Arbitrary<PricePosition> =>
  fc.record({
    positionId: fc.constant(`${index + 1}`),
    noticeItemId: maybe(word),
    name: word,
    quantity: maybe(number),
    unit: maybe(word),
    classification: maybe(word),
    offered: maybe(word),
    isEquivalent: fc.boolean(),
    maker: maybe(word),
    country: maybe(word),
    alternativeTo: fc.constant(index === 0 ? null : '1'),
    isChosen: fc.boolean(),
    unitPrice: maybe(number),
    discountPercent: maybe(fc.constantFrom('0', '12.5', '100')),
    vatRate: maybe(fc.constantFrom('0', '10', '22')),
    unitCost: maybe(number),
    suppliers: fc.array(fc.record({ supplier: word, unitPrice: maybe(number), askedOn: maybe(someDay) }), {
      maxLength: 3,
    }),
    competitors: fc.array(fc.record({ competitor: word, unitPrice: number, seenOn: maybe(someDay) }), { maxLength: 2 }),
  });
const anyTable = fc.record({
  currency: fc.constantFrom('RUB', 'EUR'),
  vatMode: fc.constantFrom('included', 'added', 'none'),
  vatRate: fc.constantFrom('0', '10', '22'),
  deliveredOn: maybe(someDay),
  positions: fc
    .integer({ min: 1, max: 4 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyPosition(index)))),
});

describe('a workbook of the price table', () => {
  test('holds everything: out and in again is the same table, in every language', async () => {
    const { station, bidId } = await begun();
    const languages = ['en', 'ru', 'ar'] as const;
    let run = 0;
    await fc.assert(
      fc.asyncProperty(anyTable, async (drawn) => {
        const tidy = tidyTable(drawn);
        fc.pre(tidy.ok);
        const kept = await station.value('prices.save', { bidId, table: tableOf(drawn.positions, drawn) });
        const out = join(station.folder, 'prices.xlsx');
        await station.value('prices.export', { bidId, out, language: languages[run++ % 3] ?? 'en' });
        await station.value('prices.save', { bidId, table: tableOf([position('x', {})]) });
        const fileId = await station.file('back.xlsx', readFileSync(out));
        expect((await station.value('prices.import', { bidId, fileId })).table).toEqual(kept.table);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

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
    'LibreOffice opens it, saves it again, and shows the same totals',
    async () => {
      const { station, bidId } = await begun();
      const positions = Array.from({ length: 40 }, (_, index) =>
        position(`${index + 1}`, { quantity: `${index}.5`, unitPrice: `${index * 37}.335`, unitCost: '0.1' }),
      );
      const { totals, table } = await station.value('prices.save', { bidId, table: tableOf(positions) });
      const out = join(station.folder, 'prices.xlsx');
      await station.value('prices.export', { bidId, out, language: 'en' });
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
      const read = readXlsx(again, 'Positions');
      if (!read.ok) throw new Error(read.error.code);
      const last = read.value.rows.at(-1)?.cells.map(cellText) ?? [];
      expect(last.slice(-3).map((cell) => Number(cell).toFixed(2))).toEqual([totals.net, totals.vat, totals.gross]);
      const fileId = await station.file('again.xlsx', again);
      expect((await station.value('prices.import', { bidId, fileId })).table).toEqual(table);
    },
    60_000,
  );
});

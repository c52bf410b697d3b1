import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankPosition, type PricePosition, type PriceTable } from '#shared/bid/prices/table.ts';
import { tidyTable } from '#shared/bid/prices/tidy.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { languages } from '#shared/kernel/language.ts';
import { priceDocument, tableIn } from '#electron/steps/bids/prices/price-book.ts';
import { bytesOfDocument } from '#electron/tables/write-document.ts';
import { zipOf } from '#electron/tables/zip.ts';
import { anyPriceTable } from '#test/kit/price-tables.ts';

const madeAt = instantFromEpoch(Date.parse('2026-11-23T09:00:00Z'));
const base: PriceTable = { currency: 'USD', vatMode: 'added', vatRate: '1', deliveredOn: '2020-01-01', positions: [] };
const position = (id: string, change: Partial<PricePosition>): PricePosition => ({
  ...blankPosition(id, `P ${id}`),
  ...change,
});
const runs = Number(process.env['PRICE_TABLES'] ?? '25');

describe('the price table as a file', () => {
  test.each(['.xlsx', '.csv'] as const)(
    'is the same table when %s is read again, whatever is in it and in every language',
    async (ending) => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(anyPriceTable, async (drawn) => {
          const kept = tidyTable(drawn);
          fc.pre(kept.ok);
          if (!kept.ok) return;
          const language = languages[run++ % languages.length] ?? 'en';
          const bytes = await bytesOfDocument(await priceDocument(kept.value, language, madeAt), ending);
          const read = await tableIn(Buffer.from(bytes), base);
          expect(read).toEqual(kept);
          expect(tidyTable(kept.value)).toEqual(kept);
        }),
        { numRuns: runs },
      );
    },
  );

  test('holds 2,000 positions with a supplier’s and a competitor’s price each', async () => {
    const table = tidyTable({
      ...base,
      positions: Array.from({ length: 2_000 }, (_, index) =>
        position(String(index).padStart(5, '0'), {
          quantity: `${index}.125`,
          unitPrice: '999999999999999.999999',
          suppliers: [{ supplier: '=x', unitPrice: '1.000001', askedOn: '2026-11-23' }],
          competitors: [{ competitor: '0', unitPrice: '0.1', seenOn: null }],
        }),
      ),
    });
    const bytes = await bytesOfDocument(await priceDocument(table.ok ? table.value : base, 'ru', madeAt), '.xlsx');
    expect(await tableIn(Buffer.from(bytes), base)).toEqual(table);
  });
});

describe('a form of somebody else', () => {
  const read = (text: string) => tableIn(Buffer.from(text), base);

  test('has its rows of sums left out, and a row that lost its name refused', async () => {
    const form = 'Наименование;Количество;Цена за единицу;Сумма с НДС\nНасос;2;5;10\nИтого:;;;10\n';
    expect(await read(form)).toMatchObject({ ok: true, value: { positions: [{ name: 'Насос' }] } });
    expect(await read(form.replace('Итого:;;', ';3;'))).toMatchObject({
      error: { code: 'prices.field-unfit', details: { row: 2, field: 'name' } },
    });
  });

  test.each([
    ['1 234,50', '1234.5'],
    ['1,234.50', '1234.5'],
    ['1.234.567,5', '1234567.5'],
    ['1\u202f234', '1234'],
    ['١٬٢٣٤٫٥', '1234.5'],
    ['0.30000000000000004', '0.3'],
    ['123456789012345.123456', '123456789012345.123456'],
    ['1.5E+3', '1500'],
    ['1E-6', '0.000001'],
  ])('has %s taken for %s', async (written, unitPrice) => {
    expect(await read(`name\tquantity\tunitPrice\nНасос\t1\t${written}\n`)).toMatchObject({
      value: { positions: [{ unitPrice }] },
    });
  });

  test.each(['1.2.3', '5 руб.', '22%', '1,5,5', '-3', '∞'])('has %s refused as a price', async (written) => {
    expect(await read(`name\tquantity\tunitPrice\nНасос\t1\t${written}\n`)).toMatchObject({
      error: { code: 'prices.field-unfit', details: { row: 1, field: 'unitPrice' } },
    });
  });

  test('has the rate of VAT as its cell shows it: 0.22 in a cell of per cents is 22', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const text = (of: string): string => `<c t="inlineStr"><is><t>${of}</t></is></c>`;
    const bytes = zipOf([
      [
        'xl/workbook.xml',
        `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="s" sheetId="1" r:id="a"/></sheets></workbook>`,
      ],
      [
        'xl/_rels/workbook.xml.rels',
        `<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/><Relationship Id="b" Type="x/styles" Target="t.xml"/></Relationships>`,
      ],
      ['xl/t.xml', `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs></styleSheet>`],
      [
        'xl/s.xml',
        `<worksheet xmlns="${main}"><sheetData><row>${text('Name')}${text('VAT, %')}${text('Discount, %')}</row><row>${text('Pump')}<c s="1"><v>0.22</v></c><c><v>5</v></c></row></sheetData></worksheet>`,
      ],
    ]);
    expect(await tableIn(bytes, base)).toMatchObject({
      value: { positions: [{ vatRate: '22', discountPercent: '5' }] },
    });
  });

  test.each([
    ['en', 'without VAT, it is added', 'added'],
    ['ru', 'без НДС, он добавится', 'added'],
    ['own', 'none', 'none'],
  ])('says in words how VAT stands (%s)', async (_, words, vatMode) => {
    const sections = `Name,Unit price\nPump,5\n\nCurrency,vatMode\nRUB,"${words}"\n`;
    expect(await read(sections)).toMatchObject({ value: { vatMode, currency: 'RUB', positions: [{ name: 'Pump' }] } });
  });

  test('whose VAT is in no known words, or whose supplier prices a position that is not there, is refused', async () => {
    expect(await read('Name,Unit price\nPump,5\n\nCurrency,vatMode\nRUB,perhaps\n')).toMatchObject({
      error: { code: 'prices.setting-unfit', details: { field: 'vatMode', value: 'perhaps' } },
    });
    expect(
      await read('positionId,name,unitPrice\n1,Pump,5\n\npositionId,supplier,unitPrice\n2,Plant,4\n'),
    ).toMatchObject({ error: { code: 'prices.position-unknown', details: { row: 1, position: '2' } } });
  });
});

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCsv } from '#electron/notices/tables/csv.ts';
import { readXlsx } from '#electron/notices/tables/xlsx.ts';
import type { TableDocument } from '#electron/tables/document.ts';
import { bytesOfDocument } from '#electron/tables/write-document.ts';
import { writeXlsx } from '#electron/tables/xlsx.ts';
import { temporaryFolder } from '../../kit/folder.ts';

const document: TableDocument = {
  title: 'Прогноз денег',
  language: 'ru',
  facts: [['Дата', '2026-11-23']],
  notes: ['Не хватает 5,00'],
  madeAt: '2026-11-23T09:00:00Z',
  charts: [{ title: 'Свободно', labels: ['2026-11-23', '2026-11-24'], lines: [{ name: 'все', values: [1, -2] }] }],
  tables: [
    {
      name: 'По дням [1/2]',
      columns: ['День', 'Свободно', 'Доля', 'Штук', 'Слова'],
      rows: [
        [{ day: '2026-11-23' }, { amount: '-36988.77' }, { percent: '32.11' }, { count: 3 }, { text: '=1+1' }],
        [{ day: '2028-02-29' }, { amount: '999999999999999.99' }, null, { count: 0 }, { text: '+cmd|\u0001 <b>&"' }],
      ],
    },
    { name: 'По дням [1/2]', columns: ['A'], rows: [[{ text: 'второй лист' }]] },
  ],
};

const sheets = (bytes: Buffer) => {
  const first = readXlsx(bytes, null);
  if (!first.ok) throw new Error(first.error.code);
  return first.value.sheets;
};

describe('a document of tables written out', () => {
  it('is a workbook with live numbers and days, whose text is never a formula', () => {
    const bytes = writeXlsx(document);
    const [, days = '', second = ''] = sheets(bytes);
    expect([days, second]).toEqual(['По дням  1 2', 'По дням  1 2 3']);
    const read = readXlsx(bytes, days);
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value.formulas).toEqual([]);
    expect(read.value.header).toEqual(['День', 'Свободно', 'Доля', 'Штук', 'Слова']);
    expect(read.value.rows.map(({ cells }) => cells)).toEqual([
      [{ d: '2026-11-23' }, { n: '-36988.77' }, { n: '32.11' }, { n: '3' }, '=1+1'],
      // More than fifteen digits stay text, so that no kopeck is lost.
      [{ d: '2028-02-29' }, '999999999999999.99', '', { n: '0' }, '+cmd|\ufffd <b>&"'],
    ]);
  });

  it('gives the same bytes for the same document', () => {
    expect(writeXlsx(document).equals(writeXlsx(document))).toBe(true);
  });

  it('is comma-separated text that no spreadsheet runs', async () => {
    const text = Buffer.from(await bytesOfDocument(document, '.csv')).toString('utf8');
    expect(text.startsWith("\ufeffДень,Свободно,Доля,Штук,Слова\r\n2026-11-23,-36988.77,32.11,3,'=1+1\r\n")).toBe(true);
    expect(text).toContain(`"'+cmd|\u0001 <b>&"""`);
    expect(readCsv(text.slice(1)).ok).toBe(true);
  });

  it('is a PDF whose words and numbers can be read back', async () => {
    const bytes = await bytesOfDocument({ ...document, tables: document.tables.slice(1) }, '.pdf');
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    const file = join(temporaryFolder(), 'forecast.pdf');
    writeFileSync(file, bytes);
    try {
      execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    } catch {
      if (process.env['CI'] === 'true') throw new Error('pdftotext is missing');
      return;
    }
    const words = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    expect(words).toContain('Прогноз денег');
    expect(words).toContain('второй лист');
  });
});

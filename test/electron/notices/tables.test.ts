import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readCsv } from '#electron/notices/tables/csv.ts';
import { cellText } from '#electron/notices/tables/table.ts';
import { readXlsx, serialDate } from '#electron/notices/tables/xlsx.ts';
import { headerSignature, guessMapping } from '#shared/procedure/table-mapping.ts';
import { workbook, zipOf } from '#test/kit/workbook.ts';

const cellsOf = (text: string): string[][] => {
  const table = readCsv(text);
  if (!table.ok) throw new Error(table.error.code);
  return [table.value.header.map(String), ...table.value.rows.map(({ cells }) => cells.map(cellText))];
};

describe('separated values', () => {
  it.each([
    [
      'semicolons, with commas in sums',
      'a;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'commas',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\r\n1\t2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes that hold separators, line ends and quotes',
      'a;b\n"x;y\nz";"say ""hi"""',
      [
        ['a', 'b'],
        ['x;y\nz', 'say "hi"'],
      ],
    ],
    [
      'a quote in the middle of a cell',
      'a;b\n5" pipe;2',
      [
        ['a', 'b'],
        ['5" pipe', '2'],
      ],
    ],
    [
      'a separator named in the first line',
      'sep=|\na|b;c\n1|2',
      [
        ['a', 'b;c'],
        ['1', '2'],
      ],
    ],
    [
      'a title above the headings',
      'Закупки;;\na;b\n1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a quote never closed',
      'a;b\n1;"2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
  ])('are read with %s', (_, text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  it('number rows as a spreadsheet shows them, blank ones included', () => {
    const table = readCsv('a;b\n\n;\n1;2');
    expect(table).toMatchObject({ ok: true, value: { rows: [{ row: 4 }] } });
  });

  it.each([
    ['one column', 'a\n1'],
    ['nothing', ''],
    ['only separators', ';;;\n;;;'],
  ])('refuse %s', (_, text) => {
    expect(readCsv(text)).toMatchObject({ ok: false, error: { code: 'table.no-header' } });
  });

  it('refuse more cells than anybody reads', () => {
    expect(readCsv(`a;b\n${';'.repeat(3_100_000)}`)).toMatchObject({ ok: false, error: { code: 'table.too-large' } });
  });
});

describe('a date counted in days', () => {
  it.each([
    [46_349, '2026-11-23'],
    [46_349.583333333336, '2026-11-23T14:00:00'],
    [46_349.99999, '2026-11-23T23:59:59'],
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [-1, null],
    [1e9, null],
  ])('%d is %s', (days, date) => {
    expect(serialDate(days, false)).toBe(date);
  });

  it('starts in 1904 where the workbook says so', () => {
    expect(serialDate(44_887, true)).toBe('2026-11-23');
  });
});

describe('a workbook', () => {
  const bytes = workbook([
    [{ text: 'Номер' }, { text: 'Предмет' }, { text: 'НМЦК' }, { text: 'Срок' }, { text: 'Итог' }],
    [
      { text: '0372200000123000012' },
      { text: 'Насосы & «клапаны»' },
      { number: '1234567.8899999999' },
      { date: '46349.583333333336' },
      { formula: 'C2*2', number: '3' },
    ],
    [{ number: '12' }, { inline: 'Вторая' }, { number: '1.5E+6' }, { text: '' }, { error: '#REF!' }],
  ]);

  it('says what its cells show, with formulas as they were saved', () => {
    const table = readXlsx(bytes, null);
    if (!table.ok) throw new Error(table.error.code);
    expect(table.value.header).toEqual(['Номер', 'Предмет', 'НМЦК', 'Срок', 'Итог']);
    expect(table.value.rows.map(({ cells }) => cells.map(cellText))).toEqual([
      ['0372200000123000012', 'Насосы & «клапаны»', '1234567.89', '2026-11-23 14:00:00', '3'],
      ['12', 'Вторая', '1500000', '', '#REF!'],
    ]);
    expect(table.value.formulas).toEqual([{ column: 'Итог', row: 2 }]);
  });

  it('gives what its writer escaped, and an underscore that only looks like an escape', () => {
    const text = 'a_x0021__x005F_x0041_ _x41_';
    const table = readXlsx(workbook([[{ text }, { inline: text }], [{ number: '1' }]]), null);
    if (!table.ok) throw new Error(table.error.code);
    expect(table.value.header).toEqual(['a!_x0041_ _x41_', 'a!_x0041_ _x41_']);
  });

  it('refuses a sheet it does not have', () => {
    expect(readXlsx(bytes, 'Другой')).toMatchObject({ ok: false, error: { code: 'table.mapping-invalid' } });
  });

  it('refuses what is no archive, is cut short, or holds no workbook', () => {
    for (const broken of [
      Buffer.from('PK\u0003\u0004 nothing more of an archive'),
      bytes.subarray(0, bytes.length - 40),
      zipOf([['a.txt', Buffer.from('x')]]),
    ])
      expect(readXlsx(broken, null)).toMatchObject({ ok: false, error: { code: 'table.damaged' } });
  });

  it('refuses two parts of one name', () => {
    const part = Buffer.from('<a/>');
    expect(
      readXlsx(
        zipOf([
          ['xl/workbook.xml', part],
          ['xl/workbook.xml', part],
        ]),
        null,
      ),
    ).toMatchObject({
      error: { code: 'table.damaged' },
    });
  });

  it('stops unpacking a part that grows without end', () => {
    const bomb = deflateRawSync(Buffer.alloc(200 * 1024 * 1024));
    const packed = zipOf([['xl/workbook.xml', Buffer.alloc(0), bomb]]);
    expect(readXlsx(packed, null)).toMatchObject({ ok: false, error: { code: 'table.too-large' } });
  });

  it('runs no entity and follows no document type', () => {
    const evil = Buffer.from('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><workbook>&x;</workbook>');
    const links = Buffer.from('<Relationships/>');
    const packed = zipOf([
      ['xl/workbook.xml', evil],
      ['xl/_rels/workbook.xml.rels', links],
    ]);
    expect(readXlsx(packed, null)).toMatchObject({ ok: false, error: { code: 'table.damaged' } });
  });
});

describe('the headings of a table', () => {
  it.each([
    [
      ['№ закупки', 'Предмет закупки', 'Заказчик', 'ИНН', 'НМЦК, руб.', 'Дата окончания подачи заявок'],
      'number title buyer inn value deadline',
    ],
    [
      ['Номер закупівлі', 'Назва', 'Замовник', 'Очікувана вартість', 'Закінчення подання пропозицій'],
      'number title buyer value deadline',
    ],
    [
      ['Tender ID', 'Title', 'Buyer', 'Estimated value', 'Currency', 'Deadline', 'Published'],
      'number title buyer value currency deadline published',
    ],
  ])('%s are known by their words', (header, fields) => {
    const { columns, missing, isCertain } = guessMapping(header);
    expect(
      Object.entries(columns)
        .toSorted((a, b) => header.indexOf(a[1]) - header.indexOf(b[1]))
        .map(([field]) => field)
        .join(' '),
    ).toBe(fields);
    expect([missing, isCertain]).toEqual([[], true]);
  });

  it('that name no number leave it missing', () => {
    expect(guessMapping(['Город', 'Предмет']).missing).toEqual(['number']);
  });

  it('are one signature whatever their case and punctuation', () => {
    expect(headerSignature(['№ Закупки', 'НМЦК, руб.'])).toBe(headerSignature(['№  закупки ', 'нмцк руб']));
    expect(headerSignature(['a', 'b'])).not.toBe(headerSignature(['b', 'a']));
  });
});

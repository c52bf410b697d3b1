import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { workbook } from '#test/kit/workbook.ts';
import { openWorkstation, type Workstation } from '#test/kit/workstation.ts';

const importTable = async (
  station: Workstation,
  content: string | Buffer,
  more: { readonly format?: 'csv' | 'xlsx' | 'text'; readonly mapping?: object } = {},
  name = 'закупки.csv',
) => {
  const fileId = await station.file(name, content);
  return station.value('procedures.import', { fileIds: [fileId], ...more } as Parameters<
    typeof station.value<'procedures.import'>
  >[1]);
};
const outcome = ({ files }: Awaited<ReturnType<typeof importTable>>) =>
  files.map((file) => [file.outcome, ...[...new Set(file.findings.map(({ code }) => code))].toSorted()].join(' '));

const plain = 'Номер закупки;Предмет закупки;Цена\nA-1;Насосы;100,50 руб.\nA-2;Клапаны;200\n';
const columns = { number: 'Номер закупки', title: 'Предмет закупки', value: 'Цена' };

describe('a table', () => {
  it('is not read before somebody said what its columns mean; once said, it is remembered', async () => {
    const station = await openWorkstation();
    expect(outcome(await importTable(station, plain))).toEqual(['refused table.not-mapped']);
    const first = await importTable(station, plain, { mapping: { columns, currency: 'RUB' } });
    expect(outcome(first)).toEqual(['imported']);
    expect(first.procedures.map(({ sourceId, title }) => `${sourceId} ${title}`)).toEqual([
      'A-1 Насосы',
      'A-2 Клапаны',
    ]);
    const again = await importTable(station, plain.replace('200', '250').toUpperCase().replace('РУБ', 'руб'));
    expect(outcome(again)).toEqual(['imported procedure.edition-added']);
    expect(await readdir(station.host.workspace.folder)).not.toContainEqual(expect.stringMatching(/^\.incoming/));
  });

  it('named as one is read by its headings, and says so', async () => {
    const station = await openWorkstation();
    const imported = await importTable(station, plain, { format: 'csv' });
    expect(outcome(imported)).toEqual(['imported notice.amount-without-currency table.columns-guessed']);
    const shown = await station.value('procedures.show', { id: 'A-1' });
    expect(shown).toMatchObject({ sourceFormat: 'csv', value: { amount: '100.5', currency: 'RUB' }, edition: 1 });
  });

  it('imported again unchanged changes nothing', async () => {
    const station = await openWorkstation();
    await importTable(station, plain, { mapping: { columns, currency: 'RUB' } });
    expect(outcome(await importTable(station, plain))).toEqual(['unchanged']);
    const spaced = plain.replace('\nA-2', '\n\nA-2');
    expect(outcome(await importTable(station, spaced))).toEqual(['unchanged']);
  });

  it('is taken whole or not at all', async () => {
    const station = await openWorkstation();
    const mapping = { columns, currency: 'RUB' };
    expect(outcome(await importTable(station, `${plain}A-3;;5\n`, { mapping }))).toEqual([
      'refused notice.missing-field',
    ]);
    expect((await station.value('procedures.list', {})).total).toBe(0);
    const withTotal = await importTable(station, `${plain};;300,50\n`, { mapping });
    expect(outcome(withTotal)).toEqual(['imported table.row-skipped']);
  });

  it('with several rows of one number is one procedure with positions', async () => {
    const station = await openWorkstation();
    const mapping = { columns: { number: 'Номер', title: 'Предмет', item: 'Товар', quantity: 'Кол-во', lot: 'Лот' } };
    const table =
      'Номер;Предмет;Товар;Кол-во;Лот;Склад\nA-1;Насосы;Насос;2;Первый;Тула\nA-1;Насосы;Клапан;1,5;Второй;\n';
    await importTable(station, table, { mapping });
    const shown = await station.value('procedures.show', { id: 'A-1' });
    expect(shown).toMatchObject({ itemCount: 2, unknown: 1, unknownFields: [{ path: 'Склад', value: 'Тула' }] });
    expect(shown.items.map(({ description, quantity }) => `${description} ${quantity}`)).toEqual([
      'Насос 2',
      'Клапан 1.5',
    ]);
    expect(shown.lots.map(({ title }) => title)).toEqual(['Первый', 'Второй']);
    const two = await importTable(station, 'Номер;Предмет\nB-1;Раз\nB-1;Два\n', {
      mapping: { columns: { number: 'Номер', title: 'Предмет' } },
    });
    expect(outcome(two)).toEqual(['imported table.number-twice']);
  });

  it('in any encoding and a workbook alike say what their cells say', async () => {
    const station = await openWorkstation();
    const mapping = {
      columns: { number: 'Номер', title: 'Предмет', value: 'НМЦК', deadline: 'Срок' },
      zone: 'Europe/Moscow',
      currency: 'RUB',
    };
    const book = workbook([
      [{ text: 'Номер' }, { text: 'Предмет' }, { text: 'НМЦК' }, { text: 'Срок' }],
      [
        { text: 'A-1' },
        { text: 'Насосы' },
        { formula: '1+1', number: '1234567.8899999999' },
        { date: '46349.583333333336' },
      ],
      [{ text: 'A-2' }, { text: 'Клапаны' }, { error: '#REF!' }, { text: 'скоро' }],
    ]);
    expect(outcome(await importTable(station, book, { mapping }, 'закупки.xlsx'))).toEqual([
      'imported table.cell-error table.cell-unreadable table.value-kept-by-program',
    ]);
    expect(await station.value('procedures.show', { id: 'A-1' })).toMatchObject({
      sourceFormat: 'xlsx',
      value: { amount: '1234567.89', currency: 'RUB' },
      deadline: '2026-11-23T11:00:00Z',
    });
    const utf16 = Buffer.from(`\ufeffНомер\tПредмет\tНМЦК\tСрок\nC-1\tНасосы\t5\t23.11.2026 14:00\n`, 'utf16le');
    await importTable(station, utf16, { mapping }, 'c.txt');
    expect(await station.value('procedures.show', { id: 'C-1' })).toMatchObject({ deadline: '2026-11-23T11:00:00Z' });
  });

  it('whose numbers a spreadsheet has cut is refused', async () => {
    const station = await openWorkstation();
    const book = workbook([
      [{ text: 'Номер' }, { text: 'Предмет' }],
      [{ number: '3.7220000012300001E+18' }, { text: 'Насосы' }],
    ]);
    const mapping = { columns: { number: 'Номер', title: 'Предмет' } };
    expect(outcome(await importTable(station, book, { mapping }, 'a.xlsx'))).toEqual(['refused table.number-cut']);
  });

  it('is refused by name for a mapping it has no columns for, without headings, or damaged', async () => {
    const station = await openWorkstation();
    expect(
      outcome(await importTable(station, plain, { mapping: { columns: { number: 'Код', title: 'Предмет закупки' } } })),
    ).toEqual(['refused table.mapping-invalid']);
    expect(outcome(await importTable(station, plain, { mapping: { columns: { title: 'Предмет закупки' } } }))).toEqual([
      'refused table.mapping-invalid',
    ]);
    expect(outcome(await importTable(station, 'один столбец\n1\n', { format: 'csv' }))).toEqual([
      'refused table.no-header',
    ]);
    expect(
      outcome(
        await importTable(station, Buffer.from('PK\u0003\u0004 not an archive at all, really'), { format: 'xlsx' }),
      ),
    ).toEqual(['refused table.damaged']);
    expect(outcome(await importTable(station, `a;b\n${';'.repeat(3_100_000)}`, { format: 'csv' }))).toEqual([
      'refused table.too-large',
    ]);
  });

  it('is known by its first lines, wherever a character is cut, and each file is answered in its place', async () => {
    const station = await openWorkstation();
    const long = (shift: number): string =>
      `Номер закупки;Предмет закупки\n${'x'.repeat(shift)};${'Ж'.repeat(70)}\n${Array.from({ length: 800 }, (_, index) => `N-${index};${'Ж'.repeat(60)}`).join('\n')}\n`;
    for (const shift of [1, 2])
      expect(outcome(await importTable(station, long(shift)))).toEqual(['refused table.not-mapped']);
    const fileIds = [
      await station.file('a.csv', plain),
      await station.file('b.json', '{}'),
      await station.file('c.csv', plain),
    ];
    const { files } = await station.value('procedures.import', { fileIds });
    expect(files.map(({ file }) => file.at(-5))).toEqual(['a', '.', 'c']);
  });

  it('is shown with what its columns seem to mean', async () => {
    const station = await openWorkstation();
    const look = await station.value('tables.look', { fileId: await station.file('a.csv', plain) });
    expect(look).toMatchObject({ kind: 'csv', rowCount: 2, basis: 'guessed', missing: [], mapping: { columns } });
    expect(look.sample).toEqual([
      ['A-1', 'Насосы', '100,50 руб.'],
      ['A-2', 'Клапаны', '200'],
    ]);
    await importTable(station, plain, { mapping: { columns, currency: 'RUB' } });
    const again = await station.value('tables.look', { fileId: await station.file('b.csv', plain) });
    expect(again).toMatchObject({ basis: 'remembered', mapping: { currency: 'RUB' } });
  });
});

const notice = `Извещение № 0372200000123000012 (44-ФЗ)
Наименование объекта закупки: Поставка насосов
Заказчик: ГБУ «Пример», ИНН 7706107510
Начальная (максимальная) цена контракта: 1 500 000,50 руб.
Окончание подачи заявок: 30.11.2026 10:00
Обеспечение заявки: 1% (15 000,01 руб.)`;

describe('a pasted text', () => {
  it('is taken in with what was confirmed, and nothing else', async () => {
    const station = await openWorkstation();
    const seen = await station.value('texts.recognise', { text: notice });
    expect(seen).toMatchObject({ needsZone: true, missing: [] });
    for (const { value, start, end, field } of seen.facts)
      if (field === 'number' || field === 'inn') expect(notice.slice(start, end)).toBe(value);
    const facts = seen.facts.filter(({ field }) => field !== 'inn');
    const imported = await station.value('texts.import', { text: notice, facts, zone: 'Asia/Novosibirsk' });
    expect(imported.files.map((file) => [file.outcome, ...new Set(file.findings.map(({ code }) => code))])).toEqual([
      ['imported', 'text.recognised'],
    ]);
    expect(await station.value('procedures.show', { id: '0372200000123000012' })).toMatchObject({
      sourceFormat: 'text',
      title: 'Поставка насосов',
      buyer: { name: 'ГБУ «Пример»' },
      value: { amount: '1500000.5', currency: 'RUB' },
      deadline: '2026-11-30T03:00:00Z',
      securities: [{ kind: 'bid', amount: '15000.01', percent: '1' }],
    });
    expect(await station.value('deadlines.show', { id: '0372200000123000012' })).toMatchObject({ law: 'ru44' });
  });

  it('without number and title is refused, and several answers to one question are told', async () => {
    const station = await openWorkstation();
    const facts = (await station.value('texts.recognise', { text: 'Окончание подачи заявок: 30.11.2026' })).facts;
    const refused = await station.value('texts.import', { text: 'x', facts });
    expect(refused.files[0]).toMatchObject({
      outcome: 'refused',
      findings: [{ code: 'text.not-recognised', details: { field: 'tableField.number' } }],
    });
    const two = `${notice}\nЗаказчик: ООО «Другой»`;
    const seen = await station.value('texts.recognise', { text: two });
    const imported = await station.value('texts.import', { text: two, facts: seen.facts });
    expect(imported.files[0]?.findings.flatMap(({ code }) => (code === 'text.recognised' ? [] : [code]))).toEqual([
      'notice.date-without-zone',
      'text.several',
    ]);
  });

  it('in a file is read where the user names the format', async () => {
    const station = await openWorkstation();
    const imported = await importTable(station, notice, { format: 'text' }, 'notice.txt');
    expect(outcome(imported)).toEqual(['imported notice.date-without-zone text.recognised']);
  });
});

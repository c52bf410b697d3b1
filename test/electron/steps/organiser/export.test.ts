import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openTable } from '#electron/notices/tables/open-table.ts';
import type { Table } from '#electron/notices/tables/table.ts';
import type { Asked } from '#shared/contract/index.ts';
import { openDesk, type Desk, type MadeNotice } from '#test/kit/organiser.ts';

const columns = ['source-id', 'title', 'buyer', 'published', 'deadline', 'value', 'currency'] as const;
type Export = Asked<'procedures.export'>;

const notices: readonly MadeNotice[] = [
  { number: 1, title: '=HYPERLINK("http://x","насосы")', buyer: '+7 ООО «Рога; и "копыта"»', amount: 1234567.89 },
  { number: 2, title: '-2+3 cmd|calc', buyer: '@SUM(A1)', deadline: '2026-12-31T20:59:59Z', amount: 0.125 },
  { number: 3, title: "'кавычка и <b>&amp;", deadline: null, amount: null },
  { number: 4, title: 'Обычная, с запятой', amount: 12.05, currency: 'EUR' },
];

const tableIn = (path: string): Table => {
  const table = openTable(readFileSync(path), null);
  if (!table.ok) throw new Error(table.error.code);
  return table.value;
};

const filled = async (): Promise<Desk> => {
  const desk = await openDesk();
  await desk.take(notices);
  return desk;
};

const facts = async (desk: Desk): Promise<readonly unknown[]> =>
  (await desk.value('procedures.list', { order: 'title' })).rows.map(
    ({ sourceId, title, buyer, publishedAt, deadline, value }) => ({
      sourceId,
      title,
      buyer,
      publishedAt,
      deadline,
      value: value === null ? null : { currency: value.currency, amount: Number(value.amount) },
    }),
  );

describe('an exported list', () => {
  it.each([
    { format: 'csv', separator: ';', language: 'ru' },
    { format: 'csv', separator: ',', language: 'ru' },
    { format: 'csv', separator: '\t', language: 'en' },
    { format: 'csv', separator: ',', language: 'ar' },
    { format: 'xlsx', language: 'ru' },
    { format: 'xlsx', language: 'ar' },
  ] as const)('says the same when it is imported again: %o', async (form) => {
    const desk = await filled();
    const { path, rows } = await desk.value('procedures.export', { columns: [...columns], ...form });
    expect(rows).toBe(4);
    const table = tableIn(path);
    const [number = '', title = '', buyer = '', published = '', deadline = '', value = '', currency = ''] =
      table.header;
    const other = await openDesk();
    const fileId = await other.file(`again.${form.format}`, readFileSync(path));
    const mapping = { columns: { number, title, buyer, published, deadline, value, currency }, zone: 'Europe/Moscow' };
    const imported = await other.value('procedures.import', { fileIds: [fileId], mapping });
    expect(imported.files.map(({ outcome }) => outcome)).toEqual(['imported']);
    expect(await facts(other)).toEqual(await facts(desk));
  });

  it('is RFC 4180 with a byte order mark, and nothing in it can be calculated', async () => {
    const desk = await filled();
    const asked: Export = { columns: ['title', 'buyer', 'value', 'deadline'], format: 'csv', order: 'imported' };
    const { path } = await desk.value('procedures.export', { ...asked, language: 'ru' });
    const lines = readFileSync(path, 'utf8').split('\r\n');
    expect(lines[0]).toBe('\ufeffНаименование;Заказчик;Начальная цена;Окончание приёма заявок (Europe/Moscow)');
    expect(lines.slice(1)).toEqual([
      `"'=HYPERLINK(""http://x"",""насосы"")";"'+7 ООО «Рога; и ""копыта""»";1234567,89;2026-12-01 12:00:00`,
      `'-2+3 cmd|calc;'@SUM(A1);0,1250;2026-12-31 23:59:59`,
      `"'кавычка и <b>&amp;";АО «Бета»;;`,
      'Обычная, с запятой;АО «Бета»;12,05;2026-12-01 12:00:00',
      '',
    ]);
  });

  it('holds real dates and numbers in a workbook, texts as texts, and long numbers whole', async () => {
    const desk = await filled();
    await desk.take([{ number: 5, title: 'Длинная цена' }]);
    desk.host.workspace.database.run(
      `UPDATE procedure SET amount = '12345678901234567.89' WHERE source_id = 'ocds-o-5'`,
    );
    const { path } = await desk.value('procedures.export', {
      columns: [...columns],
      format: 'xlsx',
      order: 'imported',
    });
    const { rows } = tableIn(path);
    expect(rows[0]?.cells).toEqual([
      'ocds-o-1',
      '=HYPERLINK("http://x","насосы")',
      '+7 ООО «Рога; и "копыта"»',
      { d: '2026-11-01T03:00:00' },
      { d: '2026-12-01T12:00:00' },
      { n: '1234567.89' },
      'RUB',
    ]);
    expect(rows[2]?.cells[1]).toBe("'кавычка и <b>&amp;");
    expect(rows[4]?.cells[5]).toBe('12345678901234567.89');
  });

  it('shows our own work in the list’s order, as the user calls things', async () => {
    const desk = await filled();
    const names = { ru: 'Звоним', en: 'Calling' };
    const { stages } = await desk.value('organiser.show', {});
    await desk.value('organiser.save', {
      stages: [...stages, { stageId: 'call', names, meaning: 'work' }],
      people: [{ personId: 'a', name: 'Анна', isSelf: true }],
    });
    const reason = { reasonId: 'other', text: '=1' };
    const set = async (number: number, change: Asked<'work.change'>['change']): Promise<void> => {
      await desk.value('work.change', { target: { ids: [await desk.idOf(number)] }, change });
    };
    await set(4, { stageId: 'call', assigneeId: 'a', addTags: ['б', 'а'], priority: 'low', isStarred: true });
    await set(2, { stageId: 'dropped', reason, nextStep: { text: 'забыть', on: '2026-12-02' } });
    await desk.value('work.addNote', { id: await desk.idOf(4), text: 'две\nстроки' });
    const { path } = await desk.value('procedures.export', {
      columns: [
        'source-id',
        'work-stage',
        'assignee',
        'tags',
        'starred',
        'priority',
        'next-step',
        'next-step-on',
        'reason',
        'reason-text',
        'notes',
        'last-note',
        'stage',
        'edition',
        'bids',
        'format',
      ],
      format: 'csv',
      language: 'en',
      separator: ',',
      order: 'work-stage',
      descending: true,
      filter: { workStages: ['call', 'dropped'] },
    });
    expect(readFileSync(path, 'utf8').split('\r\n').slice(1)).toEqual([
      'ocds-o-4,Calling,Анна,"а, б",yes,low,,,,,1,"две\nстроки",open,1,0,OCDS',
      "ocds-o-2,Dropped,,,,,забыть,2026-12-02,Other,'=1,0,,open,1,0,OCDS",
      '',
    ]);
  });

  it('is not left half written when it is cancelled or its place can not be written', async () => {
    const desk = await filled();
    const asked: Export = { columns: ['title'], format: 'xlsx', out: `${desk.folder}/list.xlsx` };
    expect(await desk.ask('procedures.export', asked, { signal: AbortSignal.abort() })).toMatchObject({
      error: { code: 'call.cancelled' },
    });
    expect(() => readFileSync(`${desk.folder}/list.xlsx`)).toThrow('ENOENT');
    expect(await desk.refusal('procedures.export', { ...asked, out: `${desk.folder}/no/list.xlsx` })).toMatchObject({
      code: 'file.unwritable',
    });
  });
});

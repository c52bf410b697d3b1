import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import { temporaryFolder } from '#test/kit/folder.ts';

const openDesk = () => {
  const folder = temporaryFolder();
  const file = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const run = async (...given: readonly string[]) => {
    let out = '';
    const exit = await runCommandLine([...given, '--workspace', join(folder, 'workspace')], {
      out: async (text) => {
        out += text;
      },
      say: async () => undefined,
    });
    return { exit, out };
  };
  const json = async (...given: readonly string[]) => {
    const { exit, out } = await run(...given, '--json');
    return { exit, answer: JSON.parse(out) as Record<string, unknown> };
  };
  return { folder, file, run, json };
};

const table = (deadline: string, value: string): string =>
  `№ закупки;Предмет закупки;НМЦК;Дата окончания подачи заявок;Способ закупки\nA-1;Насосы;${value};${deadline};Электронный аукцион (44-ФЗ)\n`;
const map = JSON.stringify({
  columns: {
    number: '№ закупки',
    title: 'Предмет закупки',
    value: 'НМЦК',
    deadline: 'Дата окончания подачи заявок',
    method: 'Способ закупки',
  },
  zone: 'Europe/Moscow',
  currency: 'RUB',
});

describe('the commands of dates', () => {
  it('import a table by a mapping, which is remembered, and tell what changed', async () => {
    const { file, json, run } = openDesk();
    expect((await json('import', file('a.csv', table('30.11.2099 10:00', '100')))).exit).toBe(2);
    const mapped = await json(
      'import',
      file('b.csv', table('30.11.2099 10:00', '100')),
      '--format',
      'csv',
      '--map',
      file('map.json', map),
    );
    expect(mapped).toMatchObject({ exit: 0, answer: { value: { procedures: [{ sourceId: 'A-1', isNew: true }] } } });
    expect((await json('import', file('c.csv', table('07.12.2099 11:00', '120')))).exit).toBe(0);
    const diff = await json('diff', 'A-1');
    expect(diff).toMatchObject({
      exit: 0,
      answer: {
        value: {
          from: 1,
          to: 2,
          changes: [{ subject: 'deadline' }, { subject: 'price', before: '100 RUB', after: '120 RUB' }],
        },
      },
    });
    const { out } = await run('diff', 'A-1', '--lang', 'ru');
    expect(out).toMatch(/Изменения: редакция 1 → 2/);
    expect(out).toMatch(/Начало аукциона.*44-ФЗ ст\. 42/);
    expect((await run('diff', 'A-1', '--from', '2', '--to', '2', '--lang', 'en')).out).toMatch(/one edition/);
  });

  it('list dates to come and write them as a calendar file', async () => {
    const { folder, file, json, run } = openDesk();
    await json('import', file('a.csv', table('30.11.2099 10:00', '100')), '--map', file('map.json', map));
    const ics = join(folder, 'out.ics');
    const listed = await json('deadlines', '--until', '2099-12-01', '--ics', ics);
    expect(listed).toMatchObject({
      exit: 0,
      answer: { value: { ics, rows: [{ sourceId: 'A-1', at: '2099-11-30T07:00:00Z' }] } },
    });
    expect(readFileSync(ics, 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n[^]*DTSTART:20991130T070000Z\r\n/);
    expect((await run('deadlines', '--until', '2027-01-01', '--lang', 'en')).out).toMatch(/No dates to come/);
  });

  it.each([
    [['diff', 'A-1'], 2, 'record.not-found'],
    [['diff', 'A-1', '--from', 'x'], 2, 'usage.bad-option'],
    [['diff', 'A-1', '--to', '0'], 2, 'usage.bad-option'],
    [['deadlines', '--until', '2026-02-30'], 2, 'usage.bad-option'],
    [['deadlines', '--ics', '/no/such/folder/x.ics'], 3, 'file.unwritable'],
  ])('refuse %j with exit %i', async (given, exit, code) => {
    const { json } = openDesk();
    expect(await json(...given)).toMatchObject({ exit, answer: { ok: false, error: { code } } });
  });

  it('refuse a mapping that is none', async () => {
    const { file, json } = openDesk();
    for (const content of ['{', '{"columns":{"nonsense":"a"}}', '{"columns":{},"currency":"рубль"}'])
      expect(await json('import', file('a.csv', 'a;b\n1;2\n'), '--map', file('m.json', content))).toMatchObject({
        exit: 2,
        answer: { error: { code: 'table.mapping-invalid' } },
      });
  });
});

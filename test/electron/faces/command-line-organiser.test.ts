import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { testClock } from '#test/kit/host.ts';
import { ocdsLine, type MadeNotice } from '#test/kit/organiser.ts';

type Answer = { readonly ok: boolean; readonly value?: unknown; readonly error?: { readonly code: string } };
type Desk = {
  readonly folder: string;
  readonly run: (...given: readonly string[]) => Promise<{ readonly exit: number; readonly answer: Answer }>;
  readonly say: (...given: readonly string[]) => Promise<string>;
};

const open = async (notices: readonly MadeNotice[]): Promise<Desk> => {
  const folder = temporaryFolder();
  const spoken = async (given: readonly string[]): Promise<{ exit: number; out: string }> => {
    let out = '';
    const exit = await runCommandLine([...given, '--workspace', join(folder, 'workspace')], {
      out: async (text) => {
        out += text;
      },
      say: async (text) => {
        out += text;
      },
      clock: testClock,
    });
    return { exit, out };
  };
  const file = join(folder, 'notices.jsonl');
  writeFileSync(file, notices.map((one) => ocdsLine(one)).join('\n'));
  await spoken(['import', file]);
  return {
    folder,
    run: async (...given) => {
      const { exit, out } = await spoken([...given, '--json']);
      return { exit, answer: JSON.parse(out) as Answer };
    },
    say: async (...given) => (await spoken(given)).out,
  };
};

const four = [1, 2, 3, 4].map((number) => ({ number, deadline: `2026-12-0${number}T09:00:00Z` }));
const rowsOf = (answer: Answer): string =>
  (answer.value as { rows: readonly { id: string }[] }).rows.map(({ id }) => id).join(' ');

describe('the command line of our own work', () => {
  it('sets, tags, notes, drops and takes back, by name and by filter', async () => {
    const { run, say } = await open(four);
    expect((await run('procedures', 'set', 'p1', 'p2', '--stage', 'studying', '--star')).answer).toMatchObject({
      value: { selected: 2, changed: 2 },
    });
    expect((await run('procedures', 'tag', '--matching', '--in-stage', 'studying', '--add', 'зима')).exit).toBe(0);
    expect((await run('procedures', 'note', 'p2', 'звонок')).exit).toBe(0);
    expect(rowsOf((await run('procedures', '--search', 'звонка')).answer)).toBe('p2');
    expect(rowsOf((await run('procedures', '--tagged', 'ЗИМА', '--descending')).answer)).toBe('p2 p1');
    expect((await run('procedures', 'drop', 'p2')).answer.error?.code).toBe('usage.missing-argument');
    expect((await run('procedures', 'drop', 'p2', '--reason', 'no-supplier', '--text', 'нет')).exit).toBe(0);
    expect(await say('procedures', 'work', 'p2', '--lang', 'ru')).toContain('Не нашли поставщика: нет');
    expect(rowsOf((await run('procedures', '--view', 'dropped')).answer)).toBe('p2');
    expect((await run('procedures', 'undo')).answer).toMatchObject({ value: { undone: 1, kept: 0 } });
    expect((await run('procedures', '--view', 'dropped')).answer).toMatchObject({ value: { total: 0 } });
    expect(await say('procedures', 'board', '--lang', 'en')).toContain('Studying: 2');
    expect(await say('procedures', 'calendar', '--from', '2026-12-02', '--lang', 'ar')).toContain('p2');
  });

  it.each([
    [['procedures', 'set', '--matching', '--stage', 'won'], 'usage.missing-argument'],
    [['procedures', 'set', 'p1', '--matching', '--starred', '--stage', 'won'], 'usage.bad-option'],
    [['procedures', 'set', 'p1'], 'usage.missing-argument'],
    [['procedures', 'set', 'p1', '--priority', 'urgent'], 'usage.bad-option'],
    [['procedures', 'set', 'p1', '--on', '2026-12-01'], 'usage.bad-option'],
    [['procedures', 'set', 'p1', '--assignee', 'Кто'], 'organiser.unknown-person'],
    [['procedures', 'set', 'p99', '--star'], 'record.not-found'],
    [['procedures', 'tag', 'p1', '--add', 'а,б'], 'usage.bad-option'],
    [['procedures', 'undo'], 'organiser.nothing-to-undo'],
    [['procedures', '--within', 'x'], 'usage.bad-option'],
    [['procedures', '--order', 'luck'], 'usage.bad-option'],
    [['procedures', '--view', 'none'], 'organiser.unknown-view'],
    [['procedures', 'export', 'list.pdf'], 'usage.bad-option'],
    [['procedures', 'export', 'list.csv', '--columns', 'title,luck'], 'usage.bad-option'],
    [['procedures', 'duplicates', 'p1'], 'usage.missing-argument'],
    [['procedures', 'calendar', '--from', '2026-12-01', '--to', '2026-11-01'], 'organiser.too-many-days'],
  ])('refuses %j with %s', async (given, code) => {
    const { run } = await open(four.slice(0, 1));
    const { exit, answer } = await run(...given);
    expect([exit, answer.error?.code]).toEqual([2, code]);
  });

  it('saves a view, exports by it, and carries it to another workspace with its people by name', async () => {
    const { folder, run } = await open(four);
    const lists = join(folder, 'lists.json');
    writeFileSync(lists, JSON.stringify({ people: [{ personId: 'x7', name: 'Анна', isSelf: true }] }));
    expect((await run('organiser', 'save', lists)).exit).toBe(0);
    await run('procedures', 'set', 'p3', 'p1', '--assignee', 'анна', '--next-step', 'цены', '--on', '2026-11-30');
    const saved = await run(
      'views',
      'save',
      'У Анны',
      '--assigned-to',
      'Анна',
      '--columns',
      'title,assignee,next-step-on',
    );
    const { viewId } = saved.answer.value as { viewId: string };
    const csv = join(folder, 'list.csv');
    await run('procedures', 'export', csv, '--view', viewId, '--separator', 'comma', '--lang', 'en');
    expect(readFileSync(csv, 'utf8')).toBe(
      '\ufeffTitle,Assignee,Step due\r\nЗакупка 1,Анна,2026-11-30\r\nЗакупка 3,Анна,2026-11-30\r\n',
    );
    const file = join(folder, 'views.json');
    expect((await run('views', 'export', file)).answer).toMatchObject({ value: { views: 1 } });
    expect(readFileSync(file, 'utf8')).not.toContain('x7');

    const other = await open(four.slice(0, 1));
    expect((await other.run('views', 'import', file)).answer).toMatchObject({
      value: { findings: [{ code: 'organiser.view-person-unknown' }], views: [{ name: 'У Анны', filter: {} }] },
    });
    writeFileSync(lists, JSON.stringify({ people: [{ personId: 'y1', name: 'Анна', isSelf: false }] }));
    await other.run('organiser', 'save', lists);
    expect((await other.run('views', 'import', file)).answer).toMatchObject({
      value: { findings: [], views: [{ name: 'У Анны (2)', filter: { assignee: 'y1' } }] },
    });
    writeFileSync(file, '{"format":"bidwright-views","version":1,"views":[{"columns":["luck"]},7]}');
    expect((await other.run('views', 'import', file)).answer).toMatchObject({
      value: { views: [], findings: [{ code: 'organiser.view-left-out' }, { code: 'organiser.view-left-out' }] },
    });
    writeFileSync(file, '[]');
    expect((await other.run('views', 'import', file)).answer.error?.code).toBe('organiser.views-unreadable');
    expect((await other.run('views', 'remove', 'mine')).answer.error?.code).toBe('organiser.unknown-view');
  });
});

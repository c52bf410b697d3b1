import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { policyOf } from '#shared/signature/policy-of.ts';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { testClock } from '#test/kit/host.ts';
import { noticeCases } from '#test/kit/notice-cases.ts';

const desk = () => {
  const folder = temporaryFolder();
  const run = async (...given: readonly string[]) => {
    let out = '';
    const take = async (text: string): Promise<void> => {
      out += text;
    };
    const exit = await runCommandLine([...given, '--lang', 'en', '--workspace', join(folder, 'workspace')], {
      out: take,
      say: take,
      clock: testClock,
    });
    return { exit, out };
  };
  const value = async (...given: readonly string[]): Promise<Record<string, unknown>> =>
    (JSON.parse((await run(...given, '--json')).out) as { value: Record<string, unknown> }).value;
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const begin = async (): Promise<string> => {
    const bytes = noticeCases('ru44').find(({ name }) => name === 'criteria-with-indicators')?.bytes ?? '';
    await run('import', file('notice.xml', bytes));
    return /"bidId": ?"([^"]+)"/.exec((await run('bid', 'new', '0373200138226000791', '--json')).out)?.[1] ?? '';
  };
  return { run, value, file, begin };
};

it('settings are shown, the line’s speed is set and taken back, and what is no setting or no value is refused', async () => {
  const { run } = desk();
  expect((await run('settings')).out).toMatch(/uploadKilobits +—/);
  const set = await run('settings', '--set', 'uploadKilobits=20000', '--set', 'theme=dark');
  expect([set.exit, set.out]).toEqual([0, expect.stringMatching(/theme +dark[^]*uploadKilobits +20000/)]);
  expect((await run('settings')).out).toMatch(/uploadKilobits +20000/);
  expect((await run('settings', '--set', 'uploadKilobits=')).out).toMatch(/uploadKilobits +—/);
  const none = await run('settings', '--set', 'speed=1');
  expect([none.exit, none.out]).toEqual([2, expect.stringContaining('uploadKilobits')]);
  expect((await run('settings', '--set', 'uploadKilobits=fast')).exit).toBe(2);
  expect((await run('settings')).out).toMatch(/theme +dark/);
});

it('what was done is listed, newest first and no more than asked for', async () => {
  const { run, value, begin } = desk();
  await begin();
  await run('company', 'add', 'ООО «Насос»');
  const all = (await value('log'))['entries'] as readonly { at: string }[];
  expect(all.length).toBeGreaterThan(1);
  expect(all.map(({ at }) => at)).toEqual(
    all
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  );
  expect((await value('log', '--limit', '1'))['entries']).toEqual(all.slice(0, 1));
  expect((await run('log')).out.trim().split('\n')).toHaveLength(all.length);
  expect((await run('log', '--limit', '0')).exit).toBe(2);
  expect((await run('log', '--limit', '501')).exit).toBe(2);
});

it('what asks for attention today is told, and that nothing does', async () => {
  const { run, value, begin } = desk();
  expect(await value('today')).toMatchObject({ due: [], changed: [], stuck: [], cash: [] });
  expect((await run('today')).out).toContain('Nothing is in the way');
  const bidId = await begin();
  expect(JSON.stringify(await value('today'))).toContain(bidId);
  expect((await run('today')).exit).toBe(0);
});

it('a text is checked before it is kept, and a file that is not there is named', async () => {
  const { run, file } = desk();
  const sound = await run('templates', 'check', file('sound.txt', 'Price: {{bid.price}}'));
  expect([sound.exit, sound.out]).toEqual([0, expect.stringContaining('can be kept')]);
  const faulty = await run('templates', 'check', file('faulty.txt', 'Price: {{bid.cost}} {{#each positions}}'));
  expect([faulty.exit, faulty.out]).toEqual([1, expect.stringContaining('bid.cost')]);
  expect((await run('templates', 'check', 'absent.txt')).out).toContain('absent.txt');
});

it('a table of the market is looked at without keeping anything of it', async () => {
  const { run, file } = desk();
  const table = file('suppliers.csv', 'name,region,shoe size\nООО «Насос»,Урал,43\n');
  const look = await run('market', 'import', 'supplier', table, '--look');
  expect([look.exit, look.out]).toEqual([0, expect.stringMatching(/shoe size +— +43[^]*Rows: 1\. Nothing was kept/)]);
  expect((await run('market', 'list', 'supplier')).out).not.toContain('Насос');
});

it('through whose hands a bid passed is shown before and after it was handed over', async () => {
  const { run, value, begin } = desk();
  const bidId = await begin();
  expect(await value('bid', 'hand-over', bidId, '--show')).toMatchObject({ passings: [], waiting: null });
  expect((await run('bid', 'hand-over', bidId, '--show')).out).toContain('SHA-256');
  expect((await run('bid', 'hand-over', 'none', '--show')).exit).not.toBe(0);
});

it('a policy judges how files are about to be signed, and its name is needed', async () => {
  const { run, value, file } = desk();
  const policy = policyOf({
    policyId: 'own',
    name: 'Own',
    placement: 'detached',
    source: 'p. 3',
    readOn: '2026-11-01',
  });
  await run('policies', 'save', file('policy.json', JSON.stringify(policy)));
  const asked = ['policies', 'judge', '--policy', 'own', '--format', 'cades'] as const;
  expect(await value(...asked)).toMatchObject({ policy: { policyId: 'own' } });
  expect((await run(...asked)).exit).toBe(0);
  expect((await run(...asked, '--attached')).exit).toBe(1);
  expect((await run('policies', 'judge')).exit).toBe(2);
  expect((await run('policies', 'judge', '--policy', 'own', '--format', 'zip')).exit).toBe(2);
});

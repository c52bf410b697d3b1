import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import { temporaryFolder } from '#test/kit/folder.ts';

const openDesk = () => {
  const folder = temporaryFolder();
  const run = async (...given: readonly string[]) => {
    let out = '';
    let said = '';
    const exit = await runCommandLine([...given, '--workspace', join(folder, 'workspace')], {
      out: async (text) => {
        out += text;
      },
      say: async (text) => {
        said += text;
      },
    });
    return { exit, out, said };
  };
  return { run, path: (name: string) => join(folder, name) };
};

describe('the commands of reference data', () => {
  it('export a card, take it in edited, and refuse one that is broken with its place', async () => {
    const { run, path } = openDesk();
    const file = path('card.json');
    expect((await run('platforms', 'export', 'b2b-center', '--out', file)).exit).toBe(0);
    expect((await run('platforms', 'export', 'b2b-center', '--out', file)).exit).toBe(2);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"Europe/Moscow"', '"Asia/Omsk"'));
    expect(await run('platforms', 'import', file)).toMatchObject({ exit: 0, out: 'b2b-center\n' });
    expect((await run('platforms', '--lang', 'ru')).out).toMatch(/b2b-center .* Asia\/Omsk .* изменено вами/);
    writeFileSync(file, text.replace('"fileBytes": {', '"fileBytes": { "unit": "MB",'));
    const broken = await run('platforms', 'save', file, '--lang', 'en');
    expect([broken.exit, broken.said]).toEqual([2, expect.stringContaining('records.0.limits.fileBytes.unit')]);
    expect((await run('platforms', 'remove', 'b2b-center')).exit).toBe(0);
    expect((await run('platforms', 'remove', 'b2b-center')).exit).toBe(2);
  });

  it('keep levels of reminders and records of access', async () => {
    const { run, path } = openDesk();
    const levels = path('levels.json');
    writeFileSync(levels, '{"usual":[4320,1440,180,30],"byEvent":[]}');
    expect((await run('reminder-levels', '--set', levels)).out).toContain('3d  1d  3h  30m');
    const access = path('access.json');
    writeFileSync(access, '{"platformId":"rad"}');
    expect((await run('access', 'save', access)).exit).toBe(2);
    expect((await run('date-rules')).out).toContain('44-FZ art. 42 p.5');
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { notice } from '#test/kit/workstation.ts';

const openDesk = () => {
  const folder = temporaryFolder();
  const run = async (...given: readonly string[]) => {
    let out = '';
    let said = '';
    const exit = await runCommandLine([...given, '--lang', 'en', '--workspace', join(folder, 'workspace')], {
      out: async (text) => {
        out += text;
      },
      say: async (text) => {
        said += text;
      },
    });
    return { exit, out, said };
  };
  const file = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  return { run, file, path: (name: string) => join(folder, name) };
};

describe('the commands of companies and papers', () => {
  it('fill a company from an extract only when told to save, write its card and switch by its name', async () => {
    const { run, file, path } = openDesk();
    const extract = file('extract.csv', 'ИНН;КПП;Краткое наименование\n5034031535;503401001;ООО «А»\n');
    expect((await run('company', 'import', extract)).out).toContain('Nothing is saved yet (changes: 3)');
    expect((await run('company')).out).not.toContain('5034031535');
    expect((await run('company', 'import', extract, '--save')).exit).toBe(0);
    expect((await run('company')).out).toContain('5034031535');
    expect((await run('company', 'add', 'Second LLC')).exit).toBe(0);
    expect((await run('company', 'list')).out).toMatch(/→ +\w+ +Second LLC/);
    expect((await run('company', 'switch', '5034031535')).out).toMatch(/→ +1 +ООО «А»/);
    const card = await run('company', 'card', path('card.docx'), '--platform', 'b2b-center');
    expect(card.out).toContain('A registration also asks for: ');
    expect(readFileSync(path('card.docx')).subarray(0, 2).toString()).toBe('PK');
    expect((await run('company', 'switch', 'nobody')).exit).toBe(2);
  });

  it('keep a paper, judge it for a bid by what the buyer demands, and put it there by reference', async () => {
    const { run, file } = openDesk();
    await run('import', file('notice.json', notice()));
    const bidId = (await run('bid', 'new', 'ocds-test-1', '--lot', 'a', '--json')).out;
    const made: { value: { bidId: string } } = JSON.parse(bidId);
    const id = made.value.bidId;
    await run('company', 'add', 'Second LLC');
    const moved = await run('bid', 'company', id, 'second llc');
    expect(moved).toMatchObject({ exit: 0 });
    expect(moved.out).toContain('Second LLC');
    expect((await run('bid', 'company', id, 'nobody')).exit).toBe(2);
    await run('bid', 'company', id, '1');
    await run('company', 'switch', '1');
    const added = await run(
      'papers',
      'add',
      file('Extract.txt', 'x'),
      '--kind',
      'register-extract',
      '--issued',
      '2026-11-01',
    );
    const [paperId = ''] = added.out.split(' ');
    expect((await run('papers')).out).toMatch(/Extract .* → 2026-12-01/);
    expect((await run('papers', 'edit', paperId, '--issuer', 'Tax office', '--tag', 'tax')).exit).toBe(0);
    expect((await run('papers', 'show', paperId)).out).toContain('Tax office');
    const judged = await run('bid', 'papers', id);
    expect(judged.out).toContain('it must be of 2026-11-20 or later');
    expect((await run('bid', 'papers', id, '--demand', 'register-extract=not-older-3-months')).out).not.toContain(
      'must be of',
    );
    expect((await run('bid', 'add', id, '--paper', paperId)).out).toContain('Extract.txt');
    expect((await run('bid', 'add', id)).exit).toBe(2);
    expect((await run('papers', 'kinds')).out).toContain('Civil Code art. 186');
    expect((await run('papers', 'add', '--kind', 'other')).exit).toBe(2);
    expect((await run('papers', 'remove', paperId)).exit).toBe(0);
  });
});

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import { noticeFiles } from '#electron/faces/command-line/notice-files.ts';
import { noticeCases } from '#test/kit/notice-cases.ts';
import { temporaryFolder } from '#test/kit/folder.ts';

const caseOf = (folder: string, name: string): Buffer => {
  const found = noticeCases(folder).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no case ${name}`);
  return found.bytes;
};

/** Two notices of different formats, a broken one below, a hidden file, and a link that would lead round in a circle. */
const folderOfNotices = (): string => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'below'));
  writeFileSync(join(folder, 'a.xml'), caseOf('ru223', 'proposals'));
  writeFileSync(join(folder, 'b.xml'), caseOf('eforms', 'open'));
  writeFileSync(join(folder, 'below', 'c.xml'), caseOf('ru44', 'refused-no-title'));
  writeFileSync(join(folder, '.hidden.xml'), caseOf('ru44', 'auction'));
  symlinkSync(folder, join(folder, 'below', 'circle'));
  return folder;
};

describe('a folder of notices', () => {
  it('stands for its files in order of their names, without hidden ones and links', async () => {
    const folder = folderOfNotices();
    expect(await noticeFiles(folder)).toEqual({
      ok: true,
      value: [join(folder, 'a.xml'), join(folder, 'b.xml'), join(folder, 'below', 'c.xml')],
    });
    expect(await noticeFiles(join(folder, 'a.xml'))).toEqual({ ok: true, value: [join(folder, 'a.xml')] });
    expect(await noticeFiles(join(folder, 'nothing'))).toEqual({ ok: true, value: [join(folder, 'nothing')] });
  });

  it('without a file in it is refused', async () => {
    const folder = temporaryFolder();
    expect(await noticeFiles(folder)).toMatchObject({ ok: false, error: { code: 'notice.no-procedures' } });
  });

  it('is imported from the command line with an answer for each file', async () => {
    const folder = folderOfNotices();
    let out = '';
    const given = ['import', folder, '--json', '--workspace', join(temporaryFolder(), 'workspace')];
    const exit = await runCommandLine(given, {
      out: async (text) => {
        out += text;
      },
      say: async () => undefined,
    });
    expect(exit).toBe(1);
    const answer = JSON.parse(out) as { value?: { procedures: unknown[]; files: { file: string; outcome: string }[] } };
    const { procedures, files } = answer.value ?? (answer as never);
    expect(procedures).toMatchObject([{ sourceId: '32600000001' }, { sourceId: 'f-1' }]);
    expect(files.map(({ file, outcome }) => [file.slice(folder.length + 1), outcome])).toEqual([
      ['a.xml', 'imported'],
      ['b.xml', 'imported'],
      [join('below', 'c.xml'), 'refused'],
    ]);
  });
});

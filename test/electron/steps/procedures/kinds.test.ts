import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import type { ProcedureKind } from '#shared/procedure/kinds/kind.ts';
import { temporaryFolder } from '#test/kit/folder.ts';

const own: ProcedureKind = {
  kindId: 'own-simple-request',
  group: 'other',
  name: 'Упрощённый запрос завода',
  api: {},
  flags: ['price-only'],
  stages: [
    { stage: 'bids', optional: false, rounds: false },
    { stage: 'results', optional: false, rounds: false },
  ],
  source: 'положение о закупках завода, 2026',
  validFrom: '2020-01-01',
  validTo: null,
};

type Listed = { kinds: (ProcedureKind & { isEdited?: boolean })[] };
type Answer = { ok?: boolean; value?: Listed; error?: { code: string } };
const run = async (workspace: string, ...given: readonly string[]): Promise<{ exit: number; answer: Answer }> => {
  let out = '';
  const exit = await runCommandLine([...given, '--json', '--workspace', workspace], {
    out: async (text) => {
      out += text;
    },
    say: async () => undefined,
  });
  return { exit, answer: JSON.parse(out) as Answer };
};

describe('the user’s own kinds of procedure', () => {
  it('join the 43 that the program brings, and leave again', async () => {
    const folder = temporaryFolder();
    const workspace = join(folder, 'workspace');
    expect((await run(workspace, 'kinds')).answer.value?.kinds).toHaveLength(43);
    const file = join(folder, 'kinds.json');
    writeFileSync(file, JSON.stringify([own]));
    expect(await run(workspace, 'kinds', 'save', file)).toMatchObject({ exit: 0, answer: { value: { kinds: [own] } } });
    const listed = (await run(workspace, 'kinds')).answer;
    expect(listed.value?.kinds).toHaveLength(44);
    expect(listed.value?.kinds.filter(({ isEdited }) => isEdited)).toMatchObject([own]);
    // The answer itself is a file to keep, change and give back.
    writeFileSync(file, JSON.stringify(listed));
    expect(await run(workspace, 'kinds', 'save', file)).toMatchObject({ answer: { value: { kinds: [own] } } });
    writeFileSync(file, '[]');
    await run(workspace, 'kinds', 'save', file);
    expect((await run(workspace, 'kinds')).answer.value?.kinds).toHaveLength(43);
  });

  it.each([
    ['a kind named twice', [own, own]],
    ['a stage that is none', [{ ...own, stages: [{ stage: 'dance' }] }]],
    ['a kind without stages', [{ ...own, stages: [] }]],
    ['no list', 'kinds'],
  ])('are refused where the file holds %s, and what was kept stays', async (_, content) => {
    const folder = temporaryFolder();
    const workspace = join(folder, 'workspace');
    const file = join(folder, 'kinds.json');
    writeFileSync(file, JSON.stringify([own]));
    await run(workspace, 'kinds', 'save', file);
    writeFileSync(file, JSON.stringify(content));
    const refused = await run(workspace, 'kinds', 'save', file);
    expect(refused).toMatchObject({ exit: 2, answer: { error: { code: 'input.invalid' } } });
    expect((await run(workspace, 'kinds')).answer.value?.kinds).toHaveLength(44);
  });

  it('are refused where the file can not be read', async () => {
    const folder = temporaryFolder();
    const refused = await run(join(folder, 'workspace'), 'kinds', 'save', join(folder, 'nothing.json'));
    expect(refused.answer).toMatchObject({ error: { code: 'file.unreadable' } });
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import { temporaryFolder } from '#test/kit/folder.ts';

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
  const add = async (kind: string, ...fields: readonly string[]): Promise<string> => {
    const { out, said } = await run('market', 'save', kind, ...fields.flatMap((field) => ['--set', field]), '--json');
    const id = /"recordId": ?"([^"]+)"/.exec(out)?.[1];
    if (id === undefined) throw new Error(said || out);
    return id;
  };
  return { run, add, path: (name: string) => join(folder, name) };
};

describe('the market notebook by commands', () => {
  it('says what is wrong with a field, keeps what is right, edits only what is named', async () => {
    const { run, add } = openDesk();
    expect((await run('market', 'suppliers')).out).toContain('Nothing is in the notebook yet.');
    const wrong = await run('market', 'save', 'competitor', '--set', 'name=Strong Ltd', '--set', 'strengths=');
    expect([wrong.exit, wrong.said]).toEqual([2, expect.stringContaining('Only strong competitors')]);
    const id = await add('supplier', 'name=North', 'region=Tver', 'goods=cable; joints');
    await run('market', 'save', 'supplier', '--id', id, '--set', 'payment=30 days');
    const shown = (await run('market', 'show', id)).out;
    for (const word of ['Tver', '30 days', 'cable; joints']) expect(shown).toContain(word);
    expect((await run('market', 'find', 'joint')).out).toContain('North');
    expect((await run('market', 'save', 'kickback')).exit).toBe(2);
    expect((await run('market', 'remove', id)).exit).toBe(0);
    expect((await run('market', 'show', id)).exit).toBe(2);
  });

  it('moves a deal, counts the funnel, plans and writes it all out without formulas', async () => {
    const { run, add, path } = openDesk();
    const deal = await add('deal', 'name=+Cable', 'amount=1200000');
    expect((await run('market', 'move', deal, 'refusals')).exit).toBe(2);
    expect((await run('market', 'move', deal, 'decision', '--contract')).out).toContain('Contract');
    expect((await run('market', 'pipeline')).out).toContain('Contracts: 1 of 1 (100.00 %)');
    expect((await run('market', 'plan')).out).toContain('No calls in this period');
    await run('market', 'save', 'channel', '--set', 'name=Inbound', '--set', 'channelKind=inbound');
    expect((await run('market', 'channels')).out).toContain('Share of cost, %');
    expect((await run('market', 'requests')).exit).toBe(0);
    expect((await run('market', 'suggest')).out).toContain('Neither protocols nor results');
    expect((await run('market', 'winrate', '--by', 'buyer')).out).toContain('No bid has come to its result yet.');
    expect((await run('market', 'winrate', '--by', 'luck')).exit).toBe(2);
    const file = path('notebook.csv');
    expect((await run('market', 'export', file, '--kind', 'deal')).exit).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain("'+Cable");
  });
});

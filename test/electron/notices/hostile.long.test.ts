import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { showProcedure } from '#electron/steps/procedures/show-procedure.ts';
import type { Workspace } from '#electron/store/workspace.ts';
import { damaged, hostileFiles } from '#test/kit/hostile-notices.ts';
import { diceOf } from '#test/kit/mutations/random.ts';
import { noticeCases, noticeFolders } from '#test/kit/notice-cases.ts';
import { temporaryFolder, temporaryWorkspace } from '#test/kit/workspaces.ts';

const rowsOf = (workspace: Workspace): readonly unknown[] =>
  ['procedure', 'edition', 'source'].map(
    (table) => workspace.database.get(`SELECT count(*) AS n FROM ${table}`)?.['n'],
  );

const importBytes = async (workspace: Workspace, bytes: Uint8Array, name: string) => {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, bytes);
  const imported = await importProcedures(workspace, { files: [path] });
  if (!imported.ok) throw new Error(imported.error.code);
  const [file] = imported.value.files;
  if (file === undefined) throw new Error('the file was not answered');
  return { file, procedures: imported.value.procedures };
};

describe('a hostile file', () => {
  it.each(hostileFiles.map(({ name, make }) => [name, make] as const))('%s is answered', async (_, make) => {
    const workspace = await temporaryWorkspace();
    const { file, procedures } = await importBytes(workspace, make(100_000), 'hostile');
    expect(['refused', 'imported', 'partly']).toContain(file.outcome);
    if (file.outcome !== 'refused') {
      expect(procedures.length).toBeGreaterThan(0);
      expect(await showProcedure(workspace, procedures[0]?.id ?? '')).toMatchObject({ ok: true });
      return;
    }
    expect(file.findings.some(({ severity }) => severity === 'blocker')).toBe(true);
    expect(rowsOf(workspace)).toEqual([0, 0, 0]);
    expect(await readdir(workspace.vault.folder)).toEqual([]);
  });
});

describe('a document of more notices than anyone publishes in one', () => {
  it.each(['a 223-FZ notice of endless items', 'a 44-FZ export of endless notices'])('%s is refused', async (name) => {
    const make = hostileFiles.find((file) => file.name === name)?.make;
    const workspace = await temporaryWorkspace();
    const { file } = await importBytes(workspace, make?.(1_000_000) ?? Buffer.alloc(0), 'many');
    expect(file).toMatchObject({
      outcome: 'refused',
      findings: [{ code: 'notice.too-many', details: { limit: 5_000 } }],
    });
  });
});

describe('a damaged notice', () => {
  it.each(noticeFolders())('of %s is answered, and what is refused leaves nothing behind', async (folder) => {
    const whole = noticeCases(folder).filter(({ header }) => header.outcome !== 'refused');
    const workspace = await temporaryWorkspace();
    const outcomes = new Set<string>();
    for (let seed = 0; seed < 25; seed += 1) {
      const dice = diceOf(seed);
      const bytes = damaged(dice.pick(whole).bytes, dice);
      const before = rowsOf(workspace);
      const { file, procedures } = await importBytes(workspace, bytes, `damaged-${seed}`);
      outcomes.add(file.outcome);
      if (file.outcome === 'refused') expect(rowsOf(workspace), `seed ${seed}`).toEqual(before);
      for (const { id } of procedures)
        expect(await showProcedure(workspace, id), `seed ${seed}`).toMatchObject({ ok: true });
    }
    expect([...outcomes]).toContain('refused');
  });
});

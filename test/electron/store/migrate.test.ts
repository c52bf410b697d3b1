import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate, type Migration } from '#electron/store/migrate.ts';
import { migrations } from '#electron/store/migrations/index.ts';
import { openWorkspace } from '#electron/store/open-workspace.ts';
import { openSqlite } from '#electron/store/sqlite.ts';
import { temporaryFolder, testClock, workspaceIn } from '#test/kit/workspaces.ts';

const one: Migration = { number: 1, name: 'one', sql: 'CREATE TABLE one (a INTEGER) STRICT' };
const two: Migration = { number: 2, name: 'two', sql: 'CREATE TABLE two (a INTEGER) STRICT' };
const run = (path: string, list: readonly Migration[]) => {
  const database = openSqlite(path);
  const result = migrate(database, list, 'folder', testClock);
  const tables = database.all(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`);
  database.close();
  return { result, tables: tables.map(({ name }) => String(name)) };
};

describe('migrations', () => {
  it('are numbered from 1 without a gap in this program', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('refuse a list with a gap and touch nothing', async () => {
    const path = join(await temporaryFolder(), 'a.sqlite');
    const { result, tables } = run(path, [one, { ...two, number: 3 }]);
    expect(result).toMatchObject({ ok: false, error: { code: 'storage.migrations-misnumbered' } });
    expect(tables).toEqual([]);
  });

  it('apply only what is new', async () => {
    const path = join(await temporaryFolder(), 'a.sqlite');
    expect(run(path, [one]).tables).toEqual(['migration', 'one']);
    expect(run(path, [one, two]).tables).toEqual(['migration', 'one', 'two']);
  });

  it('refuse a step that was applied in another wording', async () => {
    const path = join(await temporaryFolder(), 'a.sqlite');
    run(path, [one]);
    const { result } = run(path, [{ ...one, sql: `${one.sql};` }, two]);
    expect(result).toMatchObject({ ok: false, error: { code: 'storage.migration-changed', details: { number: 1 } } });
  });

  it('leave nothing of a step that fails half-way', async () => {
    const path = join(await temporaryFolder(), 'a.sqlite');
    expect(() => run(path, [one, { ...two, sql: `${two.sql}; CREATE TABLE one (b INTEGER) STRICT` }])).toThrow();
    expect(run(path, []).tables).toEqual([]);
  });

  it('refuse a workspace of a newer program', async () => {
    const folder = await temporaryFolder();
    const workspace = await workspaceIn(folder);
    workspace.database.run('INSERT INTO migration (number, name, digest, applied_at) VALUES (?, ?, ?, ?)', [
      migrations.length + 1,
      'later',
      'x',
      testClock(),
    ]);
    workspace.close();
    expect(await openWorkspace(folder, { clock: testClock })).toMatchObject({
      ok: false,
      error: { code: 'workspace.newer', details: { version: migrations.length + 1, known: migrations.length } },
    });
  });
});

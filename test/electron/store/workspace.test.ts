import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWorkspace } from '#electron/store/open-workspace.ts';
import { openSqlite } from '#electron/store/sqlite.ts';
import { storageFailureOf } from '#electron/store/storage-failure.ts';
import { temporaryFolder, temporaryWorkspace, testClock, workspaceIn } from '#test/kit/workspaces.ts';

describe('a workspace', () => {
  it('is made where there is none and opened again as it was', async () => {
    const folder = join(await temporaryFolder(), 'deep', 'er');
    const first = await workspaceIn(folder);
    first.database.run(`INSERT INTO act (at, act, subject, digest) VALUES ('2026-11-23T09:00:00Z', 'a', 'b', NULL)`);
    first.close();
    const again = await workspaceIn(folder);
    expect(again.database.get('SELECT subject FROM act')?.['subject']).toBe('b');
  });

  it('refuses a file that is no database', async () => {
    const folder = await temporaryFolder();
    await writeFile(
      join(folder, 'bidwright.sqlite'),
      'this is a letter, not a database; long enough to be read as one',
    );
    expect(await openWorkspace(folder, { clock: testClock })).toMatchObject({
      ok: false,
      error: { code: 'workspace.damaged' },
    });
  });

  it('refuses a folder whose name is taken by a file', async () => {
    const folder = await temporaryFolder();
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'taken'), '');
    expect(await openWorkspace(join(folder, 'taken'), { clock: testClock })).toMatchObject({
      ok: false,
      error: { code: 'file.unwritable' },
    });
  });

  it('is read by one process while another writes', async () => {
    const workspace = await temporaryWorkspace();
    const other = openSqlite(join(workspace.folder, 'bidwright.sqlite'));
    other.script('BEGIN IMMEDIATE');
    other.run(`INSERT INTO act (at, act, subject, digest) VALUES ('2026-11-23T09:00:00Z', 'a', 'b', NULL)`);
    expect(workspace.database.get('SELECT count(*) AS n FROM act')?.['n']).toBe(0);
    other.script('COMMIT');
    expect(workspace.database.get('SELECT count(*) AS n FROM act')?.['n']).toBe(1);
    other.close();
  });

  it('says that another process is writing when that lasts too long', async () => {
    const workspace = await temporaryWorkspace();
    const path = join(workspace.folder, 'bidwright.sqlite');
    const hasty = openSqlite(path, { busyTimeout: 20 });
    workspace.database.script('BEGIN IMMEDIATE');
    try {
      hasty.transaction(() => undefined);
      expect.unreachable('the lock was not seen');
    } catch (error) {
      expect(storageFailureOf(error, workspace.folder)).toMatchObject({ code: 'workspace.locked' });
    } finally {
      workspace.database.script('ROLLBACK');
      hasty.close();
    }
  });

  it('takes a transaction back when it throws, and joins an inner one to the outer', async () => {
    const { database } = await temporaryWorkspace();
    const insert = (): unknown =>
      database.run(`INSERT INTO act (at, act, subject, digest) VALUES ('2026-11-23T09:00:00Z', 'a', 'b', NULL)`);
    expect(() =>
      database.transaction(() => {
        database.transaction(insert);
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(database.get('SELECT count(*) AS n FROM act')?.['n']).toBe(0);
    expect(database.transaction(() => 7)).toBe(7);
  });

  it('holds each column to its type and each reference to its row', async () => {
    const { database } = await temporaryWorkspace();
    expect(() => database.run(`INSERT INTO source VALUES (1, 'd', 'large', 'n', 'f', 'e', '[]', 0, 0)`)).toThrow();
    expect(() => database.run(`INSERT INTO edition VALUES (99, 1, 'release', 0, '', 0, 99, 0, 0, '', 0)`)).toThrow();
  });
});

import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ok } from '#shared/kernel/result.ts';
import { failStorage } from './codes.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openVault } from './open-vault.ts';
import { databasePath, vaultPath } from './paths.ts';
import { ensureProcedureIndexes } from './procedures/indexes.ts';
import { openSqlite } from './sqlite.ts';
import { storageFailureOf } from './storage-failure.ts';
import type { OpenWorkspace } from './workspace.ts';
import type { Database } from './database.ts';

const hasFullText = (database: Database): boolean =>
  database.get(`SELECT name FROM pragma_module_list WHERE name = 'fts5'`) !== undefined;

/**
 * Opens a workspace, making it where there is none. Refuses one of a newer program, a damaged or locked one, and a
 * runtime whose SQLite has no full-text search.
 */
export const openWorkspace: OpenWorkspace = async (folder, { clock }) => {
  const absolute = resolve(folder);
  let database: Database | null = null;
  try {
    await mkdir(absolute, { recursive: true, mode: 0o700 });
    database = openSqlite(databasePath(absolute));
    const version = String(database.get('SELECT sqlite_version() AS version')?.['version']);
    const ready = hasFullText(database)
      ? migrate(database, migrations, absolute, clock)
      : failStorage('storage.no-full-text', { version });
    if (!ready.ok) {
      database.close();
      return ready;
    }
    ensureProcedureIndexes(database);
  } catch (error) {
    database?.close();
    const failure = storageFailureOf(error, absolute);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  }
  const opened = database;
  return ok({
    folder: absolute,
    database: opened,
    vault: openVault(vaultPath(absolute)),
    clock,
    close: () => opened.close(),
  });
};

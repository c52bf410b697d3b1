import { hash } from 'node:crypto';
import { failKernel, type KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Clock } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { failStorage, type StorageCode } from './codes.ts';
import type { Database, Row } from './database.ts';

/** One step of the workspace's shape. Once released it never changes: a mistake is mended by the next one. */
export type Migration = { readonly number: number; readonly name: string; readonly sql: string };

type Applied = Row & { number: number; name: string; digest: string };

const digestOf = (migration: Migration): string => hash('sha256', `${migration.name}\n${migration.sql}`);

const appliedOf = (database: Database): readonly Applied[] => {
  const table = database.get(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'migration'`);
  return table === undefined ? [] : database.all<Applied>('SELECT number, name, digest FROM migration ORDER BY number');
};

/** Refuses a list that is not numbered 1, 2, 3 … in order. */
export const checkNumbering = (migrations: readonly Migration[]): Outcome<null, StorageCode> => {
  for (const [index, { number }] of migrations.entries())
    if (number !== index + 1)
      return failStorage('storage.migrations-misnumbered', { expected: index + 1, found: number });
  return ok(null);
};

/**
 * Brings a workspace to the newest shape, all steps in one transaction. Refuses a workspace of a newer program, and one
 * where a step was applied in another wording; neither is touched.
 */
export const migrate = (
  database: Database,
  migrations: readonly Migration[],
  folder: string,
  clock: Clock,
): Outcome<null, StorageCode | KernelCode> => {
  const numbering = checkNumbering(migrations);
  if (!numbering.ok) return numbering;
  const judge = (applied: readonly Applied[]): Outcome<null, StorageCode | KernelCode> => {
    for (const [index, step] of applied.entries()) {
      const known = migrations[index];
      if (known === undefined)
        return failKernel('workspace.newer', {
          folder,
          version: applied.at(-1)?.number ?? 0,
          known: migrations.length,
        });
      if (step.number !== known.number || step.digest !== digestOf(known))
        return failStorage('storage.migration-changed', { number: step.number, name: step.name });
    }
    return ok(null);
  };
  const seen = appliedOf(database);
  const judged = judge(seen);
  if (!judged.ok || seen.length === migrations.length) return judged;
  return database.transaction(() => {
    database.script(`CREATE TABLE IF NOT EXISTS migration (
      number INTEGER PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, applied_at TEXT NOT NULL
    ) STRICT`);
    // Another process may have been quicker between the look and the lock.
    const applied = appliedOf(database);
    const again = judge(applied);
    if (!again.ok) return again;
    for (const migration of migrations.slice(applied.length)) {
      database.script(migration.sql);
      database.run('INSERT INTO migration (number, name, digest, applied_at) VALUES (?, ?, ?, ?)', [
        migration.number,
        migration.name,
        digestOf(migration),
        clock(),
      ]);
    }
    return again;
  });
};

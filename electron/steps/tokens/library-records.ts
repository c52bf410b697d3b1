import type { Instant } from '#shared/kernel/instant.ts';
import type { Database, Row } from '../../store/database.ts';

/** Paths of the workspace's PKCS#11 libraries, the oldest first. */
export const listLibraryPaths = (database: Database): readonly string[] =>
  database
    .all<Row & { path: string }>('SELECT path FROM token_library ORDER BY added_at, rowid')
    .map(({ path }) => path);

export const keepLibraryPath = (database: Database, path: string, at: Instant): void => {
  database.run('INSERT OR IGNORE INTO token_library (path, added_at) VALUES (?, ?)', [path, at]);
};

export const forgetLibraryPath = (database: Database, path: string): boolean =>
  database.run('DELETE FROM token_library WHERE path = ?', [path]).changes > 0;

import type { Finding } from '#shared/kernel/failure.ts';
import type { Database, Row } from '../database.ts';

/** A file that notices came from. Its bytes are in the vault under `digest`. */
export type SourceRow = Row & {
  source_key: number;
  digest: string;
  format: string;
  encoding: string;
  findings: string;
  is_complete: number;
};

export type NewSource = {
  readonly digest: string;
  readonly size: number;
  readonly name: string;
  readonly format: string;
  readonly encoding: string;
};

const columns = 'source_key, digest, format, encoding, findings, is_complete';

export const sourceByDigest = (database: Database, digest: string): SourceRow | undefined =>
  database.get<SourceRow>(`SELECT ${columns} FROM source WHERE digest = ?`, [digest]);

export const sourceByKey = (database: Database, key: number): SourceRow | undefined =>
  database.get<SourceRow>(`SELECT ${columns} FROM source WHERE source_key = ?`, [key]);

export const hasSourceOfSize = (database: Database, size: number): boolean =>
  database.get('SELECT 1 FROM source WHERE size = ? AND is_complete = 1', [size]) !== undefined;

/** The row of a file that is being read, or of one whose reading was broken off. */
export const beginSource = (database: Database, source: NewSource, now: number): number => {
  database.run(
    `INSERT INTO source (digest, size, name, format, encoding, findings, is_complete, imported_at)
     VALUES (?, ?, ?, ?, ?, '[]', 0, ?) ON CONFLICT (digest) DO NOTHING`,
    [source.digest, source.size, source.name, source.format, source.encoding, now],
  );
  return sourceByDigest(database, source.digest)?.source_key ?? 0;
};

export const completeSource = (database: Database, key: number, findings: readonly Finding[]): void => {
  database.run('UPDATE source SET is_complete = 1, findings = ? WHERE source_key = ?', [JSON.stringify(findings), key]);
};

export type NamedProcedure = Row & { procedure_key: number; source_id: string; title: string };

/** Procedures that have an edition from this file, after the key `after`, in the order of their keys. */
export const proceduresOfSource = (database: Database, key: number, after: number, limit: number): NamedProcedure[] =>
  database.all<NamedProcedure>(
    `SELECT procedure_key, source_id, title FROM procedure JOIN (
       SELECT DISTINCT procedure_key FROM edition WHERE procedure_key > ? AND source_key = ?
       ORDER BY procedure_key LIMIT ?
     ) USING (procedure_key) ORDER BY procedure_key`,
    [after, key, limit],
  );

import type { Database, Row } from '../database.ts';

/** What the columns of tables mean, as it was confirmed, by the signature of their headings. Mappings are JSON text. */
export const mappingOf = (database: Database, signature: string): string | null =>
  database.get<Row & { mapping: string }>('SELECT mapping FROM table_mapping WHERE signature = ?', [signature])
    ?.mapping ?? null;

export const keepMapping = (database: Database, signature: string, mapping: string, confirmedAt: string): void => {
  database.run(
    `INSERT INTO table_mapping (signature, mapping, confirmed_at) VALUES (?, ?, ?)
     ON CONFLICT (signature) DO UPDATE SET mapping = excluded.mapping, confirmed_at = excluded.confirmed_at`,
    [signature, mapping, confirmedAt],
  );
};

import type { Database, Row } from '../database.ts';

/** One for each order of the list. Built apart from the table, so that a bulk import can build them once at its end. */
const indexes: Readonly<Record<string, string>> = {
  procedure_by_deadline: 'deadline',
  procedure_by_published: 'published',
  procedure_by_value: 'amount_order',
  procedure_by_title: 'title_order',
  procedure_by_buyer: 'buyer_order',
  procedure_by_imported: 'imported_at',
};

/** Also run when a workspace is opened: a bulk import may have been killed before its end. */
export const ensureProcedureIndexes = (database: Database): void => {
  const present = new Set(
    database
      .all<Row & { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'procedure'`)
      .map(({ name }) => name),
  );
  const missing = Object.entries(indexes).filter(([name]) => !present.has(name));
  if (missing.length === 0) return;
  database.transaction(() => {
    for (const [name, column] of missing)
      database.script(`CREATE INDEX IF NOT EXISTS ${name} ON procedure (${column})`);
  });
};

/** Lets the full-text index merge its parts as they are written, or only when there are many. */
const mergeWords = (database: Database, parts: 0 | 4): void => {
  database.script(`INSERT INTO procedure_words (procedure_words, rank) VALUES ('automerge', ${parts})`);
};
const usualParts = 4 as const;

/** Worth it where far more rows come than there are: random inserts into six trees cost more than the rows. */
export const beginBulk = (database: Database): void => {
  database.transaction(() => {
    for (const name of Object.keys(indexes)) database.script(`DROP INDEX IF EXISTS ${name}`);
    mergeWords(database, 0);
  });
};

export const endBulk = (database: Database): void => {
  ensureProcedureIndexes(database);
  database.transaction(() => mergeWords(database, usualParts));
};

import type { Database, Row } from '../database.ts';

/** One for each order of the list. Built apart from the table, so that a bulk import can build them once at its end. */
const indexes: Readonly<Record<string, string>> = {
  // With what boards, calendars and stages ask of many rows, so that these are answered from the index alone.
  procedure_by_deadline: 'deadline, published, work_stage, assignee, priority, starred, seen_edition',
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
    writeWords(database, usual);
  });
};

/**
 * How the full-text index is written (SQLite's FTS5, "Special INSERT Directives"): parts that are merged as they are
 * written (0: only when there are many), and bytes of words held in memory before a part is written.
 */
type WordsWriting = { readonly automerge: number; readonly hashsize: number };
const usual: WordsWriting = { automerge: 4, hashsize: 1024 * 1024 };
const bulk: WordsWriting = { automerge: 0, hashsize: 16 * 1024 * 1024 };
const writeWords = (database: Database, { automerge, hashsize }: WordsWriting): void =>
  database.script(`
    INSERT INTO procedure_words (procedure_words, rank) VALUES ('automerge', ${automerge});
    INSERT INTO procedure_words (procedure_words, rank) VALUES ('hashsize', ${hashsize});`);

/** Worth it where far more rows come than there are: random inserts into six trees cost more than the rows. */
export const beginBulk = (database: Database): void => {
  database.transaction(() => {
    for (const name of Object.keys(indexes)) database.script(`DROP INDEX IF EXISTS ${name}`);
    writeWords(database, bulk);
  });
};

export const endBulk = (database: Database): void => {
  ensureProcedureIndexes(database);
};

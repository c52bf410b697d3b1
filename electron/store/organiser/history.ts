import type { Database, Row } from '../database.ts';

export type HistoryRow = Row & {
  act_key: number;
  at: number;
  author: string;
  field: string;
  before: string | null;
  after: string | null;
};

/** What was done with a procedure, newest first. Looking at it is no part of that. */
export const historyOf = (database: Database, procedureKey: number, most: number): HistoryRow[] =>
  database.all<HistoryRow>(
    `SELECT h.act_key, a.at, a.author, h.field, h.before, h.after FROM work_history h JOIN work_act a USING (act_key)
     WHERE h.procedure_key = ? AND h.field <> 'seen' ORDER BY h.act_key DESC, h.field, h.item LIMIT ?`,
    [procedureKey, most],
  );

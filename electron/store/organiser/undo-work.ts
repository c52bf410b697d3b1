import type { Database, Row } from '../database.ts';
import { fields, isFieldName } from './fields.ts';
import { dropUnusedTags, ensureTag, tagKeyOf } from './tags.ts';

export type LastAct = Row & { act_key: number; at: number; change: string; changed: number };

/** The last change, where it was not taken back. */
export const lastWorkAct = (database: Database): LastAct | undefined => {
  const last = database.get<LastAct & { is_undone: number }>(
    'SELECT act_key, at, change, changed, is_undone FROM work_act WHERE change IS NOT NULL ORDER BY act_key DESC LIMIT 1',
  );
  return last === undefined || last.is_undone === 1 ? undefined : last;
};

const countOf = (database: Database, sql: string, parameters: readonly number[]): number =>
  database.get<Row & { n: number }>(sql, parameters)?.n ?? 0;

/** Procedures in which something of the act is not as it left it: they stay as they are. */
const keepChangedSince = (database: Database, actKey: number, names: readonly string[]): number => {
  database.script('CREATE TEMP TABLE IF NOT EXISTS kept (procedure_key INTEGER PRIMARY KEY); DELETE FROM temp.kept;');
  for (const name of names.filter((one) => isFieldName(one)))
    database.run(
      `INSERT OR IGNORE INTO temp.kept SELECT h.procedure_key FROM work_history h CROSS JOIN procedure USING (procedure_key)
       WHERE h.act_key = ? AND h.field = ? AND ${fields[name].text} IS NOT h.after`,
      [actKey, name],
    );
  return countOf(database, 'SELECT count(*) AS n FROM temp.kept', []);
};

const ofAct = 'FROM work_history WHERE act_key = ? AND procedure_key NOT IN (SELECT procedure_key FROM temp.kept)';

const undoTags = (database: Database, actKey: number): void => {
  const tags = database.all<Row & { item: string; isAdded: number }>(
    `SELECT DISTINCT item, after IS NOT NULL AS isAdded FROM work_history WHERE act_key = ? AND field = 'tags'`,
    [actKey],
  );
  for (const { item, isAdded } of tags) {
    const keys = `SELECT procedure_key ${ofAct} AND field = 'tags' AND item = ?`;
    if (isAdded === 1) {
      const tagKey = tagKeyOf(database, item);
      if (tagKey === null) continue;
      database.run(`DELETE FROM procedure_tag WHERE tag_key = ? AND procedure_key IN (${keys})`, [
        tagKey,
        actKey,
        item,
      ]);
      dropUnusedTags(database, [tagKey]);
    } else
      database.run(
        `INSERT OR IGNORE INTO procedure_tag SELECT ?, procedure_key ${ofAct} AND field = 'tags' AND item = ?`,
        [ensureTag(database, item), actKey, item],
      );
  }
};

/**
 * Takes the last act back, as if it had never been; a procedure that was changed again since keeps what it has, and its
 * history. Null: it is not the last one, or was taken back before.
 */
export const undoWork = (
  database: Database,
  actKey: number,
): { readonly undone: number; readonly kept: number } | null =>
  database.transaction(() => {
    const act = lastWorkAct(database);
    if (act?.act_key !== actKey) return null;
    const names = database
      .all<Row & { field: string }>('SELECT DISTINCT field FROM work_history WHERE act_key = ?', [actKey])
      .map(({ field }) => field);
    const kept = keepChangedSince(database, actKey, names);
    for (const name of names.filter((one) => isFieldName(one)))
      database.run(
        `UPDATE procedure SET ${fields[name].write('h.before')}
         FROM (SELECT procedure_key AS key, before ${ofAct} AND field = ?) AS h WHERE procedure_key = h.key`,
        [actKey, name],
      );
    if (names.includes('tags')) undoTags(database, actKey);
    database.run(
      `UPDATE procedure SET moved_at = h.moved_before
       FROM (SELECT DISTINCT procedure_key AS key, moved_before ${ofAct} AND field <> 'seen') AS h
       WHERE procedure_key = h.key AND moved_at IS ?`,
      [actKey, act.at],
    );
    database.run(
      `DELETE FROM work_history WHERE act_key = ? AND procedure_key NOT IN (SELECT procedure_key FROM temp.kept)`,
      [actKey],
    );
    database.run('UPDATE work_act SET is_undone = 1 WHERE act_key = ?', [actKey]);
    return { undone: act.changed - kept, kept };
  });

import type { Database, Row } from '../database.ts';
import { fields, type FieldChange } from './fields.ts';
import { dropUnusedTags, ensureTag, tagKeyOf, tagNamed } from './tags.ts';

export type WorkChanges = {
  readonly fields: readonly FieldChange[];
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
};

export type WorkAct = {
  readonly at: number;
  readonly author: string;
  /** JSON by which the act is told of. */
  readonly change: string;
  readonly keys: readonly number[];
  readonly changes: WorkChanges;
  /** After each part of the work, in procedures. What it throws takes the whole act back. */
  readonly onProgress?: (done: number) => void;
};

/** Procedures in one part of the work. */
const partSize = 10_000;

const pick = (database: Database, keys: readonly number[]): void => {
  database.script(
    'CREATE TEMP TABLE IF NOT EXISTS picked (procedure_key INTEGER PRIMARY KEY); DELETE FROM temp.picked;',
  );
  database.run('INSERT OR IGNORE INTO temp.picked SELECT value FROM json_each(?)', [JSON.stringify(keys)]);
};

const writeField = (database: Database, actKey: number, { field, value, parameters, only }: FieldChange): void => {
  const { text, write } = fields[field];
  const [onlyIf, ...onlyWith] = only ?? ['1'];
  const differs = `${text} IS NOT ${value} AND ${onlyIf}`;
  database.run(
    `INSERT INTO work_history (procedure_key, act_key, field, item, before, after, moved_before)
     SELECT procedure_key, ?, ?, '', ${text}, ${value}, moved_at FROM temp.picked CROSS JOIN procedure USING (procedure_key)
     WHERE ${differs}`,
    [actKey, field, ...parameters, ...parameters, ...onlyWith],
  );
  const times = write(value).split('?').length - 1;
  database.run(
    `UPDATE procedure SET ${write(value)}
     WHERE procedure_key IN (SELECT procedure_key FROM temp.picked) AND ${differs}`,
    [...Array.from({ length: times }, () => parameters).flat(), ...parameters, ...onlyWith],
  );
};

const noteTag = `
  INSERT INTO work_history (procedure_key, act_key, field, item, before, after, moved_before)
  SELECT procedure_key, ?, 'tags', ?, ?, ?, moved_at FROM temp.picked CROSS JOIN procedure USING (procedure_key)`;

const addTag = (database: Database, actKey: number, name: string): void => {
  const tagKey = ensureTag(database, name);
  database.run(`${noteTag} WHERE procedure_key NOT IN (SELECT procedure_key FROM procedure_tag WHERE tag_key = ?)`, [
    actKey,
    name,
    null,
    name,
    tagKey,
  ]);
  database.run('INSERT OR IGNORE INTO procedure_tag SELECT ?, procedure_key FROM temp.picked', [tagKey]);
};

const removeTag = (database: Database, actKey: number, asked: string): void => {
  const tagKey = tagKeyOf(database, asked);
  if (tagKey === null) return;
  // As it is written, not as it was asked for: it may have to be made again.
  const name = tagNamed(database, tagKey) ?? asked;
  database.run(`${noteTag} WHERE procedure_key IN (SELECT procedure_key FROM procedure_tag WHERE tag_key = ?)`, [
    actKey,
    name,
    name,
    null,
    tagKey,
  ]);
  database.run(
    'DELETE FROM procedure_tag WHERE tag_key = ? AND procedure_key IN (SELECT procedure_key FROM temp.picked)',
    [tagKey],
  );
};

/** What is looked at is not thereby moved. */
const moved = `SELECT procedure_key FROM work_history WHERE act_key = ? AND field <> 'seen'`;

/** An act that can be undone no more needs no memory of what was looked at before it. */
const forgetSeenBefore = (database: Database, actKey: number): void => {
  const last = database.get<Row & { act_key: number }>(
    'SELECT act_key FROM work_act WHERE act_key < ? AND change IS NOT NULL ORDER BY act_key DESC LIMIT 1',
    [actKey],
  );
  if (last !== undefined) database.run(`DELETE FROM work_history WHERE act_key = ? AND field = 'seen'`, [last.act_key]);
};

/**
 * Changes our own work on all of these procedures, or on none of them; answers how many were not so already. Each change is
 * in the history, and the act can be taken back as the last one.
 */
export const changeWork = (
  database: Database,
  { at, author, change, keys, changes, onProgress }: WorkAct,
): { readonly actKey: number | null; readonly changed: number } =>
  database.transaction(() => {
    const { key: actKey } = database.run('INSERT INTO work_act (at, author, change, changed) VALUES (?, ?, ?, 0)', [
      at,
      author,
      change,
    ]);
    for (let start = 0; start < keys.length; start += partSize) {
      pick(database, keys.slice(start, start + partSize));
      for (const field of changes.fields) writeField(database, actKey, field);
      for (const tag of changes.addTags) addTag(database, actKey, tag);
      for (const tag of changes.removeTags) removeTag(database, actKey, tag);
      onProgress?.(Math.min(keys.length, start + partSize));
    }
    dropUnusedTags(
      database,
      changes.removeTags.flatMap((name) => tagKeyOf(database, name) ?? []),
    );
    database.run(`UPDATE procedure SET moved_at = ? WHERE procedure_key IN (${moved})`, [at, actKey]);
    const changed =
      database.get<Row & { n: number }>(
        'SELECT count(DISTINCT procedure_key) AS n FROM work_history WHERE act_key = ?',
        [actKey],
      )?.n ?? 0;
    if (changed === 0) {
      database.run('DELETE FROM work_act WHERE act_key = ?', [actKey]);
      return { actKey: null, changed };
    }
    database.run('UPDATE work_act SET changed = ? WHERE act_key = ?', [changed, actKey]);
    forgetSeenBefore(database, actKey);
    return { actKey, changed };
  });

/** One procedure was looked at as it is now, or is to stand as never looked at: no act, nothing to take back. */
export const markSeen = (database: Database, procedureKey: number, isSeen: boolean): boolean =>
  database.run(
    `UPDATE procedure SET seen_edition = ${isSeen ? 'edition' : 'NULL'}
     WHERE procedure_key = ? AND seen_edition IS NOT ${isSeen ? 'edition' : 'NULL'}`,
    [procedureKey],
  ).changes === 1;

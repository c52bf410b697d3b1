import type { Instant } from '#shared/kernel/instant.ts';
import { sameRecord, type UserEdit } from '#shared/procedure/reference/overlay.ts';
import type { ReferenceSubject } from '#shared/procedure/reference/subjects.ts';
import type { Database, Row } from '../database.ts';

type EditRow = Row & { record_id: string; record: string | null; base: string | null; saved_at: string };

/** One edit as it was made; `record` null: it was taken back. */
export type KeptEdit<T> = { readonly record: T | null; readonly savedAt: Instant };

/** Reads a stored record by its subject's schema; null where it does not fit (any more). */
export type ReadRecord<T> = (stored: unknown) => T | null;

const parsed = (text: string | null): unknown => (text === null ? null : (JSON.parse(text) as unknown));

type Held = { readonly last: number; readonly edits: readonly UserEdit<unknown>[] };
/** Reminders and lists ask many times a minute for what changes once a week. */
const held = new WeakMap<Database, Map<ReferenceSubject, Held>>();

const lastEdit = (database: Database, subject: ReferenceSubject): number =>
  database.get<Row & { last: number | null }>('SELECT max(edit_id) AS last FROM reference_edit WHERE subject = ?', [
    subject,
  ])?.last ?? 0;

/**
 * What stands now of each record that the user edited, by name. One that can not be read is passed over, not lost. A subject
 * has one schema, so `read` is always the same for it.
 */
export const standingEdits = <T>(
  database: Database,
  subject: ReferenceSubject,
  read: ReadRecord<T>,
): readonly UserEdit<T>[] => {
  const last = lastEdit(database, subject);
  const subjects = held.get(database) ?? new Map<ReferenceSubject, Held>();
  held.set(database, subjects);
  const known = subjects.get(subject);
  if (known?.last === last) return known.edits as readonly UserEdit<T>[];
  const edits = readEdits(database, subject, read);
  subjects.set(subject, { last, edits });
  return edits;
};

const readEdits = <T>(database: Database, subject: ReferenceSubject, read: ReadRecord<T>): readonly UserEdit<T>[] =>
  database
    .all<EditRow>(
      `SELECT record_id, record, base, saved_at FROM reference_edit
       WHERE edit_id IN (SELECT max(edit_id) FROM reference_edit WHERE subject = ? GROUP BY record_id)
         AND record IS NOT NULL
       ORDER BY record_id`,
      [subject],
    )
    .flatMap((row): readonly UserEdit<T>[] => {
      const record = read(parsed(row.record));
      if (record === null) return [];
      const base = parsed(row.base);
      return [{ recordId: row.record_id, record, base: base === null ? null : read(base) }];
    });

/** Every edit of one record that can still be read, newest first. */
export const historyOf = <T>(
  database: Database,
  subject: ReferenceSubject,
  recordId: string,
  read: ReadRecord<T>,
): KeptEdit<T>[] =>
  database
    .all<EditRow>(
      `SELECT record_id, record, base, saved_at FROM reference_edit WHERE subject = ? AND record_id = ?
       ORDER BY edit_id DESC LIMIT 200`,
      [subject, recordId],
    )
    .flatMap((row) => {
      const record = row.record === null ? null : read(parsed(row.record));
      return row.record !== null && record === null ? [] : [{ record, savedAt: row.saved_at as Instant }];
    });

/** How often a record was edited. */
export const editCount = (database: Database, subject: ReferenceSubject, recordId: string): number =>
  database.get<Row & { edits: number }>(
    'SELECT count(*) AS edits FROM reference_edit WHERE subject = ? AND record_id = ?',
    [subject, recordId],
  )?.edits ?? 0;

/** `record` null takes the user's record back. What says the same as what stands already is not kept twice. */
export const keepEdit = (
  database: Database,
  subject: ReferenceSubject,
  edit: { readonly recordId: string; readonly record: unknown; readonly base: unknown },
  now: Instant,
): void => {
  const text = edit.record === null ? null : JSON.stringify(edit.record);
  const base = edit.base === null || edit.base === undefined ? null : JSON.stringify(edit.base);
  const last = database.get<EditRow>(
    'SELECT record_id, record, base, saved_at FROM reference_edit WHERE subject = ? AND record_id = ? ORDER BY edit_id DESC',
    [subject, edit.recordId],
  );
  if (last === undefined ? text === null : last.record === text && last.base === base) return;
  database.run('INSERT INTO reference_edit (subject, record_id, record, base, saved_at) VALUES (?, ?, ?, ?, ?)', [
    subject,
    edit.recordId,
    text,
    base,
    now,
  ]);
};

/**
 * Keeps a user's record before the one the program brings; one that says the same is no edit, and the program's stands again.
 * What the program brought when the user first edited stays beside it, so that later differences are told until the user
 * has settled them.
 */
export const keepBefore = (
  database: Database,
  subject: ReferenceSubject,
  edit: { readonly recordId: string; readonly record: unknown; readonly shipped: unknown; readonly settle: boolean },
  now: Instant,
): void => {
  const { recordId, record, shipped, settle } = edit;
  if (record === null || (shipped !== null && sameRecord(shipped, record))) {
    keepEdit(database, subject, { recordId, record: null, base: null }, now);
    return;
  }
  const last = database.get<EditRow>(
    `SELECT record_id, record, base, saved_at FROM reference_edit
     WHERE subject = ? AND record_id = ? ORDER BY edit_id DESC LIMIT 1`,
    [subject, recordId],
  );
  const before = last === undefined || last.record === null ? null : parsed(last.base);
  keepEdit(database, subject, { recordId, record, base: settle || before === null ? shipped : before }, now);
};

import type { Database, Row } from '../database.ts';

/** What was said about a date, and what the user answered. Instants in milliseconds. */
export type ReminderRow = Row & {
  procedure_key: number;
  node: string;
  at: number;
  level: number;
  fired_at: number;
  snoozed_until: number | null;
  acknowledged_at: number | null;
};

const columns = 'procedure_key, node, at, level, fired_at, snoozed_until, acknowledged_at';

/** Reminders of dates from `since` on. */
export const remindersSince = (database: Database, since: number): ReminderRow[] =>
  database.all<ReminderRow>(`SELECT ${columns} FROM reminder WHERE at >= ? ORDER BY at`, [since]);

/** Notes that a level was said. A new level ends a snooze; an acknowledgement stays. */
export const noteFired = (
  database: Database,
  date: { readonly procedureKey: number; readonly node: string; readonly at: number },
  level: number,
  now: number,
): void => {
  database.run(
    `INSERT INTO reminder (procedure_key, node, at, level, fired_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (procedure_key, node, at)
     DO UPDATE SET level = excluded.level, fired_at = excluded.fired_at, snoozed_until = NULL`,
    [date.procedureKey, date.node, date.at, level, now],
  );
};

type Key = { readonly procedureKey: number; readonly node: string; readonly at: number };

/** False: there is no such reminder. */
export const acknowledge = (database: Database, key: Key, now: number): boolean =>
  database.run('UPDATE reminder SET acknowledged_at = ? WHERE procedure_key = ? AND node = ? AND at = ?', [
    now,
    key.procedureKey,
    key.node,
    key.at,
  ]).changes === 1;

export const snooze = (database: Database, key: Key, until: number): boolean =>
  database.run('UPDATE reminder SET snoozed_until = ? WHERE procedure_key = ? AND node = ? AND at = ?', [
    until,
    key.procedureKey,
    key.node,
    key.at,
  ]).changes === 1;

export type ClockCheckRow = Row & { source: string; theirs: number; ours: number };

const kept = 20;

export const noteClockCheck = (
  database: Database,
  check: { readonly source: string; readonly theirs: number; readonly ours: number },
): void => {
  database.run('INSERT INTO clock_check (source, theirs, ours) VALUES (?, ?, ?)', [
    check.source,
    check.theirs,
    check.ours,
  ]);
  database.run('DELETE FROM clock_check WHERE check_id <= (SELECT max(check_id) FROM clock_check) - ?', [kept]);
};

export const lastClockCheck = (database: Database): ClockCheckRow | undefined =>
  database.get<ClockCheckRow>('SELECT source, theirs, ours FROM clock_check ORDER BY check_id DESC LIMIT 1');

import type { Database, Row } from '../database.ts';

/** What the last calendar file said of each date. */
export type CalendarEntryRow = Row & {
  uid: string;
  sequence: number;
  digest: string;
  procedure_key: number;
  summary: string;
  at: number;
};

export const calendarEntries = (database: Database): CalendarEntryRow[] =>
  database.all<CalendarEntryRow>('SELECT uid, sequence, digest, procedure_key, summary, at FROM calendar_entry');

export const keepCalendarEntry = (database: Database, entry: CalendarEntryRow): void => {
  database.run(
    `INSERT INTO calendar_entry (uid, sequence, digest, procedure_key, summary, at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (uid) DO UPDATE SET sequence = excluded.sequence, digest = excluded.digest, summary = excluded.summary,
       at = excluded.at`,
    [entry.uid, entry.sequence, entry.digest, entry.procedure_key, entry.summary, entry.at],
  );
};

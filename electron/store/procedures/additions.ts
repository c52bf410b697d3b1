import type { Database, Row } from '../database.ts';

/** What people add to a procedure's dates: those they read elsewhere, own steps, a watch. Instants in milliseconds. */
export type StatedDateRow = Row & { event: string; at: number; zone: string };
export type OwnStepRow = Row & {
  step_id: string;
  title: string;
  parent: string;
  working_days: number;
  time: string;
  is_done: number;
};

export const statedDatesOf = (database: Database, procedureKey: number): StatedDateRow[] =>
  database.all<StatedDateRow>('SELECT event, at, zone FROM stated_date WHERE procedure_key = ? ORDER BY event', [
    procedureKey,
  ]);

export const stateDateOf = (
  database: Database,
  procedureKey: number,
  stated: { readonly event: string; readonly at: number; readonly zone: string; readonly statedAt: string },
): void => {
  database.run(
    `INSERT INTO stated_date (procedure_key, event, at, zone, stated_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (procedure_key, event) DO UPDATE SET at = excluded.at, zone = excluded.zone, stated_at = excluded.stated_at`,
    [procedureKey, stated.event, stated.at, stated.zone, stated.statedAt],
  );
};

export const forgetDateOf = (database: Database, procedureKey: number, event: string): void => {
  database.run('DELETE FROM stated_date WHERE procedure_key = ? AND event = ?', [procedureKey, event]);
};

export const ownStepsOf = (database: Database, procedureKey: number): OwnStepRow[] =>
  database.all<OwnStepRow>(
    'SELECT step_id, title, parent, working_days, time, is_done FROM own_step WHERE procedure_key = ? ORDER BY added_at, step_id',
    [procedureKey],
  );

export const addOwnStep = (
  database: Database,
  procedureKey: number,
  step: {
    readonly stepId: string;
    readonly title: string;
    readonly parent: string;
    readonly workingDays: number;
    readonly time: string;
    readonly addedAt: string;
  },
): void => {
  database.run(
    `INSERT INTO own_step (step_id, procedure_key, title, parent, working_days, time, is_done, added_at)
     VALUES (?, ?, ?, ?, ?, ?, 0, ?)`,
    [step.stepId, procedureKey, step.title, step.parent, step.workingDays, step.time, step.addedAt],
  );
};

/** False: this procedure has no such step. */
export const markOwnStep = (database: Database, procedureKey: number, stepId: string, done: boolean): boolean =>
  database.run('UPDATE own_step SET is_done = ? WHERE step_id = ? AND procedure_key = ?', [
    done ? 1 : 0,
    stepId,
    procedureKey,
  ]).changes === 1;

export const removeOwnStep = (database: Database, procedureKey: number, stepId: string): boolean =>
  database.run('DELETE FROM own_step WHERE step_id = ? AND procedure_key = ?', [stepId, procedureKey]).changes === 1;

export const isWatched = (database: Database, procedureKey: number): boolean =>
  database.get('SELECT 1 FROM watched_procedure WHERE procedure_key = ?', [procedureKey]) !== undefined;

export const setWatched = (database: Database, procedureKey: number, watched: boolean, since: string): void => {
  if (watched)
    database.run('INSERT INTO watched_procedure (procedure_key, since) VALUES (?, ?) ON CONFLICT DO NOTHING', [
      procedureKey,
      since,
    ]);
  else database.run('DELETE FROM watched_procedure WHERE procedure_key = ?', [procedureKey]);
};

type KeyRow = Row & { procedure_key: number };

/** Procedures somebody works on: with a bid, own steps, dates of their own or a watch. `most` bounds the answer. */
export const procedureKeysInWork = (database: Database, most: number): number[] =>
  database
    .all<KeyRow>(
      `SELECT procedure_key FROM watched_procedure
       UNION SELECT procedure_key FROM own_step
       UNION SELECT procedure_key FROM stated_date
       UNION SELECT CAST(substr(procedure_id, 2) AS INTEGER) FROM bid WHERE procedure_id LIKE 'p%'
       ORDER BY 1 DESC LIMIT ?`,
      [most],
    )
    .map((row) => row.procedure_key);

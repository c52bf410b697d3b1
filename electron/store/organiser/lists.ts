import type { z } from 'zod';
import type { Instant } from '#shared/kernel/instant.ts';
import { people, type Person } from '#shared/procedure/organiser/people.ts';
import { builtInReasons, endReasons, type EndReason } from '#shared/procedure/organiser/reasons.ts';
import { builtInStages, workStages, type WorkStage } from '#shared/procedure/organiser/stages.ts';
import { builtInStuckRule, stuckRule, type StuckRule } from '#shared/procedure/organiser/stuck-rule.ts';
import type { Database, Row } from '../database.ts';

export type OrganiserLists = {
  readonly stages: readonly WorkStage[];
  readonly reasons: readonly EndReason[];
  readonly people: readonly Person[];
  readonly stuckRule: StuckRule;
};

const shapes = { stages: workStages, reasons: endReasons, people, stuckRule } as const;
type ListName = keyof typeof shapes;

/** What was saved; null where nothing was, or where only a later version of the program can read it. */
const savedList = <Name extends ListName>(database: Database, name: Name): z.output<(typeof shapes)[Name]> | null => {
  const row = database.get<Row & { entries: string }>('SELECT entries FROM organiser_list WHERE list = ?', [name]);
  if (row === undefined) return null;
  const read = shapes[name].safeParse(JSON.parse(row.entries));
  return read.success ? (read.data as z.output<(typeof shapes)[Name]>) : null;
};

/** The lists people edit, as the program brings them where nobody did. */
export const organiserLists = (database: Database): OrganiserLists => ({
  stages: savedList(database, 'stages') ?? builtInStages,
  reasons: savedList(database, 'reasons') ?? builtInReasons,
  people: savedList(database, 'people') ?? [],
  stuckRule: savedList(database, 'stuckRule') ?? builtInStuckRule,
});

export const saveOrganiserList = <Name extends ListName>(
  database: Database,
  name: Name,
  entries: OrganiserLists[Name],
  now: Instant,
): void => {
  database.run(
    `INSERT INTO organiser_list (list, entries, saved_at) VALUES (?, ?, ?)
     ON CONFLICT (list) DO UPDATE SET entries = excluded.entries, saved_at = excluded.saved_at`,
    [name, JSON.stringify(entries), now],
  );
};

/** The stage where procedures begin. */
export const newStageOf = (stages: readonly WorkStage[]): string =>
  stages.find(({ meaning }) => meaning === 'new')?.stageId ?? 'new';

/** How many procedures have an entry of a list. */
export const timesUsed = (
  database: Database,
  column: 'work_stage' | 'end_reason' | 'assignee',
  entry: string,
): number =>
  database.get<Row & { n: number }>(`SELECT count(*) AS n FROM procedure WHERE ${column} = ?`, [entry])?.n ?? 0;

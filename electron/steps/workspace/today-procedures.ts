import type { Today } from '#shared/contract/workspace.ts';
import { endOfDay, moscow } from '#shared/calendar/zones.ts';
import { dayIn, epochMilliseconds, instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import { organiserLists, type OrganiserLists } from '../../store/organiser/lists.ts';
import { findSelected, type Condition } from '../../store/organiser/selection.ts';
import type { Database, Row } from '../../store/database.ts';
import { procedureIdOf } from '../../store/procedures/ids.ts';
import type { ProcedureRecord } from '../../store/procedures/query.ts';
import type { Workspace } from '../../store/workspace.ts';
import { listWaiting } from '../../store/procedures/waiting.ts';
import { stuckCondition } from '../organiser/filter-conditions.ts';

const day = 86_400_000;
/** How far Today looks: two weeks of deadlines and steps; of anything as many as one can read. */
const dueDays = 14;
const most = 60;

/** Who has dropped or lost a procedure is not reminded of it. */
const notEnded = (lists: OrganiserLists): readonly Condition[] => {
  const ended = lists.stages.filter(({ meaning }) => meaning === 'dropped' || meaning === 'lost');
  const marks = ended.map(() => '?').join(', ');
  return ended.length === 0 ? [] : [[`work_stage IN (${marks})`, ...ended.map(({ stageId }) => stageId)]];
};

const recordsWhere = (
  database: Database,
  conditions: readonly Condition[],
  lists: OrganiserLists,
  order: 'deadline' | 'next-step',
): readonly ProcedureRecord[] =>
  findSelected(database, {
    match: null,
    conditions,
    without: notEnded(lists),
    order,
    descending: false,
    offset: 0,
    limit: most,
    // Only the first are shown: nobody waits for a count.
    total: Number.MAX_SAFE_INTEGER,
  }).records;

/** The last moment of a plain day. */
const endOf = (plain: string): Instant | null => {
  const end = endOfDay(plain, moscow);
  return end.ok ? instantFromEpoch(epochMilliseconds(end.value) - 1_000) : null;
};

const dueEntry = (record: ProcedureRecord, kind: 'bid-deadline' | 'next-step', at: Instant): Today['due'][number] => ({
  kind,
  at,
  procedureId: procedureIdOf(record.procedure_key),
  bidId: null,
  title: kind === 'next-step' ? (record.next_step ?? record.title) : record.title,
  buyer: kind === 'next-step' ? record.title : record.buyer,
});

const due = (database: Database, lists: OrganiserLists, now: number): Today['due'] => {
  const ends = recordsWhere(
    database,
    [
      ['deadline >= ?', now],
      ['deadline <= ?', now + dueDays * day],
    ],
    lists,
    'deadline',
  ).flatMap((record) =>
    record.deadline === null ? [] : [dueEntry(record, 'bid-deadline', instantFromEpoch(record.deadline))],
  );
  const [first, last] = [now, now + dueDays * day].map((at) => dayIn(instantFromEpoch(at), moscow));
  const steps = recordsWhere(
    database,
    [['next_step_on >= ? AND next_step_on <= ?', first ?? '', last ?? '']],
    lists,
    'next-step',
  ).flatMap((record) => {
    const at = record.next_step_on === null ? null : endOf(record.next_step_on);
    return at === null ? [] : [dueEntry(record, 'next-step', at)];
  });
  return [...ends, ...steps];
};

/** Editions that came and were not looked at yet, the newest first. */
const changed = (database: Database, lists: OrganiserLists): Today['changed'] => {
  const [ended] = notEnded(lists);
  const [sql, ...parameters] = ended ?? ['0'];
  return database
    .all<Row & { procedure_key: number; title: string; edition: number; imported_at: number; deadline: number | null }>(
      `SELECT procedure_key, title, edition, imported_at, deadline FROM procedure
       WHERE edition > coalesce(seen_edition, 1) AND (${sql.replace('work_stage', '+work_stage')}) IS NOT TRUE
       ORDER BY imported_at DESC LIMIT ?`,
      [...parameters, most],
    )
    .map((row) => ({
      procedureId: procedureIdOf(row.procedure_key),
      title: row.title,
      edition: row.edition,
      importedAt: instantFromEpoch(row.imported_at),
      deadline: row.deadline === null ? null : instantFromEpoch(row.deadline),
    }));
};

const stuckEntry = (
  record: ProcedureRecord,
  code: string,
  details: Today['stuck'][number]['finding']['details'],
): Today['stuck'][number] => ({
  bidId: null,
  keyId: null,
  procedureId: procedureIdOf(record.procedure_key),
  title: record.title,
  deadline: record.deadline === null ? null : instantFromEpoch(record.deadline),
  finding: { code, severity: 'warning', place: {}, details },
});

/** Documents that came before their notice say nothing until it is here: one line for all of them. */
const waiting = (database: Database): Today['stuck'] => {
  const { total, rows } = listWaiting(database);
  const [first] = rows;
  if (first === undefined) return [];
  const details = { count: total, sourceId: first.source_id };
  return [
    {
      bidId: null,
      keyId: null,
      procedureId: null,
      title: first.name,
      deadline: null,
      finding: { code: 'procedure.documents-waiting', severity: 'warning', place: {}, details },
    },
  ];
};

/** By the user's rule, and steps whose day has passed. */
const stuck = (database: Database, lists: OrganiserLists, now: number): Today['stuck'] => {
  const quiet = recordsWhere(database, [stuckCondition({ lists, now })], lists, 'deadline').map((record) => {
    const count = Math.floor((now - (record.moved_at ?? record.imported_at)) / day);
    return stuckEntry(record, 'organiser.stuck', { count });
  });
  const today = dayIn(instantFromEpoch(now), moscow);
  const overdue = recordsWhere(database, [['next_step_on < ?', today]], lists, 'next-step').map((record) =>
    stuckEntry(record, 'organiser.step-overdue', { step: record.next_step ?? '', on: record.next_step_on ?? '' }),
  );
  return [...overdue, ...quiet, ...waiting(database)];
};

/** What asks for attention among the procedures. `now` in milliseconds. */
export const proceduresToday = (workspace: Workspace, now: number): Pick<Today, 'due' | 'changed' | 'stuck'> => {
  const { database } = workspace;
  const lists = organiserLists(database);
  return { due: due(database, lists, now), changed: changed(database, lists), stuck: stuck(database, lists, now) };
};

import type { Work } from '#shared/contract/organiser.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { priorities } from '#shared/procedure/organiser/filter.ts';
import type { Database, Row } from '../database.ts';
import type { ProcedureRecord } from '../procedures/query.ts';

type Count = Row & { n: number };
const countOf = (database: Database, sql: string, ...keys: readonly number[]): number =>
  database.get<Count>(sql, keys)?.n ?? 0;

/** A procedure's tags by name. */
export const tagsOf = (database: Database, procedureKey: number): string[] =>
  database
    .all<Row & { name: string }>(
      `SELECT name FROM tag WHERE tag_key IN (SELECT tag_key FROM procedure_tag WHERE procedure_key = ?) ORDER BY folded`,
      [procedureKey],
    )
    .map(({ name }) => name);

/** Our own work on a procedure as faces show it. `newStage`: the stage that means "new", where nobody has moved it yet. */
export const workOf = (database: Database, record: ProcedureRecord, newStage: string): Work => {
  const key = record.procedure_key;
  return {
    stageId: record.work_stage ?? newStage,
    assigneeId: record.assignee,
    tags: tagsOf(database, key),
    isStarred: record.starred === 1,
    priority: priorities[record.priority ?? 0] ?? 'none',
    nextStep: record.next_step === null ? null : { text: record.next_step, on: record.next_step_on },
    reason: record.end_reason === null ? null : { reasonId: record.end_reason, text: record.end_reason_text ?? '' },
    notes: countOf(database, 'SELECT count(*) AS n FROM work_note WHERE procedure_key = ?', key),
    isSeen: record.seen_edition !== null,
    isChanged: record.edition > (record.seen_edition ?? 1),
    duplicates: countOf(
      database,
      `SELECT (SELECT count(*) FROM duplicate_pair WHERE first_key = ? AND state <> 'refused')
         + (SELECT count(*) FROM duplicate_pair WHERE second_key = ? AND state <> 'refused') AS n`,
      key,
      key,
    ),
    movedAt: record.moved_at === null ? null : instantFromEpoch(record.moved_at),
  };
};

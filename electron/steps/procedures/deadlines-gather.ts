import { russia } from '#shared/calendar/russia.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { instantFromEpoch, type Zone } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { deadlineGraph, type DeadlineNode, type OwnStep, type StatedDate } from '#shared/procedure/deadline-graph.ts';
import { countingZone, ruleQuestionOf, statedByNotice } from '#shared/procedure/deadline-graph-facts.ts';
import { isNewerThanRules, rulesFor, type RuleQuestion } from '#shared/procedure/deadline-graph-rules.ts';
import type { Procedure } from '#shared/procedure/model.ts';
import { readProcedure } from '../../notices/read-edition.ts';
import { ownStepsOf, statedDatesOf } from '../../store/procedures/additions.ts';
import { editionsOf } from '../../store/procedures/editions.ts';
import { procedureKeyOf } from '../../store/procedures/ids.ts';
import { findProcedure, type ProcedureRecord } from '../../store/procedures/query.ts';
import type { Workspace } from '../../store/workspace.ts';
import { editionReader } from './edition-bytes.ts';

export type GatheredDeadlines = {
  readonly record: ProcedureRecord;
  readonly question: RuleQuestion;
  readonly isNewerThanRules: boolean;
  readonly nodes: readonly DeadlineNode[];
};

/** By the workspace's id or the source's own. */
export const procedureRecord = (workspace: Workspace, id: string): Outcome<ProcedureRecord> => {
  const record = findProcedure(workspace.database, procedureKeyOf(id), id);
  return record === undefined
    ? failKernel('record.not-found', { kind: 'procedure', id: harmlessLine(id) })
    : ok(record);
};

/** What the procedure's editions up to and with `edition` say together; `edition` null: all of them. */
export const procedureAt = (
  workspace: Workspace,
  record: ProcedureRecord,
  edition: number | null,
): Outcome<Procedure> => {
  const rows = editionsOf(workspace.database, record.procedure_key).filter(
    ({ number }) => edition === null || number <= edition,
  );
  const bytes = editionReader(workspace.database, workspace.vault).ofRows(rows);
  return bytes.ok ? readProcedure(bytes.value) : bytes;
};

const isTime = (text: string): text is `${number}:${number}` => /^\d\d:\d\d$/.test(text);

const ownSteps = (workspace: Workspace, key: number): readonly OwnStep[] =>
  ownStepsOf(workspace.database, key).map((row) => ({
    stepId: row.step_id,
    title: row.title,
    parent: row.parent,
    term: { unit: 'working-days', amount: row.working_days, ends: isTime(row.time) ? row.time : 'day-end' },
    done: row.is_done === 1,
  }));

const statedByUser = (workspace: Workspace, key: number): readonly StatedDate[] =>
  statedDatesOf(workspace.database, key).map(({ event, at, zone }) => ({
    event,
    at: instantFromEpoch(at),
    zone,
    by: 'user',
    edition: null,
    path: null,
  }));

/** The graph of one state of a procedure; own steps and dates the user read elsewhere belong to every state. */
export const graphOf = (
  workspace: Workspace,
  record: ProcedureRecord,
  procedure: Procedure,
  edition: number,
  ownZone: Zone,
): GatheredDeadlines => {
  const question = ruleQuestionOf(procedure);
  const rules = rulesFor(question);
  const nodes = deadlineGraph({
    stated: [...statedByNotice(procedure, edition), ...statedByUser(workspace, record.procedure_key)],
    rules,
    own: ownSteps(workspace, record.procedure_key),
    zone: countingZone(procedure),
    ownZone,
    calendar: russia,
  });
  const { publishedOn } = question;
  return { record, question, nodes, isNewerThanRules: publishedOn !== null && isNewerThanRules(publishedOn, rules) };
};

/** Every date of a procedure as it stands now. Refuses with `record.not-found` or `storage.*`. */
export const gatherDeadlines = (workspace: Workspace, id: string, ownZone: Zone): Outcome<GatheredDeadlines> => {
  const record = procedureRecord(workspace, id);
  if (!record.ok) return record;
  const procedure = procedureAt(workspace, record.value, null);
  return procedure.ok
    ? ok(graphOf(workspace, record.value, procedure.value, record.value.edition, ownZone))
    : procedure;
};

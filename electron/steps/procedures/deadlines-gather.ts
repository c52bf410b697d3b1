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
import { sectionOf } from '#shared/procedure/platforms/section.ts';
import type { Section } from '#shared/procedure/platforms/vocabulary.ts';
import { readProcedure } from '../../notices/read-edition.ts';
import { ownStepsOf, statedDatesOf } from '../../store/procedures/additions.ts';
import { editionsOf } from '../../store/procedures/editions.ts';
import { procedureKeyOf } from '../../store/procedures/ids.ts';
import { findProcedure, type ProcedureRecord } from '../../store/procedures/query.ts';
import type { Workspace } from '../../store/workspace.ts';
import { cardNamed } from '../company/platform-cards.ts';
import { dateRulesOf } from './date-rule-records.ts';
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

/** What a state of a procedure gives to its graph. */
type GraphFacts = {
  readonly question: RuleQuestion;
  readonly stated: readonly StatedDate[];
  readonly zone: Zone;
  /** The words by which the notice names its platform; '' where it names none. */
  readonly platformWords: string;
  readonly section: Section;
};

const factsOf = (procedure: Procedure, edition: number): GraphFacts => ({
  question: ruleQuestionOf(procedure),
  stated: statedByNotice(procedure, edition),
  zone: countingZone(procedure),
  platformWords: [procedure.platform, procedure.platformUrl].filter((word) => typeof word === 'string').join(' '),
  section: sectionOf(procedure),
});

const graphFrom = (
  workspace: Workspace,
  record: ProcedureRecord,
  { question, stated, zone, platformWords }: GraphFacts,
  ownZone: Zone,
): GatheredDeadlines => {
  const { database } = workspace;
  const platformId = cardNamed(database, platformWords)?.platformId ?? null;
  const rules = rulesFor({ ...question, platformId }, dateRulesOf(database));
  const nodes = deadlineGraph({
    stated: [...stated, ...statedByUser(workspace, record.procedure_key)],
    rules,
    own: ownSteps(workspace, record.procedure_key),
    zone,
    ownZone,
    calendar: russia,
  });
  const { publishedOn } = question;
  return { record, question, nodes, isNewerThanRules: publishedOn !== null && isNewerThanRules(publishedOn, rules) };
};

/** The graph of one state of a procedure; own steps and dates the user read elsewhere belong to every state. */
export const graphOf = (
  workspace: Workspace,
  record: ProcedureRecord,
  procedure: Procedure,
  edition: number,
  ownZone: Zone,
): GatheredDeadlines => graphFrom(workspace, record, factsOf(procedure, edition), ownZone);

type Kept = { readonly edition: number; readonly importedAt: number; readonly facts: GraphFacts };
/** Notices are read again only when an edition came: reminders look at every procedure in work twice a minute. */
const keptFacts = new WeakMap<Workspace['database'], Map<number, Kept>>();
const mostKept = 2_000;

/** What a procedure's newest edition says of its law, its platform and its dates, read once for each edition. */
export const currentFacts = (workspace: Workspace, record: ProcedureRecord): Outcome<GraphFacts> => {
  const { procedure_key: key, edition, imported_at: importedAt } = record;
  const kept = keptFacts.get(workspace.database) ?? new Map<number, Kept>();
  keptFacts.set(workspace.database, kept);
  const known = kept.get(key);
  if (known?.edition === edition && known.importedAt === importedAt) return ok(known.facts);
  const procedure = procedureAt(workspace, record, null);
  if (!procedure.ok) return procedure;
  const facts = factsOf(procedure.value, edition);
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, { edition, importedAt, facts });
  return ok(facts);
};

/** Every date of a procedure as it stands now. Refuses with `record.not-found` or `storage.*`. */
export const gatherDeadlines = (workspace: Workspace, id: string, ownZone: Zone): Outcome<GatheredDeadlines> => {
  const record = procedureRecord(workspace, id);
  if (!record.ok) return record;
  const facts = currentFacts(workspace, record.value);
  return facts.ok ? ok(graphFrom(workspace, record.value, facts.value, ownZone)) : facts;
};

import { moscow } from '#shared/calendar/zones.ts';
import type { ProcedureRow } from '#shared/contract/procedures.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Zone } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { instantText } from '#shared/procedure/written-instant.ts';
import type { Row } from '../../store/database.ts';
import { findByMark, keysByMark } from '../../store/organiser/by-mark.ts';
import { newStageOf, type OrganiserLists } from '../../store/organiser/lists.ts';
import { findSelected, keysInOrder, type Condition, type Selected } from '../../store/organiser/selection.ts';
import { workOf } from '../../store/organiser/work-facts.ts';
import { procedureIdOf } from '../../store/procedures/ids.ts';
import { findProcedures, type ProcedurePage, type ProcedureRecord } from '../../store/procedures/query.ts';
import type { Workspace } from '../../store/workspace.ts';
import type { Step } from '../context.ts';
import { resolveSelection } from '../organiser/selected.ts';
import type { ListAnswer, ListQuestion } from './types.ts';

const bidCount = (workspace: Workspace, id: string): number =>
  workspace.database.get<Row & { n: number }>('SELECT count(*) AS n FROM bid WHERE procedure_id = ?', [id])?.n ?? 0;

/** Rows as faces show them. `now` in milliseconds. */
export const procedureRows = (
  workspace: Workspace,
  records: readonly ProcedureRecord[],
  { lists, now }: { readonly lists: OrganiserLists; readonly now: number },
): ProcedureRow[] => {
  const newStage = newStageOf(lists.stages);
  return records.map((record) => ({
    id: procedureIdOf(record.procedure_key),
    sourceId: record.source_id,
    sourceFormat: record.source_format,
    title: record.title,
    buyer: record.buyer,
    deadline: record.deadline === null ? null : instantText(record.deadline),
    publishedAt: record.published === null ? null : instantText(record.published),
    value:
      record.amount === null || record.currency === null ? null : { amount: record.amount, currency: record.currency },
    edition: record.edition,
    stage: record.deadline === null ? 'undated' : record.deadline > now ? 'open' : 'closed',
    bids: bidCount(workspace, procedureIdOf(record.procedure_key)),
    work: workOf(workspace.database, record, newStage),
  }));
};

/** Orders that gather rows by a list which people keep in their own order; within one entry, by deadline. */
const gatheredBy = (
  order: 'work-stage' | 'assignee' | 'priority',
  { stages, people }: OrganiserLists,
): Pick<Parameters<typeof findByMark>[2], 'column' | 'marks'> => {
  if (order === 'priority') return { column: 'priority', marks: [3, 2, 1, null] };
  if (order === 'assignee') {
    const byName = people.toSorted((a, b) => a.name.localeCompare(b.name));
    return { column: 'assignee', marks: byName.map(({ personId }) => personId) };
  }
  const newStage = newStageOf(stages);
  return { column: 'work_stage', marks: stages.map(({ stageId }) => (stageId === newStage ? null : stageId)) };
};

/** As one condition on the notice's row; a `~` is for the store's own walks. */
const asConditions = ({ conditions, without = [] }: Selected): readonly Condition[] =>
  [...conditions, ...without.map(([sql, ...parameters]): Condition => [`(${sql}) IS NOT TRUE`, ...parameters])].map(
    ([sql, ...parameters]): Condition => [sql.replaceAll('~', ''), ...parameters],
  );

/** What asks for words of notices, or only for facts that notices state, goes the notices' own way. */
const isOfNotices = ({ match, also = [], without = [], conditions }: Selected): boolean =>
  also.length === 0 && (match !== null || (without.length === 0 && conditions.every(([sql]) => !sql.includes('~'))));

const pageOf = (
  workspace: Workspace,
  question: ListQuestion,
  selected: Selected,
  lists: OrganiserLists,
): ProcedurePage => {
  const { database } = workspace;
  const { order, descending, offset, limit } = question;
  if (order === 'work-stage' || order === 'assignee' || order === 'priority')
    return findByMark(database, selected, { ...gatheredBy(order, lists), descending }, { offset, limit });
  const { match } = selected;
  return isOfNotices(selected)
    ? findProcedures(database, { match, conditions: asConditions(selected), order, descending, offset, limit })
    : findSelected(database, { ...selected, order, descending, offset, limit });
};

/** Keys of all that a question finds, in its order. */
export const orderedKeys = (
  workspace: Workspace,
  { order, descending }: Pick<ListQuestion, 'order' | 'descending'>,
  selected: Selected,
  lists: OrganiserLists,
): readonly number[] =>
  order === 'work-stage' || order === 'assignee' || order === 'priority'
    ? keysByMark(workspace.database, selected, { ...gatheredBy(order, lists), descending })
    : keysInOrder(workspace.database, selected, { order, descending }).map(({ key }) => key);

/**
 * One page of procedures. Any text is a valid search: each word must occur, in some form, in the title, the
 * buyer, a lot, a position, a document's name, a note or a tag; a source's own id finds that one procedure. Days in the
 * filter are days of `zone`.
 */
export const listProcedures = (workspace: Workspace, question: ListQuestion, zone: Zone): Outcome<ListAnswer> => {
  const resolved = resolveSelection(workspace, question, zone, question.order);
  if (!resolved.ok) return resolved;
  const { selected, lists } = resolved.value;
  if (selected === null) return ok({ total: 0, rows: [] });
  const { total, totalIsLeast = false, records } = pageOf(workspace, question, selected, lists);
  return ok({
    total,
    ...(totalIsLeast ? { totalIsLeast } : {}),
    rows: procedureRows(workspace, records, resolved.value),
  });
};

/** Days in a filter are Moscow's, as the days of the list's own column are. */
export const listProceduresStep: Step<'procedures.list'> = async (question, { host }) =>
  listProcedures(host.workspace, question, moscow);

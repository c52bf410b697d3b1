import { moscow } from '#shared/calendar/zones.ts';
import { ok } from '#shared/kernel/result.ts';
import type { ProcedureOrder } from '#shared/procedure/organiser/columns.ts';
import { firstOfMark, markCounts } from '../../store/organiser/by-mark.ts';
import { newStageOf } from '../../store/organiser/lists.ts';
import { findSelected, withWordsKept } from '../../store/organiser/selection.ts';
import type { Step } from '../context.ts';
import { procedureRows } from '../procedures/list-procedures.ts';
import { loadSettings } from '../workspace/settings.ts';
import { boundsOf } from './days.ts';
import { resolveSelection } from './selected.ts';

/** Orders that a column of the board has: one that gathers by another mark is by deadline there. */
const within = (order: ProcedureOrder): Exclude<ProcedureOrder, 'work-stage' | 'assignee' | 'priority'> =>
  order === 'work-stage' || order === 'assignee' || order === 'priority' ? 'deadline' : order;

export const showBoard: Step<'procedures.board'> = async ({ order, descending, perColumn, ...asked }, { host }) => {
  const { workspace } = host;
  const resolved = resolveSelection(workspace, asked, moscow, order);
  if (!resolved.ok) return resolved;
  const { selected, lists } = resolved.value;
  const newStage = newStageOf(lists.stages);
  const wanted = asked.filter.workStages;
  const stages = lists.stages.filter(({ stageId }) => wanted === undefined || wanted.includes(stageId));
  if (selected === null) return ok({ columns: stages.map(({ stageId }) => ({ stageId, total: 0, rows: [] })) });
  const kept = withWordsKept(workspace.database, selected);
  const counts = markCounts(workspace.database, kept, 'work_stage');
  return ok({
    columns: stages.map(({ stageId }) => {
      const mark = stageId === newStage ? null : stageId;
      const total = counts.get(mark) ?? 0;
      const page = { order: within(order), descending, limit: perColumn, total };
      const records = total === 0 ? [] : firstOfMark(workspace.database, kept, 'work_stage', mark, page);
      return { stageId, total, rows: procedureRows(workspace, records, resolved.value) };
    }),
  });
};

/** A procedure without a day of publication stands from its end alone. */
export const showTimeline: Step<'procedures.timeline'> = async ({ from, to, offset, limit, ...asked }, { host }) => {
  const { workspace } = host;
  const { zone } = await loadSettings(host);
  const bounds = boundsOf(from, to, zone);
  if (!bounds.ok) return bounds;
  const resolved = resolveSelection(workspace, asked, moscow);
  if (!resolved.ok) return resolved;
  const { selected } = resolved.value;
  if (selected === null) return ok({ zone, total: 0, bars: [] });
  const { start, end } = bounds.value;
  const { total, records } = findSelected(workspace.database, {
    ...selected,
    conditions: [
      ...selected.conditions,
      ['deadline >= ?', start],
      // Begun within the days; without a beginning, ended within them.
      ['coalesce(published, deadline) < ?', end],
    ],
    order: 'deadline',
    descending: false,
    offset,
    limit,
  });
  const rows = procedureRows(workspace, records, resolved.value);
  return ok({
    zone,
    total,
    bars: rows.map((row) => ({
      row,
      from: row.publishedAt,
      to: row.deadline,
      nextStepOn: row.work.nextStep?.on ?? null,
    })),
  });
};

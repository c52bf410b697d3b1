import type { DeadlineRow } from '#shared/contract/deadlines.ts';
import { endOfDay, moscow } from '#shared/calendar/zones.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { epochMilliseconds, instantFromEpoch, type Instant, type PlainDay, type Zone } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { ownNameOf } from '#shared/procedure/deadline-graph.ts';
import type { Row } from '../../store/database.ts';
import { procedureKeysInWork } from '../../store/procedures/additions.ts';
import { procedureIdOf } from '../../store/procedures/ids.ts';
import type { Workspace } from '../../store/workspace.ts';
import type { Step } from '../context.ts';
import { closedDates } from '../bids/submission/after.ts';
import { loadSettings } from '../workspace/settings.ts';
import { gatherDeadlines } from './deadlines-gather.ts';

/** Procedures whose whole graph is looked at; people work on tens. */
export const mostInWork = 500;

/** Dates that say when something was, or may begin, are no deadline. */
const noDeadline = new Set([
  'published',
  'bids-from',
  'requests-from',
  'questions-from',
  'documents-from',
  'award-from',
  'contract-from',
  'protocol',
  'acceptance',
  'contract-signed',
  'disagreement',
]);

type OpenRow = Row & {
  procedure_key: number;
  source_id: string;
  title: string;
  buyer: string;
  deadline: number;
  deadline_offset: string | null;
};

export type ListedDeadlines = { readonly rows: readonly DeadlineRow[]; readonly isCut: boolean };

/** Dates to come of the procedures that somebody works on, from `from` on; every node of their graphs. */
export const deadlinesInWork = (workspace: Workspace, from: Instant, ownZone: Zone): readonly DeadlineRow[] => {
  const rows: DeadlineRow[] = [];
  const closed = closedDates(workspace.database);
  for (const key of procedureKeysInWork(workspace.database, mostInWork)) {
    const gathered = gatherDeadlines(workspace, procedureIdOf(key), ownZone);
    // What can not be read again is told where it is opened.
    if (!gathered.ok) continue;
    const { record, nodes } = gathered.value;
    for (const node of nodes) {
      if (node.state !== 'dated' || Date.parse(node.at) < Date.parse(from) || noDeadline.has(node.id)) continue;
      if (node.basis.by === 'own' && node.basis.step.done) continue;
      // A contract that is not ours asks nothing of us, nor does what is done.
      if (closed.get(procedureIdOf(key))?.has(node.id)) continue;
      rows.push({
        procedureId: procedureIdOf(key),
        sourceId: record.source_id,
        procedureTitle: record.title,
        buyer: record.buyer,
        nodeId: node.id,
        event: node.basis.by === 'own' ? null : node.id,
        title: ownNameOf(node.basis),
        at: node.at,
        zone: node.zone,
        by: node.basis.by,
        article: node.basis.by === 'rule' ? node.basis.rule.article : null,
      });
    }
  }
  return rows;
};

const byTime = (a: DeadlineRow, b: DeadlineRow): number => Date.parse(a.at) - Date.parse(b.at);

/**
 * Dates to come up to the end of `until` (a day of Moscow): all of the procedures in work, and of every other procedure its
 * last moment for bids.
 */
export const collectDeadlines = (
  workspace: Workspace,
  question: { readonly now: Instant; readonly until: PlainDay | null; readonly limit: number; readonly ownZone: Zone },
): Outcome<ListedDeadlines> => {
  const end = question.until === null ? null : endOfDay(question.until, moscow);
  if (end !== null && !end.ok) return end;
  const last = end === null ? Number.MAX_SAFE_INTEGER : epochMilliseconds(end.value);
  const inWork = deadlinesInWork(workspace, question.now, question.ownZone).filter(
    ({ at }) => epochMilliseconds(at) < last,
  );
  const known = new Set(inWork.map(({ procedureId }) => procedureId));
  const open = workspace.database
    .all<OpenRow>(
      `SELECT procedure_key, source_id, title, buyer, deadline, deadline_offset FROM procedure
       WHERE deadline >= ? AND deadline < ? ORDER BY deadline LIMIT ?`,
      [epochMilliseconds(question.now), last, question.limit + known.size + 1],
    )
    .filter((row) => !known.has(procedureIdOf(row.procedure_key)))
    .map((row): DeadlineRow => ({
      procedureId: procedureIdOf(row.procedure_key),
      sourceId: row.source_id,
      procedureTitle: row.title,
      buyer: row.buyer,
      nodeId: 'bids-until',
      event: 'bids-until',
      title: null,
      at: instantFromEpoch(row.deadline),
      zone: row.deadline_offset ?? moscow,
      by: 'notice',
      article: null,
    }));
  const rows = [...inWork, ...open].toSorted(byTime);
  return ok({ rows: rows.slice(0, question.limit), isCut: rows.length > question.limit });
};

export const listDeadlines: Step<'deadlines.list'> = async ({ until, limit }, { host }) => {
  const { zone } = await loadSettings(host);
  const now = host.clock();
  const listed = collectDeadlines(host.workspace, { now, until, limit, ownZone: zone });
  return listed.ok ? ok({ now, rows: [...listed.value.rows], isCut: listed.value.isCut }) : listed;
};

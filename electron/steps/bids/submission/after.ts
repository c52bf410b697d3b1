import { russia } from '#shared/calendar/russia.ts';
import { afterDates, closedNodes, judgeAfter, type AfterDate } from '#shared/bid/submission/after.ts';
import type { AfterStep, SubmissionEvent } from '#shared/bid/submission/events.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { stateableEvents, type StateableEvent } from '#shared/procedure/deadline-graph-rules.ts';
import { stateDateOf, forgetDateOf } from '../../../store/procedures/additions.ts';
import { procedureKeyOf } from '../../../store/procedures/ids.ts';
import type { Database, Row } from '../../../store/database.ts';
import type { Host } from '../../context.ts';
import { gatherDeadlines } from '../../procedures/deadlines-gather.ts';
import { loadSettings } from '../../workspace/settings.ts';

export type AfterResult = { readonly dates: readonly AfterDate[]; readonly findings: readonly Finding[] };

type Bid = { readonly procedureId: string; readonly security: unknown };

/** What follows a bid's result, by the procedure's own graph of dates. A procedure that can not be read again dates nothing. */
export const afterResult = async (
  host: Host,
  { procedureId, security }: Bid,
  events: readonly SubmissionEvent[],
): Promise<AfterResult> => {
  if (!events.some(({ kind }) => kind === 'result' || kind === 'withdrawn')) return { dates: [], findings: [] };
  const { zone } = await loadSettings(host);
  const gathered = gatherDeadlines(host.workspace, procedureId, zone);
  const dates = afterDates({
    events,
    nodes: gathered.ok ? gathered.value.nodes : [],
    hasSecurity: security !== null,
    zone: 'Europe/Moscow',
    calendar: russia,
    now: host.clock(),
  });
  return { dates, findings: judgeAfter(dates) };
};

const isStateable = (step: AfterStep): step is AfterStep & StateableEvent =>
  (stateableEvents as readonly string[]).includes(step);

/** A step that other dates hang on is a date of the procedure too, so that they move with it. */
export const stateStep = (
  database: Database,
  procedureId: string,
  { step, at, isDone }: { readonly step: AfterStep; readonly at: Instant; readonly isDone: boolean },
  now: Instant,
): void => {
  const key = procedureKeyOf(procedureId);
  if (key === null || !isStateable(step)) return;
  if (isDone) stateDateOf(database, key, { event: step, at: Date.parse(at), zone: 'Europe/Moscow', statedAt: now });
  else forgetDateOf(database, key, step);
};

type EventRow = Row & { procedure_id: string; bid_id: string; body: string };

/**
 * For every procedure with noted events: its dates that ask nothing of us any more. Of several bids for one procedure a date is
 * closed only where all of them say so.
 */
export const closedDates = (database: Database): ReadonlyMap<string, ReadonlySet<string>> => {
  const rows = database.all<EventRow>(
    `SELECT bid.procedure_id, bid_event.bid_id, bid_event.body FROM bid_event JOIN bid ON bid.bid_id = bid_event.bid_id
     ORDER BY bid_event.bid_id, event_id`,
  );
  const closed = new Map<string, ReadonlySet<string>>();
  for (const [, each] of Map.groupBy(rows, ({ bid_id: bidId }) => bidId)) {
    const [first] = each;
    if (first === undefined) continue;
    const own = closedNodes(each.map(({ body }) => JSON.parse(body) as SubmissionEvent));
    const others = closed.get(first.procedure_id);
    closed.set(first.procedure_id, others === undefined ? own : new Set([...own].filter((node) => others.has(node))));
  }
  return closed;
};

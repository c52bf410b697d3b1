import type { Today } from '#shared/contract/workspace.ts';
import { epochMilliseconds } from '#shared/kernel/instant.ts';
import type { Row } from '../../../store/database.ts';
import type { Host } from '../../context.ts';
import { loadDraft } from '../bid-records.ts';
import { afterResult } from './after.ts';
import { listEvents } from './event-records.ts';
import { findProcedure } from '../../../store/procedures/query.ts';
import { procedureKeyOf } from '../../../store/procedures/ids.ts';

const day = 86_400_000;
/** People wait for the money of tens of bids, an import of history may have thousands. */
const mostBids = 300;

type Told = Pick<Today, 'due' | 'stuck'>;

/** Of bids with a result: what is to come within the days that Today looks ahead, and what is overdue and ours or owed to us. */
export const dueAfterResults = async (host: Host, days: number): Promise<Told> => {
  const { database } = host.workspace;
  const now = epochMilliseconds(host.clock());
  const told: Told = { due: [], stuck: [] };
  const bids = database.all<Row & { bid_id: string }>(
    `SELECT bid_id FROM bid_event WHERE body ->> 'kind' IN ('result', 'withdrawn') GROUP BY bid_id
     ORDER BY max(event_id) DESC LIMIT ?`,
    [mostBids],
  );
  for (const { bid_id: bidId } of bids) {
    const draft = loadDraft(database, bidId);
    if (!draft.ok) continue;
    const { procedureId, sourceId } = draft.value;
    const key = procedureKeyOf(procedureId);
    const procedure = findProcedure(database, key, sourceId);
    const { dates, findings } = await afterResult(host, draft.value, listEvents(database, bidId));
    const title = procedure?.title ?? sourceId;
    for (const { step, at, doneAt } of dates) {
      const left = at === null ? -1 : epochMilliseconds(at) - now;
      if (at !== null && doneAt === null && left >= 0 && left <= days * day)
        told.due.push({ kind: 'contract-step', step, at, procedureId, bidId, title, buyer: procedure?.buyer ?? null });
    }
    for (const finding of findings.filter(({ severity }) => severity !== 'info').slice(0, 1))
      told.stuck.push({ bidId, keyId: null, procedureId, title, deadline: null, finding: { ...finding } });
  }
  return told;
};

import { standingOf, type SubmissionEvent } from '#shared/bid/submission/events.ts';
import type { Database, Row } from '../../../store/database.ts';

type EventRow = Row & { bid_id: string; procedure_id: string; body: string };

/** Procedures for which a bid was submitted whose receipt is not here; whether there is still time is for the caller to say. */
export const proceduresWithoutReceipt = (database: Database): ReadonlySet<string> => {
  const rows = database.all<EventRow>(
    `SELECT bid.bid_id AS bid_id, bid.procedure_id AS procedure_id, bid_event.body AS body
     FROM bid_event JOIN bid ON bid.bid_id = bid_event.bid_id
     WHERE body ->> 'kind' <> 'step' ORDER BY bid_event.event_id`,
  );
  const missing = new Set<string>();
  for (const [, each] of Map.groupBy(rows, ({ bid_id: bidId }) => bidId)) {
    const { state, receipt } = standingOf(each.map(({ body }) => JSON.parse(body) as SubmissionEvent));
    if (state === 'submitted' && receipt === null && each[0] !== undefined) missing.add(each[0].procedure_id);
  }
  return missing;
};

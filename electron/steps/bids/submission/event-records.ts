import type { SubmissionEvent } from '#shared/bid/submission/events.ts';
import type { Database, Row } from '../../../store/database.ts';

export const listEvents = (database: Database, bidId: string): readonly SubmissionEvent[] =>
  database
    .all<Row & { body: string }>('SELECT body FROM bid_event WHERE bid_id = ? ORDER BY event_id', [bidId])
    .map(({ body }) => JSON.parse(body) as SubmissionEvent);

export const addEvent = (database: Database, bidId: string, event: SubmissionEvent): void => {
  database.run('INSERT INTO bid_event (bid_id, body) VALUES (?, ?)', [bidId, JSON.stringify(event)]);
};

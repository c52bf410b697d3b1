import type { BidDraft } from '#shared/bid/draft.ts';
import { isHandedIn, standingOf } from '#shared/bid/submission/events.ts';
import type { Database, Row } from '../../store/database.ts';
import { listEvents } from './submission/event-records.ts';

export type OtherBids = { readonly handedIn: readonly string[]; readonly drafted: readonly string[] };

/** Lots that the company's other bids in the same procedure are for; a bid for no lot of its own is for all of them. */
export const otherBids = (
  database: Database,
  { bidId, procedureId, companyId }: Pick<BidDraft, 'bidId' | 'procedureId' | 'companyId'>,
  lotIds: readonly string[],
): OtherBids => {
  const rows = database.all<Row & { bid_id: string; lot_id: string | null }>(
    'SELECT bid_id, lot_id FROM bid WHERE procedure_id = ? AND company_id = ? AND bid_id <> ? ORDER BY bid_id',
    [procedureId, companyId, bidId],
  );
  const bids = rows.map((row) => ({
    lots: row.lot_id === null ? lotIds : [row.lot_id],
    state: standingOf(listEvents(database, row.bid_id)).state,
  }));
  return {
    handedIn: bids.filter(({ state }) => isHandedIn(state)).flatMap(({ lots }) => lots),
    drafted: bids.filter(({ state }) => state === 'not-submitted').flatMap(({ lots }) => lots),
  };
};

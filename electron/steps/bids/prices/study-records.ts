import { emptyStudy, priceStudy, type PriceStudy } from '#shared/bid/scoring/study.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Database, Row } from '../../../store/database.ts';

/** What the user weighs about the price of a bid; empty where he has not begun. */
export const loadStudy = (database: Database, bidId: string): PriceStudy => {
  const row = database.get<Row & { body: string }>('SELECT body FROM bid_price_study WHERE bid_id = ?', [bidId]);
  const read = row === undefined ? null : priceStudy.safeParse(JSON.parse(row.body));
  return read?.success === true ? read.data : emptyStudy;
};

export const storeStudy = (database: Database, bidId: string, study: PriceStudy, now: Instant): void => {
  database.run(
    `INSERT INTO bid_price_study (bid_id, body, saved_at) VALUES (?, ?, ?)
     ON CONFLICT (bid_id) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at`,
    [bidId, JSON.stringify(study), now],
  );
};

import type { Instant } from '#shared/kernel/instant.ts';
import { storedOffer, type KeptOffer } from '#shared/finance/offers/stored.ts';
import type { Database, Row } from '../database.ts';

export type SavedOffer = KeptOffer & { readonly savedAt: Instant };
type OfferRow = Row & { offer_id: string; offer: string; saved_at: string };

const offerOf = (row: OfferRow): readonly SavedOffer[] => {
  const read = storedOffer.safeParse(JSON.parse(row.offer));
  return read.success ? [{ offerId: row.offer_id, offer: read.data, savedAt: row.saved_at as Instant }] : [];
};

/** Lenders' offers, by lender and name. One that this version can not read is passed over, not lost. */
export const keptOffers = (database: Database): readonly SavedOffer[] =>
  database
    .all<OfferRow>('SELECT * FROM lender_offer ORDER BY offer_id')
    .flatMap(offerOf)
    .toSorted((a, b) => a.offer.lender.localeCompare(b.offer.lender) || a.offer.name.localeCompare(b.offer.name));

/** All or none. */
export const saveOffers = (database: Database, offers: readonly KeptOffer[], now: Instant): void =>
  database.transaction(() => {
    for (const { offerId, offer } of offers)
      database.run(
        `INSERT INTO lender_offer (offer_id, offer, saved_at) VALUES (?, ?, ?)
         ON CONFLICT (offer_id) DO UPDATE SET offer = excluded.offer, saved_at = excluded.saved_at`,
        [offerId, JSON.stringify(offer), now],
      );
  });

/** Whether there was one. */
export const removeOffer = (database: Database, offerId: string): boolean =>
  database.run('DELETE FROM lender_offer WHERE offer_id = ?', [offerId]).changes > 0;

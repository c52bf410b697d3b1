import { outcomes, type SubmissionEvent, type SubmissionOutcome } from '#shared/bid/submission/events.ts';
import type { Database, Row } from '../database.ts';

/** One of our bids with what its procedure's row says, and what became of it. */
export type OwnBidFacts = {
  readonly bidId: string;
  readonly procedureKey: number | null;
  readonly procedure: string;
  readonly title: string;
  readonly buyer: string;
  readonly buyerInn: string | null;
  readonly platformId: string | null;
  readonly price: string | null;
  readonly currency: string | null;
  /** `YYYY-MM-DDThh:mm:ssZ` of the result; null: none is noted. */
  readonly decidedAt: string | null;
  readonly outcome: SubmissionOutcome | null;
  readonly reasonId: string | null;
  readonly winnerPrice: string | null;
  readonly winner: string | null;
};

type BidRow = Row & {
  bid_id: string;
  procedure_key: number | null;
  source_id: string;
  title: string | null;
  buyer: string | null;
  buyer_inn: string | null;
  platform_id: string | null;
  price_amount: string | null;
  price_currency: string | null;
  result: string | null;
};

type Result = Extract<SubmissionEvent, { kind: 'result' }>;
const isOutcome = (text: string): text is SubmissionOutcome => (outcomes as readonly string[]).includes(text);

const resultIn = (body: string | null): Result | null => {
  if (body === null) return null;
  const event = JSON.parse(body) as SubmissionEvent;
  return event.kind === 'result' && isOutcome(event.outcome) ? event : null;
};

/** Every bid of the workspace with its result, oldest first. */
export const ownBidFacts = (database: Database): readonly OwnBidFacts[] =>
  database
    .all<BidRow>(
      `SELECT bid.bid_id, procedure.procedure_key, bid.source_id, procedure.title, procedure.buyer, procedure.buyer_inn,
         bid.platform_id, bid.price_amount, bid.price_currency,
         (SELECT body FROM bid_event WHERE bid_event.bid_id = bid.bid_id AND body ->> 'kind' = 'result'
          ORDER BY event_id DESC LIMIT 1) AS result
       FROM bid LEFT JOIN procedure ON procedure.procedure_key = CAST(substr(bid.procedure_id, 2) AS INTEGER)
       ORDER BY bid.created_at, bid.bid_id`,
    )
    .map((row) => {
      const result = resultIn(row.result);
      return {
        bidId: row.bid_id,
        procedureKey: row.procedure_key,
        procedure: row.source_id,
        title: row.title ?? row.source_id,
        buyer: row.buyer ?? '',
        buyerInn: row.buyer_inn,
        platformId: row.platform_id,
        price: row.price_amount,
        currency: row.price_currency,
        decidedAt: result?.at ?? null,
        outcome: result?.outcome ?? null,
        reasonId: result?.reasonId ?? null,
        winnerPrice: result?.winnerPrice ?? null,
        winner: result?.winner ?? null,
      };
    });

type PriceRow = Row & { bid_id: string; title: string | null; source_id: string; body: string };

/** The newest price table of every bid. */
export const newestPriceTables = (
  database: Database,
): readonly { readonly bidId: string; readonly title: string; readonly body: string }[] =>
  database
    .all<PriceRow>(
      `SELECT bid.bid_id, procedure.title, bid.source_id, bid_prices.body
       FROM bid_prices JOIN bid ON bid.bid_id = bid_prices.bid_id
       LEFT JOIN procedure ON procedure.procedure_key = CAST(substr(bid.procedure_id, 2) AS INTEGER)
       WHERE bid_prices.version = (SELECT max(version) FROM bid_prices AS other WHERE other.bid_id = bid_prices.bid_id)`,
    )
    .map(({ bid_id: bidId, title, source_id: number, body }) => ({ bidId, title: title ?? number, body }));

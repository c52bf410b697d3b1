import type { Database, Row } from '../database.ts';

/** A bid with what its procedure’s list entry says; `deadline` in milliseconds of the epoch. */
export type BidLine = {
  readonly bidId: string;
  readonly procedureId: string;
  readonly sourceId: string;
  readonly title: string;
  readonly edition: number;
  readonly deadline: number | null;
  readonly security: { readonly amount: string; readonly currency: string } | null;
};

type BidLineRow = Row & {
  bid_id: string;
  procedure_id: string;
  source_id: string;
  title: string | null;
  edition: number | null;
  deadline: number | null;
  security_amount: string | null;
  security_currency: string | null;
};

/** Every bid, from the tables alone: no notice is read, so thousands take milliseconds. */
export const bidLines = (database: Database): readonly BidLine[] =>
  database
    .all<BidLineRow>(
      `SELECT bid_id, bid.procedure_id, bid.source_id, procedure.title, procedure.edition, procedure.deadline,
         security_amount, security_currency
       FROM bid LEFT JOIN procedure ON procedure.procedure_key = CAST(substr(bid.procedure_id, 2) AS INTEGER)
       ORDER BY bid_id`,
    )
    .map((row) => ({
      bidId: row.bid_id,
      procedureId: row.procedure_id,
      sourceId: row.source_id,
      title: row.title ?? row.source_id,
      edition: row.edition ?? 0,
      deadline: row.deadline,
      security:
        row.security_amount === null || row.security_currency === null
          ? null
          : { amount: row.security_amount, currency: row.security_currency },
    }));

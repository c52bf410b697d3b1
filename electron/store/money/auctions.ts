import { z } from 'zod';
import { auctionOffer, auctionTerms, type AuctionOffer, type AuctionTerms } from '#shared/finance/auction/terms.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Database, Row } from '../database.ts';

const event = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('terms'), terms: auctionTerms }),
  z.object({ kind: z.literal('offer'), offer: auctionOffer }),
  z.object({ kind: z.literal('undo'), offerId: z.int() }),
]);
type Event = z.output<typeof event>;

export type NotedOffer = AuctionOffer & {
  readonly offerId: number;
  readonly notedAt: Instant;
  readonly isUndone: boolean;
};

export type KeptAuction = {
  readonly auctionId: string;
  readonly bidId: string | null;
  readonly title: string;
  readonly begunAt: Instant;
  readonly terms: AuctionTerms;
  /** In the order in which they were noted, those that were undone among them. */
  readonly offers: readonly NotedOffer[];
};

type AuctionRow = Row & { auction_id: string; bid_id: string | null; title: string; begun_at: string };
type EventRow = Row & { event_id: number; at: string; body: string };

const kept = (database: Database, row: AuctionRow): KeptAuction | null => {
  const events = database
    .all<EventRow>('SELECT event_id, at, body FROM auction_event WHERE auction_id = ? ORDER BY event_id', [
      row.auction_id,
    ])
    .map(({ event_id: eventId, at, body }) => ({ eventId, at: at as Instant, event: event.parse(JSON.parse(body)) }));
  const undone = new Set(events.flatMap(({ event: each }) => (each.kind === 'undo' ? [each.offerId] : [])));
  const terms = events.flatMap(({ event: each }) => (each.kind === 'terms' ? [each.terms] : [])).at(-1);
  if (terms === undefined) return null;
  return {
    auctionId: row.auction_id,
    bidId: row.bid_id,
    title: row.title,
    begunAt: row.begun_at as Instant,
    terms,
    offers: events.flatMap(({ eventId, at, event: each }) =>
      each.kind === 'offer' ? [{ ...each.offer, offerId: eventId, notedAt: at, isUndone: undone.has(eventId) }] : [],
    ),
  };
};

/** By its own id, or the newest of a bid's. */
export const keptAuction = (database: Database, auctionOrBid: string): KeptAuction | null => {
  const row = database.get<AuctionRow>(
    `SELECT auction_id, bid_id, title, begun_at FROM auction WHERE auction_id = ?1 OR bid_id = ?1
     ORDER BY auction_id = ?1 DESC, begun_at DESC, auction_id DESC LIMIT 1`,
    [auctionOrBid],
  );
  return row === undefined ? null : kept(database, row);
};

/** The newest first. */
export const keptAuctions = (database: Database): readonly KeptAuction[] =>
  database
    .all<AuctionRow>('SELECT auction_id, bid_id, title, begun_at FROM auction ORDER BY begun_at DESC, auction_id DESC')
    .flatMap((row) => kept(database, row) ?? []);

const add = (database: Database, auctionId: string, body: Event, now: Instant): number =>
  database.run('INSERT INTO auction_event (auction_id, at, body) VALUES (?, ?, ?)', [
    auctionId,
    now,
    JSON.stringify(body),
  ]).key;

export const beginAuction = (
  database: Database,
  { auctionId, bidId, title, terms }: Pick<KeptAuction, 'auctionId' | 'bidId' | 'title' | 'terms'>,
  now: Instant,
): void =>
  database.transaction(() => {
    database.run('INSERT INTO auction (auction_id, bid_id, title, begun_at) VALUES (?, ?, ?, ?)', [
      auctionId,
      bidId,
      title,
      now,
    ]);
    add(database, auctionId, { kind: 'terms', terms }, now);
  });

export const changeTerms = (database: Database, auctionId: string, terms: AuctionTerms, now: Instant): number =>
  add(database, auctionId, { kind: 'terms', terms }, now);

/** Answers the offer's number. */
export const noteOffer = (database: Database, auctionId: string, offer: AuctionOffer, now: Instant): number =>
  add(database, auctionId, { kind: 'offer', offer }, now);

export const undoOffer = (database: Database, auctionId: string, offerId: number, now: Instant): number =>
  add(database, auctionId, { kind: 'undo', offerId }, now);

/** With everything that was noted in it. */
export const dropAuction = (database: Database, auctionId: string): void => {
  database.run('DELETE FROM auction WHERE auction_id = ?', [auctionId]);
};

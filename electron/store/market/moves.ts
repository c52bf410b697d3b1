import type { Instant } from '#shared/kernel/instant.ts';
import type { Move } from '#shared/market/pipeline.ts';
import type { Database, Row } from '../database.ts';

export type NotedMove = Move & { readonly notedAt: Instant };
type MoveRow = Row & { deal_id: string; body: string; noted_at: string };

const moveOf = ({ body, noted_at: at }: MoveRow): NotedMove => ({
  ...(JSON.parse(body) as Move),
  notedAt: at as Instant,
});

/** A deal's moves in the order in which they were noted. */
export const movesOf = (database: Database, dealId: string): readonly NotedMove[] =>
  database
    .all<MoveRow>('SELECT deal_id, body, noted_at FROM market_move WHERE deal_id = ? ORDER BY move_id', [dealId])
    .map(moveOf);

/** Every deal's moves. */
export const allMoves = (database: Database): ReadonlyMap<string, readonly NotedMove[]> => {
  const rows = database.all<MoveRow>('SELECT deal_id, body, noted_at FROM market_move ORDER BY deal_id, move_id');
  return new Map([...Map.groupBy(rows, ({ deal_id: dealId }) => dealId)].map(([id, each]) => [id, each.map(moveOf)]));
};

export const addMove = (database: Database, dealId: string, move: Move, now: Instant): void => {
  database.run('INSERT INTO market_move (deal_id, body, noted_at) VALUES (?, ?, ?)', [
    dealId,
    JSON.stringify(move),
    now,
  ]);
};

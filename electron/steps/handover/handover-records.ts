import type { KnownState } from '#shared/bid/handover/ancestors.ts';
import { handoverState, type HandoverState } from '#shared/bid/handover/state.ts';
import type { Passing } from '#shared/contract/handover.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Database, Row } from '../../store/database.ts';
import { carried, type Carried } from './carried.ts';

type StateRow = Row & { digest: string; parents: string };

/** Every state that what is here now came from, as far as it is known. */
export const knownStates = (database: Database, bidId: string): readonly KnownState[] =>
  database
    .all<StateRow>('SELECT digest, parents FROM bid_state WHERE bid_id = ? ORDER BY rowid', [bidId])
    .map(({ digest, parents }) => ({ digest, parents: JSON.parse(parents) as string[] }));

/** Null: known by its digest alone. */
export const loadState = (database: Database, bidId: string, digest: string): HandoverState | null => {
  const row = database.get<Row & { body: string | null }>(
    'SELECT body FROM bid_state WHERE bid_id = ? AND digest = ?',
    [bidId, digest],
  );
  // What an earlier program kept in another shape is known by its digest alone.
  return row?.body === undefined || row.body === null
    ? null
    : (handoverState.safeParse(JSON.parse(row.body)).data ?? null);
};

export const keepState = (
  database: Database,
  bidId: string,
  { digest, parents }: KnownState,
  body: HandoverState | null,
): void => {
  database.run(
    `INSERT INTO bid_state (bid_id, digest, parents, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (bid_id, digest) DO UPDATE SET body = coalesce(body, excluded.body)`,
    [bidId, digest, JSON.stringify(parents), body === null ? null : JSON.stringify(body)],
  );
};

type PassingRow = Row & {
  at: string;
  direction: Passing['direction'];
  from_role: Passing['fromRole'];
  to_role: Passing['toRole'];
  person: string;
  note: string;
  content: string;
};

const passingOf = (row: PassingRow): Passing => ({
  at: row.at as Instant,
  direction: row.direction,
  fromRole: row.from_role,
  toRole: row.to_role,
  person: row.person,
  note: row.note,
  content: row.content,
});

/** Oldest first. */
export const listPassings = (database: Database, bidId: string): readonly Passing[] =>
  database
    .all<PassingRow>('SELECT * FROM bid_passing WHERE bid_id = ? ORDER BY at, passing_id', [bidId])
    .map(passingOf);

/** The passing in which this very state passed; undefined: none that was seen here. */
export const passingOfState = (database: Database, bidId: string, state: string): Passing | undefined => {
  const row = database.get<PassingRow>('SELECT * FROM bid_passing WHERE bid_id = ? AND state = ? ORDER BY at LIMIT 1', [
    bidId,
    state,
  ]);
  return row === undefined ? undefined : passingOf(row);
};

/** The state that passed last, where it is known; null: the bid never passed, or nobody here saw it pass. */
export const lastPassed = (
  database: Database,
  bidId: string,
): { readonly passing: Passing; readonly state: HandoverState | null } | null => {
  const passing = listPassings(database, bidId).at(-1);
  if (passing === undefined) return null;
  const row = database.get<Row & { state: string | null }>(
    'SELECT state FROM bid_passing WHERE bid_id = ? ORDER BY at DESC, passing_id DESC LIMIT 1',
    [bidId],
  );
  const digest = row?.state ?? null;
  return { passing, state: digest === null ? null : loadState(database, bidId, digest) };
};

/** The same passing told by two machines is kept once. `state`: SHA-256 of what passed, where it was seen here. */
export const keepPassing = (database: Database, bidId: string, passing: Passing, state: string | null = null): void => {
  const isKnown = listPassings(database, bidId).some(
    ({ at, person, content, toRole }) =>
      at === passing.at && person === passing.person && content === passing.content && toRole === passing.toRole,
  );
  if (isKnown) return;
  const { at, direction, fromRole, toRole, person, note, content } = passing;
  database.run(
    `INSERT INTO bid_passing (bid_id, at, direction, from_role, to_role, person, note, content, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [bidId, at, direction, fromRole, toRole, person, note, content, state],
  );
};

/** What came and waits; `file`: SHA-256 of the encrypted file it came in, null where that was not kept. */
export type Waiting = { readonly record: Carried; readonly file: string | null };

export const loadWaiting = (database: Database, bidId: string): Waiting | null => {
  const row = database.get<Row & { body: string; file: string | null }>(
    'SELECT body, file FROM bid_waiting WHERE bid_id = ?',
    [bidId],
  );
  const record = row === undefined ? undefined : carried.safeParse(JSON.parse(row.body)).data;
  return row === undefined || record === undefined ? null : { record, file: row.file };
};

export const keepWaiting = (database: Database, bidId: string, { record, file }: Waiting): void => {
  // What an earlier program left waiting can not be read any more: it is asked for again, and gives up its place.
  database.run('INSERT OR REPLACE INTO bid_waiting (bid_id, body, file) VALUES (?, ?, ?)', [
    bidId,
    JSON.stringify(record),
    file,
  ]);
};

export const dropWaiting = (database: Database, bidId: string): void => {
  database.run('DELETE FROM bid_waiting WHERE bid_id = ?', [bidId]);
};

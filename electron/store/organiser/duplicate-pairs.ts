import type { Database, Row } from '../database.ts';

export type PairState = 'suggested' | 'confirmed' | 'refused';
export type PairRow = Row & {
  first_key: number;
  second_key: number;
  likeness: number;
  /** JSON as the contract's signs. */
  signs: string;
  state: PairState;
};

const columns = 'first_key, second_key, likeness, signs, state';

/** Pairs that a procedure stands in, the likeliest first; refused ones are not among them. */
export const pairsOf = (database: Database, procedureKey: number): PairRow[] =>
  database.all<PairRow>(
    `SELECT ${columns} FROM duplicate_pair WHERE first_key = ? AND state <> 'refused'
     UNION ALL SELECT ${columns} FROM duplicate_pair WHERE second_key = ? AND state <> 'refused'
     ORDER BY likeness DESC, first_key, second_key`,
    [procedureKey, procedureKey],
  );

export const pairsIn = (
  database: Database,
  state: PairState,
  page: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly pairs: readonly PairRow[] } => ({
  total: database.get<Row & { n: number }>('SELECT count(*) AS n FROM duplicate_pair WHERE state = ?', [state])?.n ?? 0,
  pairs: database.all<PairRow>(
    `SELECT ${columns} FROM duplicate_pair WHERE state = ? ORDER BY likeness DESC, first_key, second_key LIMIT ? OFFSET ?`,
    [state, page.limit, page.offset],
  ),
});

export type FoundPair = {
  readonly first: number;
  readonly second: number;
  readonly likeness: number;
  readonly signs: string;
};

/** Keeps a pair that was found; what the user said of it stays said. True: it is new. */
export const suggestPair = (database: Database, { first, second, likeness, signs }: FoundPair): boolean => {
  const [one, other] = first < second ? [first, second] : [second, first];
  const added = database.run(
    `INSERT INTO duplicate_pair (first_key, second_key, likeness, signs, state) VALUES (?, ?, ?, ?, 'suggested')
     ON CONFLICT DO NOTHING`,
    [one, other, likeness, signs],
  );
  if (added.changes === 1) return true;
  database.run('UPDATE duplicate_pair SET likeness = ?, signs = ? WHERE first_key = ? AND second_key = ?', [
    likeness,
    signs,
    one,
    other,
  ]);
  return false;
};

/** What the user says of two procedures, whether the search had suggested them or not. */
export const decidePair = (
  database: Database,
  keys: readonly [number, number],
  state: PairState,
  now: number,
): void => {
  const [first, second] = keys[0] < keys[1] ? keys : [keys[1], keys[0]];
  database.run(
    `INSERT INTO duplicate_pair (first_key, second_key, likeness, signs, state, decided_at) VALUES (?, ?, 100, '[]', ?, ?)
     ON CONFLICT DO UPDATE SET state = excluded.state, decided_at = excluded.decided_at`,
    [first, second, state, now],
  );
};

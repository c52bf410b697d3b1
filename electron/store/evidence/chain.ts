import type { Instant } from '#shared/kernel/instant.ts';
import { linkOf, noHash, type Entry, type Link } from '../../log/evidence/link.ts';
import type { Database, Row } from '../database.ts';

export type NewEntry = Omit<Entry, 'number' | 'previous'>;

/** The last entry: its number, 0 for an empty chain, and its hash. */
export type Head = { readonly number: number; readonly hash: string };

export const headOf = (database: Database): Head =>
  database.get<Row & Head>('SELECT number, hash FROM evidence ORDER BY number DESC LIMIT 1') ?? {
    number: 0,
    hash: noHash,
  };

const add = (database: Database, head: Head, entry: NewEntry): Head => {
  const number = head.number + 1;
  const { text, hash } = linkOf({ ...entry, number, previous: head.hash });
  database.run('INSERT INTO evidence (number, entry, hash) VALUES (?, ?, ?)', [number, text, hash]);
  return { number, hash };
};

type ActRow = Row & { at: string; act: string; subject: string; digest: string | null };

/** What a workspace of an earlier program had noted, in front of everything else. */
const takeEarlierActs = (database: Database): Head =>
  database.all<ActRow>('SELECT at, act, subject, digest FROM act ORDER BY act_id').reduce<Head>(
    (head, { at, act, subject, digest }) =>
      add(database, head, {
        at: at as Instant,
        act,
        subject,
        digest,
        clock: { source: 'noted-before', checked: null },
      }),
    { number: 0, hash: noHash },
  );

/** Adds one act to the end of the chain; in one transaction with reading the end, so that two processes make one chain. */
export const appendEvidence = (database: Database, entry: NewEntry): Head =>
  database.transaction(() => {
    const last = headOf(database);
    return add(database, last.number === 0 ? takeEarlierActs(database) : last, entry);
  });

/** Every link in order, read in pieces: a chain may be long. */
export const evidenceLinks = function* (
  database: Database,
  until: number,
): Generator<Link & { readonly number: number }> {
  const piece = 1_000;
  for (let after = 0; after < until; after += piece) {
    const rows = database.all<Row & { number: number; entry: string; hash: string }>(
      'SELECT number, entry, hash FROM evidence WHERE number > ? AND number <= ? ORDER BY number',
      [after, Math.min(after + piece, until)],
    );
    for (const { number, entry, hash } of rows) yield { number, text: entry, hash };
  }
};

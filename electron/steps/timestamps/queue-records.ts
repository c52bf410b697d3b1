import { digestAlgorithms, type Digest, type DigestAlgorithm } from '#shared/kernel/digest.ts';
import { parseInstant, type Instant } from '#shared/kernel/instant.ts';
import type { QueuedTimestamp } from '#shared/contract/several.ts';
import type { Database, Row } from '../../store/database.ts';

/** What is waited for, and the token where it came already. */
export type WaitingDigest = { readonly position: number; readonly digest: Digest; readonly token: Uint8Array | null };

export type QueueEntry = {
  readonly entryId: string;
  readonly path: string;
  readonly kind: 'signature' | 'file';
  readonly queuedAt: Instant;
  readonly digests: readonly WaitingDigest[];
};

type EntryRow = Row & { entry_id: string; path: string; kind: 'signature' | 'file'; queued_at: string };
type DigestRow = Row & { position: number; algorithm: string; value: string; token: Uint8Array | null };

const algorithmOf = (text: string): DigestAlgorithm | null => digestAlgorithms.find((known) => known === text) ?? null;

const digestsOf = (database: Database, entryId: string): readonly WaitingDigest[] =>
  database
    .all<DigestRow>(
      'SELECT position, algorithm, value, token FROM timestamp_digest WHERE entry_id = ? ORDER BY position',
      [entryId],
    )
    .flatMap(({ position, algorithm, value, token }) => {
      const known = algorithmOf(algorithm);
      return known === null ? [] : [{ position, digest: { algorithm: known, value }, token }];
    });

/** Oldest first. */
export const listQueue = (database: Database): readonly QueueEntry[] =>
  database
    .all<EntryRow>('SELECT entry_id, path, kind, queued_at FROM timestamp_entry ORDER BY rowid')
    .flatMap(({ entry_id: entryId, path, kind, queued_at: at }) => {
      const queuedAt = parseInstant(at);
      return queuedAt === null ? [] : [{ entryId, path, kind, queuedAt, digests: digestsOf(database, entryId) }];
    });

/** A file that waits already waits anew: what was asked of it before may be of an earlier signature. */
export const addEntry = (
  database: Database,
  entry: Omit<QueueEntry, 'digests'> & { readonly digests: readonly Digest[] },
): void => {
  database.run('DELETE FROM timestamp_entry WHERE path = ? AND kind = ?', [entry.path, entry.kind]);
  database.run('INSERT INTO timestamp_entry (entry_id, path, kind, queued_at) VALUES (?, ?, ?, ?)', [
    entry.entryId,
    entry.path,
    entry.kind,
    entry.queuedAt,
  ]);
  for (const [position, { algorithm, value }] of entry.digests.entries())
    database.run('INSERT INTO timestamp_digest (entry_id, position, algorithm, value) VALUES (?, ?, ?, ?)', [
      entry.entryId,
      position,
      algorithm,
      value,
    ]);
};

export const keepToken = (database: Database, entryId: string, position: number, token: Uint8Array): void => {
  database.run('UPDATE timestamp_digest SET token = ? WHERE entry_id = ? AND position = ?', [token, entryId, position]);
};

/** False when there is no such entry. */
export const removeEntry = (database: Database, entryId: string): boolean =>
  database.run('DELETE FROM timestamp_entry WHERE entry_id = ?', [entryId]).changes > 0;

export const viewOfEntry = ({ entryId, path, kind, queuedAt, digests }: QueueEntry): QueuedTimestamp => ({
  entryId,
  path,
  kind,
  queuedAt,
  digests: digests.map(({ digest }) => ({ ...digest })),
  received: digests.filter(({ token }) => token !== null).length,
});

import type { Database, Row } from '../../store/database.ts';

/** Where the snapshot of a frozen version lies in the vault, and of which manifest it is. */
export type SnapshotRecord = { readonly manifestDigest: string; readonly digest: string; readonly size: number };

type SnapshotRow = Row & { manifest_digest: string; digest: string; size: number };

export const snapshotOf = (database: Database, bidId: string, version: number): SnapshotRecord | null => {
  const row = database.get<SnapshotRow>(
    'SELECT manifest_digest, digest, size FROM bid_snapshot WHERE bid_id = ? AND version = ?',
    [bidId, version],
  );
  return row === undefined ? null : { manifestDigest: row.manifest_digest, digest: row.digest, size: row.size };
};

/** Call inside the transaction that freezes the version, or takes it over. */
export const keepSnapshot = (
  database: Database,
  bidId: string,
  version: number,
  { manifestDigest, digest, size }: SnapshotRecord,
): void => {
  database.run(
    `INSERT INTO bid_snapshot (bid_id, version, manifest_digest, digest, size) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (bid_id, version) DO UPDATE SET manifest_digest = excluded.manifest_digest, digest = excluded.digest,
       size = excluded.size`,
    [bidId, version, manifestDigest, digest, size],
  );
};

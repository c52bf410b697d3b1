import type { RehearsalBasis, RehearsalVerdict } from '#shared/bid/rehearsal/basis.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Database, Row } from '../../store/database.ts';

/** A rehearsal as it is kept: what it was made from, how it came out, where its package lies while it is kept. */
export type RehearsalRecord = {
  readonly rehearsalId: string;
  readonly bidId: string;
  readonly version: number;
  readonly at: Instant;
  readonly basis: RehearsalBasis;
  readonly verdict: RehearsalVerdict;
  readonly packagePath: string | null;
  /** The verification's report as JSON, in the vault. */
  readonly reportDigest: string | null;
};

type RehearsalRow = Row & {
  rehearsal_id: string;
  bid_id: string;
  version: number;
  at: string;
  basis: string;
  verdict: string;
  package_path: string | null;
  report_digest: string | null;
};

const recordOf = (row: RehearsalRow): RehearsalRecord => ({
  rehearsalId: row.rehearsal_id,
  bidId: row.bid_id,
  version: row.version,
  at: row.at as Instant,
  basis: JSON.parse(row.basis) as RehearsalBasis,
  verdict: JSON.parse(row.verdict) as RehearsalVerdict,
  packagePath: row.package_path,
  reportDigest: row.report_digest,
});

/** Newest first. */
export const listRehearsalRecords = (database: Database, bidId: string): readonly RehearsalRecord[] =>
  database
    .all<RehearsalRow>('SELECT * FROM bid_rehearsal WHERE bid_id = ? ORDER BY at DESC, rowid DESC', [bidId])
    .map(recordOf);

export const newestRehearsal = (database: Database, bidId: string): RehearsalRecord | null => {
  const row = database.get<RehearsalRow>(
    'SELECT * FROM bid_rehearsal WHERE bid_id = ? ORDER BY at DESC, rowid DESC LIMIT 1',
    [bidId],
  );
  return row === undefined ? null : recordOf(row);
};

/** With which certificate the bid was rehearsed last; null: never. */
export const rehearsedCertificate = (database: Database, bidId: string): string | null =>
  newestRehearsal(database, bidId)?.basis.certificate?.certificateId ?? null;

const valuesOf = (record: RehearsalRecord) => [
  record.rehearsalId,
  record.bidId,
  record.version,
  record.at,
  JSON.stringify(record.basis),
  JSON.stringify(record.verdict),
  record.packagePath,
  record.reportDigest,
];

/** Adds it; the packages of earlier ones of the bid are no longer kept. Call inside a transaction. */
export const saveRehearsal = (database: Database, record: RehearsalRecord): void => {
  database.run('UPDATE bid_rehearsal SET package_path = NULL WHERE bid_id = ?', [record.bidId]);
  database.run(
    `INSERT INTO bid_rehearsal (rehearsal_id, bid_id, version, at, basis, verdict, package_path, report_digest)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    valuesOf(record),
  );
};

/** Keeps a rehearsal that another machine made: without a package, and never in the place of another bid's. */
export const keepBroughtRehearsal = (database: Database, record: Omit<RehearsalRecord, 'packagePath'>): void => {
  database.run(
    `INSERT INTO bid_rehearsal (rehearsal_id, bid_id, version, at, basis, verdict, package_path, report_digest)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (rehearsal_id) DO UPDATE SET version = excluded.version, at = excluded.at, basis = excluded.basis,
       verdict = excluded.verdict, report_digest = excluded.report_digest
     WHERE bid_rehearsal.bid_id = excluded.bid_id`,
    valuesOf({ ...record, packagePath: null }),
  );
};

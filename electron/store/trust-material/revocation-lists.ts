import type { Instant } from '#shared/kernel/instant.ts';
import type { Database, Row } from '../database.ts';
import type { Origin } from './known-certificates.ts';

/**
 * The head of a revocation list whose bytes lie in the vault under `digest`. Times out of the list are milliseconds since
 * the epoch. `signature` is what the certificates at hand said when it came.
 */
export type StoredCrl = {
  readonly digest: string;
  /** SHA-256 of the issuer's name in its comparable form. */
  readonly issuerKey: string;
  readonly issuer: string;
  /** The list's own number in decimal digits; null where it has none. */
  readonly number: string | null;
  readonly isDelta: boolean;
  readonly thisUpdate: number;
  readonly nextUpdate: number | null;
  readonly entries: number;
  readonly size: number;
  readonly signature: 'valid' | 'unknown-issuer' | 'unsupported';
  readonly origin: Origin;
  readonly address: string | null;
  readonly fetchedAt: Instant;
};

type CrlRow = Row & {
  digest: string;
  issuer_key: string;
  issuer: string;
  number: string | null;
  is_delta: number;
  this_update: number;
  next_update: number | null;
  entries: number;
  size: number;
  signature: string;
  origin: string;
  address: string | null;
  fetched_at: string;
};

const storedOf = (row: CrlRow): StoredCrl => ({
  digest: row.digest,
  issuerKey: row.issuer_key,
  issuer: row.issuer,
  number: row.number,
  isDelta: row.is_delta === 1,
  thisUpdate: row.this_update,
  nextUpdate: row.next_update,
  entries: row.entries,
  size: row.size,
  signature: row.signature as StoredCrl['signature'],
  origin: row.origin as Origin,
  address: row.address,
  fetchedAt: row.fetched_at as Instant,
});

export const listCrls = (database: Database): readonly StoredCrl[] =>
  database.all<CrlRow>('SELECT * FROM revocation_list ORDER BY issuer, this_update DESC').map(storedOf);

/** Lists of one issuer, newest first: those current at `at` (epoch milliseconds), and the newest `most` of all. */
export const crlsOfIssuer = (database: Database, issuerKey: string, at: number, most: number): readonly StoredCrl[] => {
  const all = database
    .all<CrlRow>('SELECT * FROM revocation_list WHERE issuer_key = ? ORDER BY this_update DESC', [issuerKey])
    .map(storedOf);
  return all.filter(
    ({ thisUpdate, nextUpdate }, index) => index < most || (thisUpdate <= at && at <= (nextUpdate ?? thisUpdate)),
  );
};

/** The bytes must be in the vault already. The same list fetched again gets the newer time. */
export const keepCrl = (database: Database, crl: StoredCrl): void => {
  database.run(
    `INSERT INTO revocation_list
       (digest, issuer_key, issuer, number, is_delta, this_update, next_update, entries, size, signature, origin, address, fetched_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (digest) DO UPDATE SET fetched_at = excluded.fetched_at, signature = excluded.signature,
       address = coalesce(excluded.address, address)`,
    [
      crl.digest,
      crl.issuerKey,
      crl.issuer,
      crl.number,
      crl.isDelta ? 1 : 0,
      crl.thisUpdate,
      crl.nextUpdate,
      crl.entries,
      crl.size,
      crl.signature,
      crl.origin,
      crl.address,
      crl.fetchedAt,
    ],
  );
};

export const forgetCrl = (database: Database, digest: string): boolean =>
  database.run('DELETE FROM revocation_list WHERE digest = ?', [digest]).changes > 0;

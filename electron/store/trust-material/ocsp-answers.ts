import { createHash } from 'node:crypto';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Database, Row } from '../database.ts';

/** An OCSP response as it came, and the certificate (by SHA-256) it was asked for. Its times: epoch milliseconds. */
export type StoredOcsp = {
  readonly certificateId: string;
  readonly answer: Uint8Array;
  readonly thisUpdate: number;
  readonly nextUpdate: number | null;
  readonly address: string | null;
  readonly fetchedAt: Instant;
};

type OcspRow = Row & {
  certificate_id: string;
  answer: Uint8Array;
  this_update: number;
  next_update: number | null;
  address: string | null;
  fetched_at: string;
};

/** Answers about one certificate, newest first. */
export const ocspsOf = (database: Database, certificateId: string): readonly StoredOcsp[] =>
  database
    .all<OcspRow>('SELECT * FROM ocsp_answer WHERE certificate_id = ? ORDER BY this_update DESC', [certificateId])
    .map((row) => ({
      certificateId: row.certificate_id,
      answer: row.answer,
      thisUpdate: row.this_update,
      nextUpdate: row.next_update,
      address: row.address,
      fetchedAt: row.fetched_at as Instant,
    }));

export const keepOcsp = (database: Database, stored: StoredOcsp): void => {
  database.run(
    `INSERT INTO ocsp_answer (digest, certificate_id, answer, this_update, next_update, address, fetched_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (digest) DO UPDATE SET fetched_at = excluded.fetched_at`,
    [
      createHash('sha256').update(stored.answer).digest('hex'),
      stored.certificateId,
      stored.answer,
      stored.thisUpdate,
      stored.nextUpdate,
      stored.address,
      stored.fetchedAt,
    ],
  );
};

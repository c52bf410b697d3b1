import { createHash } from 'node:crypto';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Database, Row } from '../database.ts';

export type Origin = 'imported' | 'fetched';

/** A certificate that helps to build chains and is not trusted by itself. */
export type KnownCertificate = {
  readonly certificate: Uint8Array;
  readonly origin: Origin;
  /** Where it was fetched from, without a query. */
  readonly address: string | null;
  readonly addedAt: Instant;
};

type KnownRow = Row & { certificate: Uint8Array; origin: string; address: string | null; added_at: string };

export const listKnownCertificates = (database: Database): readonly KnownCertificate[] =>
  database
    .all<KnownRow>(
      'SELECT certificate, origin, address, added_at FROM known_certificate ORDER BY added_at, certificate_id',
    )
    .map((row) => ({
      certificate: row.certificate,
      origin: row.origin === 'fetched' ? 'fetched' : 'imported',
      address: row.address,
      addedAt: row.added_at as Instant,
    }));

/** Keeps a certificate; one that is there already stays as it came first. Answers its SHA-256. */
export const keepCertificate = (database: Database, known: KnownCertificate): string => {
  const certificateId = createHash('sha256').update(known.certificate).digest('hex');
  database.run(
    'INSERT OR IGNORE INTO known_certificate (certificate_id, certificate, origin, address, added_at) VALUES (?, ?, ?, ?, ?)',
    [certificateId, known.certificate, known.origin, known.address, known.addedAt],
  );
  return certificateId;
};

export const forgetCertificate = (database: Database, certificateId: string): boolean =>
  database.run('DELETE FROM known_certificate WHERE certificate_id = ?', [certificateId]).changes > 0;

/** Whether anything is kept that could help to prove a chain. */
export const hasKeptMaterial = (database: Database): boolean =>
  database.get(
    `SELECT 1 AS found WHERE EXISTS (SELECT 1 FROM known_certificate) OR EXISTS (SELECT 1 FROM revocation_list)
       OR EXISTS (SELECT 1 FROM ocsp_answer) OR EXISTS (SELECT 1 FROM trust_service_certificate)`,
  ) !== undefined;

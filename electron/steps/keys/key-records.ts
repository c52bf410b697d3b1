import type { Instant } from '#shared/kernel/instant.ts';
import type { KeyPlace } from '../../keys/key-session.ts';
import { chosenCompanyId } from '../../store/company/companies.ts';
import type { Database, Row } from '../../store/database.ts';
import { isTokenUri } from './token-uri.ts';

/**
 * A key we know by where it is: a file's path, or a token's PKCS#11 URI (`token-uri.ts`). Its certificates are public; its
 * password and key are never here.
 */
export type KeyRecord = {
  readonly keyId: string;
  readonly label: string;
  readonly path: string;
  /** Whose key it is; an unsaved record has none and becomes the chosen company's. */
  readonly companyId?: string;
  readonly addedAt: Instant;
  readonly certificates: readonly StoredCertificate[];
};
export type StoredCertificate = {
  /** SHA-256 of the certificate. */
  readonly certificateId: string;
  readonly certificate: Uint8Array;
  /** Issuers found in the file, nearest first. */
  readonly chain: readonly Uint8Array[];
};

type KeyRow = Row & { key_id: string; label: string; path: string; company_id: string; added_at: string };
type CertificateRow = Row & { certificate_id: string; certificate: Uint8Array; chain: string };

/** On a token the key never leaves it, which law and judgement ask about. */
export const keyPlaceOf = ({ path }: KeyRecord): KeyPlace => (isTokenUri(path) ? 'token' : 'file');

const recordOf = (database: Database, row: KeyRow): KeyRecord => ({
  keyId: row.key_id,
  label: row.label,
  path: row.path,
  companyId: row.company_id,
  addedAt: row.added_at as Instant,
  certificates: database
    .all<CertificateRow>(
      'SELECT certificate_id, certificate, chain FROM key_certificate WHERE key_id = ? ORDER BY position',
      [row.key_id],
    )
    .map((certificate) => ({
      certificateId: certificate.certificate_id,
      certificate: certificate.certificate,
      chain: (JSON.parse(certificate.chain) as string[]).map((text) => Uint8Array.from(Buffer.from(text, 'base64'))),
    })),
});

export const listKeyRecords = (database: Database): readonly KeyRecord[] =>
  database
    .all<KeyRow>('SELECT key_id, label, path, company_id, added_at FROM key_file ORDER BY label, key_id')
    .map((row) => recordOf(database, row));

export const findKeyRecord = (database: Database, keyId: string): KeyRecord | null => {
  const row = database.get<KeyRow>('SELECT key_id, label, path, company_id, added_at FROM key_file WHERE key_id = ?', [
    keyId,
  ]);
  return row === undefined ? null : recordOf(database, row);
};

export const findKeyByPath = (database: Database, path: string): KeyRecord | null => {
  const row = database.get<KeyRow>('SELECT key_id, label, path, company_id, added_at FROM key_file WHERE path = ?', [
    path,
  ]);
  return row === undefined ? null : recordOf(database, row);
};

/** Adds the file, or brings a known one up to date. Call inside a transaction. */
export const saveKeyRecord = (database: Database, record: KeyRecord): void => {
  database.run(
    `INSERT INTO key_file (key_id, label, path, company_id, added_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (key_id) DO UPDATE SET label = excluded.label, path = excluded.path`,
    [record.keyId, record.label, record.path, record.companyId ?? chosenCompanyId(database), record.addedAt],
  );
  database.run('DELETE FROM key_certificate WHERE key_id = ?', [record.keyId]);
  record.certificates.forEach(({ certificateId, certificate, chain }, position) => {
    database.run(
      'INSERT INTO key_certificate (key_id, certificate_id, position, certificate, chain) VALUES (?, ?, ?, ?, ?)',
      [
        record.keyId,
        certificateId,
        position,
        certificate,
        JSON.stringify(chain.map((der) => Buffer.from(der).toString('base64'))),
      ],
    );
  });
};

export const removeKeyRecord = (database: Database, keyId: string): boolean => {
  database.run('DELETE FROM key_certificate WHERE key_id = ?', [keyId]);
  return database.run('DELETE FROM key_file WHERE key_id = ?', [keyId]).changes > 0;
};

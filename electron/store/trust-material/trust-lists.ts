import { createHash } from 'node:crypto';
import type { Instant } from '#shared/kernel/instant.ts';
import type { ServicePeriod } from '#shared/verification/listed-service.ts';
import type { Database, Row } from '../database.ts';

/** A certificate that a list names. `subjectKey`: SHA-256 of its subject's name in its comparable form. */
export type ListedCertificate = { readonly certificate: Uint8Array; readonly subjectKey: string };

export type StoredService = {
  readonly provider: string;
  readonly name: string;
  /** The service's type in the words of its list: a URI of ETSI TS 119 612, or a word of ours for the Russian list. */
  readonly type: string;
  /** Newest first. */
  readonly periods: readonly ServicePeriod[];
  readonly certificates: readonly ListedCertificate[];
};

/** A trust list's head; its bytes lie in the vault under `digest`. Times out of the list are epoch milliseconds. */
export type StoredTrustList = {
  /** One list of a kind and territory and operator replaces the one before. */
  readonly listId: string;
  readonly kind: 'eu-lotl' | 'eu-tsl' | 'ru-tsl';
  readonly territory: string;
  readonly operator: string;
  readonly sequence: string | null;
  readonly issuedAt: number | null;
  readonly nextUpdate: number | null;
  readonly digest: string;
  readonly size: number;
  readonly signature: 'valid' | 'not-checked' | 'absent';
  readonly signer: string | null;
  readonly importedAt: Instant;
};

type ListRow = Row & {
  list_id: string;
  kind: string;
  territory: string;
  operator: string;
  sequence: string | null;
  issued_at: number | null;
  next_update: number | null;
  digest: string;
  size: number;
  signature: string;
  signer: string | null;
  imported_at: string;
};
type CountRow = ListRow & { services: number; granted: number };

const listOf = (row: ListRow): StoredTrustList => ({
  listId: row.list_id,
  kind: row.kind as StoredTrustList['kind'],
  territory: row.territory,
  operator: row.operator,
  sequence: row.sequence,
  issuedAt: row.issued_at,
  nextUpdate: row.next_update,
  digest: row.digest,
  size: row.size,
  signature: row.signature as StoredTrustList['signature'],
  signer: row.signer,
  importedAt: row.imported_at as Instant,
});

export const listTrustLists = (database: Database): readonly (StoredTrustList & { readonly services: number })[] =>
  database
    .all<CountRow>(
      `SELECT trust_list.*, (SELECT count(*) FROM trust_service WHERE trust_service.list_id = trust_list.list_id) AS services
       FROM trust_list ORDER BY kind, territory`,
    )
    .map((row) => ({ ...listOf(row), services: row.services }));

export const trustListOf = (database: Database, listId: string): StoredTrustList | null => {
  const row = database.get<ListRow>('SELECT * FROM trust_list WHERE list_id = ?', [listId]);
  return row === undefined ? null : listOf(row);
};

/** Puts a list in the place of its forerunner, with all its services. */
export const replaceTrustList = (database: Database, list: StoredTrustList, services: readonly StoredService[]): void =>
  database.transaction(() => {
    database.run('DELETE FROM trust_list WHERE list_id = ?', [list.listId]);
    database.run(
      `INSERT INTO trust_list
         (list_id, kind, territory, operator, sequence, issued_at, next_update, digest, size, signature, signer, imported_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        list.listId,
        list.kind,
        list.territory,
        list.operator,
        list.sequence,
        list.issuedAt,
        list.nextUpdate,
        list.digest,
        list.size,
        list.signature,
        list.signer,
        list.importedAt,
      ],
    );
    for (const service of services) {
      const { key } = database.run(
        'INSERT INTO trust_service (list_id, provider, name, type, periods) VALUES (?, ?, ?, ?, ?)',
        [list.listId, service.provider, service.name, service.type, JSON.stringify(service.periods)],
      );
      for (const { certificate, subjectKey } of service.certificates)
        database.run(
          `INSERT OR IGNORE INTO trust_service_certificate (service_key, certificate_id, subject_key, certificate)
           VALUES (?, ?, ?, ?)`,
          [key, createHash('sha256').update(certificate).digest('hex'), subjectKey, certificate],
        );
    }
  });

export const forgetTrustList = (database: Database, listId: string): boolean =>
  database.run('DELETE FROM trust_list WHERE list_id = ?', [listId]).changes > 0;

type ServiceRow = Row & { list_id: string; provider: string; name: string; type: string; periods: string };

/** A service that a list names a certificate for. */
export type ListedService = Omit<StoredService, 'certificates'> & { readonly listId: string };

/** Every service of every list that stands under this certificate (by SHA-256). */
export const servicesOf = (database: Database, certificateId: string): readonly ListedService[] =>
  database
    .all<ServiceRow>(
      `SELECT trust_service.list_id, provider, name, type, periods
       FROM trust_service_certificate JOIN trust_service USING (service_key) WHERE certificate_id = ?`,
      [certificateId],
    )
    .map((row) => ({
      listId: row.list_id,
      provider: row.provider,
      name: row.name,
      type: row.type,
      periods: JSON.parse(row.periods) as readonly ServicePeriod[],
    }));

/** Certificates of the services of all lists under one subject, each once: a list has thousands, a chain needs few. */
export const listedUnder = (database: Database, subjectKey: string): readonly Uint8Array[] =>
  database
    .all<Row & { certificate: Uint8Array }>(
      'SELECT DISTINCT certificate_id, certificate FROM trust_service_certificate WHERE subject_key = ?',
      [subjectKey],
    )
    .map((row) => row.certificate);

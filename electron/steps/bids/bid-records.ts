import type { BidDocument, BidDraft, ChecklistEdits } from '#shared/bid/draft.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { epochMilliseconds, type Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Database, Row } from '../../store/database.ts';

/** What was made from a bid. Of older versions it is kept: what was signed once stays provable. */
export type ArtefactKind = 'manifest' | 'signature' | 'package';
export type Artefact = {
  readonly kind: ArtefactKind;
  readonly version: number;
  readonly name: string;
  /** Where a person finds it; manifest and signatures also lie in the vault under `digest`. */
  readonly path: string;
  readonly size: number;
  readonly digest: string;
  /** Digest of the manifest it was made for; a manifest's is its own. */
  readonly manifestDigest: string;
  readonly at: Instant;
};

type BidRow = Row & {
  bid_id: string;
  company_id: string;
  procedure_id: string;
  source_id: string;
  lot_id: string | null;
  notice_digest: string;
  platform_id: string | null;
  price_amount: string | null;
  price_currency: string | null;
  security_amount: string | null;
  security_currency: string | null;
  version: number;
  checklist: string;
  created_at: string;
  updated_at: string;
};
type DocumentRow = Row & {
  document_id: string;
  name: string;
  size: number;
  digest: string;
  media_type: string;
  item_id: string | null;
  added_at: string;
};
type ArtefactRow = Row & {
  kind: ArtefactKind;
  version: number;
  name: string;
  path: string;
  size: number;
  digest: string;
  manifest_digest: string;
  at: string;
};

const documentOf = (row: DocumentRow): BidDocument => ({
  documentId: row.document_id,
  name: row.name,
  size: row.size,
  digest: { algorithm: 'sha-256', value: row.digest },
  mediaType: row.media_type,
  itemId: row.item_id,
  addedAt: row.added_at as Instant,
});

const moneyOf = (amount: string | null, currency: string | null): BidDraft['price'] =>
  amount === null || currency === null ? null : { amount, currency };

const draftOf = (row: BidRow, documents: readonly BidDocument[]): BidDraft => ({
  bidId: row.bid_id,
  version: row.version,
  companyId: row.company_id,
  procedureId: row.procedure_id,
  sourceId: row.source_id,
  lotId: row.lot_id,
  noticeDigest: row.notice_digest,
  platformId: row.platform_id,
  price: moneyOf(row.price_amount, row.price_currency),
  security: moneyOf(row.security_amount, row.security_currency),
  documents,
  checklist: JSON.parse(row.checklist) as ChecklistEdits,
  createdAt: row.created_at as Instant,
  updatedAt: row.updated_at as Instant,
});

export const loadDraft = (database: Database, bidId: string): Outcome<BidDraft> => {
  const row = database.get<BidRow>('SELECT * FROM bid WHERE bid_id = ?', [bidId]);
  if (row === undefined) return failKernel('record.not-found', { kind: 'bid', id: bidId });
  const documents = database
    .all<DocumentRow>('SELECT * FROM bid_document WHERE bid_id = ? ORDER BY position', [bidId])
    .map(documentOf);
  return ok(draftOf(row, documents));
};

/**
 * The bids of a procedure, or all: those that can still be submitted first, the nearest deadline on top, then those
 * without a deadline, then the past, the latest on top.
 */
export const listBidIds = (
  database: Database,
  procedureId: string | null,
  now: Instant,
  offset: number,
  limit: number,
  companyId: string | null = null,
): { readonly total: number; readonly bidIds: readonly string[] } => {
  const conditions = [
    ...(procedureId === null ? [] : ['bid.procedure_id = :procedure']),
    ...(companyId === null ? [] : ['bid.company_id = :company']),
  ];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const parameters: Record<string, string> = {
    ...(procedureId === null ? {} : { procedure: procedureId }),
    ...(companyId === null ? {} : { company: companyId }),
  };
  const total = database.get<Row & { n: number }>(`SELECT count(*) AS n FROM bid ${where}`, parameters)?.n ?? 0;
  const rows = database.all<Row & { bid_id: string }>(
    `SELECT bid.bid_id FROM bid
     LEFT JOIN procedure ON procedure.procedure_key = CAST(substr(bid.procedure_id, 2) AS INTEGER)
     ${where}
     ORDER BY CASE WHEN deadline > :now THEN 0 WHEN deadline IS NULL THEN 1 ELSE 2 END,
       CASE WHEN deadline > :now THEN deadline ELSE -deadline END, bid.bid_id
     LIMIT :limit OFFSET :offset`,
    { ...parameters, now: epochMilliseconds(now), limit, offset },
  );
  return { total, bidIds: rows.map((row) => row.bid_id) };
};

/** Writes the whole draft; documents keep the order given. Call inside a transaction with what decided it. */
export const saveDraft = (database: Database, draft: BidDraft): void => {
  database.run(
    `INSERT INTO bid (bid_id, company_id, procedure_id, source_id, lot_id, notice_digest, platform_id, price_amount, price_currency,
       security_amount, security_currency, version, checklist, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (bid_id) DO UPDATE SET company_id = excluded.company_id, lot_id = excluded.lot_id, notice_digest = excluded.notice_digest,
       platform_id = excluded.platform_id, price_amount = excluded.price_amount, price_currency = excluded.price_currency,
       security_amount = excluded.security_amount, security_currency = excluded.security_currency,
       version = excluded.version, checklist = excluded.checklist, updated_at = excluded.updated_at`,
    [
      draft.bidId,
      draft.companyId,
      draft.procedureId,
      draft.sourceId,
      draft.lotId,
      draft.noticeDigest,
      draft.platformId,
      draft.price?.amount ?? null,
      draft.price?.currency ?? null,
      draft.security?.amount ?? null,
      draft.security?.currency ?? null,
      draft.version,
      JSON.stringify(draft.checklist),
      draft.createdAt,
      draft.updatedAt,
    ],
  );
  database.run('DELETE FROM bid_document WHERE bid_id = ?', [draft.bidId]);
  draft.documents.forEach((document, position) => {
    database.run(
      `INSERT INTO bid_document (bid_id, document_id, position, name, size, digest, media_type, item_id, added_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        draft.bidId,
        document.documentId,
        position,
        document.name,
        document.size,
        document.digest.value,
        document.mediaType,
        document.itemId,
        document.addedAt,
      ],
    );
  });
};

export const removeBid = (database: Database, bidId: string): void => {
  database.transaction(() => {
    database.run('DELETE FROM bid_artefact WHERE bid_id = ?', [bidId]);
    database.run('DELETE FROM bid_document WHERE bid_id = ?', [bidId]);
    database.run('DELETE FROM bid WHERE bid_id = ?', [bidId]);
  });
};

export const listArtefacts = (database: Database, bidId: string, version: number): readonly Artefact[] =>
  database
    .all<ArtefactRow>('SELECT * FROM bid_artefact WHERE bid_id = ? AND version = ? ORDER BY artefact_id', [
      bidId,
      version,
    ])
    .map((row) => ({
      kind: row.kind,
      version: row.version,
      name: row.name,
      path: row.path,
      size: row.size,
      digest: row.digest,
      manifestDigest: row.manifest_digest,
      at: row.at as Instant,
    }));

/** Every version of which something was made, the oldest first. */
export const madeVersions = (database: Database, bidId: string): readonly number[] =>
  database
    .all<Row & { version: number }>('SELECT DISTINCT version FROM bid_artefact WHERE bid_id = ? ORDER BY version', [
      bidId,
    ])
    .map(({ version }) => version);

/** Replaces what this version had of the given kinds: signing again leaves one set of signatures, never two. */
export const saveArtefacts = (
  database: Database,
  bidId: string,
  version: number,
  replaced: readonly ArtefactKind[],
  artefacts: readonly Artefact[],
): void => {
  database.transaction(() => {
    for (const kind of replaced)
      database.run('DELETE FROM bid_artefact WHERE bid_id = ? AND version = ? AND kind = ?', [bidId, version, kind]);
    for (const artefact of artefacts)
      database.run(
        `INSERT INTO bid_artefact (bid_id, version, kind, name, path, size, digest, manifest_digest, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          bidId,
          version,
          artefact.kind,
          artefact.name,
          artefact.path,
          artefact.size,
          artefact.digest,
          artefact.manifestDigest,
          artefact.at,
        ],
      );
  });
};

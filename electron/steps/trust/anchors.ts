import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { factsOf, readCertificateFacts } from '../../pki/certificate-facts.ts';
import { readCertificate } from '../../pki/certificate/certificate.ts';
import type { Database, Row } from '../../store/database.ts';
import type { Step } from '../context.ts';
import { viewOf } from '../keys/certificate-view.ts';
import { recordAct } from '../workspace/acts.ts';

/** A file of certificates or revocation lists is small; a larger one is not one. */
const largestFile = 64 * 1024 * 1024;

/** The DER structures of a file: every block of a PEM file with the given label, or the one of a DER file. */
export const readDerFile = async (
  path: string,
  label: 'CERTIFICATE' | 'X509 CRL' | 'OCSP RESPONSE',
): Promise<Outcome<readonly Uint8Array[]>> => {
  const facts = await stat(path).catch(() => null);
  if (facts === null) return failKernel('file.not-found', { file: path });
  if (!facts.isFile()) return failKernel('file.not-a-file', { file: path });
  if (facts.size > largestFile)
    return failKernel('file.too-large', { file: path, size: facts.size, limit: largestFile });
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch {
    return failKernel('file.unreadable', { file: path, reason: 'read' });
  }
  const text = bytes.toString('latin1');
  if (!text.includes('-----BEGIN ')) return ok([Uint8Array.from(bytes)]);
  const blocks = [
    ...text.matchAll(new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`, 'g')),
  ];
  if (blocks.length === 0) return failKernel('file.unreadable', { file: path, reason: `no ${label}` });
  return ok(blocks.map((block) => Uint8Array.from(Buffer.from(block[1] ?? '', 'base64'))));
};

type AnchorRow = Row & { certificate: Uint8Array; list_id: string | null };

/** Every anchor and the list it was taken from; null: the user chose it himself. */
export const anchorRows = (
  database: Database,
): readonly { readonly certificate: Uint8Array; readonly listId: string | null }[] =>
  database
    .all<AnchorRow>('SELECT certificate, list_id FROM trust_anchor ORDER BY added_at, certificate_id')
    .map((row) => ({ certificate: row.certificate, listId: row.list_id }));

export const listAnchors = (database: Database): readonly Uint8Array[] =>
  anchorRows(database).map(({ certificate }) => certificate);

const anchorViews = (database: Database) =>
  listAnchors(database).flatMap((der) => {
    const facts = readCertificateFacts(der);
    return facts.ok ? [viewOf(facts.value)] : [];
  });

/** `listId`: the trust list it is taken from. What the user chose himself stays his when a list names it, too. */
export const saveAnchor = (database: Database, der: Uint8Array, now: string, listId: string | null = null): string => {
  const certificateId = createHash('sha256').update(der).digest('hex');
  database.run(
    `INSERT INTO trust_anchor (certificate_id, certificate, added_at, list_id) VALUES (?, ?, ?, ?)
     ON CONFLICT (certificate_id) DO UPDATE SET list_id = NULL WHERE excluded.list_id IS NULL`,
    [certificateId, der, now, listId],
  );
  return certificateId;
};

export const showAnchors: Step<'trust.list'> = async (_, { host }) =>
  ok({ anchors: anchorViews(host.workspace.database) });

/** All certificates of the file are added, or none. */
export const addAnchors: Step<'trust.add'> = async ({ fileId }, { host }) => {
  const path = host.files.pathOf(fileId);
  if (!path.ok) return path;
  const read = await readDerFile(path.value, 'CERTIFICATE');
  if (!read.ok) return read;
  const certificates = read.value.map((der) => readCertificate(der));
  const unreadable = certificates.find((certificate) => !certificate.ok);
  if (unreadable !== undefined && !unreadable.ok) return unreadable;
  const { database } = host.workspace;
  const now = host.clock();
  database.transaction(() => {
    for (const certificate of certificates)
      if (certificate.ok) {
        const digest = saveAnchor(database, certificate.value.der, now);
        recordAct(database, {
          at: now,
          act: 'trust.added',
          subject: viewOf(factsOf(certificate.value)).subject,
          digest,
        });
      }
  });
  host.emit({ type: 'changed', subject: 'trust' });
  return ok({ anchors: anchorViews(database), findings: [] });
};

export const removeAnchor: Step<'trust.remove'> = async ({ certificateId }, { host }) => {
  const { database } = host.workspace;
  const removed = database.transaction(() => {
    const { changes } = database.run('DELETE FROM trust_anchor WHERE certificate_id = ?', [certificateId]);
    if (changes > 0)
      recordAct(database, { at: host.clock(), act: 'trust.removed', subject: certificateId, digest: certificateId });
    return changes > 0;
  });
  if (!removed) return failKernel('record.not-found', { kind: 'certificate', id: certificateId });
  host.emit({ type: 'changed', subject: 'trust' });
  return ok({});
};

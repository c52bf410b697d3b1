import { basename } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { epochMilliseconds } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { fingerprintOf } from '../../pki/certificate/certificate.ts';
import { certificatesIn } from '../../pki/certificate/certificates-in.ts';
import { nameText } from '../../pki/certificate/name-text.ts';
import {
  forgetCertificate,
  keepCertificate,
  listKnownCertificates,
} from '../../store/trust-material/known-certificates.ts';
import { listCrls } from '../../store/trust-material/revocation-lists.ts';
import { forgetTrustList, listTrustLists } from '../../store/trust-material/trust-lists.ts';
import type { Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { anchorRows } from './anchors.ts';
import { saying, takeFile } from './read-file.ts';
import { viewOfCrl, viewOfDer, viewOfList } from './trust-views.ts';

const largestCertificateFile = 16 * 1024 * 1024;

export const showMaterial: Step<'trust.material'> = async (_, { host }) => {
  const { database } = host.workspace;
  const now = epochMilliseconds(host.clock());
  return ok({
    anchors: anchorRows(database).flatMap(({ certificate, listId }) =>
      viewOfDer(certificate).map((view) => ({ ...view, listId })),
    ),
    lists: listTrustLists(database).map(({ services, ...list }) => viewOfList(list, services, now)),
    crls: listCrls(database).map((crl) => viewOfCrl(crl, now)),
    certificates: listKnownCertificates(database).flatMap(({ certificate, origin, address, addedAt }) =>
      viewOfDer(certificate).map((view) => ({ ...view, origin, address, addedAt })),
    ),
  });
};

export const removeTrustList: Step<'trust.removeList'> = async ({ listId }, { host }) => {
  const { database } = host.workspace;
  if (!forgetTrustList(database, listId)) return failKernel('record.not-found', { kind: 'trust-list', id: listId });
  recordAct(database, { at: host.clock(), act: 'trust.list-removed', subject: listId, digest: null });
  host.emit({ type: 'changed', subject: 'trust' });
  return ok({});
};

/** All certificates of all files are kept, or none. */
export const addCertificates: Step<'certificates.add'> = async ({ fileIds }, { host }) => {
  const { database } = host.workspace;
  const found: { readonly file: string; readonly der: Uint8Array; readonly subject: string; readonly id: string }[] =
    [];
  for (const fileId of fileIds) {
    const taken = await takeFile(host, fileId, largestCertificateFile);
    if (!taken.ok) return taken;
    const read = certificatesIn(taken.value.bytes);
    if (!read.ok) return read;
    const file = basename(taken.value.path);
    for (const each of read.value)
      found.push({ file, der: each.der, subject: nameText(each.subject), id: fingerprintOf(each) });
  }
  const at = host.clock();
  database.transaction(() => {
    for (const { der, subject, id } of found) {
      keepCertificate(database, { certificate: der, origin: 'imported', address: null, addedAt: at });
      recordAct(database, { at, act: 'certificate.added', subject, digest: id });
    }
  });
  host.emit({ type: 'changed', subject: 'trust' });
  const findings: Finding[] = found.map(({ file, subject }) =>
    saying('trust.certificate-kept', 'info', file, { certificate: subject }),
  );
  return ok({ certificates: found.flatMap(({ der }) => viewOfDer(der)), findings });
};

export const removeCertificate: Step<'certificates.remove'> = async ({ certificateId }, { host }) => {
  const { database } = host.workspace;
  if (!forgetCertificate(database, certificateId))
    return failKernel('record.not-found', { kind: 'certificate', id: certificateId });
  recordAct(database, {
    at: host.clock(),
    act: 'certificate.removed',
    subject: certificateId,
    digest: certificateId,
  });
  host.emit({ type: 'changed', subject: 'trust' });
  return ok({});
};

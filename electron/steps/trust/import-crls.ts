import { basename } from 'node:path';
import type { CrlView } from '#shared/contract/trust.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { epochMilliseconds, instantFromEpoch } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { TrustCode } from '#shared/verification/trust-codes.ts';
import { readCertificate, type Certificate } from '../../pki/certificate/certificate.ts';
import { nameText } from '../../pki/certificate/name-text.ts';
import { crlLabels, derOf } from '../../pki/certificate/pem.ts';
import { readCrl, type Crl } from '../../pki/revocation/crl.ts';
import { listKnownCertificates } from '../../store/trust-material/known-certificates.ts';
import { forgetCrl, type StoredCrl } from '../../store/trust-material/revocation-lists.ts';
import { listedUnder } from '../../store/trust-material/trust-lists.ts';
import type { Host, Step } from '../context.ts';
import { listKeyRecords } from '../keys/key-records.ts';
import { recordAct } from '../workspace/acts.ts';
import { listAnchors } from './anchors.ts';
import { keepCrlBytes, signatureOf } from './keep-crl.ts';
import { nameKeyOf } from './name-key.ts';
import { saying, takeFile } from './read-file.ts';
import { viewOfCrl } from './trust-views.ts';

/** Lists of the largest authorities are tens of megabytes; PEM makes them a third longer. */
const largestCrlFile = 384 * 1024 * 1024;

const readable = (ders: readonly Uint8Array[]): readonly Certificate[] =>
  ders.flatMap((der) => {
    const read = readCertificate(der);
    return read.ok ? [read.value] : [];
  });

/** Certificates the workspace holds beside those of trust lists: whoever signed a list is among them, or is not known here. */
const certificatesAtHand = ({ workspace: { database } }: Host): readonly Certificate[] =>
  readable([
    ...listAnchors(database),
    ...listKnownCertificates(database).map(({ certificate }) => certificate),
    ...listKeyRecords(database).flatMap(({ certificates }) => certificates.flatMap(({ chain }) => chain)),
  ]);

const findingsOn = (file: string, crl: Crl, stored: StoredCrl, now: number): readonly Finding<TrustCode>[] => {
  const { issuer, entries } = stored;
  const until = crl.nextUpdate === null ? null : instantFromEpoch(crl.nextUpdate);
  const findings = [
    saying('trust.crl-imported', 'info', file, { issuer, entries, from: instantFromEpoch(crl.thisUpdate), until }),
  ] as Finding<TrustCode>[];
  if (stored.signature === 'unknown-issuer')
    findings.push(saying('trust.crl-issuer-unknown', 'warning', file, { issuer }));
  if (stored.signature === 'unsupported') {
    const details = { issuer, algorithm: crl.signatureAlgorithm.oid };
    findings.push(saying('trust.crl-algorithm-unknown', 'warning', file, details));
  }
  if (crl.nextUpdate === null || crl.nextUpdate < now)
    findings.push(saying('trust.crl-stale', 'warning', file, { issuer, until }));
  return findings;
};

/**
 * Keeps revocation lists (DER or PEM, RFC 5280 section 5). One that its own issuer's key disowns is not kept; one whose
 * issuer is not known here is, with a warning: it counts once the issuer's certificate is there. A file that is no list is
 * a finding and does not stop the others.
 */
export const importCrls: Step<'crls.import'> = async ({ fileIds }, call) => {
  const { host } = call;
  const now = epochMilliseconds(host.clock());
  const known = certificatesAtHand(host);
  const crls: CrlView[] = [];
  const findings: Finding[] = [];
  for (const [index, fileId] of fileIds.entries()) {
    if (call.signal.aborted) return failKernel('call.cancelled');
    const taken = await takeFile(host, fileId, largestCrlFile);
    if (!taken.ok) return taken;
    const file = basename(taken.value.path);
    call.progress(index, fileIds.length, 'files', file);
    for (const der of derOf(taken.value.bytes, crlLabels)) {
      const read = readCrl(der);
      if (!read.ok) {
        findings.push({ ...read.error, severity: 'blocker', place: { file } });
        continue;
      }
      const listed = readable(listedUnder(host.workspace.database, nameKeyOf(read.value.issuer)));
      const signature = signatureOf(read.value, [...known, ...listed]);
      if (signature === null) {
        const issuer = nameText(read.value.issuer);
        findings.push(saying('trust.crl-signature-wrong', 'blocker', file, { file, issuer }));
        continue;
      }
      const stored = await keepCrlBytes(host, read.value, { origin: 'imported', address: null, signature });
      if (!stored.ok) return stored;
      const { issuer: subject, digest } = stored.value;
      recordAct(host.workspace.database, { at: host.clock(), act: 'crl.imported', subject, digest });
      crls.push(viewOfCrl(stored.value, now));
      findings.push(...findingsOn(file, read.value, stored.value, now));
    }
  }
  host.emit({ type: 'changed', subject: 'trust' });
  return ok({ crls, findings });
};

export const removeCrl: Step<'crls.remove'> = async ({ crlId }, { host }) => {
  const { database } = host.workspace;
  if (!forgetCrl(database, crlId)) return failKernel('record.not-found', { kind: 'crl', id: crlId });
  recordAct(database, { at: host.clock(), act: 'crl.removed', subject: crlId, digest: crlId });
  host.emit({ type: 'changed', subject: 'trust' });
  return ok({});
};

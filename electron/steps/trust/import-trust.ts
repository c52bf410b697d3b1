import { basename } from 'node:path';
import type { TrustListView } from '#shared/contract/trust.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { epochMilliseconds, instantFromEpoch } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { fingerprintOf, isSelfIssued, type Certificate } from '../../pki/certificate/certificate.ts';
import { certificatesIn } from '../../pki/certificate/certificates-in.ts';
import { nameText } from '../../pki/certificate/name-text.ts';
import { treeLimits } from '../../xml/limits.ts';
import type { Host, Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { saveAnchor } from './anchors.ts';
import { importTrustList } from './import-list.ts';
import { saying, takeFile } from './read-file.ts';

/** The first character beside a byte order mark and spaces is `<`, in one byte or in two. */
const looksLikeXml = (bytes: Uint8Array): boolean =>
  /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</.test(Buffer.from(bytes.subarray(0, 256)).toString('latin1'));

const anchorRemarks = (certificate: Certificate, file: string, now: number): readonly Finding[] => {
  const subject = nameText(certificate.subject);
  const findings: Finding[] = [saying('trust.anchor-added', 'info', file, { certificate: subject })];
  if (!isSelfIssued(certificate)) {
    const issuer = nameText(certificate.issuer);
    findings.push(saying('trust.anchor-not-self-signed', 'warning', file, { certificate: subject, issuer }));
  }
  if (certificate.notAfter < now) {
    const until = instantFromEpoch(certificate.notAfter);
    findings.push(saying('trust.anchor-expired', 'warning', file, { certificate: subject, until }));
  }
  return findings;
};

const saveAnchors = (host: Host, certificates: readonly Certificate[]): void => {
  const { database } = host.workspace;
  const at = host.clock();
  database.transaction(() => {
    for (const certificate of certificates) {
      saveAnchor(database, certificate.der, at);
      const subject = nameText(certificate.subject);
      recordAct(database, { at, act: 'trust.added', subject, digest: fingerprintOf(certificate) });
    }
  });
};

/** Each file is taken by what it holds. One that is refused is a finding that blocks, and does not stop the others. */
export const importTrust: Step<'trust.import'> = async ({ fileIds, asAnchors }, call) => {
  const { host } = call;
  const now = epochMilliseconds(host.clock());
  const lists: TrustListView[] = [];
  const findings: Finding[] = [];
  let anchors = 0;
  for (const [index, fileId] of fileIds.entries()) {
    if (call.signal.aborted) return failKernel('call.cancelled');
    const taken = await takeFile(host, fileId, treeLimits.size);
    if (!taken.ok) return taken;
    const { bytes, path } = taken.value;
    const file = basename(path);
    call.progress(index, fileIds.length, 'files', file);
    if (looksLikeXml(bytes)) {
      const imported = await importTrustList(call, file, bytes, asAnchors);
      if (!imported.ok && imported.error.code === 'call.cancelled') return imported;
      if (!imported.ok) {
        findings.push({ ...imported.error, severity: 'blocker', place: { file } });
        continue;
      }
      lists.push(imported.value.list);
      anchors += imported.value.anchors;
      findings.push(...imported.value.findings);
      continue;
    }
    const read = certificatesIn(bytes);
    if (!read.ok) {
      findings.push({ ...read.error, severity: 'blocker', place: { file } });
      continue;
    }
    saveAnchors(host, read.value);
    anchors += read.value.length;
    findings.push(...read.value.flatMap((certificate) => anchorRemarks(certificate, file, now)));
  }
  host.emit({ type: 'changed', subject: 'trust' });
  return ok({ anchors, lists, findings });
};

import { existsSync } from 'node:fs';
import { differencesSince, stillHolds } from '#shared/bid/rehearsal/differences.ts';
import type { RehearsalBasis } from '#shared/bid/rehearsal/basis.ts';
import type { RehearsalView } from '#shared/contract/readiness.ts';
import { readCertificateFacts } from '../../pki/certificate-facts.ts';
import type { GatheredBid } from '../bids/gather-bid.ts';
import type { Host } from '../context.ts';
import { findKeyRecord } from '../keys/key-records.ts';
import { basisOf } from './rehearsal-basis.ts';
import type { RehearsalRecord } from './rehearsal-records.ts';

/** The certificate that the rehearsed key has now; null: the key is not kept, or never was. */
const presentCertificate = (host: Host, used: RehearsalBasis['certificate']): RehearsalBasis['certificate'] => {
  if (used === null || used.keyId === null) return null;
  const record = findKeyRecord(host.workspace.database, used.keyId);
  const found =
    record?.certificates.find(({ certificateId }) => certificateId === used.certificateId) ?? record?.certificates[0];
  const facts = found === undefined ? null : readCertificateFacts(found.certificate);
  return found === undefined || facts === null || !facts.ok
    ? null
    : { ...used, certificateId: found.certificateId, notAfter: facts.value.notAfter };
};

/** What is different since a rehearsal, for the bid as it is now. */
export const differencesOf = (host: Host, bid: GatheredBid, { at, basis }: RehearsalRecord) =>
  differencesSince(
    { at, basis },
    basisOf(host, bid, presentCertificate(host, basis.certificate)),
    host.clock(),
    bid.procedure.edition,
  );

/** A kept rehearsal as a face shows it, with what is different since. */
export const rehearsalView = (host: Host, bid: GatheredBid, record: RehearsalRecord): RehearsalView => {
  const { rehearsalId, version, at, basis, verdict, packagePath, reportDigest } = record;
  const differences = differencesOf(host, bid, record);
  return {
    rehearsalId,
    version,
    at,
    ...verdict,
    refusal: verdict.refusal === null ? null : { ...verdict.refusal },
    findings: verdict.findings.map((finding) => ({ ...finding })),
    certificateEnds: basis.certificate?.notAfter ?? null,
    packagePath: packagePath !== null && existsSync(packagePath) ? packagePath : null,
    reportPath: reportDigest === null ? null : host.workspace.vault.pathOf(reportDigest),
    differences: differences.map((finding) => ({ ...finding })),
    holds: verdict.conclusion !== null && verdict.conclusion !== 'TOTAL-FAILED' && stillHolds(differences),
  };
};

import type { ShownCertificate } from '#shared/contract/trust.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { PlatformDemands } from '#shared/procedure/platforms/card.ts';
import type { CertificateFacts } from '#shared/signature/certificate-facts.ts';
import { readCertificateFacts } from '../../pki/certificate-facts.ts';
import type { Database } from '../../store/database.ts';
import { demandsOfPlatform } from '../company/platform-cards.ts';
import type { Step } from '../context.ts';
import { judgeFor } from '../signing/judge.ts';
import { materialInFile, subjectsOf } from './material-in-file.ts';
import { showCertificates } from './show-certificates.ts';

const platformOf = (database: Database, platformId: string | null): Outcome<PlatformDemands | null> => {
  if (platformId === null) return ok(null);
  const card = demandsOfPlatform(database, platformId);
  return card === null ? failKernel('record.not-found', { kind: 'platform', id: platformId }) : ok(card);
};

/** What only the user's trust lists can tell: whether the authority was accredited when it is asked for. */
const accreditationFindings = ({ accreditation, subject }: ShownCertificate, at: Instant): readonly Finding[] => {
  if (accreditation === null)
    return [{ code: 'signer.authority-not-listed', severity: 'warning', place: {}, details: { subject } }];
  const { provider, granted, since } = accreditation;
  return granted
    ? [{ code: 'signer.authority-accredited', severity: 'passed', place: {}, details: { provider, since } }]
    : [{ code: 'signer.authority-not-accredited', severity: 'blocker', place: {}, details: { provider, at } }];
};

/** The facts of each certificate of a file by which it is known elsewhere. */
const factsIn = async (path: string): Promise<Outcome<ReadonlyMap<string, CertificateFacts>>> => {
  const carried = await materialInFile(path);
  if (!carried.ok) return carried;
  const facts = subjectsOf(carried.value).flatMap((der) => {
    const read = readCertificateFacts(der);
    return read.ok ? [read.value] : [];
  });
  return ok(new Map(facts.map((one) => [one.thumbprint.value, one])));
};

export const checkCertificates: Step<'certificates.check'> = async ({ fileId, platformId, deadline }, call) => {
  const platform = platformOf(call.host.workspace.database, platformId);
  if (!platform.ok) return platform;
  const path = call.host.files.pathOf(fileId);
  if (!path.ok) return path;
  const facts = await factsIn(path.value);
  if (!facts.ok) return facts;
  const shown = await showCertificates({ fileId, at: null }, call);
  if (!shown.ok) return shown;
  const now = call.host.clock();
  return ok({
    certificates: shown.value.certificates.map((certificate) => {
      const own = facts.value.get(certificate.certificateId);
      const judged = own === undefined ? [] : judgeFor(call.host, own, { deadline, platform: platform.value });
      return { certificate, findings: [...judged, ...accreditationFindings(certificate, now)] };
    }),
  });
};

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
import type { KeyPlace } from '../../keys/key-session.ts';
import { noMaterial, type ValidationMaterial } from '../../pki/cades/validation-material.ts';
import type { Host, Step } from '../context.ts';
import { findKeyRecord, keyPlaceOf } from '../keys/key-records.ts';
import { judgeFor } from '../signing/judge.ts';
import { materialInFile, subjectsOf } from './material-in-file.ts';
import { lookAtCertificates } from './show-certificates.ts';

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

/** What is checked: certificates with what travels with them, and where their key lies. */
type Subject = {
  readonly subjects: readonly Uint8Array[];
  readonly carried: ValidationMaterial;
  readonly keyPlace: KeyPlace;
};

const inFile = async (host: Host, fileId: string): Promise<Outcome<Subject>> => {
  const path = host.files.pathOf(fileId);
  if (!path.ok) return path;
  const carried = await materialInFile(path.value);
  if (!carried.ok) return carried;
  const subjects = subjectsOf(carried.value);
  return subjects.length === 0
    ? failKernel('file.unreadable', { file: path.value, reason: 'no certificate' })
    : ok({ subjects, carried: carried.value, keyPlace: 'file' });
};

const ofKey = ({ workspace }: Host, keyId: string): Outcome<Subject> => {
  const record = findKeyRecord(workspace.database, keyId);
  if (record === null) return failKernel('record.not-found', { kind: 'key', id: keyId });
  const subjects = record.certificates.map(({ certificate }) => certificate);
  const certificates = record.certificates.flatMap(({ certificate, chain }) => [certificate, ...chain]);
  return ok({ subjects, carried: { ...noMaterial, certificates }, keyPlace: keyPlaceOf(record) });
};

/** The facts of each certificate by which it is known elsewhere. */
const factsOf = (ders: readonly Uint8Array[]): ReadonlyMap<string, CertificateFacts> => {
  const facts = ders.flatMap((der) => {
    const read = readCertificateFacts(der);
    return read.ok ? [read.value] : [];
  });
  return new Map(facts.map((one) => [one.thumbprint.value, one]));
};

export const checkCertificates: Step<'certificates.check'> = async (input, call) => {
  const { host } = call;
  const { fileId, keyId, platformId, deadline } = input;
  const platform = platformOf(host.workspace.database, platformId);
  if (!platform.ok) return platform;
  if ((fileId === null) === (keyId === null))
    return failKernel('input.invalid', { path: 'fileId', reason: 'one of file and key' });
  const subject = fileId === null ? ofKey(host, keyId ?? '') : await inFile(host, fileId);
  if (!subject.ok) return subject;
  const { subjects, carried, keyPlace } = subject.value;
  const now = host.clock();
  const looked = await lookAtCertificates(call, subjects, carried, { fetch: 'nothing', at: now });
  if (!looked.ok) return looked;
  const facts = factsOf(subjects);
  return ok({
    certificates: looked.value.certificates.map((certificate) => {
      const own = facts.get(certificate.certificateId);
      const judged = own === undefined ? [] : judgeFor(host, own, { deadline, platform: platform.value }, keyPlace);
      return { certificate, findings: [...judged, ...accreditationFindings(certificate, now)] };
    }),
  });
};

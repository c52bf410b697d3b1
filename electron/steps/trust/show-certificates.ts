import type { ShownCertificate } from '#shared/contract/trust.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { epochMilliseconds, instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { factsOf } from '../../pki/certificate-facts.ts';
import type { ValidationMaterial } from '../../pki/cades/validation-material.ts';
import { readCertificate, type Certificate } from '../../pki/certificate/certificate.ts';
import { nameText } from '../../pki/certificate/name-text.ts';
import { judgePath } from '../../pki/path/judge.ts';
import type { RevocationStatus } from '../../pki/path/verdict.ts';
import { readCrl } from '../../pki/revocation/crl.ts';
import { readOcsp } from '../../pki/revocation/ocsp.ts';
import { sourcesOf } from '../../pki/revocation/sources.ts';
import type { Call, Step } from '../context.ts';
import { viewOf } from '../keys/certificate-view.ts';
import { accreditationAt } from './accreditation.ts';
import { listAnchors } from './anchors.ts';
import { collectValidationMaterial, type MaterialWish } from './collect-material.ts';
import { materialInFile, subjectsOf } from './material-in-file.ts';
import { actView, type NetworkAct } from './network-access.ts';

const readAll = <T>(
  ders: readonly Uint8Array[],
  read: (der: Uint8Array) => { readonly ok: true; readonly value: T } | { readonly ok: false },
): readonly T[] =>
  ders.flatMap((der) => {
    const outcome = read(der);
    return outcome.ok ? [outcome.value] : [];
  });

const asOf = (status: RevocationStatus | undefined): Instant | null => {
  if (status === undefined || !('crls' in status)) return null;
  const times = [
    ...status.crls.map(({ thisUpdate }) => thisUpdate),
    ...status.ocsps.map(({ producedAt }) => producedAt),
  ];
  return times.length === 0 ? null : instantFromEpoch(Math.max(...times));
};

const shown = (call: Call, target: Certificate, material: ValidationMaterial, at: Instant): ShownCertificate => {
  const { database } = call.host.workspace;
  const moment = epochMilliseconds(at);
  const { path, verdict } = judgePath({
    target,
    anchors: readAll(listAnchors(database), readCertificate),
    untrusted: readAll(material.certificates, readCertificate),
    crls: readAll(material.crls, readCrl),
    ocsps: readAll(material.ocsps, readOcsp),
    revocationRequired: true,
    at: moment,
  });
  const status = verdict.revocation.at(-1);
  const { issuers, ocsp, crls } = sourcesOf(target);
  return {
    ...viewOf(factsOf(target)),
    sources: { issuers: [...issuers], ocsp: [...ocsp], crls: [...crls] },
    chain: path === null ? null : path.map(({ subject }) => nameText(subject).slice(0, 2_000)),
    valid: verdict.valid,
    provable: verdict.provable,
    findings: verdict.findings.map((finding): Finding => finding),
    revocation: status?.kind === 'good' || status?.kind === 'revoked' ? status.kind : 'unknown',
    revocationAsOf: asOf(status),
    accreditation:
      path === null
        ? null
        : accreditationAt(
            database,
            path.map(({ der }) => der),
            at,
          ),
  };
};

type Looked = { readonly certificates: ShownCertificate[]; readonly acts: readonly NetworkAct[] };

type Wanted = Pick<MaterialWish, 'fetch' | 'at' | 'privateAddresses'>;

/** What is known of certificates, with what travels with them at hand. */
export const lookAtCertificates = async (
  call: Call,
  ders: readonly Uint8Array[],
  carried: ValidationMaterial,
  wanted: Wanted,
): Promise<Outcome<Looked>> => {
  const subjects = readAll(ders, readCertificate);
  const wish = { subjects: subjects.map(({ der }) => der), atHand: carried, ...wanted };
  const collected = await collectValidationMaterial(call, wish);
  if (!collected.ok) return collected;
  const { material, acts } = collected.value;
  return ok({ certificates: subjects.map((target) => shown(call, target, material, wanted.at)), acts });
};

const look = async (call: Call, fileId: string, wanted: Wanted): Promise<Outcome<Looked>> => {
  const path = call.host.files.pathOf(fileId);
  if (!path.ok) return path;
  const carried = await materialInFile(path.value);
  if (!carried.ok) return carried;
  const looked = await lookAtCertificates(call, subjectsOf(carried.value), carried.value, wanted);
  if (looked.ok && looked.value.certificates.length === 0)
    return failKernel('file.unreadable', { file: path.value, reason: 'no certificate' });
  return looked;
};

export const showCertificates: Step<'certificates.show'> = async ({ fileId, at }, call) => {
  const looked = await look(call, fileId, { fetch: 'nothing', at: at ?? call.host.clock() });
  return looked.ok ? ok({ certificates: looked.value.certificates }) : looked;
};

/** The only step of the certificates that asks the network; what it fetched is kept. */
export const fetchCertificates: Step<'certificates.fetch'> = async ({ fileId, everything, privateAddresses }, call) => {
  const fetch = everything ? 'everything' : 'missing';
  const looked = await look(call, fileId, { fetch, at: call.host.clock(), privateAddresses });
  if (!looked.ok) return looked;
  call.host.emit({ type: 'changed', subject: 'trust' });
  return ok({ acts: looked.value.acts.map(actView), certificates: looked.value.certificates });
};

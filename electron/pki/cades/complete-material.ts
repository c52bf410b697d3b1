import type { Details, Finding, Severity } from '#shared/kernel/failure.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import type { LevelCode } from '#shared/signature/level-codes.ts';
import { sameBytes } from '../asn1/bytes.ts';
import { isSelfIssued, sameCertificate, type Certificate } from '../certificate/certificate.ts';
import { nameText } from '../certificate/name-text.ts';
import { sameName } from '../certificate/name.ts';
import { judgePath, type Judgement } from '../path/judge.ts';
import type { RevocationStatus } from '../path/verdict.ts';
import { checkCrlSignature } from '../revocation/crl-usable.ts';
import type { Crl } from '../revocation/crl.ts';
import type { OcspResponse } from '../revocation/ocsp.ts';
import type { ValidationMaterial } from './validation-material.ts';

/** Whose chain the material has to prove, and for when; epoch milliseconds. */
export type Subject = {
  readonly certificate: Certificate;
  /** The time the chain is judged for. */
  readonly at: number;
  /** Revocation data should be younger than this; null: any that is current will do. */
  readonly since: number | null;
  /** False for those whose chain is nice to have: helpers whose absence does not keep a level from being reached. */
  readonly demanded: boolean;
};

/** Everything at hand: what the signature holds already, what was brought, what the reader trusts. */
export type Pool = {
  readonly anchors: readonly Certificate[];
  readonly certificates: readonly Certificate[];
  readonly crls: readonly Crl[];
  readonly ocsps: readonly OcspResponse[];
};

/** What of the pool the level needs; findings that block say what is missing. */
export type Completed = { readonly material: ValidationMaterial; readonly findings: readonly Finding<LevelCode>[] };

const saying = (code: LevelCode, severity: Severity, details: Details): Finding<LevelCode> => ({
  code,
  severity,
  place: {},
  details,
});

/** Without anchors of the reader's any root at hand serves: whom to trust is asked when the signature is verified. */
const anchorsOf = ({ anchors, certificates }: Pool): readonly Certificate[] => [
  ...anchors,
  ...certificates.filter(isSelfIssued),
];

/** Times at which the lists at hand may be current: now first, since what is known later says more. */
const timesToTry = ({ at }: Subject, { crls, ocsps }: Pool, now: number): readonly number[] => {
  const issued = [
    ...crls.map(({ thisUpdate }) => thisUpdate),
    ...ocsps.flatMap(({ singles }) => singles.map(({ thisUpdate }) => thisUpdate)),
  ].filter((time) => time >= at && time <= now);
  return [...new Set([now, ...issued.toSorted((a, b) => b - a), at])];
};

const harmless = (status: RevocationStatus, at: number): boolean =>
  status.kind === 'good' || (status.kind === 'revoked' && status.since !== null && status.since > at);

/** A revocation after the proved time is no hindrance; everything else that blocks is. */
const hindrances = ({ verdict }: Judgement, at: number) =>
  verdict.findings.filter(({ code, severity, place }) => {
    if (severity !== 'blocker') return false;
    const status = verdict.revocation[Number(place.item)];
    return !(code === 'revocation.revoked' && status !== undefined && harmless(status, at));
  });

/** The judgement with the least against it; statuses are looked for at each time until all are found. */
const judge = (subject: Subject, pool: Pool, now: number): Judgement => {
  const judgeAt = (crlsAt: number): Judgement =>
    judgePath({
      target: subject.certificate,
      anchors: anchorsOf(pool),
      untrusted: pool.certificates,
      crls: pool.crls,
      ocsps: pool.ocsps,
      revocationRequired: true,
      at: subject.at,
      crlsAt,
    });
  let best: Judgement | null = null;
  for (const time of timesToTry(subject, pool, now)) {
    const judged = judgeAt(time);
    if (hindrances(judged, subject.at).length === 0) return judged;
    if (best === null || hindrances(judged, subject.at).length < hindrances(best, subject.at).length) best = judged;
  }
  return best ?? judgeAt(now);
};

/** Whether a list or response was passed over only for its time; then the user has to fetch a fresh one. */
const notCurrent = ({ verdict }: Judgement, item: string) =>
  verdict.findings.find(
    ({ code, place }) => (code === 'crl.not-current' || code === 'ocsp.not-current') && place.item === item,
  );

/** The certificate at which a chain breaks off: nobody at hand has issued it. */
const lastOfChain = (start: Certificate, certificates: readonly Certificate[]): Certificate => {
  const passed = [start];
  for (let current = start; ;) {
    const below = current;
    const issuer = certificates.find((each) => sameName(each.subject, below.issuer) && !passed.includes(each));
    if (issuer === undefined) return below;
    passed.push(issuer);
    current = issuer;
  }
};

const missingOf = (subject: Subject, judged: Judgement, pool: Pool): readonly Finding<LevelCode>[] => {
  const severity = subject.demanded ? 'blocker' : 'info';
  const { path } = judged;
  const time = instantFromEpoch(subject.at);
  if (path === null) {
    const last = lastOfChain(subject.certificate, pool.certificates);
    const details = { certificate: nameText(last.subject), issuer: nameText(last.issuer) };
    return [saying('level.issuer-missing', severity, details)];
  }
  return hindrances(judged, subject.at).map(({ code, place, details }) => {
    const certificate = path[Number(place.item)] ?? subject.certificate;
    const names = { certificate: nameText(certificate.subject), issuer: nameText(certificate.issuer) };
    if (code === 'revocation.revoked') {
      const since = details['since'] ?? null;
      return saying('level.revoked', severity, { certificate: names.certificate, since });
    }
    if (code !== 'revocation.undetermined') {
      return saying('level.chain-unfit', severity, { certificate: names.certificate, time, reason: code });
    }
    const stale = notCurrent(judged, place.item ?? '');
    if (stale === undefined) return saying('level.revocation-missing', severity, names);
    const { from = null, until = null } = stale.details;
    return saying('level.revocation-not-current', severity, { ...names, time, from, until });
  });
};

/** When the newest list or response that told a status was issued. */
const issuedAt = (status: RevocationStatus): number | null => {
  if (!('crls' in status)) return null;
  const times = [
    ...status.crls.map(({ thisUpdate }) => thisUpdate),
    ...status.ocsps.map(({ producedAt }) => producedAt),
  ];
  return times.length === 0 ? null : Math.max(...times);
};

/** ETSI EN 319 102-1 clause 5.2.5: what was issued before the signature cannot tell a revocation in between. */
const remarksOn = (subject: Subject, { verdict }: Judgement): readonly Finding<LevelCode>[] => {
  const status = verdict.revocation.at(-1);
  if (status === undefined) return [];
  const certificate = nameText(subject.certificate.subject);
  const time = instantFromEpoch(subject.at);
  if (status.kind === 'revoked' && status.since !== null && harmless(status, subject.at))
    return [saying('level.revoked-later', 'warning', { certificate, since: instantFromEpoch(status.since), time })];
  const issued = issuedAt(status);
  return issued !== null && subject.since !== null && issued < subject.since
    ? [saying('level.revocation-older', 'warning', { certificate, from: instantFromEpoch(issued), time })]
    : [];
};

/** Who signed a list or answered, where it is neither in the path nor inside the response: its chain is needed, too. */
const helpersOf = (
  judged: Judgement,
  status: RevocationStatus,
  at: number,
  pool: Pool,
): readonly Omit<Subject, 'since'>[] => {
  if (!('crls' in status)) return [];
  const inPath = (candidate: Certificate): boolean =>
    judged.path?.some((known) => sameCertificate(known, candidate)) ?? false;
  const listSigners = status.crls.flatMap((crl) =>
    judged.path?.some(
      ({ subject, publicKey }) => sameName(subject, crl.issuer) && checkCrlSignature(crl, publicKey) === 'valid',
    )
      ? []
      : pool.certificates
          .filter(
            ({ subject, publicKey }) => sameName(subject, crl.issuer) && checkCrlSignature(crl, publicKey) === 'valid',
          )
          .slice(0, 1),
  );
  // A responder's certificate may be younger than the time in question: it has to hold when it answered.
  const responders = status.ocsps.flatMap(({ certificates, producedAt }) =>
    certificates.slice(0, 1).map((certificate) => ({ certificate, at: producedAt, demanded: false })),
  );
  return [
    ...listSigners.filter((each) => !inPath(each)).map((certificate) => ({ certificate, at, demanded: true })),
    ...responders.filter(({ certificate }) => !inPath(certificate)),
  ];
};

/**
 * Chooses from everything at hand what proves the subjects' chains: certificates up to and with the anchor, and a status
 * for every certificate below it (ETSI EN 319 122-1 clause 6.3, level LT). A finding that blocks names what is missing.
 */
export const completeMaterial = (subjects: readonly Subject[], pool: Pool, now: number): Completed => {
  const certificates: Certificate[] = [];
  const crls = new Set<Crl>();
  const ocsps = new Set<OcspResponse>();
  const findings: Finding<LevelCode>[] = [];
  const waiting = [...subjects];
  const done: Subject[] = [];
  for (let subject = waiting.shift(); subject !== undefined; subject = waiting.shift()) {
    const current = subject;
    if (done.some(({ certificate, at }) => at === current.at && sameCertificate(certificate, current.certificate)))
      continue;
    done.push(current);
    const judged = judge(current, pool, now);
    findings.push(...missingOf(current, judged, pool), ...remarksOn(current, judged));
    for (const certificate of judged.path ?? [])
      if (!certificates.some(({ der }) => sameBytes(der, certificate.der))) certificates.push(certificate);
    for (const status of judged.verdict.revocation) {
      if (!('crls' in status)) continue;
      for (const crl of status.crls) crls.add(crl);
      for (const ocsp of status.ocsps) ocsps.add(ocsp);
      for (const helper of helpersOf(judged, status, current.at, pool)) waiting.push({ ...helper, since: null });
    }
  }
  const ders = (items: Iterable<{ readonly der: Uint8Array }>): readonly Uint8Array[] =>
    [...items].map(({ der }) => der);
  return { material: { certificates: ders(certificates), crls: ders(crls), ocsps: ders(ocsps) }, findings };
};

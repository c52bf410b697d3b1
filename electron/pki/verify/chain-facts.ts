import { instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import type { ChainFacts, Observation, RevocationListFacts } from '#shared/verification/facts.ts';
import { digestRuleOf, isSoundOn } from '#shared/verification/sound.ts';
import { factsOf } from '../certificate-facts.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { nameText } from '../certificate/name-text.ts';
import { judgePath, type JudgedPath } from '../path/judge.ts';
import type { RevocationStatus } from '../path/verdict.ts';
import { signatureSchemes } from '../path/signature-algorithms.ts';
import type { Crl } from '../revocation/crl.ts';
import type { OcspResponse } from '../revocation/ocsp.ts';
import type { Evidence } from './evidence.ts';
import type { Material } from './material.ts';
import { judgePast, keepsExpired, type PastInputs, type PastPath } from './past-path.ts';
import { agelessAt, keyOf, provedSince, type Proofs } from './proofs.ts';

/** Remarks to path validation, weighed here: a signature stands or falls with the strength of what vouches for it. */
const weighedHere: readonly string[] = ['path.key-weak', 'path.digest-weak'];

/** What may be said now against a path, though it says nothing about a time that is proved. */
const settledByTime: readonly string[] = ['path.expired', 'revocation.revoked', 'revocation.undetermined'];

export type JudgedChain = {
  readonly facts: ChainFacts;
  readonly path: readonly Certificate[];
  /** When the target itself was revoked, by what is known now; null: it was not, or nobody says. */
  readonly revokedAt: number | null;
};

/** What is judged: the certificate, what came with it, and the object that it vouches for, by the object's bytes. */
export type ChainQuestion = {
  readonly target: Certificate;
  readonly material: Material;
  readonly object: Uint8Array;
  readonly proofs: Proofs;
};

const note = (code: string, details: Observation['details']): Observation => ({ code, details, blocks: false });

const statusFacts = (
  statuses: readonly RevocationStatus[],
  material: Material,
  proofs: Proofs,
): readonly RevocationListFacts[] => {
  const crls = new Set<Crl>();
  const ocsps = new Set<OcspResponse>();
  for (const status of statuses) {
    if (!('crls' in status)) continue;
    for (const crl of status.crls) crls.add(crl);
    for (const ocsp of status.ocsps) ocsps.add(ocsp);
  }
  const common = (one: Crl | OcspResponse) => {
    const since = provedSince(proofs, one.der);
    const carried = material.crls.some((crl) => crl === one) || material.ocsps.some((ocsp) => ocsp === one);
    return { carried, provedAt: since < proofs.now ? instantFromEpoch(since) : null, sha256: keyOf(one.der) };
  };
  const orNull = (time: number | null): Instant | null => (time === null ? null : instantFromEpoch(time));
  return [
    ...[...crls].map((crl): RevocationListFacts => ({
      kind: 'crl',
      issuer: nameText(crl.issuer),
      thisUpdate: instantFromEpoch(crl.thisUpdate),
      nextUpdate: orNull(crl.nextUpdate),
      producedAt: null,
      ...common(crl),
    })),
    ...[...ocsps].map((ocsp): RevocationListFacts => {
      const [single] = ocsp.singles;
      return {
        kind: 'ocsp',
        issuer: 'name' in ocsp.responder ? nameText(ocsp.responder.name) : '',
        thisUpdate: instantFromEpoch(single?.thisUpdate ?? ocsp.producedAt),
        nextUpdate: orNull(single?.nextUpdate ?? null),
        producedAt: instantFromEpoch(ocsp.producedAt),
        ...common(ocsp),
      };
    }),
  ];
};

/** Whether what travels with the object tells the status of its whole chain for the time at which it is proved to exist. */
const isSelfContained = (path: readonly Certificate[], question: ChainQuestion, evidence: Evidence): boolean => {
  const { material, proofs, object } = question;
  const proof = provedSince(proofs, object);
  if (path.length < 2 || material.crls.length + material.ocsps.length === 0) return false;
  const past = judgePast(path, {
    ...pastInputs(question, evidence),
    ...carriedOnly(material),
    demand: 'required',
    proofs: agelessAt(proofs.now),
  });
  return past !== null && proof <= past.controlTime;
};

const carriedOnly = ({ crls, ocsps }: Material): Pick<PastInputs, 'crls' | 'ocsps'> => ({ crls, ocsps });

const pastInputs = ({ material, proofs }: ChainQuestion, evidence: Evidence): PastInputs => ({
  crls: [...material.crls, ...evidence.crls],
  ocsps: [...material.ocsps, ...evidence.ocsps],
  untrusted: [...material.certificates, ...evidence.helpers],
  demand: evidence.revocation,
  ocspMaxAge: evidence.ocspMaxAge,
  proofs,
});

const placeOf = ({ place }: Finding): number => Number(place.item ?? 0);

/** A certificate signed with a digest that is weak now, and proved to be from when it was not. */
const wasSound = (finding: Finding, path: readonly Certificate[], proofs: Proofs, { policy }: Evidence): boolean => {
  const certificate = path[placeOf(finding)];
  if (finding.code !== 'path.digest-weak' || certificate === undefined) return false;
  const hash = signatureSchemes[certificate.signatureAlgorithm.oid]?.hash ?? null;
  const rule = hash === null ? null : digestRuleOf(policy, hash.replace(/^sha(?=\d)/, 'sha-'));
  return rule !== null && isSoundOn(rule, instantFromEpoch(provedSince(proofs, certificate.der)));
};

type Settled = { readonly past: PastPath; readonly observations: readonly Observation[]; readonly judged: JudgedPath };

/** What the past says that the present does not: why what speaks against the path now is not held against it. */
const settledNotes = ({ path, verdict }: JudgedPath, time: Instant, { statuses }: PastPath): readonly Observation[] => {
  const notes: Observation[] = [];
  for (const finding of verdict.findings.filter(({ code }) => code === 'path.expired')) {
    const certificate = path[placeOf(finding)];
    if (certificate === undefined) continue;
    notes.push(note('timestamp.proves-before-expiry', { time, until: instantFromEpoch(certificate.notAfter) }));
  }
  for (const status of statuses) {
    if (status.kind === 'revoked' && status.since !== null)
      notes.push(note('timestamp.proves-before-revocation', { time, since: instantFromEpoch(status.since) }));
  }
  return notes;
};

/**
 * Past signature validation (ETSI EN 319 102-1 clause 5.6.2.4): when all that speaks against a path now is what time
 * brings, a proof that the object existed while it held settles it. Null: it does not, and the judgement stays.
 */
const settle = (judged: JudgedPath, question: ChainQuestion, evidence: Evidence): Settled | null => {
  const { path, verdict } = judged;
  const { proofs, object } = question;
  const target = path.at(-1);
  const proof = provedSince(proofs, object);
  if (target === undefined || path.length < 2 || proof >= proofs.now) return null;
  const blockers = verdict.findings.filter(({ severity }) => severity === 'blocker');
  if (blockers.length === 0 || !blockers.every(({ code }) => settledByTime.includes(code))) return null;
  // What is known now to have been withdrawn before the proof stays so, whatever older evidence says.
  const known = verdict.revocation.some(
    (status) => status.kind === 'revoked' && (status.since === null || status.since <= proof),
  );
  if (known || proof < target.notBefore) return null;
  const past = judgePast(path, pastInputs(question, evidence));
  if (past === null || proof > past.controlTime) return null;
  return { past, observations: settledNotes(judged, instantFromEpoch(proof), past), judged };
};

/** Whether what tells of an expired certificate's status could still tell of its revocation. */
const isKnownGood = (status: RevocationStatus | undefined, certificate: Certificate): boolean =>
  status?.kind === 'good' &&
  (keepsExpired(status, certificate) ||
    [...status.crls, ...status.ocsps.flatMap(({ singles }) => singles)].every(
      ({ thisUpdate }) => thisUpdate <= certificate.notAfter,
    ));

/**
 * A revoked authority is another matter than a revoked signer, and a certificate that expired unrevoked another than one of
 * which nothing is known (ETSI EN 319 102-1 table 6).
 */
const named = (finding: Finding, path: readonly Certificate[], revocation: readonly RevocationStatus[]): string => {
  const item = placeOf(finding);
  const certificate = path[item];
  const isTarget = item === path.length - 1;
  if (finding.code === 'revocation.revoked' && !isTarget) return 'revocation.authority-revoked';
  const expired = finding.code === 'path.expired' && isTarget && certificate !== undefined;
  return expired && isKnownGood(revocation[item], certificate) ? 'chain.expired-not-revoked' : finding.code;
};

const aboutRevocation = /^(?:revocation|crl|ocsp)\./;

/**
 * Looks for a path to the reader's anchors and for its revocation, and writes down what path validation says, now or, for
 * what is proved to have existed earlier, in the past.
 */
export const chainOf = (question: ChainQuestion, evidence: Evidence): JudgedChain => {
  const { target, material, proofs } = question;
  const { anchors, helpers, revocation } = evidence;
  const none = { holds: 'no', controlTime: null, selfContained: false } as const;
  if (anchors.length === 0) {
    const facts = { anchorsGiven: 0, path: [factsOf(target)], ...none, observations: [], lists: [] };
    return { facts, path: [target], revokedAt: null };
  }
  const looks = revocation !== 'none';
  const judged = judgePath({
    target,
    anchors,
    untrusted: [...material.certificates, ...helpers],
    crls: looks ? [...material.crls, ...evidence.crls] : [],
    ocsps: looks ? [...material.ocsps, ...evidence.ocsps] : [],
    ocspMaxAge: evidence.ocspMaxAge,
    revocationRequired: looks,
    at: proofs.now,
  });
  const { verdict } = judged;
  const found = judged.path === null ? [] : [{ path: judged.path, verdict }, ...judged.others];
  const settled = verdict.valid
    ? null
    : (found.map((one) => settle(one, question, evidence)).find((one) => one !== null) ?? null);
  const path = settled?.judged.path ?? judged.path ?? [];
  const statuses = settled?.past.statuses ?? verdict.revocation;
  const isSettled = (finding: Finding): boolean => {
    if (settled === null) return false;
    // What was only looked for and not found in the past either stays not provable.
    if (finding.code === 'revocation.undetermined') return statuses[placeOf(finding)]?.kind !== 'undetermined';
    return settledByTime.includes(finding.code) || aboutRevocation.test(finding.code);
  };
  const standing = (settled?.judged.verdict ?? verdict).findings.filter(
    (finding) => !isSettled(finding) && !wasSound(finding, path, proofs, evidence),
  );
  const own = verdict.revocation.at(-1);
  return {
    facts: {
      anchorsGiven: anchors.length,
      path: path.map(factsOf),
      holds: settled !== null ? 'past' : verdict.valid ? 'now' : 'no',
      controlTime: settled === null ? null : instantFromEpoch(settled.past.controlTime),
      selfContained: isSelfContained(path, question, evidence),
      observations: [
        ...standing.map((finding) => ({
          code: named(finding, path, verdict.revocation),
          details: finding.details,
          blocks: finding.severity === 'blocker' || weighedHere.includes(finding.code),
        })),
        ...(settled?.observations ?? []),
      ],
      lists: statusFacts([...verdict.revocation, ...(settled === null ? [] : statuses)], material, proofs),
    },
    path,
    revokedAt: own?.kind === 'revoked' ? own.since : null,
  };
};

import { epochMilliseconds, instantFromEpoch } from '#shared/kernel/instant.ts';
import type { TimestampVerdictCode } from '#shared/signature/timestamp-codes.ts';
import { clockTolerance } from '#shared/verification/checks/check.ts';
import type { TextKey } from '#shared/text/keys.ts';
import type { ChainFacts, Observation, TimestampFacts, TimestampKind } from '#shared/verification/facts.ts';
import { digestRuleOf, isSoundOn } from '#shared/verification/sound.ts';
import { sameBytes } from '../asn1/bytes.ts';
import { factsOf } from '../certificate-facts.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { nameText } from '../certificate/name-text.ts';
import { digestBytes } from '../digest.ts';
import { chainOf } from '../verify/chain-facts.ts';
import { algorithmFacts, digestByOid } from '../verify/digests.ts';
import type { Evidence } from '../verify/evidence.ts';
import { joinedMaterial, materialOf, noMaterial, type Material } from '../verify/material.ts';
import type { Covered, OpenedTimestamp } from '../verify/opened-signature.ts';
import { keyOf, noProofs, provedSince, type Proofs } from '../verify/proofs.ts';
import { signatureAlgorithmFacts } from '../verify/signature-value.ts';
import { referencesOf, signerCertificate } from '../verify/signer-certificate.ts';
import { readTimestampToken, type TimestampToken } from './read-token.ts';
import { mayTimestamp, tokenSignatureHolds } from './token-signature.ts';

const says = (code: TimestampVerdictCode, details: Observation['details'] = {}): Observation => ({
  code,
  details,
  blocks: true,
});

/** Every digest a token rests on; RSA-PSS has one of its own, elsewhere the digest algorithm decides. */
const digestsOf = ({ info, signer }: TimestampToken): readonly string[] => {
  const { name, digest } = signatureAlgorithmFacts(signer.signatureAlgorithm);
  const named = [info.imprintOid, signer.digestAlgorithm.oid].map((oid) => algorithmFacts(oid).name ?? oid);
  return [...new Set(name === 'RSA-PSS' && digest !== null ? [...named, digest] : named)];
};

/** A digest counts by the day from which the token is proved, which is today when nothing proves it. */
const weakDigests = (token: TimestampToken, { policy }: Evidence, since: number): readonly string[] =>
  digestsOf(token).filter((name) => {
    const rule = digestRuleOf(policy, name);
    return rule === null || !isSoundOn(rule, instantFromEpoch(since));
  });

/** In the reader's words; the chain among the facts keeps the exact codes. */
const doubtOf: Readonly<Record<string, TextKey>> = {
  'path.not-found': 'timestamp-doubt.no-chain',
  'path.expired': 'timestamp-doubt.expired',
  'chain.expired-not-revoked': 'timestamp-doubt.expired',
  'path.not-yet-valid': 'timestamp-doubt.expired',
  'revocation.revoked': 'timestamp-doubt.revoked',
  'revocation.authority-revoked': 'timestamp-doubt.revoked',
  'revocation.undetermined': 'timestamp-doubt.revocation-unknown',
};

/** The first thing that keeps the service's chain from being proved; null when nothing does. */
const chainFault = (chain: ChainFacts, { policy, revocation }: Evidence): TextKey | null => {
  if (chain.anchorsGiven === 0) return 'timestamp-doubt.no-anchors';
  const against = chain.observations.find(({ code, blocks }) => {
    if (!blocks) return false;
    const aboutRevocation = /^(?:revocation|crl|ocsp)\./.test(code);
    return !(aboutRevocation && revocation !== 'required' && policy.rules[code]?.word === 'not-provable');
  });
  return against === undefined ? null : (doubtOf[against.code] ?? 'timestamp-doubt.chain');
};

const unreadable = ({ kind, token }: OpenedTimestamp, reason: string): TimestampFacts => ({
  kind,
  sha256: keyOf(token),
  genTime: null,
  accuracyMilliseconds: null,
  policy: null,
  serial: null,
  imprintAlgorithm: null,
  authority: null,
  chain: null,
  intact: false,
  proved: false,
  observations: [says('timestamp.damaged', { reason })],
});

/** What speaks against the token's own signature, whomever the reader trusts. */
const faultsOf = (
  token: TimestampToken,
  certificate: Certificate | null,
  evidence: Evidence,
  since: number,
): readonly Observation[] => {
  const faults: Observation[] = [];
  for (const weak of weakDigests(token, evidence, since))
    faults.push(says('timestamp.digest-weak', { algorithm: weak }));
  if (certificate === null) return [...faults, says('timestamp.authority-not-found')];
  const authority = nameText(certificate.subject);
  if (!tokenSignatureHolds(token, certificate)) faults.push(says('timestamp.signature-wrong', { authority }));
  if (!mayTimestamp(certificate)) faults.push(says('timestamp.authority-unfit', { authority }));
  return faults;
};

/** Holds the imprint against what it has to be; what it then covers, or why it proves nothing. */
const expectationOf = async (
  { expects }: OpenedTimestamp,
  token: TimestampToken,
): Promise<{ readonly covers: Covered | null; readonly faults: readonly Observation[] }> => {
  const { info } = token;
  const algorithm = digestByOid(info.imprintOid);
  const differs = says('timestamp.imprint-differs', {
    time: instantFromEpoch(info.genTime),
    algorithm: algorithm ?? info.imprintOid,
  });
  if (algorithm === null) return { covers: null, faults: [differs] };
  const expected = await expects(algorithm, token);
  if (expected.kind === 'unfit') return { covers: null, faults: [expected.observation] };
  return sameBytes(expected.digest, info.imprint)
    ? { covers: expected.covers, faults: [] }
    : { covers: null, faults: [differs] };
};

/** `covers` is null when the token proves nothing. */
export type JudgedTimestamp = {
  readonly facts: TimestampFacts;
  readonly covers: Covered | null;
};

const provedCodes = {
  'content-time-stamp': 'proof.content',
  'signature-time-stamp': 'timestamp.proved',
  'references-time-stamp': 'timestamp.proved',
  'archive-time-stamp': 'proof.archive',
  'document-time-stamp': 'proof.archive',
} as const satisfies Record<TimestampKind, string>;

/**
 * Judges a timestamp token by ETSI EN 319 102-1 clause 5.4: imprint, its own signature, the service's certificate and
 * chain to the reader's anchors, revocation as demanded, at the moment the question is put for or, where `proofs` tell
 * that the token is older, in the past. `intact` leaves trust aside; `proved` is what a time may be taken from. Never
 * throws on bytes.
 */
export const judgeOpenedTimestamp = async (
  opened: OpenedTimestamp,
  evidence: Evidence,
  material: Material,
  proofs: Proofs,
): Promise<JudgedTimestamp> => {
  const read = await readTimestampToken(opened.token);
  if (!read.ok) return { facts: unreadable(opened, read.reason), covers: null };
  const { data, signer, info } = read.value;
  const own = materialOf(data, signer.unsignedAttributes);
  const all = joinedMaterial(own, material);
  const candidates = [...all.certificates, ...evidence.helpers, ...evidence.anchors];
  const certificate = signerCertificate(signer, referencesOf(signer).references, candidates);
  const expectation = await expectationOf(opened, read.value);
  const since = provedSince(proofs, opened.token);
  const faults = [...expectation.faults, ...faultsOf(read.value, certificate, evidence, since)];
  const chain =
    certificate === null
      ? null
      : chainOf({ target: certificate, material: all, object: opened.token, proofs }, evidence).facts;

  const time = instantFromEpoch(info.genTime);
  const authority = certificate === null ? '' : nameText(certificate.subject);
  const doubts: Observation[] = [];
  const outside = certificate !== null && (info.genTime < certificate.notBefore || info.genTime > certificate.notAfter);
  const reason = chain === null ? null : outside ? 'timestamp-doubt.expired' : chainFault(chain, evidence);
  if (reason !== null) doubts.push(says('timestamp.authority-untrusted', { time, authority, reason }));
  if (info.genTime > proofs.now + clockTolerance)
    doubts.push(says('timestamp.later-than-asked', { time, at: evidence.validationTime }));
  const intact = faults.length === 0;
  const proved = intact && doubts.length === 0;
  return {
    facts: {
      kind: opened.kind,
      sha256: keyOf(opened.token),
      genTime: time,
      accuracyMilliseconds: info.accuracyMilliseconds,
      policy: info.policy,
      serial: info.serial,
      imprintAlgorithm: algorithmFacts(info.imprintOid),
      authority: certificate === null ? null : factsOf(certificate),
      chain,
      intact,
      proved,
      observations: proved
        ? [{ code: provedCodes[opened.kind], details: { time, authority }, blocks: false }]
        : [...faults, ...doubts],
    },
    covers: proved ? expectation.covers : null,
  };
};

/** The same for a token over given bytes, with no proof of its age: as it is judged when it comes from its service. */
export const judgeTimestamp = async (
  token: Uint8Array,
  stamped: Uint8Array,
  evidence: Evidence,
): Promise<TimestampFacts> => {
  const opened: OpenedTimestamp = {
    kind: 'signature-time-stamp',
    token,
    expects: (algorithm) => ({
      kind: 'imprint',
      digest: digestBytes(algorithm, stamped),
      covers: { signature: true, objects: [] },
    }),
  };
  const now = epochMilliseconds(evidence.validationTime);
  return (await judgeOpenedTimestamp(opened, evidence, noMaterial, noProofs(now))).facts;
};

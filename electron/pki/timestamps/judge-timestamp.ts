import { epochMilliseconds, instantFromEpoch } from '#shared/kernel/instant.ts';
import type { TimestampVerdictCode } from '#shared/signature/timestamp-codes.ts';
import { clockTolerance } from '#shared/verification/checks/check.ts';
import type { TextKey } from '#shared/text/keys.ts';
import type { ChainFacts, Observation, TimestampFacts } from '#shared/verification/facts.ts';
import { sameBytes } from '../asn1/bytes.ts';
import { factsOf } from '../certificate-facts.ts';
import { readCertificate, type Certificate } from '../certificate/certificate.ts';
import { nameText } from '../certificate/name-text.ts';
import { digestBytes } from '../digest.ts';
import { readCrl, type Crl } from '../revocation/crl.ts';
import { chainOf } from '../verify/chain-facts.ts';
import { algorithmFacts, digestByOid } from '../verify/digests.ts';
import type { Evidence } from '../verify/evidence.ts';
import { signatureAlgorithmFacts } from '../verify/signature-value.ts';
import { referencesOf, signerCertificate } from '../verify/signer-certificate.ts';
import { readTimestampToken, type TimestampToken } from './read-token.ts';
import { mayTimestamp, tokenSignatureHolds } from './token-signature.ts';

/** Certificates and lists that travel around the token, in the signature that carries it. */
export type Around = { readonly certificates: readonly Certificate[]; readonly crls: readonly Crl[] };

const says = (code: TimestampVerdictCode, details: Observation['details'] = {}): Observation => ({
  code,
  details,
  blocks: code !== 'timestamp.proved',
});

const readAll = <T>(
  ders: readonly Uint8Array[],
  read: (der: Uint8Array) => { readonly ok: true; readonly value: T } | { readonly ok: false },
): readonly T[] =>
  ders.flatMap((der) => {
    const outcome = read(der);
    return outcome.ok ? [outcome.value] : [];
  });

/** Every digest a token rests on; RSA-PSS has one of its own, elsewhere the digest algorithm decides. */
const digestsOf = ({ info, signer }: TimestampToken): readonly string[] => {
  const { name, digest } = signatureAlgorithmFacts(signer.signatureAlgorithm);
  const named = [info.imprintOid, signer.digestAlgorithm.oid].map((oid) => algorithmFacts(oid).name ?? oid);
  return [...new Set(name === 'RSA-PSS' && digest !== null ? [...named, digest] : named)];
};

const weakDigests = (token: TimestampToken, { policy, validationTime }: Evidence): readonly string[] => {
  const day = validationTime.slice(0, 10);
  return digestsOf(token).filter((name) => {
    const term = policy.digests.find((rule) => rule.name === name)?.term ?? 'never';
    return term === 'never' || (term !== 'open' && day > term.through);
  });
};

/** In the reader's words; the chain among the facts keeps the exact codes. */
const doubtOf: Readonly<Record<string, TextKey>> = {
  'path.not-found': 'timestamp-doubt.no-chain',
  'path.expired': 'timestamp-doubt.expired',
  'path.not-yet-valid': 'timestamp-doubt.expired',
  'revocation.revoked': 'timestamp-doubt.revoked',
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

const unreadable = (reason: string): TimestampFacts => ({
  kind: 'signature-time-stamp',
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

/** What speaks against the token itself, whomever the reader trusts. */
const faultsOf = (
  token: TimestampToken,
  stamped: Uint8Array,
  certificate: Certificate | null,
  evidence: Evidence,
): readonly Observation[] => {
  const { info } = token;
  const faults: Observation[] = [];
  const algorithm = algorithmFacts(info.imprintOid).name ?? info.imprintOid;
  const digest = digestByOid(info.imprintOid);
  if (digest === null || !sameBytes(digestBytes(digest, stamped), info.imprint))
    faults.push(says('timestamp.imprint-differs', { time: instantFromEpoch(info.genTime), algorithm }));
  for (const weak of weakDigests(token, evidence)) faults.push(says('timestamp.digest-weak', { algorithm: weak }));
  if (certificate === null) return [...faults, says('timestamp.authority-not-found')];
  const authority = nameText(certificate.subject);
  if (!tokenSignatureHolds(token, certificate)) faults.push(says('timestamp.signature-wrong', { authority }));
  if (!mayTimestamp(certificate)) faults.push(says('timestamp.authority-unfit', { authority }));
  return faults;
};

/**
 * Judges a timestamp token by ETSI EN 319 102-1 clause 5.4 for the bytes it claims to have stamped: imprint, its own
 * signature, the service's certificate and chain to the reader's anchors, revocation as demanded, all at the moment the
 * question is put for. `intact` leaves trust aside; `proved` is what a time may be taken from. Never throws on bytes.
 */
export const judgeTimestamp = async (
  token: Uint8Array,
  stamped: Uint8Array,
  evidence: Evidence,
  around: Around,
): Promise<TimestampFacts> => {
  const read = await readTimestampToken(token);
  if (!read.ok) return unreadable(read.reason);
  const { data, signer, info } = read.value;
  const certificates = [...readAll(data.certificates, readCertificate), ...around.certificates];
  const candidates = [...certificates, ...evidence.helpers, ...evidence.anchors];
  const certificate = signerCertificate(signer, referencesOf(signer).references, candidates);
  const faults = faultsOf(read.value, stamped, certificate, evidence);
  const embedded = { certificates, crls: [...readAll(data.crls, readCrl), ...around.crls] };
  const chain = certificate === null ? null : chainOf(certificate, embedded, evidence).facts;

  const time = instantFromEpoch(info.genTime);
  const authority = certificate === null ? '' : nameText(certificate.subject);
  const doubts: Observation[] = [];
  const reason = chain === null ? null : chainFault(chain, evidence);
  if (reason !== null) doubts.push(says('timestamp.authority-untrusted', { time, authority, reason }));
  if (info.genTime > epochMilliseconds(evidence.validationTime) + clockTolerance)
    doubts.push(says('timestamp.later-than-asked', { time, at: evidence.validationTime }));
  const intact = faults.length === 0;
  const proved = intact && doubts.length === 0;
  return {
    kind: 'signature-time-stamp',
    genTime: time,
    accuracyMilliseconds: info.accuracyMilliseconds,
    policy: info.policy,
    serial: info.serial,
    imprintAlgorithm: algorithmFacts(info.imprintOid),
    authority: certificate === null ? null : factsOf(certificate),
    chain,
    intact,
    proved,
    observations: proved ? [says('timestamp.proved', { time, authority })] : [...faults, ...doubts],
  };
};

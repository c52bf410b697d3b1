import { epochMilliseconds, instantFromEpoch } from '#shared/kernel/instant.ts';
import type { Observation, SignatureFacts, TimestampFacts } from '#shared/verification/facts.ts';
import { trustedTimeOf } from '#shared/verification/trusted-time.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { timestampLimits } from '../timestamps/oids.ts';
import { accreditationOf } from './accreditation.ts';
import { chainOf, type JudgedChain } from './chain-facts.ts';
import type { Evidence } from './evidence.ts';
import { seen } from './examined.ts';
import { materialOf, type Material } from './material.ts';
import type { OpenedSignature, OpenedTimestamp } from './opened-signature.ts';
import { keyOf, noProofs, withProof, type Proofs } from './proofs.ts';

/** A signature with all that was found of it; `path` is the chain that was judged, anchor first. */
export type ProvenSignature = {
  readonly facts: SignatureFacts;
  readonly path: readonly Certificate[];
  readonly counterSignatures: readonly ProvenSignature[];
};

type Judged = { readonly opened: OpenedTimestamp; readonly facts: TimestampFacts };
type Times = { readonly judged: readonly Judged[]; readonly proofs: Proofs };

const isOverEverything = ({ kind }: OpenedTimestamp): boolean =>
  kind === 'archive-time-stamp' || kind === 'document-time-stamp';

/** Whoever proves that a carried element existed proves what is wrapped in it. */
const unwrapped = (objects: readonly Uint8Array[], wrapped: Wrapped): readonly Uint8Array[] => [
  ...objects,
  ...objects.flatMap((object) => wrapped.get(keyOf(object)) ?? []),
];

type Wrapped = ReadonlyMap<string, readonly Uint8Array[]>;

/** Each token with the certificates, lists and responses that it carries. */
const contentsOf = async (timestamps: readonly OpenedTimestamp[]): Promise<Material['wrapped']> => {
  if (timestamps.length === 0) return [];
  const { readTimestampToken } = await import('../timestamps/read-token.ts');
  const found = await Promise.all(
    timestamps.map(async ({ token }) => {
      const read = await readTimestampToken(token);
      if (!read.ok) return [];
      const { data, signer } = read.value;
      const { certificates, crls, ocsps } = materialOf(data, signer.unsignedAttributes);
      return [{ outer: token, inner: [...certificates, ...crls, ...ocsps].map(({ der }) => der) }];
    }),
  );
  return found.flat();
};

/**
 * Judges the timestamps from the outermost inwards, as ETSI EN 319 102-1 clause 5.6.3 does: archive timestamps newest
 * first, each adding proofs of existence for what it covers, then those over the signature value, then those over the
 * content. What reads timestamps is loaded only where there are some.
 */
const judgeTimestamps = async (
  { timestamps, material, value, certificate, facts }: OpenedSignature,
  evidence: Evidence,
  start: Proofs,
): Promise<Times> => {
  if (timestamps.length === 0) return { judged: [], proofs: start };
  const [{ judgeOpenedTimestamp }, { readTimestampToken }] = await Promise.all([
    import('../timestamps/judge-timestamp.ts'),
    import('../timestamps/read-token.ts'),
  ]);
  const genTimeOf = async ({ token }: OpenedTimestamp): Promise<number> => {
    const read = await readTimestampToken(token);
    return read.ok ? read.value.info.genTime : 0;
  };
  const rankOf = (one: OpenedTimestamp): number =>
    isOverEverything(one) ? 0 : one.kind === 'content-time-stamp' ? 2 : 1;
  const dated = await Promise.all(
    timestamps.map(async (opened) => ({ opened, rank: rankOf(opened), genTime: await genTimeOf(opened) })),
  );
  const inOrder = dated.toSorted((a, b) => a.rank - b.rank || b.genTime - a.genTime);
  // The certificate's digest is among what was signed, so it is as old as the signature value.
  const named = facts.references.some(({ hash }) => hash === 'matches') && certificate !== null;
  const withSignature = named ? [value, certificate.der] : [value];

  let proofs = start;
  const judged: Judged[] = [];
  const inside = await contentsOf(timestamps);
  const wrapped: Wrapped = new Map(
    [...material.wrapped, ...inside].map(({ outer, inner }) => [keyOf(outer), inner] as const),
  );
  for (const { opened, genTime } of inOrder) {
    const one = await judgeOpenedTimestamp(opened, evidence, material, proofs);
    judged.push({ opened, facts: one.facts });
    if (one.covers === null) continue;
    const covered = [...one.covers.objects, ...(one.covers.signature ? withSignature : [])];
    proofs = withProof(proofs, genTime, unwrapped(covered, wrapped));
  }
  return { judged: timestamps.flatMap((opened) => judged.filter((one) => one.opened === opened)), proofs };
};

/** The latest moment at which the content is proved to have existed before it was signed; null: none is. */
const contentProvedAt = (times: Times): number | null => {
  const found = times.judged.flatMap(({ facts }) =>
    facts.kind === 'content-time-stamp' && facts.proved && facts.genTime !== null
      ? [epochMilliseconds(facts.genTime)]
      : [],
  );
  return found.length === 0 ? null : Math.max(...found);
};

/** ETSI EN 319 102-1 clause 5.3.4: signed after a time at which the certificate was no longer good, and that is proved. */
const signedTooLate = (after: number | null, { revokedAt }: JudgedChain, certificate: Certificate): Observation[] => {
  if (after === null) return [];
  const late: Observation[] = [];
  const signed = instantFromEpoch(after);
  if (revokedAt !== null && revokedAt < after)
    late.push(seen('revocation.revoked-before-signing', { since: instantFromEpoch(revokedAt), after: signed }));
  if (certificate.notAfter < after)
    late.push(seen('chain.expired-before-signing', { until: instantFromEpoch(certificate.notAfter), after: signed }));
  return late;
};

const tooMany = (opened: OpenedSignature): readonly Observation[] => {
  const { length: count } = opened.timestamps;
  const limit = timestampLimits.tokens;
  return count > limit ? [seen('timestamp.too-many', { count, limit })] : [];
};

/**
 * Goes through the validation process of ETSI EN 319 102-1 with a signature that any format's reader has opened: its
 * times, the proofs of existence they give (clauses 5.5 and 5.6), its chain now or in the past, and the signatures over it.
 * `known` are proofs from outside the signature, such as the timestamps of its container.
 */
export const proveSignature = async (
  opened: OpenedSignature,
  evidence: Evidence,
  known: Proofs = noProofs(epochMilliseconds(evidence.validationTime)),
): Promise<ProvenSignature> => {
  const { certificate, material, value } = opened;
  const limited = { ...opened, timestamps: opened.timestamps.slice(0, timestampLimits.tokens) };
  const times = await judgeTimestamps(limited, evidence, known);
  const chain =
    certificate === null
      ? null
      : chainOf({ target: certificate, material, object: value, proofs: times.proofs }, evidence);
  const counterSignatures: ProvenSignature[] = [];
  for (const one of opened.counterSignatures) counterSignatures.push(await proveSignature(one, evidence, times.proofs));
  const told =
    certificate === null
      ? {}
      : accreditationOf(
          { certificate, above: [...(chain?.path.slice(0, -1).toReversed() ?? []), ...material.certificates] },
          { proved: trustedTimeOf(times.judged.map(({ facts }) => facts)), claimed: opened.facts.claimedSigningTime },
          evidence,
        );
  const late = chain === null || certificate === null ? [] : signedTooLate(contentProvedAt(times), chain, certificate);
  return {
    facts: {
      ...opened.facts,
      ...told,
      chain: chain?.facts ?? null,
      timestamps: times.judged.map(({ facts }) => facts),
      observations: [
        ...opened.facts.observations,
        ...times.judged.flatMap(({ facts }) => facts.observations),
        ...tooMany(opened),
        ...late,
      ],
    },
    path: chain?.path ?? [],
    counterSignatures,
  };
};

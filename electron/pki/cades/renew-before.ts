import { epochMilliseconds, type Instant } from '#shared/kernel/instant.ts';
import type { ValidationPolicy } from '#shared/verification/policy.ts';
import { digestRuleOf } from '#shared/verification/sound.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { digestByOid } from '../digest.ts';
import { timestampsOf } from './carried-timestamps.ts';
import { certificateOfSigner, certificatesIn, type Draft, type DraftSigner } from './draft.ts';

const day = 24 * 60 * 60 * 1000;

/** When a digest stops being acceptable by the policy, epoch milliseconds; null: no end is set. */
const endOfDigest = (policy: ValidationPolicy, oid: string): number | null => {
  const name = digestByOid(oid);
  const term = name === null ? 'never' : (digestRuleOf(policy, name)?.term ?? 'never');
  if (term === 'open') return null;
  return term === 'never' ? 0 : epochMilliseconds(`${term.through}T00:00:00Z` as Instant) + day;
};

const earliest = (ends: readonly (number | null)[]): number | null => {
  const set = ends.filter((end) => end !== null);
  return set.length === 0 ? null : Math.min(...set);
};

/** What protects one signer now: its newest timestamp, or, without one, its own certificate. */
const endOf = async (
  signer: DraftSigner,
  candidates: readonly Certificate[],
  policy: ValidationPolicy,
): Promise<number | null> => {
  const carried = await timestampsOf(signer, candidates);
  const newest = carried.ok ? carried.timestamps.at(-1) : undefined;
  if (newest === undefined) {
    const own = certificateOfSigner(signer.info, candidates);
    return earliest([own?.notAfter ?? null, endOfDigest(policy, signer.info.digestAlgorithm.oid)]);
  }
  const { info, signer: service } = newest.token;
  const digests = [info.imprintOid, service.digestAlgorithm.oid].map((oid) => endOfDigest(policy, oid));
  return earliest([newest.certificate?.notAfter ?? null, ...digests]);
};

/**
 * Until when a signature has to be raised again, epoch milliseconds: before the certificate of its newest timestamp ends
 * or an algorithm of it stops being acceptable by the policy, whichever comes first (ETSI EN 319 122-1 clause 5.5.1). Null:
 * nothing at hand has an end.
 */
export const renewBefore = async (
  draft: Draft,
  brought: readonly Certificate[],
  policy: ValidationPolicy,
): Promise<number | null> => {
  const candidates = [...certificatesIn(draft), ...brought];
  return earliest(await Promise.all(draft.signers.map((signer) => endOf(signer, candidates, policy))));
};

/** The same for a token that stands by itself: the timestamp over a container's archive manifest. */
export const tokenEnds = (token: Draft, brought: readonly Certificate[], policy: ValidationPolicy): number | null => {
  const candidates = [...certificatesIn(token), ...brought];
  return earliest(
    token.signers.flatMap(({ info }) => [
      certificateOfSigner(info, candidates)?.notAfter ?? null,
      endOfDigest(policy, info.digestAlgorithm.oid),
    ]),
  );
};

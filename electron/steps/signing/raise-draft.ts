import { basename } from 'node:path';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { epochMilliseconds, instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { validationPolicy } from '#shared/verification/policy-data.ts';
import { failTimestamp } from '#shared/signature/timestamp-codes.ts';
import type { Pool } from '../../pki/cades/complete-material.ts';
import { subjectCertificates } from '../../pki/cades/carried-timestamps.ts';
import type { Draft } from '../../pki/cades/draft.ts';
import type { Certificate } from '../../pki/certificate/certificate.ts';
import { levelFinding, type Raising, type Stamper } from '../../pki/cades/level.ts';
import { renewBefore } from '../../pki/cades/renew-before.ts';
import { raiseDraftToT } from '../../pki/cades/level-t.ts';
import type { WrittenFile } from '../../pki/cades/write-signature.ts';
import { refusedBy } from './open-signature.ts';
import type { SignedContent } from './signed-content.ts';
import type { TimestampSource } from './timestamp-source.ts';

export type RaisedLevel = 'T' | 'LT' | 'LTA';

/** What a file is raised with. `material` is read when a level needs it. */
export type RaiseRequest = {
  readonly level: RaisedLevel;
  /** Null: no service was named. */
  readonly source: TimestampSource | null;
  readonly material: Pool;
  /** What else may complete the chains of these certificates: what was kept, and fetched when that was asked. */
  readonly collect?: (subjects: readonly Certificate[], pool: Pool) => Promise<Outcome<Pool>>;
  /** The file that a detached signature signs; null: it is looked for beside the signature. */
  readonly content: string | null;
  /** True: revocation data from before the signature, which would not tell a revocation in between, are refused. */
  readonly freshRevocation?: boolean;
  readonly now: Instant;
  readonly signal: AbortSignal;
};

export type RaisedFile = WrittenFile & { readonly remarks: readonly Finding[] };

/** Findings of the parts below know no file. */
export const placed = (findings: readonly Finding[], file: string): readonly Finding[] =>
  findings.map((finding) => ({ ...finding, place: { file, ...finding.place } }));

export const stamperOf = (source: TimestampSource | null, file: string): Stamper | null =>
  source === null ? null : (digest) => source.tokenOver(digest, file);

/** The material at hand with what else is known about a draft's chains. */
export const gather = async (draft: Draft, { collect, material }: RaiseRequest): Promise<Outcome<Pool>> =>
  collect === undefined ? ok(material) : collect(await subjectCertificates(draft, material.certificates), material);

/** When the archive has to be renewed, for people; `end` in epoch milliseconds. */
export const renewalRemark = (end: number | null): readonly Finding[] =>
  end === null ? [] : [levelFinding('level.renew-before', { time: instantFromEpoch(end) }, 'info')];

/** A draft raised as far as asked: what a lower level needs and lacks is added on the way. */
export const raiseDraft = async (
  draft: Draft,
  request: RaiseRequest,
  content: SignedContent,
  file: string,
): Promise<Raising> => {
  const { level, source, now } = request;
  const stamp = stamperOf(source, file);
  const timed = await raiseDraftToT(draft, stamp);
  if (!timed.ok || level === 'T') return timed;
  const [{ raiseDraftToLT }, { raiseDraftToLTA }] = await Promise.all([
    import('../../pki/cades/level-lt.ts'),
    import('../../pki/cades/level-lta.ts'),
  ]);
  const gathered = await gather(timed.value.draft, request);
  if (!gathered.ok) return refusedBy(gathered.error, file);
  const options = { now: epochMilliseconds(now), fresh: request.freshRevocation ?? false };
  const proved = await raiseDraftToLT(timed.value.draft, gathered.value, options);
  if (!proved.ok || level === 'LT') return proved;
  if (stamp === null) return refusedBy(failTimestamp('timestamp.no-address').error, file);
  const archived = await raiseDraftToLTA(proved.value.draft, content, stamp, basename(file));
  if (!archived.ok) return archived;
  const end = await renewBefore(archived.value.draft, gathered.value.certificates, validationPolicy);
  return ok({ ...archived.value, remarks: [...proved.value.remarks, ...renewalRemark(end)] });
};

import { basename } from 'node:path';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { epochMilliseconds, instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { validationPolicy } from '#shared/verification/policy-data.ts';
import { failTimestamp } from '#shared/signature/timestamp-codes.ts';
import type { Pool } from '../../pki/cades/complete-material.ts';
import { subjectCertificates } from '../../pki/cades/carried-timestamps.ts';
import type { Draft } from '../../pki/cades/draft.ts';
import type { Certificate } from '../../pki/certificate/certificate.ts';
import { levelFinding, type Stamper } from '../../pki/cades/level.ts';
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
  /** True: where the level is out of reach, the highest below it that is not. */
  readonly keepsLower?: boolean;
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

/** `level` is what is there now; `short` says why it is no higher, where a lower one was to be kept. */
export type Reaching = {
  readonly level: 'B' | RaisedLevel;
  readonly short: readonly Finding[];
  readonly remarks: readonly Finding[];
};
export type RaisedDraft = Reaching & { readonly draft: Draft };
export type RaisedFile = WrittenFile & Reaching;

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
): Promise<Result<RaisedDraft, readonly Finding[]>> => {
  const { level, source, now } = request;
  const stop = (error: readonly Finding[], reached: Omit<RaisedDraft, 'short'>) =>
    request.keepsLower === true ? ok({ ...reached, short: error }) : { ok: false as const, error };
  const stamp = stamperOf(source, file);
  const raised = await raiseDraftToT(draft, stamp);
  if (!raised.ok) return stop(raised.error, { draft, level: 'B', remarks: [] });
  const timed = { ...raised.value, level: 'T' as const };
  if (level === 'T') return ok({ ...timed, short: [] });
  const [{ raiseDraftToLT }, { raiseDraftToLTA }] = await Promise.all([
    import('../../pki/cades/level-lt.ts'),
    import('../../pki/cades/level-lta.ts'),
  ]);
  const gathered = await gather(timed.draft, request);
  if (!gathered.ok) return stop(refusedBy(gathered.error, file).error, timed);
  const options = { now: epochMilliseconds(now), fresh: request.freshRevocation ?? false };
  const completed = await raiseDraftToLT(timed.draft, gathered.value, options);
  if (!completed.ok) return stop(completed.error, timed);
  const proved = { ...completed.value, level: 'LT' as const };
  if (level === 'LT') return ok({ ...proved, short: [] });
  if (stamp === null) return stop(refusedBy(failTimestamp('timestamp.no-address').error, file).error, proved);
  const archived = await raiseDraftToLTA(proved.draft, content, stamp, basename(file));
  if (!archived.ok) return stop(archived.error, proved);
  const end = await renewBefore(archived.value.draft, gathered.value.certificates, validationPolicy);
  return ok({
    draft: archived.value.draft,
    level: 'LTA',
    short: [],
    remarks: [...proved.remarks, ...renewalRemark(end)],
  });
};

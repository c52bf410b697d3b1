import { epochMilliseconds, instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import type { TimestampVerdictCode } from '#shared/signature/timestamp-codes.ts';
import type { Observation } from '#shared/verification/facts.ts';
import type { Certificate } from '../certificate/certificate.ts';
import type { JudgeInputs, Judgement } from '../path/judge.ts';
import { validatePath } from '../path/validate.ts';
import type { RevocationStatus } from '../path/verdict.ts';
import type { Evidence } from './evidence.ts';

/** What may be said against the signer's certificate now, though it says nothing about the proved time. */
const settledByTime: readonly string[] = ['path.expired', 'revocation.revoked', 'revocation.undetermined'];

export type SettledByTime = {
  readonly isSettled: (finding: { readonly code: string; readonly place: { readonly item?: string } }) => boolean;
  readonly observations: readonly Observation[];
  /** The status that told; its lists are evidence too. */
  readonly status: RevocationStatus;
};

const note = (code: TimestampVerdictCode, details: Observation['details']): Observation => ({
  code,
  details,
  blocks: false,
});

/** A revocation after `proof` leaves the signature as it is; one before it, or without a date, does not. */
const harmless = (status: RevocationStatus, proof: number): boolean =>
  status.kind === 'good' || (status.kind === 'revoked' && status.since !== null && status.since > proof);

/**
 * The status of an expired certificate, from lists of its lifetime: authorities may drop the expired from later ones (RFC
 * 5280 section 3.3). The list current at its end comes first, then the one current at the proved time.
 */
const statusInLifetime = (
  path: readonly Certificate[],
  inputs: JudgeInputs,
  proof: number,
  notAfter: number,
): RevocationStatus => {
  let found: RevocationStatus = { kind: 'undetermined' };
  for (const crlsAt of [Math.min(notAfter, inputs.at), proof]) {
    found = validatePath(path, { ...inputs, at: proof, crlsAt }).revocation.at(-1) ?? found;
    if (found.kind !== 'undetermined') return found;
  }
  return found;
};

/**
 * The simple case of ETSI EN 319 102-1 clause 5.5.4: when all that speaks against the path is that the signer's own
 * certificate has expired or been revoked since, a proof that the signature existed before settles it. Null: it does
 * not, and the judgement stays as it was.
 */
export const settleByTime = (
  { path, verdict }: Judgement,
  inputs: JudgeInputs,
  proofTime: Instant,
  demand: Evidence['revocation'],
): SettledByTime | null => {
  const target = path?.at(-1);
  if (path === null || target === undefined) return null;
  const place = String(path.length - 1);
  const isSettled: SettledByTime['isSettled'] = (finding) =>
    finding.place.item === place && settledByTime.includes(finding.code);
  const blockers = verdict.findings.filter(({ severity }) => severity === 'blocker');
  if (blockers.length === 0 || !blockers.every(isSettled)) return null;
  const proof = epochMilliseconds(proofTime);
  if (proof < target.notBefore || proof >= target.notAfter + 1000) return null;

  const now = verdict.revocation.at(-1) ?? { kind: 'undetermined' };
  if (now.kind === 'revoked' && !harmless(now, proof)) return null;
  const expired = blockers.some(({ code }) => code === 'path.expired');
  if (!expired && now.kind !== 'revoked') return null;
  const looked = demand !== 'none';
  const status =
    expired && looked && now.kind !== 'revoked' ? statusInLifetime(path, inputs, proof, target.notAfter) : now;
  if (status.kind === 'revoked' && !harmless(status, proof)) return null;
  if (status.kind === 'undetermined' && demand === 'required') return null;

  const observations: Observation[] = [];
  if (expired)
    observations.push(
      note('timestamp.proves-before-expiry', { time: proofTime, until: instantFromEpoch(target.notAfter) }),
    );
  if (status.kind === 'revoked' && status.since !== null)
    observations.push(
      note('timestamp.proves-before-revocation', { time: proofTime, since: instantFromEpoch(status.since) }),
    );
  return { isSettled, observations, status };
};

import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import {
  judgeByPolicy,
  signaturePolicy,
  type PlannedSignature,
  type SignaturePolicy,
} from '#shared/signature/policy.ts';
import { keepEdit } from '../../store/reference/edits.ts';
import type { GatheredBid } from '../bids/gather-bid.ts';
import { gatherBid } from '../bids/gather-bid.ts';
import type { Host, Step } from '../context.ts';
import { checkRecord } from '../reference/check-record.ts';
import { policiesOf, policyFor, policyNamed } from './policy-of-bid.ts';

export const listPolicies: Step<'policies.list'> = async (_, { host }) =>
  ok({ policies: policiesOf(host.workspace.database) });

export const savePolicy: Step<'policies.save'> = async ({ policy: given }, { host }) => {
  const policy = checkRecord(signaturePolicy, given);
  if (!policy.ok) return policy;
  const { database } = host.workspace;
  keepEdit(
    database,
    'signature-policy',
    { recordId: policy.value.policyId, record: policy.value, base: null },
    host.clock(),
  );
  host.emit({ type: 'changed', subject: 'company' });
  return ok({ policies: policiesOf(database) });
};

export const removePolicy: Step<'policies.remove'> = async ({ policyId }, { host }) => {
  const { database } = host.workspace;
  if (!policiesOf(database).some((policy) => policy.policyId === policyId))
    return failKernel('record.not-found', { kind: 'policy', id: policyId });
  keepEdit(database, 'signature-policy', { recordId: policyId, record: null, base: null }, host.clock());
  host.emit({ type: 'changed', subject: 'company' });
  return ok({ policies: policiesOf(database) });
};

type Planned = Pick<PlannedSignature, 'level' | 'placement'>;

const judged = (
  host: Host,
  bid: GatheredBid,
  planned: Planned,
): { readonly policy: SignaturePolicy | null; readonly findings: readonly Finding[] } => {
  const policy = policyFor(host, bid);
  const findings =
    policy === null ? [] : judgeByPolicy(policy, { format: 'cades', qualified: null, scope: 'both', ...planned });
  return { policy, findings };
};

/** Refuses a signature that a strict policy of the bid's procedure does not allow, before any password is asked for. */
export const allowedByPolicy = (host: Host, bid: GatheredBid, planned: Planned): Outcome<null> => {
  const blocker = judged(host, bid, planned).findings.find(({ severity }) => severity === 'blocker');
  return blocker === undefined ? ok(null) : refuse({ code: blocker.code, details: blocker.details });
};

export const judgePolicy: Step<'policies.judge'> = async ({ bidId, level, form }, { host }) => {
  const gathered = await gatherBid(host, bidId);
  if (!gathered.ok) return gathered;
  const { policy, findings } = judged(host, gathered.value, { level, placement: form });
  return ok({ policy, findings: findings.map((finding) => ({ ...finding })) });
};

/** As `allowedByPolicy`, with everything there is to say. */
export const judgePlanned = (host: Host, bid: GatheredBid, planned: Planned): readonly Finding[] =>
  judged(host, bid, planned).findings;

export const judgeFilesByPolicy: Step<'policies.judgeFiles'> = async (
  { policyId, level, form, format, scope },
  { host },
) => {
  const policy = policyNamed(host.workspace.database, policyId);
  if (!policy.ok) return policy;
  const planned = { format, level, placement: form, qualified: null, scope };
  return ok({ policy: policy.value, findings: judgeByPolicy(policy.value, planned).map((one) => ({ ...one })) });
};

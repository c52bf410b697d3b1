import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import {
  choosePolicy,
  judgeByPolicy,
  signaturePolicy,
  type PlannedSignature,
  type SignaturePolicy,
} from '#shared/signature/policy.ts';
import type { Database } from '../../store/database.ts';
import { keepEdit, standingEdits } from '../../store/reference/edits.ts';
import type { GatheredBid } from '../bids/gather-bid.ts';
import { gatherBid } from '../bids/gather-bid.ts';
import { cardOf } from '../company/platform-cards.ts';
import type { Host, Step } from '../context.ts';
import { gatherDeadlines } from '../procedures/deadlines-gather.ts';
import { checkRecord } from '../reference/check-record.ts';

const read = (stored: unknown): SignaturePolicy | null => signaturePolicy.safeParse(stored).data ?? null;

const policiesOf = (database: Database): SignaturePolicy[] =>
  standingEdits(database, 'signature-policy', read).map(({ record }) => record);

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

/** The policy of a bid's procedure; null: nobody demands anything that is known. */
const policyFor = (host: Host, { draft, procedure }: GatheredBid): SignaturePolicy | null => {
  const { database } = host.workspace;
  const dates = gatherDeadlines(host.workspace, draft.procedureId, 'UTC');
  const law = dates.ok ? dates.value.question.law : 'commercial';
  const question = { platformId: draft.platformId, kindId: procedure.kind ?? null, law };
  return choosePolicy(policiesOf(database), question, cardOf(database, draft.platformId));
};

type Planned = Pick<PlannedSignature, 'level' | 'placement'>;

const judged = (
  host: Host,
  bid: GatheredBid,
  planned: Planned,
): { readonly policy: SignaturePolicy | null; readonly findings: readonly Finding[] } => {
  const policy = policyFor(host, bid);
  const findings = policy === null ? [] : judgeByPolicy(policy, { format: 'cades', qualified: null, ...planned });
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

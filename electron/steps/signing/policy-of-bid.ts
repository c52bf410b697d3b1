import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { choosePolicy, signaturePolicy, type SignaturePolicy } from '#shared/signature/policy.ts';
import type { Database } from '../../store/database.ts';
import { standingEdits } from '../../store/reference/edits.ts';
import type { GatheredBid } from '../bids/gather-bid.ts';
import { cardOf } from '../company/platform-cards.ts';
import type { Host } from '../context.ts';
import { gatherDeadlines } from '../procedures/deadlines-gather.ts';

const read = (stored: unknown): SignaturePolicy | null => signaturePolicy.safeParse(stored).data ?? null;

export const policiesOf = (database: Database): SignaturePolicy[] =>
  standingEdits(database, 'signature-policy', read).map(({ record }) => record);

/** The policy of a bid's procedure; null: nobody demands anything that is known. */
export const policyFor = (
  host: Host,
  { draft, procedure }: Pick<GatheredBid, 'draft' | 'procedure'>,
): SignaturePolicy | null => {
  const { database } = host.workspace;
  const policies = policiesOf(database);
  // What the law is takes the dates of the procedure to say; where no policy asks for it, nobody looks.
  const dates = policies.some(({ law }) => law !== null)
    ? gatherDeadlines(host.workspace, draft.procedureId, 'UTC')
    : null;
  const law = dates?.ok === true ? dates.value.question.law : 'commercial';
  const question = { platformId: draft.platformId, kindId: procedure.kind ?? null, law };
  return choosePolicy(policies, question, cardOf(database, draft.platformId));
};

export const policyNamed = (database: Database, policyId: string): Outcome<SignaturePolicy> => {
  const policy = policiesOf(database).find((one) => one.policyId === policyId);
  return policy === undefined ? failKernel('record.not-found', { kind: 'policy', id: policyId }) : ok(policy);
};

import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { SignaturePolicy } from '#shared/signature/policy.ts';
import type { Row } from '../../store/database.ts';
import { gatherBid } from '../bids/gather-bid.ts';
import type { Host } from '../context.ts';
import { policyFor, policyNamed } from './policy-of-bid.ts';

/** The policy that is named; else, for a signature or package of a bid where it lies, its procedure's; null: none. */
export const policyForFile = async (
  host: Host,
  path: string,
  policyId: string | null,
): Promise<Outcome<SignaturePolicy | null>> => {
  const { database } = host.workspace;
  if (policyId !== null) return policyNamed(database, policyId);
  const row = database.get<Row & { bid_id: string }>('SELECT bid_id FROM bid_artefact WHERE path = ? LIMIT 1', [path]);
  if (row === undefined) return ok(null);
  const bid = await gatherBid(host, row.bid_id);
  return bid.ok ? ok(policyFor(host, bid.value)) : bid;
};

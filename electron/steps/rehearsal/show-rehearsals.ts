import { ok } from '#shared/kernel/result.ts';
import { gatherBid } from '../bids/gather-bid.ts';
import type { Step } from '../context.ts';
import { listRehearsalRecords } from './rehearsal-records.ts';
import { rehearsalView } from './rehearsal-view.ts';

export const listRehearsals: Step<'rehearsals.list'> = async ({ bidId }, { host }) => {
  const gathered = await gatherBid(host, bidId);
  if (!gathered.ok) return gathered;
  const records = listRehearsalRecords(host.workspace.database, bidId);
  return ok({ rehearsals: records.map((record) => rehearsalView(host, gathered.value, record)) });
};

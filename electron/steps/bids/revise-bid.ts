import { failBid } from '#shared/bid/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { listArtefacts, loadDraft, removeBid as removeRecords, saveDraft } from './bid-records.ts';
import { describeBid } from './describe-bid.ts';
import { listEvents } from './submission/event-records.ts';

/** Starts the next version from the frozen one; what was frozen and signed stays. A draft is left as it is. */
export const reviseBid: Step<'bids.revise'> = async ({ bidId }, { host }) => {
  const { database } = host.workspace;
  const revised = database.transaction((): Outcome<null> => {
    const loaded = loadDraft(database, bidId);
    if (!loaded.ok) return loaded;
    const draft = loaded.value;
    if (!listArtefacts(database, bidId, draft.version).some((artefact) => artefact.kind === 'manifest'))
      return ok(null);
    const now = host.clock();
    saveDraft(database, { ...draft, version: draft.version + 1, updatedAt: now });
    recordAct(database, { at: now, act: 'bid.revised', subject: bidId, digest: null });
    return ok(null);
  });
  if (!revised.ok) return revised;
  host.emit({ type: 'changed', subject: 'bids' });
  return describeBid(host, bidId);
};

/**
 * Removes the bid's records. Files already written for the buyer stay where they are. A bid that was ever submitted is
 * refused (`bid.submitted-stays`): its receipt, the dates after it and the money held hang on it.
 */
export const removeBid: Step<'bids.remove'> = async ({ bidId }, { host }) => {
  const { database } = host.workspace;
  const loaded = loadDraft(database, bidId);
  if (!loaded.ok) return loaded;
  if (listEvents(database, bidId).some(({ kind }) => kind === 'submitted'))
    return failBid('bid.submitted-stays', { bid: bidId });
  database.transaction(() => {
    removeRecords(database, bidId);
    recordAct(database, { at: host.clock(), act: 'bid.removed', subject: bidId, digest: null });
  });
  host.emit({ type: 'changed', subject: 'bids' });
  return ok({});
};

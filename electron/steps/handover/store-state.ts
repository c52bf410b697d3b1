import { copyFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { HandoverState } from '#shared/bid/handover/state.ts';
import type { BidDraft } from '#shared/bid/draft.ts';
import { artefactPlace } from '../bids/bid-folder.ts';
import { saveDraft } from '../bids/bid-records.ts';
import { loadPrices, storePrices } from '../bids/prices/price-records.ts';
import { addEvent, listEvents } from '../bids/submission/event-records.ts';
import { canonicalText } from '#shared/bid/handover/canonical.ts';
import type { Host } from '../context.ts';
import { storeParts } from './store-parts.ts';

/** Puts manifests and signatures where people look for them; the vault has them already. */
export const layOutFrozen = async (host: Host, { draft, versions }: HandoverState): Promise<void> => {
  for (const { version, manifest, signatures } of versions)
    for (const { name, digest } of [manifest, ...signatures]) {
      const path = artefactPlace(host, draft.bidId, version, name);
      await mkdir(dirname(path), { recursive: true });
      await copyFile(host.workspace.vault.pathOf(digest), path);
    }
};

/** What of a bid is this workspace's own and never travels. */
export type OwnOfBid = Pick<BidDraft, 'companyId' | 'procedureId' | 'createdAt'>;

/** Writes a state over what is here. Belongs into the transaction that decided it, behind what its library needs. */
export const storeState = (
  host: Host,
  state: HandoverState,
  { companyId, procedureId, createdAt }: OwnOfBid,
  authorityId: string | null,
): void => {
  const { database } = host.workspace;
  const { bidId, version } = state.draft;
  saveDraft(database, { ...state.draft, companyId, procedureId, createdAt, updatedAt: host.clock() });
  if (state.prices !== null && canonicalText(state.prices) !== canonicalText(loadPrices(database, bidId, version)))
    storePrices(database, bidId, version, state.prices, host.clock());
  storeParts(host, state, authorityId);
  if (canonicalText(state.events) !== canonicalText(listEvents(database, bidId))) {
    database.run('DELETE FROM bid_event WHERE bid_id = ?', [bidId]);
    for (const event of state.events) addEvent(database, bidId, event);
  }
};

import { hash } from 'node:crypto';
import { canonicalText } from '#shared/bid/handover/canonical.ts';
import { contentOf, handoverState, type HandoverState, type MadeFile } from '#shared/bid/handover/state.ts';
import type { BidDraft } from '#shared/bid/draft.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Database } from '../../store/database.ts';
import { listArtefacts, loadDraft, type Artefact } from '../bids/bid-records.ts';
import { loadPrices } from '../bids/prices/price-records.ts';
import { listEvents } from '../bids/submission/event-records.ts';

export const digestOfState = (state: HandoverState): string => hash('sha256', canonicalText(state));
/** What is locked at hand-over and compared afterwards. */
export const digestOfContent = (state: Pick<HandoverState, 'draft' | 'prices'>): string =>
  hash('sha256', canonicalText(contentOf({ frozen: null, events: [], ...state })));

const madeFile = ({ name, size, digest, at }: Artefact): MadeFile => ({ name, size, digest, at });

/** The bid as it lies here. A package is no part of it: whoever has the signature makes the same one again. */
export const stateOfDraft = (database: Database, draft: BidDraft): HandoverState => {
  const { bidId, version } = draft;
  const artefacts = listArtefacts(database, bidId, version);
  const manifest = artefacts.find(({ kind }) => kind === 'manifest');
  const signatures = artefacts.filter(
    ({ kind, manifestDigest }) => kind === 'signature' && manifestDigest === manifest?.digest,
  );
  return handoverState.parse({
    draft,
    prices: loadPrices(database, bidId, version),
    frozen: manifest === undefined ? null : { manifest: madeFile(manifest), signatures: signatures.map(madeFile) },
    events: listEvents(database, bidId),
  });
};

export const presentState = (database: Database, bidId: string): Outcome<HandoverState> => {
  const loaded = loadDraft(database, bidId);
  return loaded.ok ? ok(stateOfDraft(database, loaded.value)) : loaded;
};

import { hash } from 'node:crypto';
import { canonicalText } from '#shared/bid/handover/canonical.ts';
import {
  contentOf,
  handoverPrices,
  handoverState,
  type HandoverState,
  type MadeFile,
} from '#shared/bid/handover/state.ts';
import type { BidDraft } from '#shared/bid/draft.ts';
import type { PriceTable } from '#shared/bid/prices/table.ts';
import type { Database } from '../../store/database.ts';
import { listArtefacts, type Artefact } from '../bids/bid-records.ts';
import { loadPrices } from '../bids/prices/price-records.ts';
import { listEvents } from '../bids/submission/event-records.ts';

type Prices = HandoverState['prices'];
const sha256 = (text: string): string => hash('sha256', text);

/** A table is thousands of lines and a value: it is looked at once. */
const digests = new WeakMap<NonNullable<Prices>, string>();
const digestOfPrices = (prices: Prices): string | null => {
  if (prices === null) return null;
  const digest = digests.get(prices) ?? sha256(canonicalText(prices));
  digests.set(prices, digest);
  return digest;
};

export const digestOfState = (state: HandoverState): string =>
  sha256(canonicalText({ ...state, prices: digestOfPrices(state.prices) }));

/** What is locked at hand-over and compared afterwards. */
export const digestOfContent = (state: HandoverState): string =>
  sha256(canonicalText(contentOf(state.draft, digestOfPrices(state.prices))));

const checked = new WeakMap<PriceTable, NonNullable<Prices>>();
const pricesOf = (table: PriceTable | null): Prices => {
  if (table === null) return null;
  const prices = checked.get(table) ?? handoverPrices.parse(table);
  checked.set(table, prices);
  return prices;
};

/** The same of the bid as it lies here, without looking at anything else of it. */
export const digestOfDraft = (database: Database, draft: BidDraft): string =>
  sha256(canonicalText(contentOf(draft, digestOfPrices(pricesOf(loadPrices(database, draft.bidId, draft.version))))));

const madeFile = ({ name, size, digest, at }: Artefact): MadeFile => ({ name, size, digest, at });

/** The bid as it lies here. A package is no part of it: whoever has the signature makes the same one again. */
export const stateOfDraft = (database: Database, draft: BidDraft): HandoverState => {
  const { bidId, version } = draft;
  const artefacts = listArtefacts(database, bidId, version);
  const manifest = artefacts.find(({ kind }) => kind === 'manifest');
  const signatures = artefacts.filter(
    ({ kind, manifestDigest }) => kind === 'signature' && manifestDigest === manifest?.digest,
  );
  const state = handoverState.parse({
    draft,
    prices: null,
    frozen: manifest === undefined ? null : { manifest: madeFile(manifest), signatures: signatures.map(madeFile) },
    events: listEvents(database, bidId),
  });
  return { ...state, prices: pricesOf(loadPrices(database, bidId, version)) };
};

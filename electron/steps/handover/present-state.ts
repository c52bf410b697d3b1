import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { canonicalText } from '#shared/bid/handover/canonical.ts';
import { contentOf, handoverPrices, handoverState, type HandoverState } from '#shared/bid/handover/state.ts';
import type { BidDraft } from '#shared/bid/draft.ts';
import type { PriceTable } from '#shared/bid/prices/table.ts';
import type { Database } from '../../store/database.ts';
import { moneyOfBid } from '../../store/money/funding.ts';
import { demandsOfBid } from '../../store/papers/papers.ts';
import type { Workspace } from '../../store/workspace.ts';
import { loadPrices } from '../bids/prices/price-records.ts';
import { loadStudy } from '../bids/prices/study-records.ts';
import { overridesOfBid } from '../bids/readiness/override-records.ts';
import { listEvents } from '../bids/submission/event-records.ts';
import { ownFields } from '../bids/templates/letter-records.ts';
import {
  authorityOfBid,
  lettersByDocument,
  papersOfDocuments,
  rehearsalsOfBid,
  versionsOfBid,
} from './present-parts.ts';

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
  sha256(canonicalText(contentOf(state.draft, digestOfPrices(state.prices), state)));

const checked = new WeakMap<PriceTable, NonNullable<Prices>>();
/** The table as it travels. */
export const pricesOf = (table: PriceTable | null): Prices => {
  if (table === null) return null;
  const prices = checked.get(table) ?? handoverPrices.parse(table);
  checked.set(table, prices);
  return prices;
};

/** The same of the bid as it lies here, without looking at anything else of it. */
export const digestOfDraft = (database: Database, draft: BidDraft): string => {
  const { bidId, version } = draft;
  const decisions = { authority: authorityOfBid(database, bidId), demands: demandsOfBid(database, bidId) };
  const prices = digestOfPrices(pricesOf(loadPrices(database, bidId, version)));
  return sha256(canonicalText(contentOf(draft, prices, decisions)));
};

type Place = Pick<Workspace, 'database' | 'vault'>;

/** The bid as it lies here: see `travels.ts` for what of it stays. */
export const stateOfDraft = ({ database, vault }: Place, draft: BidDraft): HandoverState => {
  const { bidId, version } = draft;
  const letters = lettersByDocument(database, draft);
  const sizeOf = (digest: string): number | null =>
    statSync(vault.pathOf(digest), { throwIfNoEntry: false })?.size ?? null;
  const state = handoverState.parse({
    draft: {
      ...draft,
      documents: draft.documents.map((document) => ({ ...document, letter: letters.get(document.documentId) ?? null })),
    },
    prices: null,
    events: listEvents(database, bidId),
    versions: versionsOfBid(database, bidId),
    letterFields: ownFields(database, bidId),
    authority: authorityOfBid(database, bidId),
    demands: demandsOfBid(database, bidId),
    papers: papersOfDocuments(database, draft),
    study: loadStudy(database, bidId),
    money: moneyOfBid(database, bidId),
    overrides: overridesOfBid(database, bidId),
    rehearsals: rehearsalsOfBid(database, bidId, sizeOf),
  });
  return { ...state, prices: pricesOf(loadPrices(database, bidId, version)) };
};

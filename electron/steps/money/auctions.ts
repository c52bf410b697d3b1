import type { AuctionView } from '#shared/contract/auctions.ts';
import { auctionDesk } from '#shared/finance/calculators/auction-desk.ts';
import { auctionOffer, auctionTerms, type AuctionOffer, type AuctionTerms } from '#shared/finance/auction/terms.ts';
import { failFinance } from '#shared/finance/codes.ts';
import { readTyped } from '#shared/finance/read-typed.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { newId } from '#shared/kernel/ids.ts';
import { addAmounts } from '#shared/kernel/money.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  beginAuction,
  changeTerms,
  dropAuction,
  keptAuction,
  keptAuctions,
  noteOffer,
  undoOffer,
  type KeptAuction,
} from '../../store/money/auctions.ts';
import { bidLines } from '../../store/money/bids.ts';
import type { Host, Step } from '../context.ts';
import { workspaceBasis } from './own-basis.ts';

const standing = ({ offers }: KeptAuction): readonly AuctionOffer[] =>
  offers.filter(({ isUndone }) => !isUndone).map(({ at, amount, own }) => ({ at, amount, own }));

/** An auction as it stands at this moment; `price`: one that is being thought of. */
export const auctionAsOf = (host: Host, auction: KeptAuction, price?: string): Outcome<AuctionView> => {
  const now = host.clock();
  const input = { ...auction.terms, offers: standing(auction), now, ...(price === undefined ? {} : { offer: price }) };
  const desk = auctionDesk.run(input, workspaceBasis(host.workspace));
  if (!desk.ok) return desk;
  const { auctionId, bidId, title, begunAt, terms, offers } = auction;
  return ok({
    auctionId,
    bidId,
    title,
    begunAt,
    terms,
    now,
    offers: offers.map(({ offerId, at, amount, own, isUndone }) => ({
      offerId,
      at,
      amount: addAmounts([amount]),
      own: own === true,
      isUndone,
    })),
    desk: { ...desk.value, steps: [...desk.value.steps], findings: [...desk.value.findings] },
  });
};

const found = (host: Host, auctionOrBid: string): Outcome<KeptAuction> => {
  const auction = keptAuction(host.workspace.database, auctionOrBid);
  return auction === null ? failKernel('record.not-found', { kind: 'auction', id: auctionOrBid }) : ok(auction);
};

const changed = (host: Host, auctionId: string): Outcome<AuctionView> => {
  host.emit({ type: 'changed', subject: 'money' });
  const auction = found(host, auctionId);
  return auction.ok ? auctionAsOf(host, auction.value) : auction;
};

/** Terms that the desk can be laid out with: nothing is stored that could not be shown again. */
const checkedTerms = (host: Host, raw: unknown, offers: readonly AuctionOffer[]): Outcome<AuctionTerms> => {
  const read = readTyped(auctionTerms, raw);
  if (!read.ok) return read;
  const tried = auctionDesk.answerOf({ ...read.value, offers: [...offers] }, workspaceBasis(host.workspace));
  return tried.ok ? ok(read.value) : tried;
};

export const listAuctions: Step<'auctions.list'> = async (_, { host }) =>
  ok({
    auctions: keptAuctions(host.workspace.database).flatMap((auction) => {
      const view = auctionAsOf(host, auction);
      if (!view.ok) return [];
      const { auctionId, bidId, title, terms, desk } = view.value;
      const { current, currentIsOwn, rows } = desk;
      return [{ auctionId, bidId, title, startsAt: terms.startsAt, offers: rows.length, current, currentIsOwn }];
    }),
  });

export const beginSession: Step<'auctions.begin'> = async ({ bidId, title, terms: raw }, { host }) => {
  const { database } = host.workspace;
  const bid = bidId === null ? null : bidLines(database).find((line) => line.bidId === bidId);
  if (bid === undefined) return failKernel('record.not-found', { kind: 'bid', id: bidId ?? '' });
  const name = (title ?? bid?.title ?? '').trim();
  if (name === '') return failFinance('finance.field-missing', { path: 'title' });
  const terms = checkedTerms(host, raw, []);
  if (!terms.ok) return terms;
  const auctionId = newId(host.random);
  beginAuction(database, { auctionId, bidId, title: name, terms: terms.value }, host.clock());
  return changed(host, auctionId);
};

export const setTerms: Step<'auctions.setTerms'> = async ({ auctionId, terms: raw }, { host }) => {
  const auction = found(host, auctionId);
  if (!auction.ok) return auction;
  const terms = checkedTerms(host, raw, standing(auction.value));
  if (!terms.ok) return terms;
  changeTerms(host.workspace.database, auction.value.auctionId, terms.value, host.clock());
  return changed(host, auction.value.auctionId);
};

export const showAuction: Step<'auctions.show'> = async ({ auctionId, price }, { host }) => {
  const auction = found(host, auctionId);
  return auction.ok ? auctionAsOf(host, auction.value, price) : auction;
};

export const addOffer: Step<'auctions.offer'> = async ({ auctionId, amount, own, at }, { host }) => {
  const auction = found(host, auctionId);
  if (!auction.ok) return auction;
  const now = host.clock();
  const read = readTyped(auctionOffer, { at: at ?? now, amount, ...(own ? { own } : {}) });
  if (!read.ok) return read;
  const { startsAt } = auction.value.terms;
  if (Date.parse(read.value.at) < Date.parse(startsAt))
    return failFinance('finance.offer-before-start', { path: 'at', start: startsAt });
  const tried = auctionDesk.answerOf(
    { ...auction.value.terms, offers: [...standing(auction.value), read.value] },
    workspaceBasis(host.workspace),
  );
  if (!tried.ok) return tried;
  noteOffer(host.workspace.database, auction.value.auctionId, read.value, now);
  return changed(host, auction.value.auctionId);
};

export const undoLast: Step<'auctions.undo'> = async ({ auctionId, offerId }, { host }) => {
  const auction = found(host, auctionId);
  if (!auction.ok) return auction;
  const stands = auction.value.offers.filter(({ isUndone }) => !isUndone);
  const last = offerId === undefined ? stands.at(-1) : stands.find((offer) => offer.offerId === offerId);
  if (last === undefined) return failFinance('finance.auction-nothing-to-undo', { path: 'offerId' });
  undoOffer(host.workspace.database, auction.value.auctionId, last.offerId, host.clock());
  return changed(host, auction.value.auctionId);
};

export const removeAuction: Step<'auctions.remove'> = async ({ auctionId }, { host }) => {
  const auction = found(host, auctionId);
  if (!auction.ok) return auction;
  dropAuction(host.workspace.database, auction.value.auctionId);
  host.emit({ type: 'changed', subject: 'money' });
  return ok({});
};

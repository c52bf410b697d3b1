import type { BidMoneyView } from '#shared/contract/funding.ts';
import { judgeBid, type BidFacts } from '#shared/finance/funding/bid-facts.ts';
import { bidMoney, moneySettings, type MoneySettings } from '#shared/finance/funding/terms.ts';
import { readTyped } from '#shared/finance/read-typed.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { keptSettings, saveMoneyOfBid, saveSettings } from '../../store/money/funding.ts';
import type { Step } from '../context.ts';
import { gatherMoney } from './gather-money.ts';
import { newerNoticeFindings } from './newer-notices.ts';

export const showSettings: Step<'funding.settings'> = async (_, { host }) =>
  ok({ settings: keptSettings(host.workspace.database) });

export const saveFundingSettings: Step<'funding.saveSettings'> = async ({ settings }, { host }) => {
  const read = readTyped(moneySettings, settings);
  if (!read.ok) return read;
  saveSettings(host.workspace.database, read.value, host.clock());
  host.emit({ type: 'changed', subject: 'money' });
  return ok({ settings: read.value });
};

const viewOf = (bid: BidFacts, settings: MoneySettings): BidMoneyView => {
  const { funded, findings } = judgeBid(bid, settings);
  return {
    bidId: bid.bidId,
    procedureId: bid.procedureId,
    title: bid.title,
    need: funded?.need ?? null,
    start: funded?.start ?? null,
    release: funded?.release ?? null,
    margin: funded?.margin ?? null,
    entered: { ...bid.money },
    findings: findings.map((finding) => ({ ...finding })),
  };
};

export const listBidMoney: Step<'funding.bids'> = async (_, { host }) => {
  const place = gatherMoney(host);
  if (!place.ok) return place;
  const { bids, settings } = place.value;
  const newer = newerNoticeFindings(host.workspace);
  const views = bids.map((bid) => {
    const view = viewOf(bid, settings);
    const said = newer.get(bid.bidId);
    return said === undefined ? view : { ...view, findings: [...view.findings, { ...said }] };
  });
  return ok({ bids: views, findings: [] });
};

export const saveBidMoney: Step<'funding.saveBid'> = async ({ bidId, money }, { host }) => {
  const read = readTyped(bidMoney, money);
  if (!read.ok) return read;
  const place = gatherMoney(host);
  if (!place.ok) return place;
  const bid = place.value.bids.find((each) => each.bidId === bidId);
  if (bid === undefined) return failKernel('record.not-found', { kind: 'bid', id: bidId });
  saveMoneyOfBid(host.workspace.database, bidId, read.value, host.clock());
  host.emit({ type: 'changed', subject: 'money' });
  return ok(viewOf({ ...bid, money: read.value }, place.value.settings));
};

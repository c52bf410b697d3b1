import { failBid } from '#shared/bid/codes.ts';
import { failPrices } from '#shared/bid/prices/codes.ts';
import { forkOf } from '#shared/bid/prices/fork.ts';
import { ofLot, tableFromNotice } from '#shared/bid/prices/from-notice.ts';
import { limitOf } from '#shared/bid/prices/limit.ts';
import { judgePrices, type PriceFrame } from '#shared/bid/prices/judge.ts';
import { countedPositions, type AskedPosition, type PriceTable } from '#shared/bid/prices/table.ts';
import { tidyTable } from '#shared/bid/prices/tidy.ts';
import { lineOf, totalsOf } from '#shared/bid/prices/totals.ts';
import type { PriceView } from '#shared/contract/prices.ts';
import { rulesOn } from '#shared/finance/rules/choose.ts';
import { ownRules } from '#shared/finance/rules/index.ts';
import { withOverlay } from '#shared/finance/rules/overlay.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { PlainDay } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { ownRuleSets } from '../../../store/money/rules.ts';
import type { Host, Step } from '../../context.ts';
import { editDraft } from '../edit-bid.ts';
import { gatherBid, type GatheredBid } from '../gather-bid.ts';
import { loadPrices, storePrices } from './price-records.ts';

const askedPositions = ({ procedure: { items } }: GatheredBid): readonly AskedPosition[] =>
  items.map((item) => ({
    id: item.id,
    description: item.description,
    quantity: item.quantity,
    unit: item.unit,
    classification: item.classification,
    lotId: item.lot ?? null,
    price: item.price ?? null,
    analoguesAllowed: item.analoguesAllowed ?? null,
  }));

const standard = ['vat.standard', 'vat.reduced', 'vat.zero'] as const;
const simplified = ['vat.simplified-lower', 'vat.simplified-upper'] as const;

/** The rates in force on the day, the usual one first (Tax Code art. 164); empty where the rules do not reach. */
const vatRatesOn = (host: Host, day: PlainDay): readonly string[] => {
  const book = withOverlay(ownRules, ownRuleSets(host.workspace.database));
  return [standard, simplified]
    .flatMap((ids) => {
      const rules = rulesOn(book, 'vat', day, ids, 'deliveredOn');
      return rules.ok ? ids.map((id) => rules.value[id]) : [];
    })
    .map(({ value }) => value);
};

const todayOf = (host: Host): PlainDay => host.clock().slice(0, 10);

const begun = (host: Host, { draft, procedure }: GatheredBid, asked: readonly AskedPosition[]): PriceTable => {
  const lot = procedure.lots.find(({ id }) => id === draft.lotId);
  return tableFromNotice(asked, draft.lotId, {
    currency: lot?.value?.currency ?? procedure.value?.currency ?? 'RUB',
    vatMode: 'included',
    vatRate: vatRatesOn(host, todayOf(host))[0] ?? '0',
    deliveredOn: null,
  });
};

const frameOf = (host: Host, bid: GatheredBid, table: PriceTable): PriceFrame => {
  const { draft, procedure } = bid;
  const day = table.deliveredOn;
  return {
    items: ofLot(askedPositions(bid), draft.lotId),
    limit: limitOf(procedure.lots.find(({ id }) => id === draft.lotId) ?? null, procedure),
    price: draft.price,
    vatRates: day === null ? null : { day, rates: vatRatesOn(host, day) },
  };
};

const viewOf = (host: Host, bid: GatheredBid): PriceView => {
  const { draft, artefacts } = bid;
  const kept = loadPrices(host.workspace.database, draft.bidId, draft.version);
  const table = kept ?? { ...begun(host, bid, []), positions: [] };
  const counted = new Set(countedPositions(table.positions));
  const totals = totalsOf(table);
  return {
    bidId: draft.bidId,
    version: draft.version,
    isKept: kept !== null,
    isFrozen: artefacts.some(({ kind }) => kind === 'manifest'),
    table: {
      ...table,
      positions: table.positions.map((position) => ({
        ...position,
        suppliers: [...position.suppliers],
        competitors: [...position.competitors],
      })),
    },
    lines: table.positions.map((position) => (counted.has(position) ? lineOf(position, table) : null)),
    forks: table.positions.map(forkOf),
    totals: { ...totals, vatByRate: [...totals.vatByRate] },
    findings: kept === null ? [] : [...judgePrices(table, frameOf(host, bid, table))],
  };
};

export const showPrices: Step<'prices.show'> = async ({ bidId }, { host }) => {
  const bid = await gatherBid(host, bidId);
  return bid.ok ? ok(viewOf(host, bid.value)) : bid;
};

/** Keeps a whole table in one transaction with the look at the bid. Refuses a frozen version and, by row and field, what does not fit. */
export const keepPrices = async (host: Host, bidId: string, table: PriceTable): Promise<Outcome<PriceView>> => {
  const tidy = tidyTable(table);
  if (!tidy.ok) return tidy;
  const edited = await editDraft(host, bidId, (draft) => {
    storePrices(host.workspace.database, bidId, draft.version, tidy.value, host.clock());
    return ok(draft);
  });
  if (!edited.ok) return edited;
  const bid = await gatherBid(host, bidId);
  return bid.ok ? ok(viewOf(host, bid.value)) : bid;
};

export const savePrices: Step<'prices.save'> = ({ bidId, table }, { host }) => keepPrices(host, bidId, table);

export const beginPrices: Step<'prices.fromNotice'> = async ({ bidId, replace }, { host }) => {
  const bid = await gatherBid(host, bidId);
  if (!bid.ok) return bid;
  const { version } = bid.value.draft;
  if (!replace && loadPrices(host.workspace.database, bidId, version) !== null)
    return failPrices('prices.already-there', { bid: bidId });
  return keepPrices(host, bidId, begun(host, bid.value, askedPositions(bid.value)));
};

export const adoptTotal: Step<'prices.adopt'> = async ({ bidId }, { host }) => {
  const bid = await gatherBid(host, bidId);
  if (!bid.ok) return bid;
  const { database } = host.workspace;
  const table = loadPrices(database, bidId, bid.value.draft.version);
  if (table === null || table.positions.length === 0) return failPrices('prices.no-positions');
  const { gross, unpriced } = totalsOf(table);
  if (unpriced > 0) return failBid('bid.price-missing');
  const edited = await editDraft(host, bidId, (draft) =>
    ok({ ...draft, price: { amount: gross, currency: table.currency } }),
  );
  if (!edited.ok) return edited;
  const after = await gatherBid(host, bidId);
  return after.ok ? ok(viewOf(host, after.value)) : after;
};

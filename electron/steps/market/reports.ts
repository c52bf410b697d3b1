import { addMonths } from '#shared/calendar/days.ts';
import { addAmounts } from '#shared/kernel/money.ts';
import { ok } from '#shared/kernel/result.ts';
import { activityReport } from '#shared/market/activity.ts';
import { channelReport } from '#shared/market/channels.ts';
import { stateOf } from '#shared/market/pipeline.ts';
import { forksOf, requestFindings } from '#shared/market/requests.ts';
import { allMoves, type NotedMove } from '../../store/market/moves.ts';
import { recordsOf } from '../../store/market/records.ts';
import type { Step } from '../context.ts';
import { todayOf } from './common.ts';

/** Twelve months up to this one, where nothing else is asked. */
const periodOf = (
  asked: { readonly from: string | null; readonly to: string | null },
  today: string,
): { readonly from: string; readonly to: string } => {
  const to = asked.to ?? today.slice(0, 7);
  return { from: asked.from ?? addMonths(`${to}-01`, -11).slice(0, 7), to };
};

/** The day on which a deal became a contract, if it still is one. */
const contractDay = (moves: readonly NotedMove[]): string | null =>
  stateOf(moves).isContract ? (moves.findLast(({ isContract }) => isContract)?.on ?? null) : null;

export const showChannels: Step<'market.channels'> = async ({ currency, ...asked }, { host }) => {
  const { database } = host.workspace;
  const period = periodOf(asked, todayOf(host));
  const moves = allMoves(database);
  const spends = recordsOf(database, 'spend').filter(
    (spend) => spend.currency === currency && spend.month >= period.from && spend.month <= period.to,
  );
  const deals = recordsOf(database, 'deal').flatMap((deal) => {
    const own = moves.get(deal.recordId) ?? [];
    const began = own[0]?.on.slice(0, 7) ?? null;
    const signed = contractDay(own)?.slice(0, 7) ?? null;
    const isIn = (month: string | null): boolean => month !== null && month >= period.from && month <= period.to;
    return isIn(began) || isIn(signed) ? [{ deal, isBegun: isIn(began), isContract: isIn(signed) }] : [];
  });
  const contracts = deals.filter(({ isContract }) => isContract);
  const isCounted = ({ deal }: (typeof deals)[number]): boolean => deal.amount === null || deal.currency === currency;
  const channels = recordsOf(database, 'channel');
  const { rows, ...totals } = channelReport(
    channels.map(({ recordId }) => {
      const own = contracts.filter((one) => one.deal.channelId === recordId && isCounted(one));
      return {
        channelId: recordId,
        cost: addAmounts(spends.filter(({ channelId }) => channelId === recordId).map(({ cost }) => cost)),
        deals: deals.filter(({ deal, isBegun }) => isBegun && deal.channelId === recordId).length,
        contracts: own.length,
        sum: addAmounts(own.flatMap(({ deal }) => deal.amount ?? [])),
      };
    }),
  );
  const named = new Map(channels.map((channel) => [channel.recordId, channel]));
  return ok({
    ...period,
    currency,
    ...totals,
    rows: rows.map((row) => ({
      ...row,
      name: named.get(row.channelId)?.name ?? '',
      channelKind: named.get(row.channelId)?.channelKind ?? '',
    })),
    withoutChannel: contracts.filter(({ deal }) => deal.channelId === null).length,
    otherCurrency: contracts.filter((one) => !isCounted(one)).length,
  });
};

export const showMarketPlan: Step<'market.plan'> = async ({ owner, ...asked }, { host }) => {
  const { database } = host.workspace;
  const [plans, facts] = [recordsOf(database, 'plan'), recordsOf(database, 'activity')];
  const report = activityReport(plans, facts, { ...periodOf(asked, todayOf(host)), owner });
  const owners = [...plans, ...facts].flatMap((each) => each.owner ?? []);
  const isIn = (month: string): boolean => month >= report.from && month <= report.to;
  const isTheirs = (each: { readonly owner: string | null }): boolean => owner === null || each.owner === owner;
  return ok({
    ...report,
    months: report.months.map((line) => ({ ...line })),
    owner,
    owners: [...new Set(owners)].toSorted((a, b) => a.localeCompare(b)),
    records: [
      ...plans.filter((plan) => isIn(plan.month) && isTheirs(plan)),
      ...facts
        .filter((fact) => isIn(fact.doneOn.slice(0, 7)) && isTheirs(fact))
        .toSorted((a, b) => (a.doneOn < b.doneOn ? 1 : -1)),
    ],
  });
};

export const showForks: Step<'market.forks'> = async (_, { host }) => {
  const { database } = host.workspace;
  const today = todayOf(host);
  const requests = recordsOf(database, 'request');
  const names = new Map(recordsOf(database, 'supplier').map(({ recordId, name }) => [recordId, name]));
  return ok({
    forks: forksOf(requests, today).map(({ fork: { min, max, median, spreadPercent }, answers, ...item }) => ({
      ...item,
      min,
      max,
      median,
      spreadPercent,
      answers: answers.map(({ supplierId, unitPrice, answeredOn }) => ({
        supplierId,
        supplier: names.get(supplierId) ?? '',
        unitPrice: unitPrice ?? '0',
        answeredOn,
      })),
    })),
    findings: [...requestFindings(requests, today)],
  });
};

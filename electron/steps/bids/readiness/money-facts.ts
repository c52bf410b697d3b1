import type { MoneyFacts } from '#shared/bid/checks/facts.ts';
import { daysBetween } from '#shared/calendar/days.ts';
import { heldBids } from '#shared/finance/funding/assemble.ts';
import { judgeBid } from '#shared/finance/funding/bid-facts.ts';
import { kopecksOf, roublesOf } from '#shared/finance/kopecks.ts';
import type { Host } from '../../context.ts';
import { forecastOf } from '../../money/forecast.ts';
import { gatherMoney } from '../../money/gather-money.ts';
import { currentPlan } from '../../money/plan.ts';

/** Nobody plans bids further ahead than the forecast reaches. */
const farthest = 3660;

/**
 * What a bid freezes and whether own money is free on that day, by the ledger, the entered cash, every other bid and the plan that was
 * kept last while it holds. Null: the bid freezes nothing that is known, or its day has passed.
 */
export const moneyFactsOf = (host: Host, bidId: string): MoneyFacts | null => {
  const gathered = gatherMoney(host);
  if (!gathered.ok) return null;
  const place = gathered.value;
  const facts = place.bids.find((bid) => bid.bidId === bidId);
  const funded = facts === undefined ? null : judgeBid(facts, place.settings).funded;
  if (funded === null || funded.start < place.today) return null;
  const { need, start: day } = funded;
  if (heldBids(place.accounts).has(bidId)) return { need, day, state: { kind: 'blocked' } };

  const kept = currentPlan(host);
  const plan = kept.ok && kept.value !== null && kept.value.stale.length === 0 ? kept.value : null;
  const assigned = plan?.assignments.find(({ bid }) => bid === bidId) ?? null;
  if (assigned !== null && assigned.source !== null && assigned.source !== 'own')
    return { need, day, state: { kind: 'covered', source: assigned.sourceName ?? assigned.source } };
  if (place.settings.cash.length === 0 && place.accounts.length === 0) return { need, day, state: { kind: 'unknown' } };

  const days = daysBetween(place.today, day) + 1;
  if (days > farthest) return { need, day, state: { kind: 'unknown' } };
  const forecast = forecastOf(host, {
    days,
    scenarios: ['none'],
    won: [],
    delays: [0],
    // The plan speaks for the others, too; what it leaves out is not bid for.
    funding: assigned === null ? 'own' : 'plan',
  });
  const series = forecast.ok ? forecast.value.series[0] : undefined;
  const left = series?.levels[days - 1];
  if (series === undefined || left === undefined) return { need, day, state: { kind: 'unknown' } };
  const others = series.lanes
    .filter((lane) => lane.kind === 'bid' && lane.bid !== bidId && lane.from <= day && day <= lane.to)
    .reduce((sum, lane) => sum + kopecksOf(lane.amount), 0n);
  return { need, day, state: { kind: 'own', left, alone: roublesOf(kopecksOf(left) + others) } };
};

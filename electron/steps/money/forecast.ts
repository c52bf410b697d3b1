import type { Answer, Given } from '#shared/contract/index.ts';
import { addDays } from '#shared/calendar/days.ts';
import { failFinance } from '#shared/finance/codes.ts';
import { runForecast, type Forecast } from '#shared/finance/forecast/run.ts';
import type { ForecastBid, ForecastTerms } from '#shared/finance/forecast/terms.ts';
import { heldBids, ownSource, type Workplace } from '#shared/finance/funding/assemble.ts';
import { judgeBid } from '#shared/finance/funding/bid-facts.ts';
import { cashLevels } from '#shared/finance/funding/cash.ts';
import { kopecksOf, roublesOf } from '#shared/finance/kopecks.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Host, Step } from '../context.ts';
import { gatherMoney } from './gather-money.ts';
import { holdFindings } from './ledger.ts';
import { currentPlan } from './plan.ts';

type Asked = Given<'forecast.show'>;
type View = Answer<'forecast.show'>;

/** Blocked money stands among the lanes under this name and its entry. */
const holdPrefix = 'hold ';

/** Money that is blocked now: in the forecast until it is expected, to the end where nobody said when. */
const heldMoney = ({ accounts, today }: Workplace, last: string): readonly ForecastBid[] =>
  accounts.flatMap(({ holds }) =>
    holds
      .filter(({ left }) => kopecksOf(left) > 0n)
      .map(({ holdId, left, since, expectedRelease }) => ({
        id: `${holdPrefix}${String(holdId)}`,
        need: left,
        start: since < today ? today : since,
        release: expectedRelease === null ? addDays(last, 1) : expectedRelease < today ? today : expectedRelease,
      })),
  );

type Gathered = {
  readonly bids: readonly ForecastBid[];
  readonly titles: Record<string, string>;
  readonly findings: Finding[];
};

const bidsOf = (
  place: Workplace,
  covered: ReadonlyMap<string, { readonly source: string | null; readonly cost: string }> | null,
): Gathered => {
  const held = heldBids(place.accounts);
  const findings: Finding[] = [];
  const titles: Record<string, string> = {};
  const bids = place.bids.flatMap((bid): readonly ForecastBid[] => {
    const { performance, always = [], ifWon = [], releaseIfWon } = bid.money;
    const judged = judgeBid(bid, place.settings);
    titles[bid.bidId] = bid.title;
    const flows = { always: [...always], ifWon: [...ifWon], ...(performance === undefined ? {} : { performance }) };
    // Its security lies on an account already and is told as such; what follows when it is won is not.
    if (held.has(bid.bidId)) return [{ id: bid.bidId, need: '0', start: place.today, release: place.today, ...flows }];
    if (judged.funded === null) {
      findings.push(...judged.findings.filter(({ severity }) => severity !== 'info'));
      return [];
    }
    findings.push(...judged.findings);
    const { start, release, need } = judged.funded;
    if (start < place.today) return [];
    const plan = covered?.get(bid.bidId);
    if (covered !== null && (plan === undefined || plan.source === null)) return [];
    const isOwn = plan === undefined || plan.source === ownSource;
    const cost =
      plan === undefined || isOwn || kopecksOf(plan.cost) === 0n
        ? []
        : [{ day: start, amount: roublesOf(-kopecksOf(plan.cost)) }];
    return [
      {
        id: bid.bidId,
        need: isOwn ? need : '0',
        start,
        release,
        ...(releaseIfWon === undefined ? {} : { releaseIfWon }),
        ...flows,
        always: [...flows.always, ...cost],
      },
    ];
  });
  return { bids, titles, findings };
};

const seriesOf = (
  scenario: ForecastTerms['scenario'] & string,
  delayDays: number,
  { from: _, lanes, levels, frozen, shortages, ...rest }: Forecast,
): View['series'][number] => ({
  scenario,
  delayDays,
  ...rest,
  levels: [...levels],
  frozen: [...frozen],
  shortages: [...shortages],
  lanes: lanes.map((lane) => (lane.bid.startsWith(holdPrefix) ? { ...lane, kind: 'hold' as const } : { ...lane })),
});

/**
 * Own money by day from today on (or from a later day), for each scenario and delay. Cash is what is free and what is blocked now; money blocked
 * is told as a lane until it is expected back.
 */
export const forecastOf = (host: Host, asked: Asked): Outcome<View> => {
  const gathered = gatherMoney(host);
  if (!gathered.ok) return gathered;
  const place = gathered.value;
  const from = asked.from ?? place.today;
  if (from < place.today) return failFinance('finance.end-before-start', { path: 'from', start: place.today });
  const last = addDays(from, asked.days - 1);
  let covered: ReadonlyMap<string, { readonly source: string | null; readonly cost: string }> | null = null;
  if (asked.funding === 'plan') {
    const plan = currentPlan(host);
    if (!plan.ok) return plan;
    if (plan.value === null) return failFinance('finance.plan-none');
    covered = new Map(plan.value.assignments.map(({ bid, source, cost }) => [bid, { source, cost }]));
  }
  const { bids, titles, findings } = bidsOf(place, covered);
  const unknown = asked.won.findIndex((id) => titles[id] === undefined);
  if (unknown >= 0)
    return failFinance('finance.field-choice', {
      path: `won.${String(unknown)}`,
      allowed: Object.keys(titles).slice(0, 20),
    });
  const holds = heldMoney(place, last);
  for (const hold of place.accounts.flatMap((account) => account.holds))
    titles[`${holdPrefix}${String(hold.holdId)}`] =
      hold.subject ?? (hold.bidId === null ? hold.platformId : (titles[hold.bidId] ?? hold.platformId));
  // Blocked money is in the lanes, so the level is what would be there without any of it.
  const blocked = place.accounts.reduce((sum, account) => sum + kopecksOf(account.blocked), 0n);
  const bare = { ...place, accounts: place.accounts.map((account) => ({ ...account, holds: [] })) };
  const cash = cashLevels(place.settings, bare.accounts, place.today).map((level) => ({
    from: level.from,
    amount: roublesOf(kopecksOf(level.amount) + blocked),
  }));
  if (place.settings.cash.length === 0 && place.accounts.length === 0)
    findings.push({ code: 'finance.cash-not-entered', severity: 'warning', place: {}, details: {} });
  findings.push(...holdFindings(place.accounts, place.today));
  const series = asked.scenarios.flatMap((scenario) =>
    asked.delays.map((delayDays) => {
      const terms = { from, days: asked.days, cash, bids: [...bids, ...holds], scenario, won: asked.won, delayDays };
      return seriesOf(scenario, delayDays, runForecast(terms));
    }),
  );
  return ok({ from, days: asked.days, series, titles, findings: findings.map((finding) => ({ ...finding })) });
};

export const showForecast: Step<'forecast.show'> = async (asked, { host }) => forecastOf(host, asked);

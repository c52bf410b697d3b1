import type { Answer, Given } from '#shared/contract/index.ts';
import { addDays } from '#shared/calendar/days.ts';
import { failFinance } from '#shared/finance/codes.ts';
import { runForecast, type Forecast } from '#shared/finance/forecast/run.ts';
import type { ForecastBid, ForecastTerms } from '#shared/finance/forecast/terms.ts';
import { heldBids, type Workplace } from '#shared/finance/funding/assemble.ts';
import { judgeBid } from '#shared/finance/funding/bid-facts.ts';
import { cashLevels } from '#shared/finance/funding/cash.ts';
import { ownSource, performanceNeed } from '#shared/finance/funding/needs.ts';
import { kopecksOf, roublesOf } from '#shared/finance/kopecks.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Host, Step } from '../context.ts';
import { gatherMoney } from './gather-money.ts';
import { holdFindings } from './ledger.ts';
import { planToFollow } from './adopt-plan.ts';

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

type Covered = { readonly source: string | null; readonly cost: string };
/** What a plan gives each need; null: everything is covered by own money. */
type Cover = ReadonlyMap<string, Covered> | null;

const isOwn = (covered: Covered | undefined): boolean => covered === undefined || covered.source === ownSource;

/** What a loan or guarantee takes out of own money, on its first day. */
const costOf = (covered: Covered | undefined, day: string): NonNullable<ForecastBid['always']> =>
  covered === undefined || isOwn(covered) || kopecksOf(covered.cost) === 0n
    ? []
    : [{ day, amount: roublesOf(-kopecksOf(covered.cost)) }];

const bidsOf = (place: Workplace, cover: Cover): Gathered => {
  const held = heldBids(place.accounts);
  const findings: Finding[] = [];
  const titles: Record<string, string> = {};
  const bids = place.bids.flatMap((bid): readonly ForecastBid[] => {
    const { bidId } = bid;
    const { performance, always = [], ifWon = [], releaseIfWon } = bid.money;
    const judged = judgeBid(bid, place.settings);
    titles[bidId] = bid.title;
    const later = cover?.get(performanceNeed(bidId));
    // The security of a contract that another covers freezes nothing here, but is paid for once the bid is won.
    const flows = {
      always: [...always],
      ifWon: [...ifWon, ...(performance === undefined ? [] : costOf(later, performance.from))],
      ...(performance === undefined || !isOwn(later) ? {} : { performance }),
    };
    // Its security lies on an account already and is told as such; what follows when it is won is not.
    if (held.has(bidId)) return [{ id: bidId, need: '0', start: place.today, release: place.today, ...flows }];
    if (judged.funded === null) {
      findings.push(...judged.findings.filter(({ severity }) => severity !== 'info'));
      return [];
    }
    findings.push(...judged.findings);
    const { start, release, need } = judged.funded;
    if (start < place.today) return [];
    const covered = cover?.get(bidId);
    if (cover !== null && (covered === undefined || covered.source === null)) return [];
    return [
      {
        id: bidId,
        need: isOwn(covered) ? need : '0',
        start,
        release,
        ...(releaseIfWon === undefined ? {} : { releaseIfWon }),
        ...flows,
        always: [...flows.always, ...costOf(covered, start)],
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
  lanes: lanes.map((lane) => ({
    ...lane,
    // What was entered may be written without kopecks.
    amount: roublesOf(kopecksOf(lane.amount)),
    ...(lane.bid.startsWith(holdPrefix) ? { kind: 'hold' as const } : {}),
  })),
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
  let cover: Cover = null;
  if (asked.funding === 'plan') {
    const plan = planToFollow(host);
    if (!plan.ok) return plan;
    if (plan.value === null) return failFinance('finance.plan-none');
    cover = new Map(plan.value.assignments.map(({ bid, source, cost }) => [bid, { source, cost }]));
  }
  const { bids, titles, findings } = bidsOf(place, cover);
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

import type { Answer, Given } from '#shared/contract/index.ts';
import { addDays, daysBetween, parseDay } from '#shared/calendar/days.ts';
import type { CalculationCode, FinanceFinding } from '#shared/finance/calculation.ts';
import { compareOffers } from '#shared/finance/calculators/compare-offers.ts';
import { financing } from '#shared/finance/calculators/financing.ts';
import { offerDelays } from '#shared/finance/calculators/offer-delays.ts';
import { offerTerms } from '#shared/finance/calculators/offer-terms.ts';
import { failFinance } from '#shared/finance/codes.ts';
import { ownName } from '#shared/finance/offers/own-name.ts';
import { misfits, type Need } from '#shared/finance/offers/fit.ts';
import type { KeptOffer } from '#shared/finance/offers/stored.ts';
import type { MoneySettings } from '#shared/finance/funding/terms.ts';
import { compareAmounts, subtractAmounts } from '#shared/kernel/money.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { keptSettings } from '../../store/money/funding.ts';
import { keptOffers } from '../../store/money/offers.ts';
import type { Host, Step } from '../context.ts';

type Comparison = Answer<'offers.compare'>;
type Row = Comparison['rows'][number];
type Asked = Given<'offers.compare'>;

/** As many as the calculators of the series take. */
const mostOffers = 20;
const longestTerm = 366;
/** Every second day of a year: what is charged by months begun leaps between two days. */
const points = 183;

type Candidate = { readonly kept: KeptOffer; readonly name: string; readonly misfits: readonly FinanceFinding[] };

/** What one way of covering the sum asks of the account on which day: fees first, interest of a loan when it is repaid. */
const cashOf = (
  kept: KeptOffer | null,
  { sum, start, end }: Need,
  cost: string,
): Outcome<Row['cash'], CalculationCode> => {
  if (kept === null)
    return ok([
      { day: start, change: subtractAmounts('0', sum) },
      { day: end, change: subtractAmounts(sum, '0') },
    ]);
  if (kept.offer.kind === 'guarantee') return ok([{ day: start, change: subtractAmounts('0', cost) }]);
  const priced = financing.answerOf({ sum, start, end, offer: kept.offer.offer });
  if (!priced.ok) return priced;
  const { interest } = priced.value;
  const atStart = subtractAmounts(cost, interest);
  return ok([
    ...(compareAmounts(atStart, '0') === 0 ? [] : [{ day: start, change: subtractAmounts('0', atStart) }]),
    { day: end, change: subtractAmounts('0', interest) },
  ]);
};

/** The first term at which an offer and our own money change places. */
const breakEven = (names: readonly string[], series: Comparison['byTerm'], name: string): number | null => {
  const [own, mine] = [names.indexOf(ownName), names.indexOf(name)];
  if (own < 0 || mine < 0 || own === mine) return null;
  const sides = series.map(({ days, costs }) => ({
    days,
    dearer: compareAmounts(costs[mine] ?? '0', costs[own] ?? '0') > 0,
  }));
  const first = sides[0]?.dearer;
  return sides.find(({ dearer }) => dearer !== first)?.days ?? null;
};

/**
 * From which term on which way is the cheapest of those that may be had for that term. Of equal costs the one that was the
 * cheapest the day before stays.
 */
const cheapestByTerm = (
  { sum, start, law }: Need,
  candidates: readonly Candidate[],
  { names, points: series }: { readonly names: readonly string[]; readonly points: Comparison['byTerm'] },
): Comparison['cheapestFrom'] => {
  const ways = names.map((name, at) => ({
    name,
    at,
    kept: candidates.find((each) => each.name === name)?.kept ?? null,
  }));
  const found: Comparison['cheapestFrom'] = [];
  for (const { days, costs } of series) {
    const end = addDays(start, days);
    const open = ways.filter(({ kept }) => kept === null || misfits(kept, { sum, start, end, law }).length === 0);
    const before = found.at(-1)?.name;
    const least = open
      .map(({ name, at }) => ({ name, cost: costs[at] ?? '0' }))
      .toSorted((a, b) => compareAmounts(a.cost, b.cost) || Number(b.name === before) - Number(a.name === before))
      .at(0);
    if (least !== undefined && least.name !== before) found.push({ days, ...least });
  }
  return found;
};

const thinned = (series: Comparison['byTerm']): Comparison['byTerm'] => {
  const every = Math.max(1, Math.ceil(series.length / points));
  return series.filter((_, index) => index % every === 0 || index === series.length - 1);
};

const checkedNeed = ({ sum, start, end, law }: Asked): Outcome<Need, CalculationCode> => {
  for (const [path, day] of [
    ['start', start],
    ['end', end],
  ] as const)
    if (parseDay(day) === null) return failFinance('finance.not-a-day', { path });
  return end < start ? failFinance('finance.end-before-start', { path: 'end', start }) : ok({ sum, start, end, law });
};

/** Names told apart: two products of one name are followed by their lender, then by their id. */
const namedApart = (offers: readonly KeptOffer[], need: Need): readonly Candidate[] =>
  offers.map((kept) => {
    const { lender, name } = kept.offer;
    const alike = offers.filter((other) => other.offer.name === name && other.offer.lender === lender).length > 1;
    const full = name === lender ? lender : `${lender}: ${name}`;
    return { kept, name: alike ? `${full} (${kept.offerId})` : full, misfits: misfits(kept, need) };
  });

/** As many as a comparison takes: those that fit before those that do not, and of each the cheapest. */
const bestOf = (
  all: readonly Candidate[],
  { sum, start, end, returnedOn }: Asked,
): Outcome<readonly Candidate[], CalculationCode> => {
  if (all.length <= mostOffers) return ok(all);
  const priced: { candidate: Candidate; cost: string }[] = [];
  for (const candidate of all) {
    const { offer } = candidate.kept.offer;
    const answer = financing.answerOf({ sum, start, end, offer, ...(returnedOn === undefined ? {} : { returnedOn }) });
    if (!answer.ok) return answer;
    priced.push({ candidate, cost: answer.value.cost });
  }
  return ok(
    priced
      .toSorted(
        (a, b) =>
          Number(a.candidate.misfits.length > 0) - Number(b.candidate.misfits.length > 0) ||
          compareAmounts(a.cost, b.cost),
      )
      .slice(0, mostOffers)
      .map(({ candidate }) => candidate),
  );
};

const ownRates = ({ ownRate, accountRate }: MoneySettings, { kinds }: Asked) =>
  ownRate === undefined || (kinds !== undefined && !kinds.includes('own'))
    ? undefined
    : { ownRate, accountRate: accountRate ?? '0' };

/** Everything about stored offers for one need; refuses a faulty need by its field, and where there is nothing to compare. */
export const comparison = (host: Host, asked: Asked): Outcome<Comparison> => {
  const { database } = host.workspace;
  const need = checkedNeed(asked);
  if (!need.ok) return need;
  const { sum, start, end } = need.value;
  const wanted = keptOffers(database).filter(
    ({ offer }) => asked.kinds === undefined || asked.kinds.includes(offer.kind),
  );
  const chosen = bestOf(namedApart(wanted, need.value), asked);
  if (!chosen.ok) return chosen;
  const candidates = chosen.value;
  const own = ownRates(keptSettings(database), asked);
  const offers = candidates.map(({ kept, name }) => ({ name, offer: kept.offer.offer }));
  const base = { sum, start, offers, ...(own === undefined ? {} : { own }) };
  const compared = compareOffers.run({
    ...base,
    end,
    ...(asked.returnedOn === undefined ? {} : { returnedOn: asked.returnedOn }),
  });
  if (!compared.ok) return compared;
  const term = Math.min(longestTerm, Math.max(1, daysBetween(start, end) * 2));
  const byTerm = offerTerms.run({ ...base, days: term });
  if (!byTerm.ok) return byTerm;
  const byDelay = offerDelays.run({ ...base, end, delay: 60 });
  if (!byDelay.ok) return byDelay;

  const rows: Omit<Row, 'dearerBy'>[] = [];
  for (const { name, cost, effectivePercent } of compared.value.rows) {
    const candidate = candidates.find((each) => each.name === name) ?? null;
    const kept = candidate?.kept ?? null;
    const until = asked.returnedOn ?? end;
    const cash = cashOf(kept, { ...need.value, end: until }, cost);
    if (!cash.ok) return cash;
    rows.push({
      offerId: kept?.offerId ?? null,
      name,
      lender: kept?.offer.lender ?? null,
      kind: kept?.offer.kind ?? 'own',
      cost,
      effectivePercent,
      misfits: (candidate?.misfits ?? []).map((finding) => ({ ...finding })),
      cash: cash.value,
      breakEvenDays: breakEven(byTerm.value.names, byTerm.value.points, name),
    });
  }
  const fitting = rows.find((row) => row.misfits.length === 0);
  // What can not be had is no measure: one that does not fit may be cheaper, by a negative difference.
  const measure = fitting?.cost ?? rows[0]?.cost ?? '0';
  const measured = rows.map((row) => ({ ...row, dearerBy: subtractAmounts(row.cost, measure) }));
  return ok({
    cheapest: fitting === undefined ? null : (fitting.offerId ?? ownName),
    rows: measured.toSorted((a, b) => Number(a.misfits.length > 0) - Number(b.misfits.length > 0)),
    names: byTerm.value.names,
    byTerm: thinned(byTerm.value.points),
    byDelay: byDelay.value.points,
    cheapestFrom: cheapestByTerm(need.value, candidates, byTerm.value),
    steps: compared.value.steps.map((step) => ({ ...step, numbers: { ...step.numbers } })),
  });
};

export const compareStoredOffers: Step<'offers.compare'> = async (asked, { host }) => comparison(host, asked);

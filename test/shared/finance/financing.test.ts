import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { financing } from '#shared/finance/calculators/financing.ts';
import { ownMoney } from '#shared/finance/calculators/own-money.ts';
import type { Offer } from '#shared/finance/financing/offer.ts';
import { aBasis, anAmount, anOffer, aPercent, aTerm, dayFrom } from '../../kit/finance-arbitraries.ts';
import { halfUp, rational, type Rational } from '../../kit/rational.ts';
import { reworked } from '../../kit/steps.ts';

type Input = Parameters<typeof financing.answerOf>[0];

const answer = (input: Input) => {
  const outcome = financing.run(input);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
};
const kopecks = (text: string): bigint => BigInt(text.replace('.', ''));

const millisecondsOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
/** The days after `start` up to `end`, one by one. */
const daysAfter = (start: string, end: string): readonly string[] => {
  const days: string[] = [];
  for (let at = millisecondsOf(start) + 86_400_000; at <= millisecondsOf(end); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
};
const isLeap = (year: number): boolean => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
const lastOf = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
const monthLater = (day: string, months: number): string => {
  const [year = 0, month = 0, number = 0] = day.split('-').map(Number);
  const at = new Date(Date.UTC(year, month - 1 + months, 1));
  at.setUTCDate(Math.min(number, lastOf(at.getUTCFullYear(), at.getUTCMonth())));
  return at.toISOString().slice(0, 10);
};

/** How many times the rate is charged, as a fraction, by counting days and months one at a time. */
const timesCharged = (basis: Offer['basis'], start: string, end: string): Rational => {
  const days = daysAfter(start, end);
  switch (basis) {
    case 'pa/act365':
      return { n: BigInt(days.length), d: 365n };
    case 'pa/act360':
      return { n: BigInt(days.length), d: 360n };
    case 'pm/prorata30':
      return { n: BigInt(days.length), d: 30n };
    case 'pa/actact': {
      const leap = BigInt(days.filter((day) => isLeap(Number(day.slice(0, 4)))).length);
      return { n: leap * 365n + (BigInt(days.length) - leap) * 366n, d: 365n * 366n };
    }
    case 'pm/started': {
      let months = 0;
      while (monthLater(start, months) < end) months += 1;
      return { n: BigInt(months), d: 1n };
    }
    case 'pm/calendarTouched':
      return { n: BigInt(new Set([start, ...days].map((day) => day.slice(0, 7))).size), d: 1n };
    case 'flat':
      return { n: 1n, d: 1n };
    default:
      return basis satisfies never;
  }
};

describe('financing', () => {
  it('agrees with counting each day and month by hand in exact fractions, fees in any combination', () => {
    fc.assert(
      fc.property(anAmount(), aTerm, anOffer, (sum, { start, days }, offer) => {
        const charged = Math.max(days, offer.minTermDays ?? 0);
        const from = Math.round((millisecondsOf(start) - Date.UTC(2024, 0, 1)) / 86_400_000);
        const times = timesCharged(offer.basis, start, dayFrom(from + charged));
        const rate = rational(offer.rate);
        const more = (offer.surcharges ?? [])
          .map(rational)
          .reduce((total, each) => ({ n: total.n * each.d + each.n * total.d, d: total.d * each.d }), {
            n: 100n,
            d: 1n,
          });
        const exact = {
          n: kopecks(sum) * rate.n * times.n * more.n,
          d: rate.d * 100n * times.d * more.d * 100n,
        };
        const least = kopecks(offer.minFee ?? '0.00');
        const interest = exact.n >= least * exact.d ? halfUp({ n: exact.n, d: exact.d * 100n }) : offer.minFee;
        const issue = rational(offer.issueFeePercent ?? '0');
        const issueFee = halfUp({ n: kopecks(sum) * issue.n, d: issue.d * 100n * 100n });
        const lines = {
          interest: kopecks(interest ?? ''),
          issueFee: kopecks(issueFee),
          flatFee: kopecks(offer.flatFee ?? '0.00'),
          brokerFee: kopecks(offer.brokerFee ?? '0.00'),
        };
        const taxed = (line: keyof typeof lines): bigint => {
          const percent = rational(offer.vat?.[line] ?? '0');
          return kopecks(halfUp({ n: lines[line] * percent.n, d: percent.d * 100n * 100n }));
        };
        const vat = taxed('interest') + taxed('issueFee') + taxed('flatFee') + taxed('brokerFee');
        const cost = lines.interest + lines.issueFee + lines.flatFee + lines.brokerFee + vat;

        const given = answer({ sum, start, end: dayFrom(from + days), offer });
        expect(given.interest).toBe(interest);
        expect(given.vat).toBe(halfUp({ n: vat, d: 100n }));
        expect(given.cost).toBe(halfUp({ n: cost, d: 100n }));
        expect(given.effectivePercent).toBe(halfUp({ n: cost * 365n * 100n, d: kopecks(sum) * BigInt(days) }));
        for (const step of given.steps) expect(reworked(step) ?? step.result).toBe(step.result);
      }),
      { seed: 6, numRuns: 200 },
    );
  });

  it('never costs less than nothing, and an early return never more than the full term', () => {
    const early = aTerm.chain((term) => fc.tuple(fc.constant(term), fc.integer({ min: 0, max: term.days })));
    fc.assert(
      fc.property(anAmount(), early, anOffer, (sum, [{ start, end }, used], offer) => {
        const from = Math.round((millisecondsOf(start) - Date.UTC(2024, 0, 1)) / 86_400_000);
        const full = answer({ sum, start, end, offer });
        const returned = answer({ sum, start, end, returnedOn: dayFrom(from + used), offer });
        expect(kopecks(full.cost)).toBeGreaterThanOrEqual(0n);
        expect(kopecks(returned.cost)).toBeLessThanOrEqual(kopecks(full.cost));
      }),
      { seed: 6, numRuns: 200 },
    );
  });

  it('does not depend on the order in which surcharges and fees are written', () => {
    fc.assert(
      fc.property(anAmount(), aTerm, anOffer, (sum, { start, end }, offer) => {
        const turned = Object.fromEntries(Object.entries(offer).toReversed());
        const surcharges = (offer.surcharges ?? []).toReversed();
        const other = financing.run({
          sum,
          start,
          end,
          offer: { ...turned, ...(offer.surcharges ? { surcharges } : {}) },
        });
        expect(other.ok && other.value.cost).toBe(answer({ sum, start, end, offer }).cost);
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it('adds up across years by actual days: whole years cost the rate, parts cost their days', () => {
    fc.assert(
      fc.property(aTerm, aPercent(60), ({ start, end }, rate) => {
        // A sum that makes every part exact to the kopeck: a multiple of 365 × 366 roubles and of the rate’s decimals.
        const sum = (365n * 366n * 1_000_000n).toString();
        const offer = { rate, basis: 'pa/actact' as const };
        const cuts = [
          start,
          ...['2024', '2025', '2026', '2027', '2028', '2029', '2030', '2031'].map((y) => `${y}-12-31`),
          end,
        ];
        const inside = cuts.filter((day) => day >= start && day <= end).toSorted();
        const parts = inside
          .slice(1)
          .map((day, index) => answer({ sum, start: inside[index] ?? start, end: day, offer }));
        const total = parts.reduce((all, part) => all + kopecks(part.interest), 0n);
        expect(total).toBe(kopecks(answer({ sum, start, end, offer }).interest));
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it('charges the first day’s year nothing: the start day is free, the end day counts', () => {
    const offer = { rate: '36.6', basis: 'pa/actact' as const };
    expect(answer({ sum: '100000', start: '2027-12-31', end: '2028-01-10', offer }).interest).toBe('1000.00');
    expect(answer({ sum: '100000', start: '2028-12-31', end: '2029-01-10', offer }).interest).toBe('1002.74');
  });

  it('takes the same day of a later month, or its last day, for months begun', () => {
    const offer = { rate: '1', basis: 'pm/started' as const };
    const months = (start: string, end: string): string => answer({ sum: '100', start, end, offer }).interest;
    expect(months('2027-01-31', '2027-02-28')).toBe('1.00');
    expect(months('2027-01-31', '2027-03-01')).toBe('2.00');
    expect(months('2027-01-31', '2027-03-31')).toBe('2.00');
    expect(months('2027-01-15', '2027-02-16')).toBe('2.00');
  });

  it('charges the minimum term on an early return and says so', () => {
    const offer = { rate: '36.5', basis: 'pa/act365' as const, minTermDays: 30 };
    const given = answer({ sum: '100000', start: '2027-01-01', end: '2027-03-02', returnedOn: '2027-01-11', offer });
    expect(given).toMatchObject({ interest: '3000.00', daysUsed: 10, daysCharged: 30, effectivePercent: '109.50' });
    expect(given.findings.map(({ code }) => code)).toEqual(['finance.min-term-applied']);
  });

  it('adds surcharges to each other before they multiply: the guarantee model of 2018', () => {
    const offer = { rate: '0.27', basis: 'pm/calendarTouched' as const, surcharges: ['10', '10', '5'], minFee: '1000' };
    expect(answer({ sum: '1000000', start: '2027-01-31', end: '2027-04-01', offer }).interest).toBe('13500.00');
  });

  it('gives no yearly rate for a period without a day', () => {
    const offer = { rate: '24', basis: 'flat' as const };
    const given = answer({ sum: '1000', start: '2027-01-01', end: '2027-01-01', offer });
    expect(given).toMatchObject({ interest: '240.00', effectivePercent: null });
  });

  it('knows every basis it lists', () => {
    fc.assert(
      fc.property(aBasis, (basis) => {
        const given = answer({ sum: '1000', start: '2027-01-01', end: '2027-02-01', offer: { rate: '1', basis } });
        expect(given.steps[0]?.rule).toBe(`financing.${basis}`);
      }),
    );
  });
});

describe('own money', () => {
  it('agrees with exact fractions line by line, and may gain', () => {
    fc.assert(
      fc.property(anAmount(), aTerm, aPercent(60), aPercent(60), (sum, { start, end, days }, ownRate, accountRate) => {
        const outcome = ownMoney.run({ sum, start, end, ownRate, accountRate });
        if (!outcome.ok) throw new Error(outcome.error.code);
        const line = (rate: string): string => {
          const exact = rational(rate);
          return halfUp({ n: kopecks(sum) * exact.n * BigInt(days), d: exact.d * 100n * 365n * 100n });
        };
        const cost = kopecks(line(ownRate)) - kopecks(line(accountRate));
        expect(outcome.value).toMatchObject({
          own: line(ownRate),
          account: line(accountRate),
          cost: halfUp({ n: cost, d: 100n }),
        });
        expect(outcome.value.findings.length).toBe(cost < 0n ? 1 : 0);
      }),
      { seed: 6, numRuns: 150 },
    );
  });
});

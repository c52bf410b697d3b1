import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate, calculatorNames, calculators } from '#shared/finance/calculators.ts';
import { financeCodes } from '#shared/finance/codes.ts';

const bid = { law: '44-fz', kind: 'bid', nmck: '5000000', percent: '1', publishedOn: '2026-09-10' };
const loan = { sum: '1000000', start: '2027-01-01', end: '2027-02-15', offer: { rate: '24', basis: 'pa/act365' } };

describe('bad input is refused by the name of its field', () => {
  it.each([
    ['a negative price', 'security', { ...bid, nmck: '-5' }, 'finance.not-positive', 'nmck'],
    ['a price of zero', 'security', { ...bid, nmck: '0.00' }, 'finance.not-positive', 'nmck'],
    ['a price of 10^15', 'security', { ...bid, nmck: '1000000000000000' }, 'finance.money-too-large', 'nmck'],
    ['a price in words', 'security', { ...bid, nmck: '1e6' }, 'finance.not-money', 'nmck'],
    ['a price with a comma', 'security', { ...bid, nmck: '1000,50' }, 'finance.not-money', 'nmck'],
    ['a price with three decimals', 'security', { ...bid, nmck: '1.005' }, 'finance.not-money', 'nmck'],
    ['a price of a thousand digits', 'security', { ...bid, nmck: '9'.repeat(1000) }, 'finance.not-money', 'nmck'],
    ['a price as a JSON number', 'security', { ...bid, nmck: 5_000_000 }, 'finance.field-type', 'nmck'],
    ['a price of nothing', 'security', { ...bid, nmck: null }, 'finance.field-type', 'nmck'],
    ['a missing price', 'security', { ...bid, nmck: undefined }, 'finance.field-missing', 'nmck'],
    ['another currency', 'security', { ...bid, currency: 'USD' }, 'finance.wrong-currency', 'currency'],
    ['a percentage above a hundred', 'security', { ...bid, percent: '100.01' }, 'finance.percent-too-large', 'percent'],
    ['a negative percentage', 'security', { ...bid, percent: '-1' }, 'finance.not-percent', 'percent'],
    [
      '29 February of a common year',
      'security',
      { ...bid, publishedOn: '2026-02-29' },
      'finance.not-a-day',
      'publishedOn',
    ],
    ['a day in another order', 'security', { ...bid, publishedOn: '10.09.2026' }, 'finance.not-a-day', 'publishedOn'],
    ['an unknown law', 'security', { ...bid, law: '94-fz' }, 'finance.field-choice', 'law'],
    ['an unknown field', 'security', { ...bid, ncmk: '5' }, 'finance.field-unknown', 'ncmk'],
    [
      'a notice before any known rule',
      'security',
      { ...bid, publishedOn: '2013-12-31' },
      'finance.rule-not-found',
      'publishedOn',
    ],
    [
      'an advance above the price',
      'security',
      { ...bid, kind: 'performance', advance: '5000000.01' },
      'finance.advance-above-price',
      'advance',
    ],
    ['an end before the start', 'financing', { ...loan, end: '2026-12-31' }, 'finance.end-before-start', 'end'],
    [
      'a return before the start',
      'financing',
      { ...loan, returnedOn: '2026-12-31' },
      'finance.returned-outside-term',
      'returnedOn',
    ],
    [
      'a return after the end',
      'financing',
      { ...loan, returnedOn: '2027-02-16' },
      'finance.returned-outside-term',
      'returnedOn',
    ],
    ['an empty offer', 'financing', { ...loan, offer: {} }, 'finance.field-missing', 'offer.rate'],
    [
      'an unknown rate basis',
      'financing',
      { ...loan, offer: { rate: '1', basis: 'pw' } },
      'finance.field-choice',
      'offer.basis',
    ],
    [
      'a negative surcharge',
      'financing',
      { ...loan, offer: { ...loan.offer, surcharges: ['10', '-1'] } },
      'finance.not-percent',
      'offer.surcharges.1',
    ],
    [
      'half a day',
      'financing',
      { ...loan, offer: { ...loan.offer, minTermDays: 1.5 } },
      'finance.not-whole',
      'offer.minTermDays',
    ],
    ['no offers', 'price-fork', { offers: [] }, 'finance.list-empty', 'offers'],
    ['no start price for Decree 2604', 'score', { prices: ['1'] }, 'finance.field-missing', 'nmck'],
    ['a formula of no list', 'score', { prices: ['1'], formula: 'cheapest' }, 'finance.field-choice', 'formula'],
    [
      'an answer above its criterion',
      'effective-price',
      { prices: ['1'], criteria: [{ weight: '5', gained: ['6'] }] },
      'finance.percent-too-large',
      'criteria.0.gained.0',
    ],
    [
      'criteria that leave the price nothing',
      'effective-price',
      { prices: ['1'], criteria: [{ weight: '100', gained: ['6'] }] },
      'finance.percent-too-large',
      'criteria',
    ],
    ['no prices', 'score', { nmck: '1', prices: [] }, 'finance.list-empty', 'prices'],
    [
      'negative days',
      'present-value',
      { amount: '1', days: -1, ratePercent: '1', method: 'simple' },
      'finance.not-whole',
      'days',
    ],
    ['neither deadline nor end of performance', 'guarantee-end', {}, 'finance.one-of', 'deadline'],
    [
      'both deadline and end of performance',
      'guarantee-end',
      { deadline: '2026-11-30', performedUntil: '2026-11-30' },
      'finance.one-of',
      'deadline',
    ],
    [
      'an instant without an offset',
      'auction-start',
      { deadline: '2026-11-30T10:00:00' },
      'finance.not-an-instant',
      'deadline',
    ],
    [
      'a stage without deeds',
      'funnel',
      {
        stages: [
          { name: 'a', perDay: 1 },
          { name: 'b', perDay: '0' },
        ],
        target: 1,
      },
      'finance.not-positive',
      'stages.1.perDay',
    ],
    ['a single stage', 'funnel', { stages: [{ name: 'a', perDay: 1 }], target: 1 }, 'finance.list-empty', 'stages'],
    ['a cost of zero', 'margin', { price: '1', cost: '0' }, 'finance.not-positive', 'cost'],
  ])('%s: %s', (_, name, input, code, path) => {
    expect(calculate(name, input)).toMatchObject({ ok: false, error: { code, details: { path } } });
  });

  it('names every fault at once for a form', () => {
    expect(
      calculators.security
        .check({ ...bid, nmck: '-5', percent: '500', publishedOn: '2026-02-29', colour: 1 })
        .map(({ details }) => details['path']),
    ).toEqual(['nmck', 'percent', 'publishedOn', 'colour']);
  });

  it.each([[undefined], [null], [[]], ['text'], [5]])('refuses %j in place of an object', (input) => {
    expect(calculate('security', input)).toMatchObject({ ok: false, error: { code: 'finance.not-an-object' } });
  });

  it('refuses a calculator that does not exist, whatever objects inherit', () => {
    for (const name of ['nothing', 'toString', '__proto__'])
      expect(calculate(name, {})).toMatchObject({ ok: false, error: { code: 'finance.unknown-calculator' } });
  });

  it('refuses a year without a production calendar rather than guess', () => {
    expect(calculate('working-days', { from: '2027-12-30', days: 5, calendar: 'RU' })).toMatchObject({
      ok: false,
      error: { code: 'calendar.year-unknown', details: { year: 2028 } },
    });
  });

  it('never throws, and always answers with a known code and its evidence', () => {
    const known: Readonly<Record<string, { readonly details: readonly string[] }>> = financeCodes;
    fc.assert(
      fc.property(fc.constantFrom(...calculatorNames), fc.jsonValue(), (name, input) => {
        const outcome = calculate(name, input);
        expect(outcome.ok).toBe(false);
        if (!outcome.ok)
          expect(Object.keys(outcome.error.details)).toEqual([...(known[outcome.error.code]?.details ?? ['?'])]);
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});

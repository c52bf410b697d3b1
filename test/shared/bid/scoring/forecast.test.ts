import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownBasis } from '#shared/finance/define.ts';
import { forecastScores, type ScoreForecast, type ScoreTerms } from '#shared/bid/scoring/forecast.ts';
import { pointsOf } from '#shared/bid/scoring/scale.ts';
import { floorOf, worthOf } from '#shared/bid/scoring/worth.ts';

const forecast = (change: Partial<ScoreTerms['scoring']>, ownPrice: string, nmck = '1600000'): ScoreForecast => {
  const answer = forecastScores(
    {
      scoring: { priceWeight: '100', criteria: [], rivals: [], ...change },
      formula: change.formula ?? 'decree-2604',
      nmck,
      ownPrice,
      publishedOn: '2026-11-01',
    },
    ownBasis,
  );
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const rival = (name: string, price: string, values: readonly (string | null)[] = []) => ({
  name,
  price,
  values: [...values],
});

describe('the scoring forecast', () => {
  it('gives the points of the worked example, and the dearer bid may win', () => {
    const prices = forecast({ rivals: [rival('A', '900000'), rival('B', '1500000')] }, '1000000');
    expect(prices.rows.map(({ priceScore }) => priceScore)).toEqual(['88.89', '100.00', '33.33']);
    expect(prices.method).toBe('by-best-price');
    const weighed = forecast(
      {
        priceWeight: '60',
        criteria: [{ name: 'Качество', weight: '40', scale: 'given', own: '80' }],
        rivals: [rival('A', '900000', ['50'])],
      },
      '1000000',
    );
    expect(weighed.rows.map(({ total, place }) => [total, place])).toEqual([
      ['85.33', 1],
      ['80.00', 2],
    ]);
  });

  it('scores all by the start price where one bid would get less than nothing', () => {
    const { method, rows } = forecast({ rivals: [rival('A', '400000')] }, '1000000');
    expect([method, ...rows.map(({ priceScore }) => priceScore)]).toEqual(['by-nmck', '50.00', '100.00']);
  });

  it('leaves the total open where a competitor’s value is not known, and gives him no place', () => {
    const { rows } = forecast(
      {
        priceWeight: '60',
        criteria: [{ name: 'Срок', weight: '40', scale: 'less', own: '10' }],
        rivals: [rival('A', '900000', [null]), rival('B', '1000000', ['20'])],
      },
      '1000000',
    );
    expect(rows.map(({ points, total, place }) => [points[0], total, place])).toEqual([
      ['100.00', '93.33', 1],
      [null, null, null],
      ['0.00', '53.33', 2],
    ]);
  });
});

describe('a quality scale', () => {
  it('keeps to 0 … 100, gives the best 100 and turns round with its direction', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 8 }), (numbers) => {
        const values = numbers.map(String);
        const more = pointsOf({ scale: 'more' }, values).map(Number);
        const less = pointsOf({ scale: 'less' }, values).map(Number);
        expect(Math.max(...more)).toBe(100);
        expect(more[numbers.indexOf(Math.max(...numbers))]).toBe(100);
        for (const [index, points] of more.entries()) {
          expect(points).toBeGreaterThanOrEqual(0);
          if (new Set(numbers).size > 1) expect(points + (less[index] ?? 0)).toBeCloseTo(100, 1);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what a price is worth', () => {
  const terms = {
    extra: '20000',
    taxPercent: '6',
    securityPercent: '5',
    guaranteeRate: '4',
    days: 200,
    leastMarginPercent: null,
    goodFaith: false,
    smallBusinessOnly: false,
  };
  const bid = { gross: '4000000.00', net: '4000000.00', vatPercent: null, nmck: '4280000', publishedOn: '2026-11-01' };

  it.each([
    ['3500000.00', false, '3749670.65'],
    ['3500000.00', true, '3749051.65'],
    ['2900000.00', false, '3116362.58'],
  ])('has the floor of the worked example: costs %s, small business %s', (cost, smallBusinessOnly, floor) => {
    const answer = floorOf({ ...terms, smallBusinessOnly }, { ...bid, cost }, ownBasis);
    expect(answer.ok && answer.value.floor).toBe(floor);
  });

  it('says what late payment costs', () => {
    const answer = worthOf({ days: 60, ratePercent: '21', method: 'simple' }, '1000000.00', ownBasis);
    expect(answer.ok && [answer.value.value, answer.value.loss]).toEqual(['966631.36', '33368.64']);
  });
});

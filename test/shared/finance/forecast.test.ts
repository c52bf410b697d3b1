import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate } from '#shared/finance/calculators.ts';
import { runForecast } from '#shared/finance/forecast/run.ts';
import type { ForecastTerms } from '#shared/finance/forecast/terms.ts';

const bid = { id: 'a', need: '60000', start: '2027-01-10', release: '2027-01-20' };
const terms: ForecastTerms = {
  from: '2027-01-01',
  days: 40,
  cash: [
    { from: '2026-12-01', amount: '100000' },
    { from: '2027-01-15', amount: '90000.50' },
  ],
  bids: [bid, { ...bid, id: 'b', start: '2027-01-12', release: '2027-01-25' }],
};
const day = (number: number): string => new Date(Date.UTC(2027, 0, number)).toISOString().slice(0, 10);

describe('cash forecast by day', () => {
  it('names the first day that is short, by how much, the worst day and every stretch', () => {
    const { levels, shortFrom, shortBy, lowest, shortages } = runForecast(terms);
    expect(levels[8]).toBe('100000.00');
    expect(levels[9]).toBe('40000.00');
    expect({ shortFrom, shortBy, lowest, shortages }).toEqual({
      shortFrom: '2027-01-12',
      shortBy: '20000.00',
      lowest: { day: '2027-01-15', amount: '-29999.50' },
      shortages: [{ from: '2027-01-12', to: '2027-01-20', most: '29999.50' }],
    });
    expect(levels[20]).toBe('30000.50');
    expect(levels[25]).toBe('90000.50');
  });

  it('keeps money longer when releases are late, and freezes the contract’s security only when the bid is won', () => {
    expect(runForecast({ ...terms, delayDays: 3 }).shortages[0]?.to).toBe('2027-01-23');
    const won = {
      ...bid,
      releaseIfWon: '2027-01-14',
      performance: { amount: '95000', from: '2027-01-15', until: '2027-02-28' },
      ifWon: [{ day: '2027-02-01', amount: '5000.25' }],
    };
    const run = (scenario: 'all' | 'none' | 'chosen', ids: string[] = []) =>
      runForecast({ ...terms, bids: [won], scenario, won: ids });
    expect(run('none').levels.slice(9, 21)).toEqual([
      ...Array<string>(5).fill('40000.00'),
      ...Array<string>(6).fill('30000.50'),
      '90000.50',
    ]);
    expect(run('all').levels[14]).toBe('-4999.50');
    expect(run('all').levels[31]).toBe('0.75');
    expect(run('chosen', ['a']).levels).toEqual(run('all').levels);
    expect(run('chosen').levels).toEqual(run('none').levels);
  });

  it('is what adding up day by day gives, for any bids', () => {
    const anyBid = fc.record({
      need: fc.integer({ min: 0, max: 9_999_999 }),
      start: fc.integer({ min: -20, max: 60 }),
      length: fc.integer({ min: 0, max: 40 }),
      flow: fc.integer({ min: -999_999, max: 999_999 }),
      flowDay: fc.integer({ min: -20, max: 60 }),
    });
    const text = (kopecks: number): string => {
      const size = String(Math.abs(kopecks)).padStart(3, '0');
      return `${kopecks < 0 ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
    };
    fc.assert(
      fc.property(fc.array(anyBid, { maxLength: 12 }), fc.integer({ min: 0, max: 15 }), (bids, delayDays) => {
        const { levels, frozen } = runForecast({
          from: day(1),
          days: 40,
          cash: [{ from: day(5), amount: '50000' }],
          delayDays,
          bids: bids.map(({ need, start, length, flow, flowDay }, index) => ({
            id: String(index),
            need: text(need),
            start: day(start),
            release: day(start + length),
            always: [{ day: day(flowDay), amount: text(flow) }],
          })),
        });
        for (let at = 1; at <= 40; at += 1) {
          const held = bids.reduce(
            (sum, { need, start, length }) => (start <= at && at <= start + length + delayDays ? sum + need : sum),
            0,
          );
          const flowed = bids.reduce((sum, { flow, flowDay }) => (flowDay <= at ? sum + flow : sum), 0);
          expect([levels[at - 1], frozen[at - 1]]).toEqual([
            text((at >= 5 ? 5_000_000 : 0) + flowed - held),
            text(held),
          ]);
        }
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 30), seed: 6 },
    );
  });

  it.each([
    [
      'a release before the start',
      { bids: [{ ...bid, release: '2027-01-09' }] },
      'finance.end-before-start',
      'bids.0.release',
    ],
    ['29 February of a common year', { bids: [{ ...bid, start: '2027-02-29' }] }, 'finance.not-a-day', 'bids.0.start'],
    ['a negative need', { bids: [{ ...bid, need: '-1' }] }, 'finance.not-positive', 'bids.0.need'],
    ['a need of 10^15', { bids: [{ ...bid, need: '1000000000000000' }] }, 'finance.money-too-large', 'bids.0.need'],
    ['one name twice', { bids: [bid, bid] }, 'finance.name-repeated', 'bids.1.id'],
    ['a winner that is no bid', { bids: [bid], won: ['x'] }, 'finance.field-choice', 'won.0'],
    ['no day at all', { days: 0 }, 'finance.not-whole', 'days'],
  ])('refuses %s by its field', (_, change, code, path) => {
    expect(calculate('forecast', { ...terms, ...change })).toMatchObject({
      ok: false,
      error: { code, details: { path } },
    });
  });
});

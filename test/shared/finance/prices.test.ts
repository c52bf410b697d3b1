import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate } from '#shared/finance/calculators.ts';
import { anAmount, aPercent } from '../../kit/finance-arbitraries.ts';
import { halfUp, isCompoundValue, rational, wholeUp } from '../../kit/rational.ts';

const given = (name: string, input: Record<string, unknown>) => {
  const outcome = calculate(name, input);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
};
const codes = (answer: { findings: readonly { code: string }[] }): readonly string[] =>
  answer.findings.map(({ code }) => code);
const kopecks = (text: unknown): bigint => BigInt(String(text).replace('.', ''));

describe('lowest price', () => {
  const terms = {
    nmck: '4280000',
    extra: '20000',
    taxPercent: '6',
    securityPercent: '5',
    guaranteeRate: '4',
    days: 200,
  };

  it('stops at the least kopeck above the dumping zone when the raised security leaves it', () => {
    const edge = given('price-floor', { ...terms, costs: '2990000' });
    expect(edge).toMatchObject({ plain: '3207117.46', raised: '3212107.26', floor: '3210000.01' });
  });

  it('is the least kopeck that is strictly above three quarters where these are not whole kopecks', () => {
    const odd = given('price-floor', { ...terms, nmck: '4280000.01', costs: '2990000' });
    expect(odd['floor']).toBe('3210000.01');
  });

  it('does not jump where no performance security is announced', () => {
    const none = given('price-floor', { ...terms, securityPercent: '0', costs: '1000000' });
    expect(none).toMatchObject({ floor: '1085106.38', plain: '1085106.38' });
    expect(none).not.toHaveProperty('raised');
  });

  it('says when no bid can be made without a loss', () => {
    expect(codes(given('price-floor', { ...terms, costs: '5000000', publishedOn: '2026-09-10' }))).toEqual([
      'finance.price-above-nmck',
    ]);
  });

  it('refuses a tax that takes the whole price', () => {
    expect(calculate('price-floor', { ...terms, costs: '1', taxPercent: '100' })).toMatchObject({
      ok: false,
      error: { code: 'finance.no-floor', details: { path: 'taxPercent' } },
    });
  });

  it('agrees with exact fractions on both bases', () => {
    fc.assert(
      fc.property(
        anAmount(1_000_000n),
        fc.integer({ min: 76, max: 99 }),
        aPercent(20),
        fc.integer({ min: 1, max: 1000 }),
        fc.boolean(),
        (nmck, share, tax, days, smallBusinessOnly) => {
          const costs = halfUp({ n: kopecks(nmck) * BigInt(share), d: 10_000n });
          const input = {
            nmck,
            costs,
            extra: '0',
            taxPercent: tax,
            securityPercent: '5',
            guaranteeRate: '4',
            days,
            smallBusinessOnly,
          };
          const t = rational(tax);
          // Everything over 10^4 · 365 · t.d: the guarantee's share of its base is 5 % × 4 % × days / 365.
          const whole = 10_000n * 365n * t.d * 100n;
          const untaxed = whole - t.n * 10_000n * 365n;
          const fee = 20n * BigInt(days) * t.d * 100n;
          const exact = smallBusinessOnly
            ? { n: kopecks(costs) * whole, d: (untaxed - fee) * 100n }
            : { n: kopecks(costs) * whole + kopecks(nmck) * fee, d: untaxed * 100n };
          expect(given('price-floor', input)['plain']).toBe(halfUp(exact));
        },
      ),
      { seed: 44, numRuns: 100 },
    );
  });
});

describe('scores', () => {
  it('turns to the initial price when any bid is dearer than twice the best', () => {
    const at = (dear: string) => given('score', { nmck: '4000000', prices: ['900000', '1000000', dear] });
    expect(at('1800000')).toMatchObject({ method: 'by-best-price', scores: ['100.00', '88.89', '0.00'] });
    expect(at('1800000.01')).toMatchObject({ method: 'by-nmck', scores: ['100.00', '96.77', '70.97'] });
  });

  it('gives the price what the other weights leave', () => {
    const criteria = [
      { weight: 30, scores: [100, 50.5] },
      { weight: '10', scores: ['0', '100'] },
    ];
    expect(given('score', { nmck: '300', prices: ['100', '150'], criteria })['totals']).toEqual(['90.00', '55.15']);
  });

  it('says when weights do not add to a hundred, and refuses a list of another length', () => {
    const criteria = [{ weight: '30', scores: ['1', '2'] }];
    expect(
      codes(
        given('score', { nmck: '300', prices: ['100', '150'], priceWeight: '60', criteria, publishedOn: '2026-01-01' }),
      ),
    ).toContain('finance.weights-not-hundred');
    expect(calculate('score', { nmck: '300', prices: ['100'], criteria })).toMatchObject({
      ok: false,
      error: { code: 'finance.list-length', details: { path: 'criteria.0.scores', expected: 1 } },
    });
  });
});

describe('tax, margins and values', () => {
  it('splits a sum into net and tax that add to it, at any rate', () => {
    fc.assert(
      fc.property(anAmount(), aPercent(50), (amount, ratePercent) => {
        const inside = given('vat', { amount, ratePercent, included: true });
        expect(kopecks(inside['net']) + kopecks(inside['vat'])).toBe(kopecks(amount));
        const rate = rational(ratePercent);
        expect(inside['vat']).toBe(halfUp({ n: kopecks(amount) * rate.n, d: (rate.d * 100n + rate.n) * 100n }));
        const onTop = given('vat', { amount, ratePercent, included: false });
        expect(onTop['vat']).toBe(halfUp({ n: kopecks(amount) * rate.n, d: rate.d * 10_000n }));
        expect(kopecks(onTop['net']) + kopecks(onTop['vat'])).toBe(kopecks(onTop['gross']));
      }),
      { seed: 164, numRuns: 150 },
    );
  });

  it('knows the rates of the day of delivery', () => {
    const at = (ratePercent: string, deliveredOn: string) =>
      codes(given('vat', { amount: '100', ratePercent, included: true, deliveredOn }));
    expect(at('20', '2025-12-31')).not.toContain('finance.vat-rate-unknown');
    expect(at('20', '2026-01-01')).toContain('finance.vat-rate-unknown');
    expect(at('22', '2026-01-01')).not.toContain('finance.vat-rate-unknown');
    expect(at('5', '2024-12-31')).toContain('finance.vat-rate-unknown');
    expect(at('18', '2018-12-31')).not.toContain('finance.vat-rate-unknown');
  });

  it('says a loss', () => {
    const loss = given('margin', { price: '90', cost: '100' });
    expect(loss).toMatchObject({ profit: '-10.00', marginPercent: '-11.11', markupPercent: '-10.00' });
    expect(codes(loss)).toEqual(['finance.loss']);
  });

  it('discounts to the nearest kopeck, judged without taking a root', () => {
    fc.assert(
      fc.property(
        anAmount(100n, 9_999_999_999n),
        aPercent(40),
        fc.integer({ min: 0, max: 60 }),
        (amount, ratePercent, days) => {
          const compound = String(given('present-value', { amount, days, ratePercent, method: 'compound' })['value']);
          expect(isCompoundValue(compound, amount, ratePercent, days)).toBe(true);
          const rate = rational(ratePercent);
          const simple = given('present-value', { amount, days, ratePercent, method: 'simple' })['value'];
          const below = rate.d * 36_500n + rate.n * BigInt(days);
          expect(simple).toBe(halfUp({ n: kopecks(amount) * rate.d * 36_500n, d: below * 100n }));
        },
      ),
      { seed: 43, numRuns: 25 },
    );
  });

  it('places our price among the offers', () => {
    const offers = ['115', '92', '108'];
    const place = (own: string) => given('price-fork', { offers, own })['position'];
    expect([place('80'), place('92'), place('100'), place('200')]).toEqual([1, 1, 2, 4]);
    expect(given('price-fork', { offers })).toMatchObject({ median: '108.00', mean: '105.00' });
  });

  it('pays an agent on what the client paid when that is less than the tariff', () => {
    const terms = { tariff: '18900', paid: '10000', tariffPercent: '20', excessPercent: '50' };
    expect(given('agent-fee', terms)).toMatchObject({ ofTariff: '2000.00', ofExcess: '0.00', amount: '2000.00' });
  });

  it('asks for the key rate where interest depends on it', () => {
    const owed = { amount: '1000000', days: 12 };
    expect(given('late-payment', { ...owed, kind: 'supplier', keyRatePercent: '14' })['amount']).toBe('5600.00');
    expect(calculate('late-payment', { ...owed, kind: 'supplier' })).toMatchObject({
      ok: false,
      error: { code: 'finance.field-missing', details: { path: 'keyRatePercent' } },
    });
  });

  it('needs whole deeds: a part of a meeting is one more meeting', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 100 }),
        (calls, deals, target) => {
          const stages = [
            { name: 'calls', perDay: calls },
            { name: 'deals', perDay: deals },
          ];
          const plan = given('funnel', { stages, target });
          expect(plan['conversions']).toEqual([halfUp({ n: BigInt(deals) * 100n, d: BigInt(calls) })]);
          expect(plan['days']).toBe(Number(wholeUp({ n: BigInt(target), d: BigInt(deals) })));
          expect(plan['needed']).toEqual([Number(wholeUp({ n: BigInt(target * calls), d: BigInt(deals) })), target]);
        },
      ),
      { seed: 50, numRuns: 50 },
    );
  });
});

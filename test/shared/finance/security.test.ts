import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { security } from '#shared/finance/calculators/security.ts';
import { antiDumping } from '#shared/finance/calculators/anti-dumping.ts';
import { anAmount, aPercent } from '../../kit/finance-arbitraries.ts';
import { halfUp, rational } from '../../kit/rational.ts';
import { reworked } from '../../kit/steps.ts';

const publishedOn = '2026-09-10';
const judge = (input: Record<string, unknown>) => {
  const outcome = security.run({ law: '44-fz', publishedOn, ...input });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
};
const codes = (answer: { findings: readonly { code: string }[] }): readonly string[] =>
  answer.findings.map(({ code }) => code);
const kopecks = (text: string | null): bigint => BigInt((text ?? 'none').replace('.', ''));
const share = (amount: string, percent: string): string => {
  const rate = rational(percent);
  return halfUp({ n: kopecks(amount) * rate.n, d: rate.d * 100n * 100n });
};

describe('bid security', () => {
  it('rounds half up once, within a range that grows with the price', () => {
    fc.assert(
      fc.property(anAmount(), anAmount(), aPercent(5), (one, other, percent) => {
        const [less, more] = kopecks(one) <= kopecks(other) ? [one, other] : [other, one];
        const small = judge({ kind: 'bid', nmck: less, percent });
        const large = judge({ kind: 'bid', nmck: more, percent });
        expect(small.amount).toBe(share(less, percent));
        expect(kopecks(small.min)).toBeLessThanOrEqual(kopecks(large.min));
        expect(kopecks(small.max)).toBeLessThanOrEqual(kopecks(large.max));
        expect(large.max).toBe(share(more, kopecks(more) > 2_000_000_000n ? '5' : '1'));
        for (const step of [...small.steps, ...large.steps]) expect(reworked(step) ?? step.result).toBe(step.result);
      }),
      { seed: 44, numRuns: 200 },
    );
  });

  it('cites the article and the day of the rules at every figure', () => {
    for (const step of judge({ kind: 'bid', nmck: '5000000', percent: '1' }).steps) {
      expect(step.article).toMatch(/^44-FZ art\. 44/);
      expect(step.ruleSetDate).toBe('2026-09-25');
    }
  });

  it('finds a percentage outside the law’s range, and still calculates it', () => {
    const above = judge({ kind: 'bid', nmck: '5000000', percent: '1.5' });
    expect(above).toMatchObject({ amount: '75000.00', max: '50000.00' });
    expect(codes(above)).toEqual(['finance.above-range']);
    expect(codes(judge({ kind: 'bid', nmck: '5000000', amount: '24999.99' }))).toEqual(['finance.below-range']);
    expect(codes(judge({ kind: 'bid', nmck: '5000000', amount: '25000' }))).toEqual([]);
  });

  it('keeps the announced sum where it differs from the announced percent, and says so', () => {
    const both = judge({ kind: 'bid', nmck: '5000000', amount: '30000', percent: '1' });
    expect(both.amount).toBe('30000.00');
    expect(codes(both)).toEqual(['finance.percent-and-amount-differ']);
  });

  it('asks nothing of state institutions and half a percent of penal enterprises', () => {
    expect(judge({ kind: 'bid', nmck: '5000000', percent: '1', participant: 'institution' })).toMatchObject({
      amount: '0.00',
      mandatory: false,
    });
    expect(judge({ kind: 'bid', nmck: '5000000', percent: '1', participant: 'penal-or-disabled' }).amount).toBe(
      '25000.00',
    );
  });

  it('warns from the third rejected bid of a quarter', () => {
    expect(codes(judge({ kind: 'bid', nmck: '5000000', percent: '1', rejectedBidsInQuarter: 2 }))).toEqual([]);
    expect(codes(judge({ kind: 'bid', nmck: '5000000', percent: '1', rejectedBidsInQuarter: 3 }))).toEqual([
      'finance.every-third',
    ]);
  });

  it('has no legal cap in a commercial purchase', () => {
    const given = judge({ law: 'commercial', kind: 'bid', nmck: '5000000', percent: '10' });
    expect(given).toMatchObject({ amount: '500000.00', min: '0.00', max: null, mandatory: false });
    expect(codes(given)).toEqual(['finance.no-legal-cap']);
  });
});

describe('performance security', () => {
  it('has no floor of ten percent above fifty million', () => {
    const given = judge({ kind: 'performance', nmck: '60000000', percent: '0.5' });
    expect(given).toMatchObject({ amount: '300000.00', min: '300000.00', max: '18000000.00', mandatory: true });
    expect(codes(given)).toEqual([]);
  });

  it('is taken of the contract’s price among small business, and of the initial price until that is known', () => {
    const terms = { kind: 'performance', nmck: '10000000', percent: '5', smallBusinessOnly: true };
    expect(judge({ ...terms, contractPrice: '8000000' })).toMatchObject({ amount: '400000.00', max: '2400000.00' });
    const early = judge(terms);
    expect(early.amount).toBe('500000.00');
    expect(codes(early)).toEqual(['finance.contract-price-missing']);
  });

  it('takes an advance under treasury support out of the base instead of flooring at it', () => {
    const terms = {
      kind: 'performance',
      nmck: '10000000',
      percent: '5',
      advance: '4000000',
      advanceUnderTreasury: true,
    };
    const given = judge(terms);
    expect(given).toMatchObject({ amount: '300000.00', min: '30000.00', max: '1800000.00' });
    expect(codes(given)).toEqual(['finance.base-less-advance']);
    const small = judge({ ...terms, smallBusinessOnly: true, contractPrice: '8000000' });
    expect(small.amount).toBe('200000.00');
  });

  it('equals the advance from a kopeck above thirty percent', () => {
    const terms = { kind: 'performance', nmck: '10000000', percent: '30' };
    expect(judge({ ...terms, advance: '3000000' })).toMatchObject({ amount: '3000000.00', max: '3000000.00' });
    expect(judge({ ...terms, advance: '3000000.01' })).toMatchObject({
      amount: '3000000.01',
      min: '3000000.01',
      max: '3000000.01',
    });
  });

  it('finds an announced sum below the advance, without changing it', () => {
    const given = judge({ kind: 'performance', nmck: '10000000', amount: '500000', advance: '2000000' });
    expect(given.amount).toBe('500000.00');
    expect(codes(given)).toEqual(['finance.below-range']);
  });

  it('is at most ten percent and waivable when the whole contract is under treasury support', () => {
    expect(judge({ kind: 'performance', nmck: '1000000', contractUnderTreasury: true })).toMatchObject({
      max: '100000.00',
      mandatory: false,
    });
  });

  it('is not asked of small business with three clean contracts worth the initial price', () => {
    const terms = {
      kind: 'performance',
      nmck: '1000000',
      contractPrice: '900000',
      percent: '5',
      smallBusinessOnly: true,
    };
    expect(judge({ ...terms, cleanContracts: { count: 3, sum: '1000000' } }).amount).toBe('0.00');
    expect(judge({ ...terms, cleanContracts: { count: 3, sum: '999999.99' } }).amount).toBe('45000.00');
    expect(judge({ ...terms, cleanContracts: { count: 2, sum: '5000000' } }).amount).toBe('45000.00');
    expect(judge({ ...terms, smallBusinessOnly: false, cleanContracts: { count: 9, sum: '9000000' } }).amount).toBe(
      '50000.00',
    );
  });

  it('under 223-FZ among small business is up to five percent, or the advance', () => {
    const terms = { law: '223-fz', kind: 'performance', nmck: '10000000', smallBusinessOnly: true };
    expect(judge({ ...terms, percent: '5' })).toMatchObject({ amount: '500000.00', max: '500000.00' });
    expect(judge({ ...terms, percent: '5', advance: '3000000' }).amount).toBe('3000000.00');
    expect(judge({ ...terms, smallBusinessOnly: false, percent: '30' })).toMatchObject({
      amount: '3000000.00',
      max: null,
    });
  });
});

describe('anti-dumping', () => {
  const measure = (input: Record<string, unknown>) => {
    const outcome = antiDumping.run({ announcedPercent: '5', publishedOn, ...input });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    return outcome.value;
  };

  it('leaves no choice from a kopeck above fifteen million', () => {
    expect(measure({ nmck: '15000000', price: '9000000' }).choices.map(({ kind }) => kind)).toEqual([
      'raised',
      'good-faith',
    ]);
    expect(measure({ nmck: '15000000.01', price: '9000000' }).choices).toEqual([
      { kind: 'raised', amount: '1500000.00' },
    ]);
  });

  it('raises by half where that exceeds ten percent, and to the advance where that is more', () => {
    const terms = { nmck: '20000000', price: '14000000', announcedPercent: '8' };
    expect(measure(terms).choices[0]?.amount).toBe('2400000.00');
    expect(measure({ ...terms, advance: '5000000' }).choices[0]?.amount).toBe('5000000.00');
  });

  it('takes both percentages of the contract’s price among small business', () => {
    const given = measure({ nmck: '6000000', price: '4320000', smallBusinessOnly: true });
    expect(given.choices).toEqual([
      { kind: 'raised', amount: '432000.00' },
      { kind: 'good-faith', amount: '216000.00', largestContractAtLeast: '1200000.00', contracts: 3 },
    ]);
  });

  it('does not apply to a quotation request', () => {
    const given = measure({ nmck: '6000000', price: '3000000', method: 'quotation' });
    expect(given).toMatchObject({ triggered: false, advancePaid: true });
    expect(codes(given)).toEqual(['finance.dumping-method-exempt']);
  });

  it('raises nothing that was not announced since 484-FZ, and ten percent before it', () => {
    const terms = { nmck: '6000000', price: '3000000', announcedPercent: '0' };
    expect(measure({ ...terms, publishedOn: '2024-12-26' }).choices).toEqual([]);
    expect(measure({ ...terms, publishedOn: '2024-12-25' }).choices[0]).toEqual({
      kind: 'raised',
      amount: '600000.00',
    });
  });

  it('decides on exact numbers: triggered exactly when four prices are at most three initial ones', () => {
    fc.assert(
      fc.property(anAmount(100n), fc.integer({ min: -3, max: 3 }), (nmck, off) => {
        const price = (kopecks(nmck) * 3n) / 4n + BigInt(off);
        fc.pre(price > 0n);
        const given = measure({ nmck, price: halfUp({ n: price, d: 100n }) });
        expect(given.triggered).toBe(price * 4n <= kopecks(nmck) * 3n);
      }),
      { seed: 37, numRuns: 200 },
    );
  });
});

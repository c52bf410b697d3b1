import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auctionRange } from '#shared/finance/calculators/auction-range.ts';
import { auctionStart } from '#shared/finance/calculators/auction-start.ts';
import { auctionTimer } from '#shared/finance/calculators/auction-timer.ts';
import { anAmount } from '../../kit/finance-arbitraries.ts';
import { halfUp } from '../../kit/rational.ts';

const publishedOn = '2026-09-10';
const range = (input: Record<string, unknown>) => {
  const outcome = auctionRange.run({ rules: '44-fz', publishedOn, ...input });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
};
const timer = (start: string, ...offers: readonly string[]) => {
  const outcome = auctionTimer.run({ start, offers, publishedOn });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
};
const kopecks = (text: string | null): bigint => BigInt((text ?? 'none').replace('.', ''));

describe('auction range', () => {
  it('subtracts the shown steps from the least offer', () => {
    fc.assert(
      fc.property(anAmount(10_000n), fc.integer({ min: 10, max: 100 }), (nmck, percent) => {
        const current = halfUp({ n: kopecks(nmck) * BigInt(percent), d: 10_000n });
        fc.pre(kopecks(current) > 0n);
        const given = range({ nmck, current });
        expect(given.stepMin).toBe(halfUp({ n: kopecks(nmck) * 5n, d: 100_000n }));
        expect(given.stepMax).toBe(halfUp({ n: kopecks(nmck) * 5n, d: 10_000n }));
        expect(kopecks(given.highest)).toBe(kopecks(current) - kopecks(given.stepMin));
        const low = kopecks(current) - kopecks(given.stepMax);
        expect(kopecks(given.lowest)).toBe(low < 1n ? 1n : low);
      }),
      { seed: 49, numRuns: 150 },
    );
  });

  it.each([
    ['takes the lowest offer of the range', { offer: '1135000' }, undefined],
    ['takes the highest offer of the range', { offer: '1193500' }, undefined],
    ['refuses a kopeck below the greatest step', { offer: '1134999.99' }, 'below-range'],
    ['refuses an improvement below the least step', { offer: '1193500.01' }, 'less-than-step'],
    ['refuses zero', { offer: '0' }, 'zero'],
    ['refuses its own earlier offer repeated', { offer: '1190000', ownLast: '1190000' }, 'not-below-own'],
    ['refuses undercutting oneself', { offer: '1190000', currentIsOwn: true }, 'own-minimum'],
    ['refuses a price above the initial one', { offer: '1300000.01' }, 'above-nmck'],
  ])('%s', (_, terms, reason) => {
    const given = range({ nmck: '1300000', current: '1200000', ...terms });
    expect(given.reason).toBe(reason);
    expect(given.allowed).toBe(reason === undefined);
  });

  it('takes a small improvement where the platform is set to, and says that platforms differ', () => {
    const given = range({ nmck: '1300000', current: '1200000', offer: '1199000', smallStep: 'allowed' });
    expect(given.allowed).toBe(true);
    expect(given.findings.map(({ code }) => code)).toEqual(['finance.small-step-reading']);
  });

  it('has no lower offer left at half a percent of the initial price, and names the turn upward', () => {
    const given = range({ nmck: '1000000', current: '5000', offer: '4000' });
    expect(given).toMatchObject({ lowest: null, highest: null, allowed: false, reason: 'no-lower-offer-left' });
    expect(given.findings.map(({ code }) => code)).toEqual(['finance.auction-turns-upward']);
  });

  it('does not pretend to know what B2B-Center forbids beyond its step', () => {
    const given = range({
      rules: 'b2b-center',
      nmck: '2500000',
      current: '2400000',
      currentIsOwn: true,
      offer: '2390000',
    });
    expect(given.allowed).toBe(true);
    expect(given.findings.map(({ code }) => code)).toContain('finance.platform-rules-not-known');
  });
});

describe('auction timer', () => {
  it('counts each offer from its own moment, whatever their order', () => {
    expect(timer('12:00:00', '12:07:00', '12:03:59')).toMatchObject({ closes: '12:11:00', offersCounted: 2 });
  });

  it('does not count an offer at or after the close', () => {
    const given = timer('12:00:00', '12:04:00');
    expect(given).toMatchObject({ closes: '12:04:00', offersCounted: 0 });
    expect(given.findings.map(({ code }) => code)).toEqual([
      'finance.offer-after-close',
      'finance.auction-without-offers',
    ]);
  });

  it('ends after five hours however long offers go on', () => {
    const offers = Array.from({ length: 120 }, (_, index) =>
      new Date(Date.UTC(2026, 10, 30, 9, 3 * (index + 1))).toISOString(),
    );
    const given = timer('2026-11-30T12:00:00+03:00', ...offers);
    expect(given).toMatchObject({ closes: '2026-11-30T17:00:00+03:00', finalPhaseEnds: '2026-11-30T17:10:00+03:00' });
    expect(given.offersCounted).toBe(99);
  });

  it('goes past midnight', () => {
    expect(timer('23:58:00', '00:01:00')).toMatchObject({ closes: '00:05:00', finalPhaseEnds: '00:15:00' });
  });

  it.each([
    [['12:00:00', ['11:59:59']], 'finance.offer-before-start', 'offers.0'],
    [['12:00:00', ['2026-11-30T12:01:00+03:00']], 'finance.not-a-time', 'offers.0'],
    [['24:00:00', []], 'finance.not-a-time', 'start'],
    [['12:00:00', ['12:60:00']], 'finance.not-a-time', 'offers.0'],
  ])('refuses %j', ([start, offers], code, path) => {
    expect(auctionTimer.run({ start, offers })).toMatchObject({ ok: false, error: { code, details: { path } } });
  });
});

describe('auction start', () => {
  it('warns about a deadline on a day off', () => {
    const outcome = auctionStart.run({ deadline: '2026-12-31T10:00:00+03:00', publishedOn });
    expect(outcome).toMatchObject({
      ok: true,
      value: { start: '2026-12-31T12:00:00+03:00', findings: [{ code: 'finance.start-on-non-working-day' }] },
    });
  });

  it('keeps the offset across midnight', () => {
    const outcome = auctionStart.run({ deadline: '2026-11-30T23:00:00+07:00', publishedOn });
    expect(outcome).toMatchObject({ ok: true, value: { start: '2026-12-01T01:00:00+07:00' } });
  });
});

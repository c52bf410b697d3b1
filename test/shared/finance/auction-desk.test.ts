import { assert, bigInt, boolean, array, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseOf } from '#shared/finance/auction/course.ts';
import { auctionDesk } from '#shared/finance/calculators/auction-desk.ts';
import { compareAmounts, subtractAmounts } from '#shared/kernel/money.ts';
import { reworked } from '../../kit/steps.ts';

const day = '2026-11-23T';
const at = (time: string): string => `${day}${time}+03:00`;
const terms = {
  rules: '44-fz' as const,
  nmck: '20000000',
  startsAt: at('12:00:00'),
  publishedOn: '2026-09-10',
  costs: '12000000',
  taxPercent: '6',
  securityPercent: '10',
  guaranteeRate: '4',
  days: 200,
};
const desk = (change: object) => {
  const outcome = auctionDesk.run({ ...terms, offers: [], ...change });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  for (const step of outcome.value.steps) expect(reworked(step) ?? step.result).toBe(step.result);
  return outcome.value;
};

describe('an auction at its desk', () => {
  it('knows its phase by the clock, to the second', () => {
    const phase = (now: string) => desk({ now: at(now) }).phase;
    expect(['11:59:59', '12:00:00', '12:03:59', '12:04:00', '12:13:59', '12:14:00'].map(phase)).toEqual([
      'before',
      'open',
      'open',
      'final',
      'final',
      'closed',
    ]);
  });

  it('takes in the final phase one offer of each bidder, not below the least and below its own last, whatever the step', () => {
    const offers = [
      { at: at('12:01:00'), amount: '19800000', own: true },
      { at: at('12:02:00'), amount: '19500000' },
    ];
    const final = (price: string, more: object[] = []) =>
      desk({ offers: [...offers, ...more], now: at('12:07:00'), offer: price });
    expect(final('19500000')).toMatchObject({
      phase: 'final',
      allowed: true,
      lowest: '19500000.00',
      highest: '19799999.99',
    });
    expect(final('19499999.99')).toMatchObject({ allowed: false, reason: 'below-minimum' });
    expect(final('19800000')).toMatchObject({ allowed: false, reason: 'not-below-own' });
    const given = [{ at: at('12:06:30'), amount: '19600000', own: true }];
    expect(final('19550000', given)).toMatchObject({ allowed: false, reason: 'closing-offer-given' });
  });

  it('takes nothing once it is over', () => {
    expect(desk({ now: at('12:14:00'), offer: '19800000' })).toMatchObject({
      lowest: null,
      highest: null,
      ladder: [],
      reason: 'auction-over',
    });
  });

  it('is kept open by an offer that lowers the least one, and by no other', () => {
    const lower = { at: at('12:03:00'), amount: '19800000' };
    expect(desk({ offers: [lower] }).closes).toBe(at('12:07:00'));
    expect(desk({ offers: [lower, { at: at('12:06:00'), amount: '19900000' }] }).closes).toBe(at('12:07:00'));
  });

  it('ends after five hours however many offers come', () => {
    const offers = Array.from({ length: 150 }, (_, index) => ({
      at: new Date(Date.parse(at('12:00:00')) + index * 180_000).toISOString(),
      amount: `${String(20_000_000 - (index + 1) * 100_000)}.00`,
    }));
    expect(desk({ offers }).closes).toBe(at('17:00:00'));
  });

  it('marks the jump at anti-dumping: a kopeck lower costs the raised security', () => {
    const [above, below] = [desk({ offer: '15000000.01' }).draft, desk({ offer: '15000000' }).draft];
    expect(above).toMatchObject({ dumping: false });
    expect(below).toMatchObject({ dumping: true });
    // The fee for 200 days at 4 % a year on 15 % of the NMCK less that on 10 %: 65,753.42 − 43,835.62, and the kopeck itself.
    expect(subtractAmounts(above?.profit ?? '0', below?.profit ?? '0')).toBe('21917.81');
    expect(desk({ goodFaith: true, offer: '15000000' }).draft?.profit).toBe(below?.profit);
  });

  it('says aloud below the walk-away price and in the anti-dumping zone', () => {
    const codes = desk({ offer: '12000000' }).findings.map(({ code }) => code);
    expect(codes).toContain('finance.auction-walk-away');
    expect(codes).toContain('finance.auction-dumping');
  });

  it('finds a slip of the keyboard in somebody’s offer, and none in a usual one', () => {
    expect(desk({ now: at('12:01:00'), offer: '1990000' }).draftFault).toBe('below-range');
    expect(desk({ now: at('12:01:00'), offer: '19900000' }).draftFault).toBeNull();
  });

  const price = bigInt(1_000_000n, 2_000_000_000n).map(
    (kopecks) => `${String(kopecks / 100n)}.${String(kopecks % 100n).padStart(2, '0')}`,
  );
  const someOffers = array(record({ second: integer({ min: 0, max: 900 }), amount: price, own: boolean() }), {
    maxLength: 12,
  });
  const dated = (offers: readonly { second: number; amount: string; own: boolean }[]) =>
    offers.map(({ second, ...offer }) => ({
      ...offer,
      at: new Date(Date.parse(at('12:00:00')) + second * 1000).toISOString(),
    }));
  const timer = { pause: 240_000, longest: 18_000_000, final: 600_000 };

  it('does not mind in which order offers were noted', () => {
    assert(
      property(someOffers, (offers) => {
        const unique = dated(offers).filter(
          (offer, index, all) => all.findIndex((other) => other.at === offer.at) === index,
        );
        const course = (list: typeof unique) => {
          const outcome = courseOf(terms, list, timer, null);
          if (!outcome.ok) throw new Error(outcome.error.code);
          const { least, leastIsOwn, closes, ownLeast } = outcome.value;
          return { least, leastIsOwn, closes, ownLeast };
        };
        expect(course(unique.toReversed())).toEqual(course(unique));
      }),
      { numRuns: 150 },
    );
  });

  it('never earns more at a lower price, and never walks away above a price that earns', () => {
    assert(
      property(price, price, constantFrom('0', '5', '22'), (a, b, vatPercent) => {
        const [low, high] = compareAmounts(a, b) <= 0 ? [a, b] : [b, a];
        const [lower, higher] = [low, high].map((offer) => desk({ offer, vatPercent }));
        const profits = [lower?.draft?.profit ?? '0', higher?.draft?.profit ?? '0'] as const;
        // Lines are rounded one by one: three of them, half a kopeck each.
        expect(compareAmounts(subtractAmounts(profits[0], profits[1]), '0.02')).toBeLessThanOrEqual(0);
        if (lower?.draft?.belowFloor === true)
          expect(compareAmounts(lower.draft.profit ?? '0', '0.02')).toBeLessThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  });
});

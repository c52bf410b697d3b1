import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  fraction,
  multiply,
  parseDecimal,
  raise,
  roundDown,
  roundHalfUp,
  roundUpToWhole,
  subtract,
} from '#shared/kernel/decimal.ts';
import { addAmounts, parseAmount, roundToKopeck, subtractAmounts } from '#shared/kernel/money.ts';
import { percentOf, shareInPercent } from '#shared/kernel/percent.ts';
import { halfUp, wholeUp } from '../../kit/rational.ts';

const aQuotient = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }));

describe('decimals', () => {
  it.each(['1e5', '+1', '.5', '5.', '01', ' 1', '1 000', '1,5', 'NaN', 'Infinity', '', '0x10', '--1'])(
    'does not read %j as a decimal',
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );

  it('rounds a tie that binary floating point can not hold', () => {
    expect(roundHalfUp(fraction('1.005'), 2)).toBe('1.01');
    expect(roundHalfUp(fraction('97963.315'), 2)).toBe('97963.32');
    expect(roundHalfUp(fraction('-1.005'), 2)).toBe('-1.01');
    expect(roundHalfUp(fraction('-0.004'), 2)).toBe('0.00');
  });

  it('rounds a tie reached through thirds: nothing is lost on the way', () => {
    const third = divide(fraction('0.01'), fraction(3));
    expect(roundHalfUp(multiply(third, fraction('1.5')), 2)).toBe('0.01');
    expect(roundHalfUp(subtract(add(third, third), add(third, third)), 2)).toBe('0.00');
  });

  it('agrees with integer division for any quotient and any number of places', () => {
    fc.assert(
      fc.property(aQuotient, fc.integer({ min: 0, max: 6 }), ([above, below], places) => {
        const value = divide(fraction(above.toString()), fraction(below.toString()));
        expect(roundHalfUp(value, places)).toBe(halfUp({ n: above, d: below }, places));
        if (above >= 0n) expect(roundUpToWhole(value)).toBe(wholeUp({ n: above, d: below }));
        if (above >= 0n) expect(roundDown(value, 2)).toBe(halfUp({ n: (above * 100n) / below, d: 100n }));
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('compares and divides by negatives without turning the order', () => {
    expect(compare(divide(fraction(1), fraction(-3)), fraction('-0.3'))).toBeLessThan(0);
    expect(roundHalfUp(divide(fraction(1), fraction(-8)), 2)).toBe('-0.13');
    expect(() => divide(fraction(1), fraction(0))).toThrow(RangeError);
  });

  it('raises to a whole power exactly and to a root closely', () => {
    expect(roundHalfUp(raise(fraction('1.1'), fraction(3)), 3)).toBe('1.331');
    expect(roundHalfUp(raise(fraction(2), divide(fraction(1), fraction(2))), 30)).toBe(
      '1.414213562373095048801688724210',
    );
  });
});

describe('amounts', () => {
  it('reads roubles and kopecks and nothing else', () => {
    expect(['5', '5.0', '36988.77', '999999999999999.99'].map(parseAmount)).toEqual([
      '5.00',
      '5.00',
      '36988.77',
      '999999999999999.99',
    ]);
    expect(['-5', '1.005', '1000000000000000', '05', '5 000', ''].map(parseAmount)).toEqual(Array(6).fill(null));
  });

  it('adds and subtracts what is shown', () => {
    expect(addAmounts(['0.10', '0.20', '1000000000000.07'])).toBe('1000000000000.37');
    expect(subtractAmounts('0.10', '0.20')).toBe('-0.10');
    expect(addAmounts([])).toBe('0.00');
  });

  it('takes percentages exactly', () => {
    expect(roundToKopeck(percentOf('10', fraction('979633.15')))).toBe('97963.32');
    expect(shareInPercent(fraction(1), fraction(3))).toBe('33.33');
  });
});

import { describe, expect, it } from 'vitest';
import { axisTop, cashSteps } from '../../../renderer/screens/today/cash-steps.ts';

describe('frozen money as level pieces', () => {
  it('holds a sum from the day it changes until the next', () => {
    expect(
      cashSteps(
        [
          { day: '2026-11-26', frozen: '100' },
          { day: '2026-11-24', frozen: '40' },
        ],
        '2026-11-24',
        60,
      ),
    ).toEqual([
      { from: 0, to: 2, frozen: '40' },
      { from: 2, to: 60, frozen: '100' },
    ]);
  });
  it('takes over what was frozen before the first day shown, and leaves out what comes after the last', () => {
    expect(
      cashSteps(
        [
          { day: '2026-11-01', frozen: '7' },
          { day: '2027-11-01', frozen: '9' },
        ],
        '2026-11-24',
        60,
      ),
    ).toEqual([{ from: 0, to: 60, frozen: '7' }]);
  });
  it('is nothing where nothing is frozen', () => {
    expect(cashSteps([], '2026-11-24', 60)).toEqual([{ from: 0, to: 60, frozen: '0' }]);
  });
  it.each([
    [0, 1],
    [128_096.33, 150_000],
    [100, 100],
    [760, 1_000],
    [2_100_000, 3_000_000],
  ])('an axis for %d ends at %d', (most, top) => {
    expect(axisTop(most)).toBe(top);
  });
});

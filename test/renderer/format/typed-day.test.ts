import { describe, expect, it } from 'vitest';
import { dayAfter, readTypedDay } from '../../../renderer/format/typed-day.ts';

describe('a day as it is typed', () => {
  it.each([
    ['2026-11-30', '2026-11-30'],
    ['2026-1-5', '2026-01-05'],
    ['30.11.2026', '2026-11-30'],
    ['5/1/2027', '2027-01-05'],
    ['29.02.28', '2028-02-29'],
  ])('reads %s as %s, the day before the month', (typed, read) => {
    expect(readTypedDay(typed)).toBe(read);
  });

  it.each(['31.11.2026', '29.02.2027', '11/30/2026', '2026-13-01', '30.11', 'tomorrow', ''])(
    'does not turn %j into another day',
    (typed) => {
      expect(readTypedDay(typed)).toBeNull();
    },
  );

  it('counts days over the end of a month and of a year', () => {
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
    expect(dayAfter('2028-03-01', -1)).toBe('2028-02-29');
  });
});

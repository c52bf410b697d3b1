import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/calendar/days.ts';
import { russia } from '#shared/calendar/russia.ts';
import {
  addWorkingDays,
  calendarById,
  isWorkingDay,
  nextWorkingDay,
  ownCalendars,
  workingDaysBetween,
} from '#shared/calendar/working-days.ts';

const works = (day: string): boolean | string => {
  const outcome = isWorkingDay(day, russia);
  return outcome.ok ? outcome.value : outcome.error.code;
};
const later = (day: string, days: number): string => {
  const outcome = addWorkingDays(day, days, russia);
  return outcome.ok ? outcome.value : outcome.error.code;
};

describe('the Russian production calendar', () => {
  it.each(russia.years)('has the published number of working days in $year', ({ year, workingDays }) => {
    let count = 0;
    for (let day = `${String(year)}-01-01`; day <= `${String(year)}-12-31`; day = addDays(day, 1)) {
      if (works(day) === true) count += 1;
    }
    expect(count).toBe(workingDays);
  });

  it('works on the Saturday of 20 February 2027 and rests on the Monday after', () => {
    expect([works('2027-02-20'), works('2027-02-21'), works('2027-02-22'), works('2027-02-24')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('rests on days moved by decree', () => {
    for (const day of ['2026-01-09', '2026-03-09', '2026-12-31', '2027-05-03', '2027-06-14', '2027-11-05']) {
      expect([day, works(day)]).toEqual([day, false]);
    }
  });

  it('does not guess a year whose decree it has not', () => {
    expect(works('2028-01-11')).toBe('calendar.year-unknown');
    expect(works('2025-12-30')).toBe('calendar.year-unknown');
    expect(later('2027-12-29', 2)).toBe('calendar.year-unknown');
    expect(calendarById('KZ', ownCalendars)).toMatchObject({ ok: false, error: { code: 'calendar.unknown-calendar' } });
  });
});

describe('terms in working days', () => {
  it('start the day after and skip the New Year holidays', () => {
    expect(later('2026-12-25', 7)).toBe('2027-01-14');
    expect(later('2026-12-30', 1)).toBe('2027-01-11');
    expect(later('2027-02-19', 1)).toBe('2027-02-20');
  });

  it('count back with a negative number', () => {
    expect(later('2027-01-14', -7)).toBe('2026-12-25');
    expect(later('2026-05-12', -1)).toBe('2026-05-08');
  });

  it('of no days end on the day itself, moved off a day off', () => {
    expect(later('2026-11-23', 0)).toBe('2026-11-23');
    expect(later('2026-11-21', 0)).toBe('2026-11-23');
    expect(nextWorkingDay('2026-12-31', russia)).toEqual({ ok: true, value: '2027-01-11' });
  });

  it('end on a working day as many working days away as they are long', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 60 }), (from, days) => {
        const start = addDays('2026-01-01', from);
        const end = later(start, days);
        expect(works(end)).toBe(true);
        expect(workingDaysBetween(start, end, russia)).toEqual({ ok: true, value: days });
        expect(workingDaysBetween(end, start, russia)).toEqual({ ok: true, value: -days });
      }),
      { seed: 191, numRuns: 100 },
    );
  });
});

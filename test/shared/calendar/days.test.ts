import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  daysByYear,
  monthsStarted,
  monthsTouched,
  parseDay,
  weekday,
} from '#shared/calendar/days.ts';

const aDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1960-01-01', days));

describe('days', () => {
  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-04-31',
    '26-04-30',
    '2026-4-30',
    '',
    '0001-01-01',
    '2026-01-01T00:00',
  ])('does not read %j as a day', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  it.each(['2028-02-29', '2000-02-29', '1900-01-01', '2999-12-31'])('reads %s', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it('counts the end day and not the start day, and goes back the way it came', () => {
    expect(daysBetween('2026-01-01', '2026-01-31')).toBe(30);
    fc.assert(
      fc.property(aDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('ends a month on the same number or on its last day', () => {
    expect(addMonths('2027-01-29', 1)).toBe('2027-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2027-05-31', 1)).toBe('2027-06-30');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
  });

  it('knows the weekday', () => {
    expect([weekday('2026-11-23'), weekday('2027-02-20'), weekday('2027-02-28')]).toEqual([1, 6, 7]);
  });

  it('finds the least number of months that reaches the end', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 2000 }), (start, days) => {
        const end = addDays(start, days);
        const months = monthsStarted(start, end);
        expect(addMonths(start, months) >= end).toBe(true);
        if (months > 0) expect(addMonths(start, months - 1) < end).toBe(true);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('touches both months of two days at their border', () => {
    expect(monthsTouched('2027-01-31', '2027-02-01')).toBe(2);
    expect(monthsTouched('2027-01-01', '2027-01-31')).toBe(1);
    expect(monthsTouched('2026-12-31', '2028-01-01')).toBe(14);
  });

  it('splits a period by year without losing a day', () => {
    expect(daysByYear('2027-12-31', '2028-01-10')).toEqual([{ year: 2028, days: 10 }]);
    expect(daysByYear('2027-12-01', '2029-01-01')).toEqual([
      { year: 2027, days: 30 },
      { year: 2028, days: 366 },
      { year: 2029, days: 1 },
    ]);
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 3000 }), (start, days) => {
        const parts = daysByYear(start, addDays(start, days));
        expect(parts.reduce((sum, part) => sum + part.days, 0)).toBe(days);
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

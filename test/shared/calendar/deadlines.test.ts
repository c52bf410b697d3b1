import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termEnd, type Term } from '#shared/calendar/deadlines.ts';
import { addDays } from '#shared/calendar/days.ts';
import { russia } from '#shared/calendar/russia.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '#shared/calendar/working-days.ts';
import { moscow } from '#shared/calendar/zones.ts';
import type { Instant } from '#shared/kernel/instant.ts';

const ends = (at: string, term: Term, zone = moscow): string => {
  const end = termEnd(at as Instant, term, zone, russia);
  if (!end.ok) return end.error.code;
  return end.value.day === null ? end.value.at : `${end.value.day} ${end.value.at}`;
};
const workingDays = (amount: number): Term => ({ unit: 'working-days', amount });

describe('a term in working days', () => {
  it.each([
    ['2026-12-25T09:00:00Z', 7, '2027-01-14'],
    ['2026-12-30T09:00:00Z', 1, '2027-01-11'],
    ['2026-12-31T09:00:00Z', 1, '2027-01-11'],
    ['2026-01-08T09:00:00Z', 1, '2026-01-12'],
    ['2026-04-30T09:00:00Z', 1, '2026-05-04'],
    ['2026-05-08T09:00:00Z', 1, '2026-05-12'],
    ['2026-02-20T09:00:00Z', 2, '2026-02-25'],
    ['2026-03-06T09:00:00Z', 1, '2026-03-10'],
    // The working Saturday of 2027 and the Monday that is off for it.
    ['2027-02-19T09:00:00Z', 1, '2027-02-20'],
    ['2027-02-20T09:00:00Z', 1, '2027-02-24'],
    ['2027-04-30T09:00:00Z', 1, '2027-05-04'],
    ['2027-05-07T09:00:00Z', 1, '2027-05-11'],
    ['2027-11-03T09:00:00Z', 1, '2027-11-08'],
    ['2027-02-24T09:00:00Z', -1, '2027-02-20'],
    ['2027-01-11T09:00:00Z', -1, '2026-12-30'],
    ['2026-05-12T09:00:00Z', -2, '2026-05-07'],
  ])('from %s by %i ends on %s', (at, amount, day) => {
    expect(ends(at, workingDays(amount))).toMatch(new RegExp(`^${day} `));
  });

  it('refuses to count into a year whose decree is not there', () => {
    expect(ends('2027-12-30T09:00:00Z', workingDays(1))).toBe('calendar.year-unknown');
    expect(ends('2026-01-12T09:00:00Z', workingDays(-1))).toBe('calendar.year-unknown');
  });

  it('returns to a working day when the same number is taken back', () => {
    const working = fc
      .integer({ min: 0, max: 729 })
      .map((days) => addDays('2026-01-12', days))
      .filter((day) => {
        const works = isWorkingDay(day, russia);
        return works.ok && works.value;
      });
    fc.assert(
      fc.property(working, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const there = addWorkingDays(day, count, russia);
        fc.pre(there.ok);
        expect(workingDaysBetween(day, there.value, russia)).toEqual({ ok: true, value: count });
        expect(addWorkingDays(there.value, -count, russia)).toEqual({ ok: true, value: day });
      }),
    );
  });
});

describe('a term in months', () => {
  it.each([
    ['2026-11-30T07:00:00Z', '2026-12-30'],
    ['2027-01-29T07:00:00Z', '2027-02-28'],
    ['2028-01-31T07:00:00Z', '2028-02-29'],
    ['2027-05-31T07:00:00Z', '2027-06-30'],
    ['2026-12-31T07:00:00Z', '2027-01-31'],
  ])('from %s ends on %s at its midnight', (at, day) => {
    expect(ends(at, { unit: 'months', amount: 1 })).toBe(`${day} ${addDays(day, 0)}T21:00:00Z`);
  });

  it('counts from the day it is in the buyer’s zone, not in Greenwich', () => {
    expect(ends('2026-11-30T21:30:00Z', { unit: 'months', amount: 1 })).toMatch(/^2027-01-01 /);
  });

  it('moves an end on a day off to the next working day when told to', () => {
    expect(ends('2026-12-09T07:00:00Z', { unit: 'months', amount: 1, rolls: true })).toMatch(/^2027-01-11 /);
  });
});

describe('a term in days or hours', () => {
  it('keeps the wall clock where summer time begins', () => {
    expect(ends('2027-03-27T09:00:00Z', { unit: 'days', amount: 1, ends: 'same-clock' }, 'Europe/Berlin')).toBe(
      '2027-03-28T08:00:00Z',
    );
  });

  it('lets hours pass as they do where summer time begins', () => {
    expect(ends('2027-03-28T00:30:00Z', { unit: 'hours', amount: 2 }, 'Europe/Berlin')).toBe('2027-03-28T02:30:00Z');
  });

  it('takes an hour that the clocks skip as the one after it', () => {
    expect(ends('2027-03-27T09:00:00Z', { unit: 'days', amount: 1, ends: '02:30' }, 'Europe/Berlin')).toBe(
      '2027-03-28T01:30:00Z',
    );
  });

  it('starts an electronic auction two hours after bids end', () => {
    expect(ends('2026-11-30T07:00:00Z', { unit: 'hours', amount: 2 })).toBe('2026-11-30T09:00:00Z');
  });

  it('refuses a zone that nobody knows', () => {
    expect(ends('2026-11-30T07:00:00Z', { unit: 'hours', amount: 2 }, 'Mars/Base')).toBe('calendar.unknown-zone');
  });
});

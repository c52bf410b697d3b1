import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/kernel/instant.ts';
import {
  clockText,
  dayText,
  exactClockText,
  knowsZone,
  longDayText,
  moscow,
  offsetText,
  plainDayText,
  spanBetween,
  spanUnits,
  urgencyOf,
} from '../../../renderer/format/time.ts';

const at = (text: string): Instant => text as Instant;
const units = (now: string, then: string): string =>
  spanUnits(spanBetween(at(now), at(then)))
    .map(({ unit, value }) => `${value} ${unit}`)
    .join(' ');

describe('a moment on a clock', () => {
  it('is told in the zone asked for, whatever zone the machine is in', () => {
    expect(clockText(at('2026-11-30T21:30:00Z'), moscow, 'en')).toBe('00:30');
    expect(dayText(at('2026-11-30T21:30:00Z'), moscow, 'en')).toBe('1 Dec 2026');
  });
  it('takes a fixed offset as the buyer wrote it', () => {
    expect(clockText(at('2026-11-30T07:00:00Z'), '-06:00', 'en')).toBe('01:00');
    expect(offsetText(at('2026-11-30T07:00:00Z'), '-06:00')).toBe('UTC−6');
  });
  it('writes midnight as 00, never as 24', () => {
    expect(exactClockText(at('2026-11-30T21:00:00Z'), moscow, 'ru')).toBe('00:00:00');
  });
  it('leaves the year out only within the same year', () => {
    expect(dayText(at('2027-01-10T09:00:00Z'), moscow, 'en', at('2026-11-24T06:40:00Z'))).toBe('10 Jan 2027');
    expect(dayText(at('2026-12-10T09:00:00Z'), moscow, 'en', at('2026-11-24T06:40:00Z'))).toBe('10 Dec');
  });
  it('does not shift a calendar day', () => {
    expect(plainDayText('2026-12-01', 'en', 'long')).toContain('1 Dec 2026');
  });
  it('knows which zones it can tell', () => {
    expect([knowsZone('Europe/Moscow'), knowsZone('+03:00'), knowsZone('Moscow time')]).toEqual([true, true, false]);
  });
});

describe('time left', () => {
  it.each([
    ['2026-11-24T06:40:00Z', '2026-12-08T06:40:00Z', '14 day'],
    ['2026-11-24T06:40:00Z', '2026-11-26T10:41:00Z', '2 day 4 hour'],
    ['2026-11-24T06:40:00Z', '2026-11-25T06:40:00Z', '1 day'],
    ['2026-11-24T06:40:00Z', '2026-11-24T10:50:59Z', '4 hour 10 minute'],
    ['2026-11-24T06:40:00Z', '2026-11-24T06:49:59Z', '9 minute'],
    ['2026-11-24T06:40:00Z', '2026-11-24T06:40:40Z', '40 second'],
  ])('from %s to %s', (now, then, text) => {
    expect(units(now, then)).toBe(text);
  });
  it('is over at the very second, not after it', () => {
    expect(spanBetween(at('2026-11-24T06:40:00Z'), at('2026-11-24T06:40:00Z')).past).toBe(true);
    expect(urgencyOf(at('2026-11-24T06:40:00Z'), at('2026-11-24T06:40:00Z'))).toBe('over');
    expect(urgencyOf(at('2026-11-24T06:40:00Z'), at('2026-11-24T06:40:01Z'))).toBe('now');
  });
  it('grows urgent at three days and at one', () => {
    const now = at('2026-11-24T06:40:00Z');
    expect(urgencyOf(now, at('2026-11-27T06:40:01Z'))).toBe('later');
    expect(urgencyOf(now, at('2026-11-27T06:40:00Z'))).toBe('soon');
    expect(urgencyOf(now, at('2026-11-25T06:40:00Z'))).toBe('now');
  });
});

describe('a whole day', () => {
  it('has the commas of its language', () => {
    const morning = at('2026-11-24T06:40:00Z');
    expect(longDayText(morning, moscow, 'en')).toMatch(/^Tuesday,? 24 November 2026$/);
    expect(longDayText(morning, moscow, 'ru')).toBe('вторник, 24 ноября 2026 г.');
    expect(longDayText(morning, moscow, 'ar')).toBe('الثلاثاء، 24 نوفمبر 2026');
  });
});

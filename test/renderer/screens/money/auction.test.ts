import { describe, expect, it } from 'vitest';
import { countdown, countdownText } from '../../../../renderer/screens/money/auction/countdown.ts';
import { stepFrom } from '../../../../renderer/screens/money/auction/entry-logic.ts';
import { momentOf, readTypedTime, startMomentOf } from '../../../../renderer/screens/money/auction/start-moment.ts';
import { segmentsOf } from '../../../../renderer/screens/money/guarantee/segments.ts';

const times = {
  startsAt: '2026-11-23T12:00:00+03:00',
  closes: '2026-11-23T12:04:00+03:00',
  finalPhaseEnds: '2026-11-23T12:14:00+03:00',
};

describe('the clock of an auction', () => {
  it('counts to the start, the closing and the end of the final phase, then no more', () => {
    const at = (time: string) => countdown(times, `2026-11-23T${time}Z`);
    expect(at('08:59:00')).toEqual({ phase: 'before', left: 60_000 });
    expect(at('09:00:00')).toEqual({ phase: 'open', left: 240_000 });
    expect(at('09:04:00')).toEqual({ phase: 'final', left: 600_000 });
    expect(at('09:14:00')).toEqual({ phase: 'closed', left: null });
    expect(countdown({ ...times, closes: null }, '2026-11-23T10:00:00Z')).toEqual({ phase: 'open', left: null });
  });

  it('counts a second that has begun, and writes hours only where there are any', () => {
    expect([200_000, 199_001, 59_000, 3_600_000, 187_200_000].map(countdownText)).toEqual([
      '3:20',
      '3:20',
      '0:59',
      '1:00:00',
      '52:00:00',
    ]);
  });

  it('reads a start as people type it, and refuses what is no time of day', () => {
    expect(['9:00', '0930', '12.00', '23:59:30'].map(readTypedTime)).toEqual([
      '09:00:00',
      '09:30:00',
      '12:00:00',
      '23:59:30',
    ]);
    expect(['24:00', '12:60', '12', 'noon', ''].map(readTypedTime)).toEqual([null, null, null, null, null]);
    expect(momentOf({ day: '2026-11-23', time: '12:00' })).toBe(times.startsAt);
    expect(startMomentOf('2026-11-23T09:00:00Z')).toEqual({ day: '2026-11-23', time: '12:00' });
    expect(startMomentOf(undefined)).toEqual({ day: null, time: '' });
  });

  it('goes down and up the ladder by whole steps, from whatever is typed', () => {
    const ladder = ['900.00', '800.00', '700.00'].map((price) => ({
      price,
      profit: null,
      marginPercent: null,
      dumping: false,
      belowFloor: false,
    }));
    expect(stepFrom(null, ladder, 'down')).toBe('900.00');
    expect(stepFrom('900', ladder, 'down')).toBe('800.00');
    expect(stepFrom('700.00', ladder, 'down')).toBe('700.00');
    expect(stepFrom('800.00', ladder, 'up')).toBe('900.00');
    expect(stepFrom('900.00', ladder, 'up')).toBeNull();
    expect(stepFrom('5', [], 'down')).toBe('5');
  });
});

it('cuts a text where marks lie over each other, and loses no letter of it', () => {
  const segments = segmentsOf('abcdefgh', [
    { field: 'sum', start: 1, end: 5 },
    { field: 'term', start: 3, end: 8 },
    { field: 'gone', start: 9, end: 12 },
  ]);
  expect(segments.map(({ text }) => text).join('')).toBe('abcdefgh');
  expect(segments).toEqual([
    { text: 'a', fields: [] },
    { text: 'bc', fields: ['sum'] },
    { text: 'de', fields: ['sum', 'term'] },
    { text: 'fgh', fields: ['term'] },
  ]);
});

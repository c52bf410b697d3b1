import { describe, expect, it } from 'vitest';
import { endOfDay, moscow, startOfDay, timeLeft, wallClock } from '#shared/calendar/zones.ts';
import { parseInstant, type Instant } from '#shared/kernel/instant.ts';

const at = (text: string): Instant => {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(text);
  return instant;
};

describe('zones', () => {
  it('shows a state-system time in Novosibirsk and in Moscow', () => {
    const instant = at('2023-11-22T08:00:00+03:00');
    expect(wallClock(instant, 'Asia/Novosibirsk')).toEqual({
      ok: true,
      value: { day: '2023-11-22', time: '12:00:00', offset: '+07:00' },
    });
    expect(wallClock(instant, moscow)).toMatchObject({ ok: true, value: { time: '08:00:00' } });
  });

  it('ends a day at its midnight in the zone it is read in', () => {
    expect(endOfDay('2026-11-30', moscow)).toEqual({ ok: true, value: '2026-11-30T21:00:00Z' });
    expect(startOfDay('2026-11-30', '+07:00')).toEqual({ ok: true, value: '2026-11-29T17:00:00Z' });
  });

  it('ends a day of 23 hours on time', () => {
    expect(startOfDay('2026-03-29', 'Europe/Berlin')).toEqual({ ok: true, value: '2026-03-28T23:00:00Z' });
    expect(endOfDay('2026-03-29', 'Europe/Berlin')).toEqual({ ok: true, value: '2026-03-29T22:00:00Z' });
  });

  it('refuses a zone nobody knows and a day that is not there', () => {
    expect(endOfDay('2026-11-30', 'Europe/Moskva')).toMatchObject({
      ok: false,
      error: { code: 'calendar.unknown-zone' },
    });
    expect(wallClock(at('2026-11-30T00:00:00Z'), 'x')).toMatchObject({ ok: false });
    expect(endOfDay('2026-02-29', moscow)).toMatchObject({ ok: false, error: { code: 'calendar.not-a-day' } });
  });
});

describe('time left', () => {
  it('never shows more time than there is', () => {
    const deadline = at('2026-11-30T10:00:00+03:00');
    expect(timeLeft(at('2026-11-28T08:58:01+03:00'), deadline)).toEqual({ days: 2, hours: 1, minutes: 1, past: false });
    expect(timeLeft(at('2026-11-30T09:59:59+03:00'), deadline)).toEqual({ days: 0, hours: 0, minutes: 0, past: false });
  });

  it('is past at the deadline itself and counts since', () => {
    const deadline = at('2026-11-30T10:00:00+03:00');
    expect(timeLeft(deadline, deadline)).toEqual({ days: 0, hours: 0, minutes: 0, past: true });
    expect(timeLeft(at('2026-12-01T11:30:00+03:00'), deadline)).toEqual({ days: 1, hours: 1, minutes: 30, past: true });
  });
});

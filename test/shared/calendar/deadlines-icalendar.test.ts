import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLine, iCalendar, type CalendarEvent } from '#shared/calendar/deadlines-icalendar.ts';
import type { Instant } from '#shared/kernel/instant.ts';

const event: CalendarEvent = {
  uid: 'bids-until.1@bidwright.invalid',
  sequence: 2,
  at: '2026-11-30T07:00:00Z' as Instant,
  summary: 'Окончание подачи заявок: насосы; клапаны, "х"\\',
  description: 'первая\nвторая\u0007',
  isCancelled: false,
  alarms: [1440, 120],
};
const file = (events: readonly CalendarEvent[]) => iCalendar(events, 'Bidwright', '2026-11-23T07:00:00Z' as Instant);
const unfold = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');

describe('a calendar file', () => {
  it('tells a date in UTC with its version, its alarms and escaped words', () => {
    const lines = unfold(file([event]));
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:PUBLISH',
        'UID:bids-until.1@bidwright.invalid',
        'DTSTAMP:20261123T070000Z',
        'SEQUENCE:2',
        'DTSTART:20261130T070000Z',
        String.raw`SUMMARY:Окончание подачи заявок: насосы\; клапаны\, "х"\\`,
        String.raw`DESCRIPTION:первая\nвторая`,
        'TRIGGER:-PT1440M',
        'TRIGGER:-PT120M',
        'STATUS:CONFIRMED',
      ]),
    );
    expect(lines.filter((line) => line === 'BEGIN:VALARM')).toHaveLength(2);
  });

  it('strikes a date out without an alarm', () => {
    const lines = unfold(file([{ ...event, isCancelled: true }]));
    expect(lines).toContain('STATUS:CANCELLED');
    expect(lines).not.toContain('BEGIN:VALARM');
  });

  it('ends every line, the last too, with CR and LF', () => {
    const text = file([event]);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('folds at 75 octets, never inside a character, and unfolds to the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const line = `SUMMARY:${text.replace(/[\r\n]/g, '')}`;
        const folded = foldLine(line);
        for (const part of folded.split('\r\n')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
        expect(Buffer.from(folded).toString()).toBe(folded);
        expect(folded.replaceAll('\r\n ', '')).toBe(line);
      }),
    );
  });
});

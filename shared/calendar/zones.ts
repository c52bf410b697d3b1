import { Temporal } from 'temporal-polyfill';
import { ok } from '../kernel/result.ts';
import { parseInstant, type Instant, type PlainDay, type Zone } from '../kernel/instant.ts';
import type { Outcome } from '../kernel/failure.ts';
import { failCalendar, type CalendarCode } from './codes.ts';

/** Federal platforms and the state system speak this time; UTC+3 all the year. */
export const moscow: Zone = 'Europe/Moscow';

export const isZone = (zone: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
};

/** A moment as a wall clock shows it: `day` `YYYY-MM-DD`, `time` `HH:MM:SS`, `offset` `+03:00`. */
export type WallClock = { readonly day: PlainDay; readonly time: string; readonly offset: string };

/** What the clock on the wall of a zone shows. Refuses a zone that nobody knows. */
export const wallClock = (instant: Instant, zone: Zone): Outcome<WallClock, CalendarCode> => {
  if (!isZone(zone)) return failCalendar('calendar.unknown-zone', { zone });
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return ok({
    day: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'second' }),
    offset: local.offset,
  });
};

/**
 * The moment at which a day is over in a zone: the start of the next day there, so that a term which ends “on” a day lasts
 * until its midnight (Civil Code art. 194), whatever the clocks do that night.
 */
export const endOfDay = (day: PlainDay, zone: Zone): Outcome<Instant, CalendarCode> => momentOf(day, zone, 1);

export const startOfDay = (day: PlainDay, zone: Zone): Outcome<Instant, CalendarCode> => momentOf(day, zone, 0);

const momentOf = (day: PlainDay, zone: Zone, later: number): Outcome<Instant, CalendarCode> => {
  if (!isZone(zone)) return failCalendar('calendar.unknown-zone', { zone });
  try {
    const start = Temporal.PlainDate.from(day, { overflow: 'reject' }).add({ days: later }).toZonedDateTime(zone);
    const instant = parseInstant(start.toInstant().toString());
    return instant === null ? failCalendar('calendar.not-a-day', { text: day }) : ok(instant);
  } catch {
    return failCalendar('calendar.not-a-day', { text: day });
  }
};

/** Whole days, hours and minutes; `past` when the deadline is behind, and then they count since it. */
export type TimeLeft = {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly past: boolean;
};

/** Days of 24 hours, minutes cut down: never shows more time than there is. A deadline that is now is past. */
export const timeLeft = (now: Instant, deadline: Instant): TimeLeft => {
  const milliseconds = Temporal.Instant.from(deadline).epochMilliseconds - Temporal.Instant.from(now).epochMilliseconds;
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  return {
    days: Math.floor(minutes / 1440),
    hours: Math.floor((minutes % 1440) / 60),
    minutes: minutes % 60,
    past: milliseconds <= 0,
  };
};

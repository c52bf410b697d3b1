import { Temporal } from 'temporal-polyfill';
import type { Outcome } from '../kernel/failure.ts';
import { dayIn, parseInstant, type Instant, type PlainDay, type Zone } from '../kernel/instant.ts';
import { ok } from '../kernel/result.ts';
import type { ProductionCalendar } from './calendars.ts';
import { failCalendar, type CalendarCode } from './codes.ts';
import { addDays, addMonths } from './days.ts';
import { addWorkingDays, nextWorkingDay } from './working-days.ts';
import { endOfDay, isZone, startOfDay } from './zones.ts';

/**
 * How far one moment is from another. Minutes and hours are elapsed time; days, working days and months are counted on
 * the calendar of a zone from the day after (Civil Code art. 191, 192). Negative amounts count back.
 */
export type Term = {
  readonly unit: 'minutes' | 'hours' | 'days' | 'working-days' | 'months';
  readonly amount: number;
  /**
   * Of a term in days: `day-end` lasts until that day's midnight (art. 194), `day-start` is its first moment,
   * `same-clock` what the wall clock showed at the start, `HH:MM` a time of that day. Elapsed time has no use for it.
   */
  readonly ends?: 'day-end' | 'day-start' | 'same-clock' | `${number}:${number}`;
  /** An end on a day off moves to the next working day (art. 193). */
  readonly rolls?: boolean;
};

/** Where a term ends. `day`: the calendar day in the zone, where it ends with a whole day and not at a time. */
export type TermEnd = { readonly at: Instant; readonly day: PlainDay | null };

const elapsed = { minutes: 60_000, hours: 3_600_000 } as const;

const dayReached = (
  from: PlainDay,
  term: Term,
  calendar: ProductionCalendar | null,
): Outcome<PlainDay, CalendarCode> => {
  if (term.unit === 'working-days' || term.rolls === true) {
    if (calendar === null) return failCalendar('calendar.unknown-calendar', { calendar: '', known: [] });
    if (term.unit === 'working-days') return addWorkingDays(from, term.amount, calendar);
    return nextWorkingDay(term.unit === 'months' ? addMonths(from, term.amount) : addDays(from, term.amount), calendar);
  }
  return ok(term.unit === 'months' ? addMonths(from, term.amount) : addDays(from, term.amount));
};

/** A wall clock's reading as a moment; one that a change of clocks skips is taken an hour later, one it repeats at its first. */
const clockOn = (day: PlainDay, time: string, zone: Zone): Outcome<Instant, CalendarCode> => {
  try {
    const local = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone, { disambiguation: 'compatible' });
    const at = parseInstant(local.toInstant().toString());
    return at === null ? failCalendar('calendar.not-a-day', { text: day }) : ok(at);
  } catch {
    return failCalendar('calendar.not-a-day', { text: `${day} ${time}` });
  }
};

/**
 * The moment at which a term from `at` ends. Refuses an unknown zone, and a year whose working days nobody has
 * published yet: a guess here would cost somebody a contract.
 */
export const termEnd = (
  at: Instant,
  term: Term,
  zone: Zone,
  calendar: ProductionCalendar | null,
): Outcome<TermEnd, CalendarCode> => {
  if (!isZone(zone)) return failCalendar('calendar.unknown-zone', { zone });
  const start = Temporal.Instant.from(at);
  if (term.unit === 'minutes' || term.unit === 'hours') {
    const reached = start.add({ milliseconds: term.amount * elapsed[term.unit] });
    return ok({ at: reached.toString() as Instant, day: null });
  }
  const reached = dayReached(dayIn(at, zone), term, calendar);
  if (!reached.ok) return reached;
  const day = reached.value;
  const ends = term.ends ?? 'day-end';
  const moment =
    ends === 'day-end'
      ? endOfDay(day, zone)
      : ends === 'day-start'
        ? startOfDay(day, zone)
        : clockOn(day, ends === 'same-clock' ? start.toZonedDateTimeISO(zone).toPlainTime().toString() : ends, zone);
  return moment.ok ? ok({ at: moment.value, day: ends === 'day-end' || ends === 'day-start' ? day : null }) : moment;
};

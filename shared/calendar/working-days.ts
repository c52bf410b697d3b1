import { ok } from '../kernel/result.ts';
import type { Outcome } from '../kernel/failure.ts';
import type { PlainDay } from '../kernel/instant.ts';
import type { Calendars, CalendarYear, ProductionCalendar } from './calendars.ts';
import { failCalendar, type CalendarCode } from './codes.ts';
import { addDays, weekday, yearOf } from './days.ts';
import { russia } from './russia.ts';

/** The production calendars that come with the program. */
export const ownCalendars: Calendars = [russia];

export const calendarById = (id: string, calendars: Calendars): Outcome<ProductionCalendar, CalendarCode> => {
  const found = calendars.find((calendar) => calendar.id === id);
  return found
    ? ok(found)
    : failCalendar('calendar.unknown-calendar', { calendar: id, known: calendars.map((calendar) => calendar.id) });
};

const worksOn = (day: PlainDay, year: CalendarYear): boolean =>
  weekday(day) >= 6 ? year.working.includes(day) : !year.off.includes(day);

/** Refuses a year whose decree is not in the calendar: a guess here would cost somebody a contract. */
export const isWorkingDay = (day: PlainDay, calendar: ProductionCalendar): Outcome<boolean, CalendarCode> => {
  const year = calendar.years.find((known) => known.year === yearOf(day));
  return year
    ? ok(worksOn(day, year))
    : failCalendar('calendar.year-unknown', {
        calendar: calendar.id,
        year: yearOf(day),
        known: calendar.years.map((known) => String(known.year)),
      });
};

const walk = (
  day: PlainDay,
  direction: 1 | -1,
  count: number,
  calendar: ProductionCalendar,
): Outcome<PlainDay, CalendarCode> => {
  let reached = day;
  for (let left = count; left > 0;) {
    reached = addDays(reached, direction);
    const working = isWorkingDay(reached, calendar);
    if (!working.ok) return working;
    if (working.value) left -= 1;
  }
  return ok(reached);
};

/** The day itself when it works, else the next one that does (Civil Code art. 193). */
export const nextWorkingDay = (day: PlainDay, calendar: ProductionCalendar): Outcome<PlainDay, CalendarCode> => {
  const working = isWorkingDay(day, calendar);
  if (!working.ok) return working;
  return working.value ? ok(day) : walk(day, 1, 1, calendar);
};

/**
 * The last day of a term of `days` working days that runs from the day after `from` (Civil Code art. 191). Negative
 * `days` count back; zero gives `from`, moved to a working day (art. 193).
 */
export const addWorkingDays = (
  from: PlainDay,
  days: number,
  calendar: ProductionCalendar,
): Outcome<PlainDay, CalendarCode> =>
  days === 0 ? nextWorkingDay(from, calendar) : walk(from, days > 0 ? 1 : -1, Math.abs(days), calendar);

/** Working days after `from` up to and with `to`; negative when `to` is earlier. */
export const workingDaysBetween = (
  from: PlainDay,
  to: PlainDay,
  calendar: ProductionCalendar,
): Outcome<number, CalendarCode> => {
  const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1];
  let count = 0;
  for (let day = first; day < last;) {
    day = addDays(day, 1);
    const working = isWorkingDay(day, calendar);
    if (!working.ok) return working;
    if (working.value) count += 1;
  }
  return ok(count * sign);
};

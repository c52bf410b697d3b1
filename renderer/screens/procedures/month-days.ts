import { russia } from '#shared/calendar/russia.ts';
import { addDays, addMonths, weekday, yearOf } from '#shared/calendar/days.ts';
import { isWorkingDay } from '#shared/calendar/working-days.ts';
import type { PlainDay } from '#shared/kernel/instant.ts';

/** Six weeks always, so that nothing moves from month to month. */
const shownDays = 42;

/** Monday 1 … Sunday 7, as the locale begins its week; Monday where the browser does not tell. */
export const firstWeekday = (locale: string): number => {
  const known: Intl.Locale & { getWeekInfo?: () => { readonly firstDay: number } } = new Intl.Locale(locale);
  return known.getWeekInfo?.().firstDay ?? 1;
};

/** The days of a month's sheet: from the week its first day falls in. `month` is any day of it. */
export const daysOfMonth = (month: PlainDay, firstDay: number): readonly PlainDay[] => {
  const first = `${month.slice(0, 7)}-01`;
  const start = addDays(first, -((weekday(first) - firstDay + 7) % 7));
  return Array.from({ length: shownDays }, (_, place) => addDays(start, place));
};

export const isInMonth = (day: PlainDay, month: PlainDay): boolean => day.slice(0, 7) === month.slice(0, 7);

/** Whether nobody works that day in Russia; null where the year's decree is not known. */
export const isDayOff = (day: PlainDay): boolean | null => {
  const working = isWorkingDay(day, russia);
  return working.ok ? !working.value : null;
};

/** Years among the days of which no production calendar is known. */
export const unknownYears = (days: readonly PlainDay[]): readonly number[] =>
  [...new Set(days.map(yearOf))].filter((year) => !russia.years.some((known) => known.year === year));

/** Where a key leads from a day; null: the key is not ours. `forward` is 1, or -1 where one reads from the right. */
export const dayAfterKey = (key: string, day: PlainDay, forward: 1 | -1, firstDay: number): PlainDay | null => {
  const inWeek = (weekday(day) - firstDay + 7) % 7;
  switch (key) {
    case 'ArrowRight':
      return addDays(day, forward);
    case 'ArrowLeft':
      return addDays(day, -forward);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'Home':
      return addDays(day, -inWeek);
    case 'End':
      return addDays(day, 6 - inWeek);
    case 'PageDown':
      return addMonths(day, 1);
    case 'PageUp':
      return addMonths(day, -1);
    default:
      return null;
  }
};

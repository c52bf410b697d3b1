import { Temporal } from 'temporal-polyfill';
import type { PlainDay } from '../kernel/instant.ts';

const dayPattern = /^(?:19|2\d)\d{2}-\d{2}-\d{2}$/;

/** `YYYY-MM-DD` of the years 1900 to 2999 that exists; 29 February of a common year does not, and gives null. */
export const parseDay = (text: string): PlainDay | null => {
  if (!dayPattern.test(text)) return null;
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(text.slice(0, 4)), month) ? text : null;
};

/** Days since 1970-01-01 of a day that exists; arithmetic on a hot path without a calendar object. */
export const dayNumber = (day: PlainDay): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / 86_400_000;

/** The start day is free and the end day counts (Civil Code art. 191): 1 to 31 January are 30 days. */
export const daysBetween = (start: PlainDay, end: PlainDay): number => dayNumber(end) - dayNumber(start);

export const addDays = (day: PlainDay, days: number): PlainDay =>
  new Date((dayNumber(day) + days) * 86_400_000).toISOString().slice(0, 10);

/**
 * The same number of a later month, or that month's last day where there is none (Civil Code art. 192 p.3): one month
 * after 31 January 2028 is 29 February.
 */
export const addMonths = (day: PlainDay, months: number): PlainDay => {
  const since = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(since / 12), (since % 12) + 1];
  const number = Math.min(Number(day.slice(8)), daysInMonth(year, month));
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(number, 2)}`;
};

export const yearOf = (day: PlainDay): number => Number(day.slice(0, 4));

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `month` 1 to 12. */
const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

export const daysInYear = (year: number): 365 | 366 => (isLeapYear(year) ? 366 : 365);

/** Monday 1 … Sunday 7. */
export const weekday = (day: PlainDay): number => Temporal.PlainDate.from(day).dayOfWeek;

/** The months that have begun in the period: the least number of months that reaches `end` from `start`. */
export const monthsStarted = (start: PlainDay, end: PlainDay): number => {
  const guess = (yearOf(end) - yearOf(start)) * 12 + Number(end.slice(5, 7)) - Number(start.slice(5, 7));
  return [guess - 1, guess, guess + 1].find((months) => months >= 0 && addMonths(start, months) >= end) ?? 0;
};

/** The calendar months the period touches, both ends included: 31 January to 1 February touches two. */
export const monthsTouched = (start: PlainDay, end: PlainDay): number =>
  1 + (yearOf(end) - yearOf(start)) * 12 + Number(end.slice(5, 7)) - Number(start.slice(5, 7));

/**
 * The days of a period by calendar year, start day free, end day counted: what an actual/actual rate is applied to.
 * Years without a day are left out.
 */
export const daysByYear = (
  start: PlainDay,
  end: PlainDay,
): readonly { readonly year: number; readonly days: number }[] => {
  const from = yearOf(start);
  return Array.from({ length: yearOf(end) - from + 1 }, (_, index) => {
    const year = from + index;
    const first = index === 0 ? start : `${String(year - 1).padStart(4, '0')}-12-31`;
    const last = year === yearOf(end) ? end : `${String(year).padStart(4, '0')}-12-31`;
    return { year, days: daysBetween(first, last) };
  }).filter(({ days }) => days > 0);
};

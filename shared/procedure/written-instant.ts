import type { Instant } from '../kernel/instant.ts';
import type { WrittenInstant } from './model.ts';

/** RFC 3339 section 5.6 `date-time`, seconds optional as publishers leave them out; `24:00` and leap seconds are not read. */
const pattern =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?([Zz]|[+-]\d\d(?::?\d\d)?)?$/;
const dateOnly = /^\d{4}-\d\d-\d\d(?:[Zz]|[+-]\d\d:\d\d)?$/;

export type DateReading =
  { readonly kind: 'read'; readonly written: WrittenInstant } | { readonly kind: 'no-zone' } | { readonly kind: 'unreadable' };

const unreadable = { kind: 'unreadable' } as const;
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Milliseconds to the kernel's form: `Z`, and no fraction where there is none. */
export const instantText = (milliseconds: number): Instant => {
  const text = new Date(milliseconds).toISOString();
  return (text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text) as Instant;
};

/**
 * Reads a date as a notice writes it. A text without an offset, or a bare day, is not a moment and is not guessed at.
 * Fractions beyond a millisecond are cut. Much faster than a calendar library, which matters at a million notices.
 */
export const readWrittenInstant = (text: string): DateReading => {
  const found = pattern.exec(text);
  if (found === null) return dateOnly.test(text) ? { kind: 'no-zone' } : unreadable;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '0', fraction = '', zone] = found;
  if (+month < 1 || +month > 12 || +day < 1 || +day > daysIn(+year, +month)) return unreadable;
  if (+hour > 23 || +minute > 59 || +second > 59 || +year < 1) return unreadable;
  if (zone === undefined) return { kind: 'no-zone' };
  const [sign, zoneHour, zoneMinute] =
    zone.toUpperCase() === 'Z' ? [1, 0, 0] : [zone.startsWith('-') ? -1 : 1, +zone.slice(1, 3), +zone.slice(3).replace(':', '')];
  if (zoneHour > 18 || zoneMinute > 59) return unreadable;
  const local = new Date(0);
  local.setUTCFullYear(+year, +month - 1, +day);
  local.setUTCHours(+hour, +minute, +second, +fraction.slice(0, 3).padEnd(3, '0'));
  const offset = `${sign < 0 ? '-' : '+'}${String(zoneHour).padStart(2, '0')}:${String(zoneMinute).padStart(2, '0')}`;
  return {
    kind: 'read',
    written: { at: instantText(local.getTime() - sign * (zoneHour * 60 + zoneMinute) * 60_000), offset },
  };
};

import type { Instant } from '../kernel/instant.ts';
import type { DateRule, WrittenInstant } from './model.ts';

/** RFC 3339 section 5.6 `date-time`, seconds optional as publishers leave them out; `24:00` and leap seconds are not read. */
const pattern = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?([Zz]|[+-]\d\d(?::?\d\d)?)?$/;
/** The common form of days that every month has: what the engine's own parser reads alike, and much faster. */
const plain =
  /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-7]):[0-5]\d)$/;
const dateOnly = /^\d{4}-\d\d-\d\d(?:[Zz]|[+-]\d\d:\d\d)?$/;

/** A moment in milliseconds since the epoch, and the offset it was written in. */
export type WrittenMoment = { readonly milliseconds: number; readonly offset: string };

export type DateReading =
  | { readonly kind: 'read'; readonly moment: WrittenMoment }
  | { readonly kind: 'no-zone' }
  | { readonly kind: 'unreadable' };

const unreadable = { kind: 'unreadable' } as const;
const daysIn = (year: number, month: number): number => {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
};

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
  if (plain.test(text)) {
    const offset = text.endsWith('Z') ? '+00:00' : text.slice(-6);
    return { kind: 'read', moment: { milliseconds: Date.parse(text), offset } };
  }
  const found = pattern.exec(text);
  if (found === null) return dateOnly.test(text) ? { kind: 'no-zone' } : unreadable;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '0', fraction = '', zone] = found;
  if (+month < 1 || +month > 12 || +day < 1 || +day > daysIn(+year, +month)) return unreadable;
  if (+hour > 23 || +minute > 59 || +second > 59) return unreadable;
  if (zone === undefined) return { kind: 'no-zone' };
  const [sign, zoneHour, zoneMinute] =
    zone.toUpperCase() === 'Z'
      ? [1, 0, 0]
      : [zone.startsWith('-') ? -1 : 1, +zone.slice(1, 3), +zone.slice(3).replace(':', '')];
  if (zoneHour > 18 || zoneMinute > 59) return unreadable;
  // `Date.UTC` takes years below 100 for 19xx; no notice is that old.
  if (+year < 1_000) return unreadable;
  const fractionMs = fraction === '' ? 0 : +fraction.slice(0, 3).padEnd(3, '0');
  const local = Date.UTC(+year, +month - 1, +day, +hour, +minute, +second, fractionMs);
  const offset = `${sign < 0 ? '-' : '+'}${String(zoneHour).padStart(2, '0')}:${String(zoneMinute).padStart(2, '0')}`;
  return { kind: 'read', moment: { milliseconds: local - sign * (zoneHour * 60 + zoneMinute) * 60_000, offset } };
};

/** As the model holds it; `rule` says how the moment was found. */
export const writtenInstant = (moment: WrittenMoment, rule: DateRule = 'offset-written'): WrittenInstant => ({
  at: instantText(moment.milliseconds),
  offset: moment.offset,
  rule,
});

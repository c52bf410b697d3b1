import type { Instant } from '../kernel/instant.ts';
import type { DateRule, WrittenInstant } from './model.ts';

/** RFC 3339 section 5.6 `date-time`, seconds optional as publishers leave them out; `24:00` and leap seconds are not read. */
const pattern = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?([Zz]|[+-]\d\d(?::?\d\d)?)?$/;
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

const digit = (text: string, at: number): number => {
  const value = text.charCodeAt(at) - 0x30;
  return value >= 0 && value <= 9 ? value : Number.NaN;
};
const twoDigits = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);
/** Offsets as `Z` and the text's end give them, each made once. */
const offsets = new Map<string, { readonly milliseconds: number; readonly text: string }>();
const offsetAtEnd = (text: string): { readonly milliseconds: number; readonly text: string } | null => {
  const written = text.slice(19);
  const known = offsets.get(written);
  if (known !== undefined) return known;
  if (written !== 'Z' && !/^[+-](?:0\d|1[0-7]):[0-5]\d$/.test(written)) return null;
  const sign = written.startsWith('-') ? -1 : 1;
  const minutes = written === 'Z' ? 0 : twoDigits(written, 1) * 60 + twoDigits(written, 4);
  const offset = { milliseconds: sign * minutes * 60_000, text: written === 'Z' ? '+00:00' : written };
  offsets.set(written, offset);
  return offset;
};

/**
 * The commonest form, `2026-01-31T10:00:00+03:00` or `…Z`, of a day that every month has; null: any other text, which
 * `readWrittenInstant` may still read. By digits rather than by pattern: a million notices carry three million of them.
 */
export const readPlainInstant = (text: string): WrittenMoment | null => {
  const hasShape =
    (text.length === 20 || text.length === 25) &&
    text.charCodeAt(4) === 0x2d &&
    text.charCodeAt(7) === 0x2d &&
    text.charCodeAt(10) === 0x54 &&
    text.charCodeAt(13) === 0x3a &&
    text.charCodeAt(16) === 0x3a;
  if (!hasShape) return null;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const [month, day] = [twoDigits(text, 5), twoDigits(text, 8)];
  const [hour, minute, second] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)];
  const isPlain =
    year >= 1_000 && month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour <= 23 && minute <= 59 && second <= 59;
  const offset = isPlain ? offsetAtEnd(text) : null;
  return offset === null
    ? null
    : { milliseconds: Date.UTC(year, month - 1, day, hour, minute, second) - offset.milliseconds, offset: offset.text };
};

/**
 * Reads a date as a notice writes it. A text without an offset, or a bare day, is not a moment and is not guessed at.
 * Fractions beyond a millisecond are cut. Much faster than a calendar library, which matters at a million notices.
 */
export const readWrittenInstant = (text: string): DateReading => {
  const plain = readPlainInstant(text);
  if (plain !== null) return { kind: 'read', moment: plain };
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

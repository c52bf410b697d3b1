import type { Zone } from '../kernel/instant.ts';
import { readLocalInstant } from './local-instant.ts';
import type { DateRule, WrittenInstant } from './model.ts';
import { readWrittenInstant, writtenInstant } from './written-instant.ts';

export type PeopleDateReading =
  | { readonly kind: 'read'; readonly moment: WrittenInstant; readonly twice: boolean }
  | { readonly kind: 'no-time' }
  | { readonly kind: 'no-zone' }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'unreadable' };

const months = [
  /^(?:янв|січ|jan)/i,
  /^(?:фев|лют|feb)/i,
  /^(?:мар|бер|mar)/i,
  /^(?:апр|кві|apr)/i,
  /^(?:ма[йя]|тра|may)/i,
  /^(?:июн|чер|jun)/i,
  /^(?:июл|лип|jul)/i,
  /^(?:авг|сер|aug)/i,
  /^(?:сен|вер|sep)/i,
  /^(?:окт|жов|oct)/i,
  /^(?:ноя|лис|nov)/i,
  /^(?:дек|гру|dec)/i,
];

const numeric = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const iso = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const worded = /^[«"]?(\d{1,2})[»"]?\s+(\p{L}{3,10})\.?\s+(\d{4})(?!\d)/u;
const clock = /(?<!\d)(\d{1,2})(?::|\s*(?:ч(?:ас)?\p{L}*\.?)\s*)(\d{2})(?::(\d{2}))?(?!\d)/u;

const two = (text: string): string => text.padStart(2, '0');

/** The day that a text begins with, as `YYYY-MM-DD`, and how many signs it took; null where there is none. */
export const dayAtStart = (
  text: string,
  order: 'dmy' | 'mdy',
): { readonly day: string; readonly length: number } | null => {
  const plain = iso.exec(text);
  if (plain !== null) return { day: plain[0], length: plain[0].length };
  const found = numeric.exec(text);
  if (found !== null) {
    const [whole, one = '', mark, other = '', year = ''] = found;
    // Points and dashes are written day first everywhere; slashes are not.
    const [day, month] = mark === '/' && order === 'mdy' ? [other, one] : [one, other];
    return { day: `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(day)}`, length: whole.length };
  }
  const [whole, day = '', name = '', year = ''] = worded.exec(text) ?? [];
  const month = months.findIndex((pattern) => pattern.test(name)) + 1;
  return whole === undefined || month === 0
    ? null
    : { day: `${year}-${two(String(month))}-${two(day)}`, length: whole.length };
};

/** A time of day in a text, as `HH:MM:SS`; null where there is none. */
export const timeIn = (text: string): string | null => {
  const [, hour, minute = '', second = '00'] = clock.exec(text) ?? [];
  return hour === undefined ? null : `${two(hour)}:${minute}:${second}`;
};

/**
 * The zone that a text names for its time: Moscow in any of its usual words, Moscow and some hours (`МСК+4`), an offset, or
 * Kyiv. Null where it names none.
 */
export const zoneNamed = (text: string): Zone | null => {
  const ahead = /(?:МСК|MSK|москв\p{L}*|московск\p{L}*)[^\d+-]{0,12}([+-]\s?\d{1,2})(?!\d)/iu.exec(text)?.[1];
  if (ahead !== undefined) return offsetOf(3 + Number(ahead.replace(/\s/g, '')), 0);
  const offset = /(?:UTC|GMT|(?<=\d{2}:\d{2}(?::\d{2})?)\s?)([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)/.exec(text);
  if (offset !== null) {
    const hours = Number(`${offset[1]}${offset[2]}`);
    return Math.abs(hours) <= 14 ? offsetOf(hours, Number(offset[3] ?? 0)) : null;
  }
  if (/(?<!\p{L})(?:МСК|MSK)(?!\p{L})|московск|по москве|moscow/iu.test(text)) return 'Europe/Moscow';
  if (/киевск|київськ|за києвом|kyiv|kiev/iu.test(text)) return 'Europe/Kyiv';
  return /(?<!\p{L})UTC(?!\p{L})|(?<=\d)Z$/u.test(text) ? 'UTC' : null;
};

const offsetOf = (hours: number, minutes: number): Zone =>
  `${hours < 0 ? '-' : '+'}${two(String(Math.abs(hours)))}:${two(String(minutes))}`;

/**
 * A date and time as people write it: ISO 8601, `23.11.2026 14:00`, `23.11.2026 в 14 ч. 00 мин. (МСК+4)`. A zone in the
 * text wins; one that is given stands for it with `rule`. Without a time, or without any zone, it is no moment.
 */
export const readPeoplesDate = (
  text: string,
  zone: Zone | null,
  rule: DateRule,
  order: 'dmy' | 'mdy' = 'dmy',
): PeopleDateReading => {
  const trimmed = text.trim();
  const exact = readWrittenInstant(trimmed);
  if (exact.kind === 'read') return { kind: 'read', moment: writtenInstant(exact.moment), twice: false };
  const found = dayAtStart(trimmed, order);
  if (found === null) return { kind: 'unreadable' };
  const rest = trimmed.slice(found.length);
  const time = timeIn(rest);
  if (time === null) return { kind: 'no-time' };
  const own = zoneNamed(rest);
  const used = own ?? zone;
  if (used === null) return { kind: 'no-zone' };
  const local = readLocalInstant(`${found.day}T${time}`, used);
  if (local.kind === 'skipped' || local.kind === 'unreadable') return { kind: local.kind };
  const how: DateRule = own === null ? rule : own === 'Europe/Moscow' ? 'moscow-time' : 'offset-written';
  return { kind: 'read', moment: writtenInstant(local.moment, how), twice: local.kind === 'twice' };
};

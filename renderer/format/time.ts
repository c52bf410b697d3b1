import { localeOf, type Language } from '#shared/kernel/language.ts';
import type { Instant, PlainDay, Zone } from '#shared/kernel/instant.ts';

export const moscow: Zone = 'Europe/Moscow';

const memo = new Map<string, Intl.DateTimeFormat>();
const formatter = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  // Lists ask for every row that scrolls past; the options are always written in the same order.
  let key: string = language;
  for (const name in options) key += `${name}${String(options[name as keyof typeof options])};`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(localeOf(language), { hourCycle: 'h23', calendar: 'gregory', ...options });
  memo.set(key, made);
  return made;
};

/** False for a zone that the notice wrote in a way no calendar knows; such a date is then shown in Moscow time. */
export const knowsZone = (zone: string): boolean => {
  try {
    formatter('en', { timeZone: zone, hour: 'numeric' });
    return true;
  } catch {
    return false;
  }
};

/** `14:02` */
export const clockText = (at: Instant, zone: Zone, language: Language): string =>
  formatter(language, { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(at));

/** `14:02:09` */
export const exactClockText = (at: Instant, zone: Zone, language: Language): string =>
  formatter(language, { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(at));

const yearIn = (moment: Instant, zone: Zone): string =>
  formatter('en', { timeZone: zone, year: 'numeric' }).format(new Date(moment));
/** The year of the moment last asked for as now: a list asks for the same one with every row. */
let nowYear = { now: '', zone: '', year: '' };
const yearOfNow = (now: Instant, zone: Zone): string => {
  if (nowYear.now !== now || nowYear.zone !== zone) nowYear = { now, zone, year: yearIn(now, zone) };
  return nowYear.year;
};

/** `30 Nov 2026`; without the year when it is the one that `now` falls in. */
export const dayText = (at: Instant, zone: Zone, language: Language, now?: Instant): string => {
  const sameYear = now !== undefined && yearOfNow(now, zone) === yearIn(at, zone);
  return formatter(language, {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(new Date(at));
};

/** `Tuesday, 24 November 2026`, in the order and with the commas of the language. */
export const longDayText = (at: Instant, zone: Zone, language: Language): string =>
  formatter(language, { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(at),
  );

export const weekdayText = (at: Instant, zone: Zone, language: Language): string =>
  formatter(language, { timeZone: zone, weekday: 'short' }).format(new Date(at));

/** A calendar day has no zone: it is read and written in UTC so that nothing shifts it. */
export const plainDayText = (
  day: PlainDay,
  language: Language,
  style: 'short' | 'date' | 'weekday' | 'long' = 'short',
): string =>
  formatter(language, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(style === 'short' || style === 'date' ? {} : { weekday: 'short' }),
    ...(style === 'long' || style === 'date' ? { year: 'numeric' } : {}),
  }).format(new Date(`${day}T00:00:00Z`));

/** `November 2026`; `month` is any day of it. */
export const monthText = (month: PlainDay, language: Language): string =>
  formatter(language, { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(new Date(`${month}T00:00:00Z`));

/** `Nov`; `month` is any day of it. */
export const shortMonthText = (month: PlainDay, language: Language): string =>
  formatter(language, { timeZone: 'UTC', month: 'short' }).format(new Date(`${month}T00:00:00Z`));

/** Minutes ahead of UTC that hold at this instant. A zone nobody knows counts as UTC. */
export const offsetMinutes = (at: Instant, zone: Zone): number => {
  if (!knowsZone(zone)) return 0;
  const parts = formatter('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(new Date(at));
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
};

/** The names of the weekdays from `first` on, Monday 1 … Sunday 7. */
export const weekdayNames = (
  language: Language,
  first: number,
): readonly { readonly short: string; readonly long: string }[] =>
  Array.from({ length: 7 }, (_, place) => {
    // 1 January 2024 was a Monday.
    const day = new Date(Date.UTC(2024, 0, first + place));
    const named = (weekday: 'short' | 'long'): string => formatter(language, { timeZone: 'UTC', weekday }).format(day);
    return { short: named('short'), long: named('long') };
  });

/** `UTC+3`: the offset that holds at this instant, so that two clocks can be compared by eye. */
export const offsetText = (at: Instant, zone: Zone): string => {
  const parts = formatter('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(new Date(at));
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC';
  return name.replace('GMT', 'UTC').replace('-', '\u2212');
};

export type Span = {
  readonly past: boolean;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
};

/** From `now` to `at`, cut down (never up: nobody is told of a minute that is not there). */
export const spanBetween = (now: Instant, at: Instant): Span => {
  const milliseconds = Date.parse(at) - Date.parse(now);
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  return {
    past: milliseconds <= 0,
    days: Math.floor(seconds / 86_400),
    hours: Math.floor((seconds % 86_400) / 3_600),
    minutes: Math.floor((seconds % 3_600) / 60),
    seconds: seconds % 60,
  };
};

/** Two units at most, the ones that matter at that distance: `12 d`, `2 d 4 h`, `4 h 10 min`, `9 min`, `40 s`. */
export const spanUnits = (
  span: Span,
): readonly { readonly unit: 'day' | 'hour' | 'minute' | 'second'; readonly value: number }[] => {
  const { days, hours, minutes, seconds } = span;
  if (days >= 10) return [{ unit: 'day', value: days }];
  if (days > 0)
    return hours > 0
      ? [
          { unit: 'day', value: days },
          { unit: 'hour', value: hours },
        ]
      : [{ unit: 'day', value: days }];
  if (hours > 0)
    return minutes > 0
      ? [
          { unit: 'hour', value: hours },
          { unit: 'minute', value: minutes },
        ]
      : [{ unit: 'hour', value: hours }];
  if (minutes > 0) return [{ unit: 'minute', value: minutes }];
  return [{ unit: 'second', value: seconds }];
};

/** How soon it is, for the shape and colour beside the words: within a day, within three days, later, over. */
export const urgencyOf = (now: Instant, at: Instant): 'over' | 'now' | 'soon' | 'later' => {
  const hours = (Date.parse(at) - Date.parse(now)) / 3_600_000;
  if (hours <= 0) return 'over';
  if (hours <= 24) return 'now';
  if (hours <= 72) return 'soon';
  return 'later';
};

/** The end of a Moscow day: the last moment that can still be asked about when a day alone was named. */
export const endOfMoscowDay = (day: PlainDay): Instant =>
  new Date(`${day}T23:59:59+03:00`).toISOString().replace('.000Z', 'Z') as Instant;

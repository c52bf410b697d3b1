import { epochMilliseconds, type Instant } from '../kernel/instant.ts';

/** One date as a calendar takes it in. */
export type CalendarEvent = {
  /** The same for the same date in every file, so that a later file updates it (RFC 5545, 3.8.4.7). */
  readonly uid: string;
  /** Grows when anything but this number changes (3.8.7.4). */
  readonly sequence: number;
  readonly at: Instant;
  readonly summary: string;
  readonly description: string;
  /** The date is no more: calendars strike it out. */
  readonly isCancelled: boolean;
  /** Minutes before it at which the calendar shall ring. */
  readonly alarms: readonly number[];
};

/** Escapes text (3.3.11); line ends become `\n`, other controls are left out. */
const escaped = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/;/g, String.raw`\;`)
    .replace(/,/g, String.raw`\,`)
    .replace(/\r?\n|\r/g, String.raw`\n`)
    // oxlint-disable-next-line no-control-regex -- controls are not allowed in values
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

const octets = (codePoint: number): number =>
  codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;

const longestLine = 75;

/**
 * Folds a content line so that none is longer than 75 octets of UTF-8 without its line end (3.1). A character is never cut
 * in two; each line that goes on begins with a space, which counts.
 */
export const foldLine = (line: string): string => {
  let folded = '';
  let length = 0;
  for (const character of line) {
    const size = octets(character.codePointAt(0) ?? 0);
    if (length + size > longestLine) {
      folded += '\r\n ';
      length = 1;
    }
    folded += character;
    length += size;
  }
  return folded;
};

/** Form 2 of a date and time: UTC, to the second (3.3.5). */
const utc = (instant: Instant): string =>
  new Date(epochMilliseconds(instant))
    .toISOString()
    .replace(/\.\d{3}/, '')
    .replace(/[-:]/g, '');

const alarm = (minutes: number, summary: string): readonly string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `DESCRIPTION:${escaped(summary)}`,
  `TRIGGER:-PT${minutes}M`,
  'END:VALARM',
];

const eventLines = (event: CalendarEvent, stamp: Instant): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(event.uid)}`,
  `DTSTAMP:${utc(stamp)}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTART:${utc(event.at)}`,
  // A deadline takes no time: an event without an end is a moment (3.6.1).
  `SUMMARY:${escaped(event.summary)}`,
  ...(event.description === '' ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
  `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  'TRANSP:TRANSPARENT',
  ...(event.isCancelled ? [] : event.alarms.flatMap((minutes) => alarm(minutes, event.summary))),
  'END:VEVENT',
];

/**
 * An iCalendar file (RFC 5545) with the events in the order given. Times are UTC, lines end in CRLF and are folded by
 * octets. `stamp` is when the file was made.
 */
export const iCalendar = (events: readonly CalendarEvent[], name: string, stamp: Instant): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Bidwright//Deadlines//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ]
    .map((line) => `${foldLine(line)}\r\n`)
    .join('');

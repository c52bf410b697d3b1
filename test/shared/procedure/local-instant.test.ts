import { describe, expect, it } from 'vitest';
import { readLocalInstant } from '#shared/procedure/local-instant.ts';

const at = (text: string, zone: string): string => {
  const reading = readLocalInstant(text, zone);
  return 'moment' in reading
    ? `${reading.kind} ${new Date(reading.moment.milliseconds).toISOString()} ${reading.moment.offset}`
    : reading.kind;
};

describe('a time without an offset, read in a zone', () => {
  it.each([
    ['Moscow in 2026', '2026-08-05T18:00:00', 'Europe/Moscow', 'read 2026-08-05T15:00:00.000Z +03:00'],
    ['Moscow in 2012, when it was UTC+4', '2012-12-03T10:00', 'Europe/Moscow', 'read 2012-12-03T06:00:00.000Z +04:00'],
    ['Moscow in winter 2010', '2010-12-03T10:00', 'Europe/Moscow', 'read 2010-12-03T07:00:00.000Z +03:00'],
    ['Berlin in summer', '2026-07-01 12:00:00', 'Europe/Berlin', 'read 2026-07-01T10:00:00.000Z +02:00'],
    ['Berlin in winter', '2026-12-01 12:00:00', 'Europe/Berlin', 'read 2026-12-01T11:00:00.000Z +01:00'],
    ['the hour Berlin skips', '2026-03-29T02:30:00', 'Europe/Berlin', 'skipped'],
    ['the hour Berlin shows twice', '2026-10-25T02:30:00', 'Europe/Berlin', 'twice 2026-10-25T00:30:00.000Z +02:00'],
    [
      'the minute after the skipped hour',
      '2026-03-29T03:00:00',
      'Europe/Berlin',
      'read 2026-03-29T01:00:00.000Z +02:00',
    ],
    ['a fixed offset', '2026-03-29T02:30:00', '+05:30', 'read 2026-03-28T21:00:00.000Z +05:30'],
    ['a zone of half an hour', '2026-03-29T02:30:00', 'Asia/Kolkata', 'read 2026-03-28T21:00:00.000Z +05:30'],
    ['a fraction of a second, dropped', '2026-03-29T02:30:00.999', 'UTC', 'read 2026-03-29T02:30:00.000Z +00:00'],
    ['a day that no month has', '2026-02-30T10:00:00', 'UTC', 'unreadable'],
    ['a bare day', '2026-03-29', 'UTC', 'unreadable'],
    ['hour 24', '2026-03-29T24:00:00', 'UTC', 'unreadable'],
    ['a zone that nobody knows', '2026-03-29T10:00:00', 'Mars/Base', 'unreadable'],
  ])('%s', (_, text, zone, expected) => {
    expect(at(text, zone)).toBe(expected);
  });
});

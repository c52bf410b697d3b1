import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iCalendar, type CalendarEvent } from '#shared/calendar/deadlines-icalendar.ts';
import { instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';

/** What a reader of calendars says of a file on its input: its events, as JSON. */
const judges = {
  icalendar: `
import sys, json, icalendar
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
def alarm(one):
    return int(one.decoded('TRIGGER').total_seconds())
print(json.dumps({'version': str(calendar['VERSION']), 'method': str(calendar['METHOD']), 'events': [{
    'uid': str(event['UID']),
    'sequence': int(event['SEQUENCE']),
    'at': event.decoded('DTSTART').timestamp(),
    'zone': str(event.decoded('DTSTART').tzinfo),
    'summary': str(event['SUMMARY']),
    'description': str(event.get('DESCRIPTION', '')),
    'status': str(event['STATUS']),
    'alarms': [alarm(one) for one in event.walk('VALARM')],
} for event in calendar.walk('VEVENT')]}))`,
  vobject: `
import sys, json, vobject
calendar = vobject.readOne(sys.stdin.buffer.read().decode('utf-8'))
calendar.validate(raiseException=True)
print(json.dumps({'version': calendar.version.value, 'method': calendar.method.value, 'events': [{
    'uid': event.uid.value,
    'sequence': int(event.sequence.value),
    'at': event.dtstart.value.timestamp(),
    'zone': event.dtstart.value.tzname(),
    'summary': event.summary.value,
    'description': event.description.value if hasattr(event, 'description') else '',
    'status': event.status.value,
    'alarms': [int(one.trigger.value.total_seconds()) for one in getattr(event, 'valarm_list', [])],
} for event in calendar.vevent_list]}))`,
} as const;
type Judge = keyof typeof judges;

/** Debian’s own, which has Debian’s packages, whichever another comes first. */
const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

/** Debian: python3-icalendar, python3-vobject. Where the gate runs they must be there. */
const isAbsent = (judge: Judge): boolean =>
  process.env['CI'] !== 'true' && spawnSync(python, ['-c', `import ${judge}`]).status !== 0;

const read = (judge: Judge, text: string): unknown => {
  const run = spawnSync(python, ['-c', judges[judge]], { input: text, maxBuffer: 64 * 1024 * 1024 });
  if (run.status !== 0) throw new Error(`${judge}: ${run.stderr.toString()}`);
  return JSON.parse(run.stdout.toString());
};

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.constantFrom(
    'Окончание подачи заявок: насосы; клапаны, «трубы» и шланги высокого давления для нужд предприятия, лот № 2\\3',
    'انتهاء تقديم العروض، المنافسة رقم 12؛ مضخات',
    'две\nстроки: и\\n не строка',
    `${'👩‍🔧'.repeat(30)} за чертой`,
  ),
);
const event = fc.record({
  uid: fc.nat().map((number) => `bids-until.${number}@bidwright.invalid`),
  sequence: fc.nat(50),
  at: fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => instantFromEpoch(seconds * 1_000)),
  summary: words,
  description: words,
  isCancelled: fc.boolean(),
  alarms: fc.uniqueArray(fc.integer({ min: 0, max: 20_000 }), { maxLength: 3 }),
});

/** As a value of text can hold it: without controls, and with one kind of line end. */
const kept = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- they are what is left out
  text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

/** Release 4 of icalendar takes an escaped backslash before an n for a line end. */
const withoutBackslashes = (one: CalendarEvent): CalendarEvent => ({
  ...one,
  summary: one.summary.replaceAll('\\', '/'),
  description: one.description.replaceAll('\\', '/'),
});

const stamp = '2026-11-23T07:00:00Z' as Instant;
const expected = (events: readonly CalendarEvent[], zone: string) => ({
  version: '2.0',
  method: 'PUBLISH',
  events: events.map(({ uid, sequence, at, summary, description, isCancelled, alarms }) => ({
    uid,
    sequence,
    at: Date.parse(at) / 1_000,
    zone,
    summary: kept(summary),
    description: kept(description),
    status: isCancelled ? 'CANCELLED' : 'CONFIRMED',
    alarms: isCancelled ? [] : alarms.map((minutes) => -minutes * 60),
  })),
});

describe.each(Object.keys(judges) as Judge[])('a calendar file before Python’s %s', (judge) => {
  describe.skipIf(isAbsent(judge))('which reads it', () => {
    it('says of every date what was written: moment in UTC, words, version, alarms', () => {
      // Hundreds of dates in one file: starting the judge is what costs.
      const sample = fc.sample(event, { numRuns: 300, seed: 5_545 });
      const events = judge === 'icalendar' ? sample.map(withoutBackslashes) : sample;
      expect(read(judge, iCalendar(events, 'Сроки; «наши», все', stamp))).toEqual(expected(events, 'UTC'));
    });
  });
});

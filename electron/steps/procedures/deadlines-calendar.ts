import { hash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { iCalendar, type CalendarEvent } from '#shared/calendar/deadlines-icalendar.ts';
import type { DeadlineRow } from '#shared/contract/deadlines.ts';
import { citationIn } from '#shared/finance/citation.ts';
import { levelsFor } from '#shared/calendar/reminder-plan.ts';
import { epochMilliseconds, instantFromEpoch } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { textsIn, type Texts } from '#shared/text/translator.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import { calendarEntries, keepCalendarEntry } from '../../store/procedures/calendar-entries.ts';
import { procedureIdOf, procedureKeyOf } from '../../store/procedures/ids.ts';
import type { Step } from '../context.ts';
import { loadSettings } from '../workspace/settings.ts';
import { eventTitle } from './deadlines-words.ts';
import { collectDeadlines } from './deadlines-list.ts';
import { reminderPlanOf } from './reminder-plan-records.ts';

const mostEvents = 5_000;

/** The notice's number and the event: the same in every workspace that knows this procedure. */
const uidOf = (row: DeadlineRow): string =>
  `${encodeURIComponent(row.nodeId)}.${encodeURIComponent(row.sourceId)}@bidwright.invalid`;

const wordsFor = (
  row: DeadlineRow,
  { language, say }: Texts,
): { readonly summary: string; readonly description: string } => {
  const article = row.article === null ? [] : [citationIn(language, row.article)];
  return {
    // Never half of a character.
    summary: `${eventTitle(row, say)}: ${row.procedureTitle}`.slice(0, 300).replace(/[\ud800-\udbff]$/, ''),
    description: [row.sourceId, row.buyer, ...article].filter((line) => line !== '').join('\n'),
  };
};

/**
 * The dates to come as an iCalendar file. What was exported before and changed gets a higher sequence number, what is no
 * more is cancelled, so that a calendar that takes the file in again is right.
 */
export const exportCalendar: Step<'deadlines.calendar'> = async ({ until, ids, keep }, { host }) => {
  const { zone, language } = await loadSettings(host);
  const texts = await textsIn(language);
  const { database } = host.workspace;
  const now = host.clock();
  const listed = collectDeadlines(host.workspace, { now, until, limit: mostEvents, ownZone: zone });
  if (!listed.ok) return listed;
  const wanted = new Set(ids);
  const isWanted = (row: DeadlineRow): boolean =>
    wanted.size === 0 || wanted.has(row.procedureId) || wanted.has(row.sourceId);
  const rows = listed.value.rows.filter(isWanted);
  const plan = reminderPlanOf(database);
  const known = new Map(calendarEntries(database).map((entry) => [entry.uid, entry]));
  const events: CalendarEvent[] = [];
  const tell = (event: CalendarEvent, key: number, digest: string): void => {
    events.push(event);
    keepCalendarEntry(database, {
      uid: event.uid,
      sequence: event.sequence,
      digest,
      procedure_key: key,
      summary: event.summary,
      at: epochMilliseconds(event.at),
    });
  };
  database.transaction(() => {
    for (const row of rows) {
      const uid = uidOf(row);
      const words = wordsFor(row, texts);
      // It rings when the program would remind.
      const alarms = levelsFor(plan, row.event);
      const digest = hash('sha256', JSON.stringify([row.at, words, alarms]));
      const before = known.get(uid);
      const sequence = before === undefined ? 0 : before.digest === digest ? before.sequence : before.sequence + 1;
      const event = { uid, sequence, at: row.at, ...words, isCancelled: false, alarms };
      tell(event, procedureKeyOf(row.procedureId) ?? 0, digest);
    }
    const told = new Set(events.map(({ uid }) => uid));
    for (const entry of known.values()) {
      // Only what lay ahead and in the same part of the calendar can be struck out; the rest was not asked for.
      const isPast = entry.at < epochMilliseconds(now);
      const isInPart = wanted.size === 0 || wanted.has(procedureIdOf(entry.procedure_key));
      if (told.has(entry.uid) || isPast || !isInPart || until !== null || listed.value.isCut) continue;
      const sequence = entry.digest === 'cancelled' ? entry.sequence : entry.sequence + 1;
      const { uid, summary } = entry;
      const at = instantFromEpoch(entry.at);
      tell(
        { uid, sequence, at, summary, description: '', isCancelled: true, alarms: [] },
        entry.procedure_key,
        'cancelled',
      );
    }
  });
  // A calendar without a single event is none (RFC 5545, 3.6), and programs refuse it.
  const text = events.length === 0 ? '' : iCalendar(events, 'Bidwright', now);
  const answer = { name: 'bidwright-deadlines.ics', text, events: rows.length };
  if (!keep || text === '') return ok({ ...answer, path: null });
  const folder = join(host.workspace.folder, 'calendars');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `deadlines-${now.replace(/[:.]/g, '-')}.ics`);
  const written = await writeWhole(path, async (handle) => {
    await handle.writeFile(text);
    return ok(null);
  });
  return written.ok ? ok({ ...answer, path }) : written;
};

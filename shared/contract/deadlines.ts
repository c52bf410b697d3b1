import { z } from 'zod';
import { changeSubjects, touchedThings } from '../procedure/diff-subjects.ts';
import { stateableEvents } from '../procedure/deadline-graph-rules.ts';
import { bidStatuses } from './bids.ts';
import { method } from './method.ts';
import { count, details, id, instant, line, plainDay, prose } from './vocabulary.ts';

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** One date of a procedure. `event` is a text key under `deadline.event.`; an own step has its `title` instead. */
export const deadlineNode = z.object({
  nodeId: line,
  event: line.nullable(),
  title: line.nullable(),
  stepId: id.nullable(),
  state: z.enum(['dated', 'waits', 'unknown']),
  at: instant.nullable(),
  /** The calendar day where the term ends with a whole day. */
  day: plainDay.nullable(),
  zone: line,
  /** Where it comes from: the notice, a user's word, a rule, an own step. */
  by: z.enum(['notice', 'user', 'rule', 'own']),
  edition: count.nullable(),
  path: line.nullable(),
  parent: line.nullable(),
  /** Of a rule: its article, how the date is bound, and the day its wording was read. */
  rule: z.object({ ruleId: line, article: line, bound: line, readOn: plainDay }).nullable(),
  term: z.object({ unit: line, amount: z.number().int() }).nullable(),
  waitsFor: line.nullable(),
  reason: z.object({ code: line, details }).nullable(),
  remarks: z.array(z.object({ code: line, article: line.nullable(), at: instant.nullable() })),
  isDone: z.boolean(),
});
export type DeadlineNodeView = z.infer<typeof deadlineNode>;

export const procedureDeadlines = z.object({
  id,
  sourceId: line,
  title: line,
  law: z.enum(['ru44', 'ru223', 'commercial']),
  way: z.enum(['auction', 'tender', 'quotation', 'other']),
  /** The notice is younger than the wording its rules were read in. */
  isNewerThanRules: z.boolean(),
  isWatched: z.boolean(),
  nodes: z.array(deadlineNode),
});
export type ProcedureDeadlines = z.infer<typeof procedureDeadlines>;

export const deadlineRow = z.object({
  procedureId: id,
  sourceId: line,
  procedureTitle: line,
  buyer: line,
  nodeId: line,
  event: line.nullable(),
  title: line.nullable(),
  at: instant,
  zone: line,
  by: z.enum(['notice', 'user', 'rule', 'own']),
  article: line.nullable(),
});
export type DeadlineRow = z.infer<typeof deadlineRow>;

/** `before` and `after` are the facts as text a person can read; null: there was none, or there is none. */
export const procedureChange = z.object({
  subject: z.enum(changeSubjects),
  kind: z.enum(['added', 'removed', 'changed', 'reordered']),
  /** The fact's way in the model: field names, and what an entry of a list is known by. */
  path: z.array(line),
  before: prose.nullable(),
  after: prose.nullable(),
  touches: z.array(z.enum(touchedThings)),
});
export type ProcedureChange = z.infer<typeof procedureChange>;

export const procedureDiff = z.object({
  id,
  sourceId: line,
  title: line,
  from: count,
  to: count,
  changes: z.array(procedureChange),
  /** Dates that follow from others and have moved with them. */
  movedDates: z.array(
    z.object({
      event: line,
      before: instant.nullable(),
      /** The day, where the term ends with a whole day. */
      beforeDay: plainDay.nullable(),
      after: instant.nullable(),
      afterDay: plainDay.nullable(),
      article: line.nullable(),
    }),
  ),
  touches: z.array(z.enum(touchedThings)),
  /** Bids that stand on an older edition than `to`; what is still a draft is not ready until it adopts it. */
  bids: z.array(z.object({ bidId: id, edition: count.nullable(), status: z.enum(bidStatuses) })),
});
export type ProcedureDiff = z.infer<typeof procedureDiff>;

export const reminder = z.object({
  reminderId: line,
  procedureId: id,
  procedureTitle: line,
  nodeId: line,
  event: line.nullable(),
  title: line.nullable(),
  at: instant,
  zone: line,
  /** 0 is the first and mildest word; each nearer one is louder. */
  level: count,
  /** How long before the date that word is said, in minutes. */
  minutes: count,
  firedAt: instant,
});
export type Reminder = z.infer<typeof reminder>;

/** This machine's clock beside a time somebody else vouched for: positive, where ours is ahead. */
export const clockState = z.object({
  aheadSeconds: z.number().int().nullable(),
  source: line.nullable(),
  checkedAt: instant.nullable(),
  isWrong: z.boolean(),
});

const procedure = z.object({ id });

export const deadlineMethods = {
  /** Field by field what changed between two editions; left out: the newest two. */
  'procedures.diff': method(
    z.object({ id, from: count.nullable().default(null), to: count.nullable().default(null) }),
    procedureDiff,
  ),
  'deadlines.show': method(procedure, procedureDeadlines),
  /** Dates to come of procedures that have a bid, own steps or a watch, and every procedure's last moment for bids. */
  'deadlines.list': method(
    z.object({ until: plainDay.nullable().default(null), limit: z.number().int().min(1).max(5_000).default(500) }),
    z.object({ now: instant, rows: z.array(deadlineRow), isCut: z.boolean() }),
  ),
  /** A date the user read on the platform; `at` null takes it back. */
  'deadlines.state': method(
    z.object({ id, event: z.enum(stateableEvents), at: instant.nullable(), zone: line.default('Europe/Moscow') }),
    procedureDeadlines,
  ),
  'deadlines.addStep': method(
    z.object({
      id,
      title: line.min(1),
      parent: line.default('bids-until'),
      /** Counted back in working days where negative. */
      workingDays: z.number().int().min(-250).max(250),
      time: timeOfDay.default('18:00'),
    }),
    procedureDeadlines,
  ),
  'deadlines.markStep': method(z.object({ id, stepId: id, done: z.boolean() }), procedureDeadlines),
  'deadlines.removeStep': method(z.object({ id, stepId: id }), procedureDeadlines),
  'deadlines.watch': method(z.object({ id, watched: z.boolean() }), procedureDeadlines),
  /** The dates as an iCalendar file (RFC 5545), empty where there is no date; exported again it updates what a calendar took in before. */
  'deadlines.calendar': method(
    z.object({
      until: plainDay.nullable().default(null),
      ids: z.array(id).default([]),
      /** Also writes it into the workspace's `calendars` folder. */
      keep: z.boolean().default(false),
    }),
    z.object({ name: line, text: z.string(), events: count, path: line.nullable() }),
  ),
  'reminders.due': method(z.object({}), z.object({ now: instant, reminders: z.array(reminder), clock: clockState })),
  'reminders.acknowledge': method(z.object({ reminderId: line }), z.object({})),
  'reminders.snooze': method(
    z.object({ reminderId: line, minutes: z.number().int().min(1).max(43_200) }),
    z.object({}),
  ),
} as const;

import { z } from 'zod';
import { languages } from '../kernel/language.ts';
import { procedureColumns, procedureOrders } from '../procedure/organiser/columns.ts';
import { procedureFilter } from '../procedure/organiser/filter.ts';
import { longMethod, method } from './method.ts';
import { procedureRow } from './procedures.ts';
import { count, id, instant, line, page, plainDay } from './vocabulary.ts';

const asked = { search: line.default(''), filter: procedureFilter.default({}) };
const ordered = { order: z.enum(procedureOrders).default('deadline'), descending: z.boolean().default(false) };

/** A date in a calendar. `kind`: `bids-until`, `next-step`, `published`, or an event of the deadline graph (`deadline.event.*`). */
export const calendarItem = z.object({
  procedureId: id,
  sourceId: line,
  title: line,
  buyer: line,
  kind: line,
  /** Lot, where the date is one lot's; an own step's or next step's text. */
  lot: line.nullable(),
  text: line.nullable(),
  /** Null: a whole day. */
  at: instant.nullable(),
  day: plainDay,
  stageId: id,
});
export type CalendarItem = z.infer<typeof calendarItem>;

/**
 * `bids-until`, `next-step` and `published` are counted over every procedure; `others` are the other dates of procedures in
 * work (with a bid, own steps, a watch, or a date the user stated).
 */
export const calendarKinds = ['bids-until', 'next-step', 'published', 'others'] as const;
const kinds = z.array(z.enum(calendarKinds)).min(1).default(['bids-until', 'next-step', 'others']);

export const calendarDay = z.object({
  day: plainDay,
  total: count,
  counts: z.array(z.object({ kind: line, count })),
  items: z.array(calendarItem),
});
export type CalendarDay = z.infer<typeof calendarDay>;

export const boardColumn = z.object({ stageId: id, total: count, rows: z.array(procedureRow) });
export type BoardColumn = z.infer<typeof boardColumn>;

export const timelineBar = z.object({
  row: procedureRow,
  from: instant.nullable(),
  to: instant.nullable(),
  nextStepOn: plainDay.nullable(),
});

export const csvSeparators = [';', ',', '\t'] as const;

export const layoutMethods = {
  /** A column for each stage with its first cards; more of one: `procedures.list` with `filter.workStages`. */
  'procedures.board': method(
    z.object({ ...asked, ...ordered, perColumn: z.number().int().min(1).max(200).default(30) }),
    z.object({ columns: z.array(boardColumn) }),
  ),
  /** The days from `from` to `to` (at most 62) on which something is, in the zone of the settings. */
  'procedures.calendar': method(
    z.object({ ...asked, kinds, from: plainDay, to: plainDay, perDay: z.number().int().min(0).max(50).default(4) }),
    z.object({ zone: line, days: z.array(calendarDay), isCut: z.boolean() }),
  ),
  'procedures.day': method(
    z.object({ ...asked, kinds, day: plainDay, ...page }),
    z.object({ zone: line, total: count, items: z.array(calendarItem), isCut: z.boolean() }),
  ),
  /** Procedures whose time for bids touches the days from `from` to `to`, by their end. */
  'procedures.timeline': method(
    z.object({ ...asked, from: plainDay, to: plainDay, ...page }),
    z.object({ zone: line, total: count, bars: z.array(timelineBar) }),
  ),
  /** Writes what a list shows as a table; `out` null: into the workspace's `exports` folder. */
  'procedures.export': longMethod(
    z.object({
      ...asked,
      ...ordered,
      /** Of what is found only these, and none of `except`; null: all of it. */
      ids: z.array(id).max(100_000).nullable().default(null),
      except: z.array(id).max(100_000).default([]),
      columns: z.array(z.enum(procedureColumns)).min(1),
      format: z.enum(['csv', 'xlsx']),
      separator: z.enum(csvSeparators).default(';'),
      language: z.enum(languages).default('en'),
      out: line.nullable().default(null),
    }),
    z.object({ path: line, name: line, rows: count }),
  ),
} as const;

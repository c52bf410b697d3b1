import { z } from 'zod';
import { procedureColumns, procedureOrders } from './columns.ts';
import { procedureFilter } from './filter.ts';
import { listId } from './names.ts';

export const layouts = ['table', 'board', 'calendar', 'timeline'] as const;
export type Layout = (typeof layouts)[number];

/** A way of looking at the list under a name. `name` null: the text `organiser.view.<viewId>` names it. */
export const savedView = z.object({
  viewId: listId,
  name: z.string().trim().min(1).max(120).nullable(),
  layout: z.enum(layouts).default('table'),
  search: z.string().max(2_000).default(''),
  filter: procedureFilter.default({}),
  columns: z.array(z.enum(procedureColumns)).min(1).max(procedureColumns.length),
  order: z.enum(procedureOrders).default('deadline'),
  descending: z.boolean().default(false),
});
export type SavedView = z.infer<typeof savedView>;

const columns: SavedView['columns'] = ['title', 'buyer', 'deadline', 'value', 'work-stage', 'assignee', 'next-step'];
const view = (viewId: string, more: Partial<SavedView>): SavedView => ({
  viewId,
  name: null,
  layout: 'table',
  search: '',
  filter: {},
  columns,
  order: 'deadline',
  descending: false,
  ...more,
});

export const builtInViews: readonly SavedView[] = [
  view('closing-this-week', { filter: { stage: 'open', deadlineWithin: 7 } }),
  view('changed', { filter: { changed: true } }),
  view('stuck', { filter: { stuck: true } }),
  view('mine', { filter: { assignee: 'me' }, order: 'next-step' }),
  view('dropped', {
    filter: { workStages: ['dropped'] },
    columns: ['title', 'buyer', 'deadline', 'value', 'reason', 'reason-text', 'moved'],
    order: 'moved',
    descending: true,
  }),
];

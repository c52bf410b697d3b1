import type { CalendarItem, CalendarDay, calendarKinds } from '#shared/contract/procedure-layouts.ts';
import { addDays } from '#shared/calendar/days.ts';
import { moscow } from '#shared/calendar/zones.ts';
import { dayIn, instantFromEpoch, type PlainDay, type Zone } from '#shared/kernel/instant.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { newStageOf } from '../../store/organiser/lists.ts';
import {
  byAnotherIndex,
  countSelected,
  findSelected,
  withWordsKept,
  type Condition,
  type Selected,
} from '../../store/organiser/selection.ts';
import { procedureKeysInWork } from '../../store/procedures/additions.ts';
import { procedureIdOf, procedureKeyOf } from '../../store/procedures/ids.ts';
import { findProcedure, type ProcedureOrder, type ProcedureRecord } from '../../store/procedures/query.ts';
import type { Workspace } from '../../store/workspace.ts';
import type { Step } from '../context.ts';
import { deadlinesInWork, mostInWork } from '../procedures/deadlines-list.ts';
import { loadSettings } from '../workspace/settings.ts';
import { boundsOf } from './days.ts';
import { resolveSelection, type Asked, type Resolved } from './selected.ts';

type Kind = (typeof calendarKinds)[number];
type Counted = Exclude<Kind, 'others'>;

/** Two months and a bit: what a calendar shows at once. */
const mostDays = 62;

/** A kind of date that every procedure has, as a condition for one day and the order within it. */
type Source = {
  readonly on: (day: PlainDay, zone: Zone) => Condition | null;
  readonly order: ProcedureOrder;
  readonly at: (record: ProcedureRecord) => number | null;
};

const between =
  (column: string) =>
  (day: PlainDay, zone: Zone): Condition | null => {
    const bounds = boundsOf(day, day, zone);
    return bounds.ok ? [`${column} >= ? AND ${column} < ?`, bounds.value.start, bounds.value.end] : null;
  };

const sources: Readonly<Record<Counted, Source>> = {
  'next-step': { on: (day) => ['next_step_on = ?', day], order: 'next-step', at: () => null },
  'bids-until': { on: between('deadline'), order: 'deadline', at: ({ deadline }) => deadline },
  published: { on: between('published'), order: 'published', at: ({ published }) => published },
};
const counted = ['next-step', 'bids-until', 'published'] as const satisfies readonly Counted[];

type Calendar = {
  readonly workspace: Workspace;
  readonly selected: Selected;
  readonly newStage: string;
  readonly kinds: readonly Kind[];
  readonly zone: Zone;
  /** Dates of procedures in work, by day. */
  readonly others: ReadonlyMap<PlainDay, readonly CalendarItem[]>;
  readonly isCut: boolean;
};

const itemOf = (record: ProcedureRecord, kind: Counted, day: PlainDay, newStage: string): CalendarItem => {
  const at = sources[kind].at(record);
  return {
    procedureId: procedureIdOf(record.procedure_key),
    sourceId: record.source_id,
    title: record.title,
    buyer: record.buyer,
    kind,
    lot: null,
    text: kind === 'next-step' ? record.next_step : null,
    at: at === null ? null : instantFromEpoch(at),
    day,
    stageId: record.work_stage ?? newStage,
  };
};

/** The other dates of procedures in work, but the end of bids, which every procedure's own row tells. */
const otherDates = (
  workspace: Workspace,
  selected: Selected,
  bounds: { readonly start: number; readonly end: number },
  setting: { readonly zone: Zone; readonly newStage: string },
): ReadonlyMap<PlainDay, readonly CalendarItem[]> => {
  const { database } = workspace;
  const chosen = new Map<string, ProcedureRecord | null>();
  const recordIfChosen = (id: string): ProcedureRecord | null => {
    const known = chosen.get(id);
    if (known !== undefined) return known;
    const key = procedureKeyOf(id) ?? 0;
    const isChosen = countSelected(database, {
      ...selected,
      conditions: [...selected.conditions, ['procedure_key = ?', key]],
    });
    const record = isChosen === 0 ? null : (findProcedure(database, key, '') ?? null);
    chosen.set(id, record);
    return record;
  };
  const days = new Map<PlainDay, CalendarItem[]>();
  for (const row of deadlinesInWork(workspace, instantFromEpoch(bounds.start), setting.zone)) {
    const at = Date.parse(row.at);
    if (row.event === 'bids-until' || at >= bounds.end) continue;
    const record = recordIfChosen(row.procedureId);
    if (record === null) continue;
    const [event, lot] = (row.event ?? 'own').split('@');
    const day = dayIn(row.at, setting.zone);
    const items = days.get(day) ?? [];
    items.push({
      procedureId: row.procedureId,
      sourceId: row.sourceId,
      title: row.procedureTitle,
      buyer: row.buyer,
      kind: event ?? 'own',
      lot: lot ?? null,
      text: row.title,
      at: row.at,
      day,
      stageId: record.work_stage ?? setting.newStage,
    });
    days.set(day, items);
  }
  for (const items of days.values()) items.sort((a, b) => Date.parse(a.at ?? '') - Date.parse(b.at ?? ''));
  return days;
};

const calendarOf = (
  workspace: Workspace,
  { selected: asSelected, lists }: Resolved,
  asked: { readonly kinds: readonly Kind[]; readonly zone: Zone; readonly start: number; readonly end: number },
): Calendar | null => {
  if (asSelected === null) return null;
  const selected = withWordsKept(workspace.database, asSelected);
  const { kinds, zone } = asked;
  const newStage = newStageOf(lists.stages);
  const hasOthers = kinds.includes('others');
  return {
    workspace,
    selected,
    newStage,
    kinds,
    zone,
    others: hasOthers ? otherDates(workspace, selected, asked, { zone, newStage }) : new Map(),
    isCut: hasOthers && procedureKeysInWork(workspace.database, mostInWork + 1).length > mostInWork,
  };
};

/** One day: how many of each kind, and a page of them: other dates first, then next steps, ends of bids, publications. */
const dayOf = (
  calendar: Calendar,
  day: PlainDay,
  page: { readonly offset: number; readonly limit: number },
): CalendarDay => {
  const { selected, kinds, newStage, zone, workspace } = calendar;
  const { database } = workspace;
  const others = calendar.others.get(day) ?? [];
  const counts = new Map<string, number>();
  for (const { kind } of others) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const items: CalendarItem[] = others.slice(page.offset, page.offset + page.limit);
  let before = others.length;
  for (const kind of counted.filter((one) => kinds.includes(one))) {
    const on = sources[kind].on(day, zone);
    if (on === null) continue;
    const chosen = kind === 'bids-until' ? selected : byAnotherIndex(selected);
    const narrowed: Selected = { ...chosen, conditions: [...chosen.conditions, on] };
    const count = countSelected(database, narrowed);
    const [offset, wanted] = [Math.max(0, page.offset - before), page.limit - items.length];
    before += count;
    if (count > 0) counts.set(kind, count);
    if (wanted <= 0 || offset >= count) continue;
    const { records } = findSelected(database, {
      ...narrowed,
      order: sources[kind].order,
      descending: false,
      offset,
      limit: wanted,
      total: count,
    });
    items.push(...records.map((record) => itemOf(record, kind, day, newStage)));
  }
  return { day, total: before, counts: [...counts].map(([kind, count]) => ({ kind, count })), items };
};

const open = async (
  workspace: Workspace,
  zone: Zone,
  {
    kinds,
    from,
    to,
    ...asked
  }: Asked & { readonly kinds: readonly Kind[]; readonly from: PlainDay; readonly to: PlainDay },
): Promise<Outcome<Calendar | null>> => {
  const bounds = boundsOf(from, to, zone, mostDays);
  if (!bounds.ok) return bounds;
  const resolved = resolveSelection(workspace, asked, moscow);
  return resolved.ok ? ok(calendarOf(workspace, resolved.value, { kinds, zone, ...bounds.value })) : resolved;
};

export const showCalendar: Step<'procedures.calendar'> = async ({ perDay, ...asked }, { host }) => {
  const { zone } = await loadSettings(host);
  const opened = await open(host.workspace, zone, asked);
  if (!opened.ok) return opened;
  const calendar = opened.value;
  const days: CalendarDay[] = [];
  if (calendar !== null)
    for (let { from: day } = asked; day <= asked.to; day = addDays(day, 1)) {
      const shown = dayOf(calendar, day, { offset: 0, limit: perDay });
      if (shown.total > 0) days.push(shown);
    }
  return ok({ zone, days, isCut: calendar?.isCut ?? false });
};

export const showDay: Step<'procedures.day'> = async ({ day, offset, limit, ...asked }, { host }) => {
  const { zone } = await loadSettings(host);
  const opened = await open(host.workspace, zone, { ...asked, from: day, to: day });
  if (!opened.ok) return opened;
  const calendar = opened.value;
  if (calendar === null) return ok({ zone, total: 0, items: [], isCut: false });
  const { total, items } = dayOf(calendar, day, { offset, limit });
  return ok({ zone, total, items, isCut: calendar.isCut });
};

import { parseDay } from '#shared/calendar/days.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Zone } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { priorities, type ProcedureFilter } from '#shared/procedure/organiser/filter.ts';
import type { StageMeaning } from '#shared/procedure/organiser/stages.ts';
import { newStageOf, type OrganiserLists } from '../../store/organiser/lists.ts';
import { hasTag, type Condition } from '../../store/organiser/selection.ts';
import { boundsOf } from './days.ts';

const day = 86_400_000;

export type FilterTerms = { readonly conditions: readonly Condition[]; readonly without: readonly Condition[] };

export type TagKnown = { readonly tagKey: number; readonly isRare: boolean };

export type FilterSetting = {
  readonly tagNamed: (name: string) => TagKnown | null;
  readonly now: number;
  readonly zone: Zone;
  readonly lists: OrganiserLists;
  /** Whether the list goes by deadline, which the indexes of stages and people do as well. */
  readonly byDeadline: boolean;
};

const listIn = (column: string, values: readonly (string | number)[]): Condition => [
  `${column} IN (${values.map(() => '?').join(', ')})`,
  ...values,
];
/** One value has its index in the deadline's order; several have not. */
const anyOf = (column: string, values: readonly (string | number)[], byDeadline: boolean): Condition =>
  values.length === 1 && byDeadline ? [`${column} = ?`, values[0] ?? null] : listIn(`~${column}`, values);

/** A rare tag leads to its procedures. */
const tagged = ({ tagKey, isRare }: TagKnown): Condition => [
  isRare ? 'procedure_key IN (SELECT procedure_key FROM procedure_tag WHERE tag_key = ?)' : hasTag,
  tagKey,
];

const never: Condition = ['0'];

/** Stages as stored: the one that means "new" is the empty column. */
const stageTerms = (
  wanted: readonly string[],
  { lists, byDeadline }: FilterSetting,
): { readonly condition?: Condition; readonly without?: Condition } => {
  const fresh = newStageOf(lists.stages);
  if (!wanted.includes(fresh))
    return { condition: wanted.length === 0 ? never : anyOf('work_stage', wanted, byDeadline) };
  const others = lists.stages.map(({ stageId }) => stageId).filter((stageId) => !wanted.includes(stageId));
  return others.length === 0 ? {} : { without: listIn('work_stage', others) };
};

const stagesMeaning = (lists: OrganiserLists, meanings: readonly StageMeaning[]): readonly string[] =>
  lists.stages.filter(({ meaning }) => meanings.includes(meaning)).map(({ stageId }) => stageId);

/** What is stuck, by the user's own rule; see shared/procedure/organiser/stuck-rule.ts. */
export const stuckCondition = ({ lists, now }: Pick<FilterSetting, 'lists' | 'now'>): Condition => {
  const { meanings, quietDays, withinDays } = lists.stuckRule;
  const fresh = newStageOf(lists.stages);
  const stages = stagesMeaning(lists, meanings);
  const marked = stages.filter((stageId) => stageId !== fresh);
  const inStages = `work_stage IN (${marked.map(() => '?').join(', ')})`;
  // A procedure that nobody has touched yet has been quiet since it came.
  const stage = stages.includes(fresh) ? `(${inStages} OR work_stage IS NULL)` : inStages;
  return [
    `(${stage} AND deadline > ? AND deadline <= ? AND coalesce(moved_at, imported_at) <= ?)`,
    ...marked,
    now,
    now + withinDays * day,
    now - quietDays * day,
  ];
};

const assigneeTerms = (assignee: string, { lists, byDeadline }: FilterSetting): FilterTerms => {
  if (assignee === 'none') return { conditions: [], without: [['assignee IS NOT NULL']] };
  const personId = assignee === 'me' ? lists.people.find(({ isSelf }) => isSelf)?.personId : assignee;
  return {
    conditions: personId === undefined ? [never] : [anyOf('assignee', [personId], byDeadline)],
    without: [],
  };
};

const dayBounds = {
  deadlineFrom: ['deadline', 'from'],
  deadlineTo: ['deadline', 'to'],
  publishedFrom: ['published', 'from'],
  publishedTo: ['published', 'to'],
} as const;

/** The filter but its words, as SQL. Days are whole days of `zone`; values compare as numbers, whatever their currency. */
export const filterTerms = (filter: ProcedureFilter, setting: FilterSetting): Outcome<FilterTerms> => {
  const { now, zone, byDeadline } = setting;
  const conditions: Condition[] = [];
  const without: Condition[] = [];
  const deadline = byDeadline ? 'deadline' : '~deadline';
  const mark = (wanted: boolean | undefined, condition: Condition): void => {
    if (wanted !== undefined) (wanted ? conditions : without).push(condition);
  };

  if (filter.stage === 'open') conditions.push([`${deadline} > ?`, now]);
  if (filter.stage === 'closed') conditions.push([`${deadline} <= ?`, now]);
  if (filter.stage === 'undated') conditions.push(['deadline IS NULL']);
  if (filter.deadlineWithin !== undefined)
    conditions.push([`${deadline} > ?`, now], [`${deadline} <= ?`, now + filter.deadlineWithin * day]);
  if (filter.currency !== undefined) conditions.push(['currency = ?', filter.currency.toUpperCase()]);
  if (filter.formats !== undefined)
    conditions.push(filter.formats.length === 0 ? never : listIn('source_format', filter.formats));

  for (const name of ['deadlineFrom', 'deadlineTo', 'publishedFrom', 'publishedTo'] as const) {
    const plain = filter[name];
    if (plain === undefined) continue;
    const bounds = boundsOf(plain, plain, zone);
    if (!bounds.ok) return failKernel('input.invalid', { path: `filter.${name}`, reason: plain });
    const { start, end } = bounds.value;
    const [column, bound] = dayBounds[name];
    const shown = column === 'deadline' ? deadline : '~published';
    conditions.push(bound === 'from' ? [`${shown} >= ?`, start] : [`${shown} < ?`, end]);
  }
  for (const [name, sign] of [['nextStepFrom', '>='] as const, ['nextStepTo', '<='] as const]) {
    const plain = filter[name];
    if (plain === undefined) continue;
    if (parseDay(plain) === null) return failKernel('input.invalid', { path: `filter.${name}`, reason: plain });
    conditions.push([`next_step_on ${sign} ?`, plain]);
  }
  for (const [name, sign] of [['valueFrom', '>='] as const, ['valueTo', '<='] as const]) {
    const text = filter[name];
    if (text === undefined) continue;
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value))
      return failKernel('input.invalid', { path: `filter.${name}`, reason: text });
    conditions.push([`amount_order ${sign} ?`, value]);
  }

  if (filter.workStages !== undefined) {
    const terms = stageTerms(filter.workStages, setting);
    if (terms.condition !== undefined) conditions.push(terms.condition);
    if (terms.without !== undefined) without.push(terms.without);
  }
  if (filter.assignee !== undefined) {
    const terms = assigneeTerms(filter.assignee, setting);
    conditions.push(...terms.conditions);
    without.push(...terms.without);
  }
  if (filter.priorities !== undefined) {
    const others = priorities.flatMap((name, rank) => (filter.priorities?.includes(name) === true ? [] : [rank]));
    const ranks = priorities.flatMap((name, rank) => (filter.priorities?.includes(name) === true ? [rank] : []));
    if (!filter.priorities.includes('none'))
      conditions.push(ranks.length === 0 ? never : anyOf('priority', ranks, byDeadline));
    else if (others.length > 0) without.push(listIn('priority', others));
  }
  if (filter.reasons !== undefined)
    conditions.push(filter.reasons.length === 0 ? never : anyOf('end_reason', filter.reasons, byDeadline));
  for (const tag of filter.tags ?? []) {
    const known = setting.tagNamed(tag);
    conditions.push(known === null ? never : tagged(known));
  }
  mark(filter.starred, ['starred = 1']);
  mark(filter.changed, ['edition > coalesce(seen_edition, 1)']);
  mark(filter.seen, ['seen_edition IS NOT NULL']);
  mark(filter.stuck, stuckCondition(setting));
  mark(filter.duplicates, [
    `~procedure_key IN (SELECT first_key FROM duplicate_pair WHERE state <> 'refused'
       UNION SELECT second_key FROM duplicate_pair WHERE state <> 'refused')`,
  ]);
  return ok({ conditions, without });
};

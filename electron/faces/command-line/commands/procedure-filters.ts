import type { Answer, Asked } from '#shared/contract/index.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failOrganiser } from '#shared/procedure/organiser/codes.ts';
import { procedureColumns, procedureOrders, type ProcedureColumn } from '#shared/procedure/organiser/columns.ts';
import { priorities, procedureFilter, type ProcedureFilter } from '#shared/procedure/organiser/filter.ts';
import type { SavedView } from '#shared/procedure/organiser/views.ts';
import { isSet, listOf, textOf, type Command, type Desk, type Given } from '../command.ts';

/** Which procedures are meant: the same for every command that lists, exports or changes them. */
export const filterOptions = {
  view: { type: 'string', value: 'VIEW-ID', help: 'help.option.view' },
  search: { type: 'string', value: 'TEXT', help: 'help.option.search' },
  bids: { type: 'string', value: 'open|closed|undated', help: 'help.option.open' },
  buyer: { type: 'string', value: 'TEXT', help: 'help.option.buyer' },
  currency: { type: 'string', value: 'CODE', help: 'help.option.currency' },
  'deadline-from': { type: 'string', value: 'DATE', help: 'help.option.deadline-from' },
  'deadline-to': { type: 'string', value: 'DATE', help: 'help.option.deadline-to' },
  within: { type: 'string', value: 'DAYS', help: 'help.option.within' },
  'published-from': { type: 'string', value: 'DATE', help: 'help.option.published-from' },
  'published-to': { type: 'string', value: 'DATE', help: 'help.option.published-to' },
  'value-from': { type: 'string', value: 'SUM', help: 'help.option.value-from' },
  'value-to': { type: 'string', value: 'SUM', help: 'help.option.value-to' },
  source: { type: 'string', multiple: true, value: 'FORMAT', help: 'help.option.source' },
  'in-stage': { type: 'string', multiple: true, value: 'STAGE', help: 'help.option.stage-in' },
  'assigned-to': { type: 'string', value: 'NAME|me|none', help: 'help.option.assignee' },
  tagged: { type: 'string', multiple: true, value: 'TAG', help: 'help.option.tagged' },
  starred: { type: 'boolean', help: 'help.option.starred' },
  'with-priority': { type: 'string', multiple: true, value: priorities.join('|'), help: 'help.option.priority' },
  'step-from': { type: 'string', value: 'DATE', help: 'help.option.step-from' },
  'step-to': { type: 'string', value: 'DATE', help: 'help.option.step-to' },
  'ended-for': { type: 'string', multiple: true, value: 'REASON', help: 'help.option.dropped-for' },
  changed: { type: 'boolean', help: 'help.option.changed' },
  unseen: { type: 'boolean', help: 'help.option.unseen' },
  stuck: { type: 'boolean', help: 'help.option.stuck' },
  duplicated: { type: 'boolean', help: 'help.option.duplicated' },
} as const satisfies Command['options'];

export const orderOptions = {
  order: { type: 'string', value: procedureOrders.join('|'), help: 'help.option.order' },
  descending: { type: 'boolean', help: 'help.option.descending' },
} as const satisfies Command['options'];

/** What is not a filter of its own in the contract but is said by an option that is set. */
const flags = {
  starred: { starred: true },
  changed: { changed: true },
  unseen: { seen: false },
  stuck: { stuck: true },
  duplicated: { duplicates: true },
} as const satisfies Partial<Record<keyof typeof filterOptions, ProcedureFilter>>;

const texts = {
  bids: 'stage',
  buyer: 'buyer',
  currency: 'currency',
  'deadline-from': 'deadlineFrom',
  'deadline-to': 'deadlineTo',
  'published-from': 'publishedFrom',
  'published-to': 'publishedTo',
  'value-from': 'valueFrom',
  'value-to': 'valueTo',
  'step-from': 'nextStepFrom',
  'step-to': 'nextStepTo',
} as const satisfies Partial<Record<keyof typeof filterOptions, keyof ProcedureFilter>>;

const lists = {
  source: 'formats',
  'in-stage': 'workStages',
  tagged: 'tags',
  'with-priority': 'priorities',
  'ended-for': 'reasons',
} as const satisfies Partial<Record<keyof typeof filterOptions, keyof ProcedureFilter>>;

/** A person by name or id; `none` is nobody. */
export const personNamed = async (name: string, desk: Desk): Promise<Outcome<string | null>> => {
  if (name === 'none') return ok(null);
  const shown = await desk.ask('organiser.show', {});
  if (!shown.ok) return shown;
  const { people } = shown.value;
  const wanted = name.toLocaleLowerCase();
  const found = people.find(({ personId, name: called, isSelf }) =>
    name === 'me' ? isSelf : personId === name || called.toLocaleLowerCase() === wanted,
  );
  return found === undefined ? failOrganiser('organiser.unknown-person', { person: name }) : ok(found.personId);
};

const assignee = async (given: Given, desk: Desk): Promise<Outcome<ProcedureFilter>> => {
  const name = textOf(given, 'assigned-to');
  if (name === null) return ok({});
  if (name === 'me' || name === 'none') return ok({ assignee: name });
  const person = await personNamed(name, desk);
  return person.ok ? ok({ assignee: person.value ?? 'none' }) : person;
};

const optionOf = (path: PropertyKey | undefined): string => {
  const named = [...Object.entries(texts), ...Object.entries(lists)].find(([, field]) => field === path);
  return `--${named?.[0] ?? String(path)}`;
};

const ownFilter = async (given: Given, desk: Desk): Promise<Outcome<ProcedureFilter>> => {
  const person = await assignee(given, desk);
  if (!person.ok) return person;
  const within = textOf(given, 'within');
  const read = procedureFilter.safeParse({
    ...Object.fromEntries(
      Object.entries(texts).flatMap(([option, field]) => {
        const text = textOf(given, option);
        return text === null ? [] : [[field, text]];
      }),
    ),
    ...Object.fromEntries(
      Object.entries(lists).flatMap(([option, field]) => {
        const all = listOf(given, option);
        return all.length === 0 ? [] : [[field, [...all]]];
      }),
    ),
    ...Object.assign({}, ...Object.entries(flags).flatMap(([option, said]) => (isSet(given, option) ? [said] : []))),
    ...(within === null ? {} : { deadlineWithin: Number(within) }),
    ...person.value,
  });
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  const field = issue?.path[0];
  const option = field === 'deadlineWithin' ? '--within' : optionOf(field);
  return failKernel('usage.bad-option', { option, reason: issue?.message ?? '' });
};

export type ProcedureQuestion = Pick<Asked<'procedures.list'>, 'search' | 'filter'> & {
  readonly search: string;
  readonly filter: ProcedureFilter;
  readonly order: SavedView['order'];
  readonly descending: boolean;
  readonly columns: readonly ProcedureColumn[] | null;
  /** Whether anything narrows the list at all. */
  readonly isNarrowed: boolean;
};

type View = Answer<'views.list'>['views'][number];

const viewNamed = async (given: Given, desk: Desk): Promise<Outcome<View | null>> => {
  const name = textOf(given, 'view');
  if (name === null) return ok(null);
  const listed = await desk.ask('views.list', {});
  if (!listed.ok) return listed;
  const found = listed.value.views.find((view) => view.viewId === name || view.name === name);
  return found === undefined ? failOrganiser('organiser.unknown-view', { view: name }) : ok(found);
};

const isOrder = (text: string): text is SavedView['order'] => (procedureOrders as readonly string[]).includes(text);

/** What the options ask for, on top of a saved view where one is named. */
export const questionFrom = async (given: Given, desk: Desk): Promise<Outcome<ProcedureQuestion>> => {
  const view = await viewNamed(given, desk);
  if (!view.ok) return view;
  const own = await ownFilter(given, desk);
  if (!own.ok) return own;
  const order = textOf(given, 'order') ?? view.value?.order ?? 'deadline';
  if (!isOrder(order)) return failKernel('usage.bad-option', { option: '--order', reason: procedureOrders.join(', ') });
  const filter = { ...view.value?.filter, ...own.value };
  const search = textOf(given, 'search') ?? view.value?.search ?? '';
  return ok({
    search,
    filter,
    order,
    descending: isSet(given, 'descending') || (textOf(given, 'order') === null && view.value?.descending === true),
    columns: view.value?.columns ?? null,
    isNarrowed: search !== '' || Object.keys(filter).length > 0,
  });
};

const isColumn = (text: string): text is ProcedureColumn => (procedureColumns as readonly string[]).includes(text);

/** `--columns a,b,c`; null: none were named. */
export const columnsFrom = (given: Given): Outcome<readonly ProcedureColumn[] | null> => {
  const text = textOf(given, 'columns');
  if (text === null) return ok(null);
  const names = text.split(',').map((name) => name.trim());
  return names.every((name) => isColumn(name))
    ? ok(names)
    : failKernel('usage.bad-option', { option: '--columns', reason: procedureColumns.join(', ') });
};

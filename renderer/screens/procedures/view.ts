import { create } from 'zustand';
import type { Asked } from '#shared/contract/index.ts';
import type { ProcedureRow } from '#shared/contract/procedures.ts';
import type { ShownView } from '#shared/contract/views.ts';
import type { ProcedureColumn } from '#shared/procedure/organiser/columns.ts';
import type { ProcedureFilter } from '#shared/procedure/organiser/filter.ts';
import type { Layout } from '#shared/procedure/organiser/views.ts';

export type Question = Asked<'procedures.list'>;
export type Order = NonNullable<Question['order']>;
export type Stage = 'all' | ProcedureRow['stage'];

export const stages = ['open', 'all', 'closed', 'undated'] as const satisfies readonly Stage[];
export const layouts = ['table', 'board', 'calendar', 'timeline'] as const satisfies readonly Layout[];
/** In the order in which they stand on the screen. */
export const filterNames = [
  'buyer',
  'deadlineFrom',
  'deadlineTo',
  'deadlineWithin',
  'valueFrom',
  'valueTo',
  'currency',
  'workStages',
  'assignee',
  'tags',
  'priorities',
  'reasons',
  'nextStepFrom',
  'nextStepTo',
  'publishedFrom',
  'publishedTo',
  'formats',
  'starred',
  'changed',
  'seen',
  'stuck',
  'duplicates',
] as const satisfies readonly Exclude<keyof ProcedureFilter, 'stage'>[];
export type FilterName = (typeof filterNames)[number];
/** What narrows the list besides the words and the stage; a name that is not there asks for nothing. */
export type Filters = Readonly<{ [Name in FilterName]?: NonNullable<ProcedureFilter[Name]> }>;

export type View = {
  readonly layout: Layout;
  readonly search: string;
  readonly stage: Stage;
  readonly filters: Filters;
  /** How often all of them were taken away: what is half typed then goes too. */
  readonly clearings: number;
  readonly order: Order;
  readonly descending: boolean;
  /** Of the saved view in use; null: the table as the settings keep it. */
  readonly columns: readonly ProcedureColumn[] | null;
  /** The saved view one started from, whatever was changed since; null: the whole list. */
  readonly viewId: string | null;
};

const startView: View = {
  layout: 'table',
  search: '',
  stage: 'open',
  filters: {},
  clearings: 0,
  order: 'deadline',
  descending: false,
  columns: null,
  viewId: null,
};
/** Kept while the window lives: who comes back from another screen finds the list as it was left. */
export const useView = create<View>(() => startView);

const isAsked = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

export const setFilter = <Name extends FilterName>(name: Name, value: Filters[Name] | null): void =>
  useView.setState(({ filters }) => ({
    filters: Object.fromEntries(Object.entries({ ...filters, [name]: value }).filter(([, asked]) => isAsked(asked))),
  }));

export const clearFilters = (): void =>
  useView.setState(({ clearings }) => ({ filters: {}, clearings: clearings + 1 }));

/** Every procedure there is; the order stays as it was. */
export const showAll = (): void => {
  clearFilters();
  useView.setState({ search: '', stage: 'all' });
};

export const filtersInForce = (filters: Filters): readonly FilterName[] =>
  filterNames.filter((name) => filters[name] !== undefined);

/** Words and filter alone: what every layout asks, and what a selection of all that match is of. */
export const askedOf = ({ search, stage, filters }: Pick<View, 'search' | 'stage' | 'filters'>) => ({
  search,
  filter: stage === 'all' ? filters : { ...filters, stage },
});

export const questionOf = (view: View): Question => ({
  ...askedOf(view),
  order: view.order,
  descending: view.descending,
});

const takenFrom = (view: ShownView): Omit<View, 'clearings'> => {
  const { stage = 'all', ...filters } = view.filter;
  return {
    layout: view.layout,
    search: view.search,
    stage,
    filters: Object.fromEntries(Object.entries(filters).filter(([, asked]) => isAsked(asked))),
    order: view.order,
    descending: view.descending,
    columns: view.columns,
    viewId: view.viewId,
  };
};

/** Looks through a saved view; null: at the whole list again, in the layout at hand. */
export const takeView = (view: ShownView | null): void =>
  useView.setState(({ clearings, layout }) => ({
    ...(view === null ? { ...startView, layout } : takenFrom(view)),
    clearings: clearings + 1,
  }));

/** Whether something was changed since the saved view was taken. */
export const differs = (now: View, view: ShownView): boolean => {
  const { clearings: _, ...shown } = now;
  const plain = (value: Omit<View, 'clearings'>): string =>
    JSON.stringify({ ...value, filters: Object.entries(value.filters).toSorted(([a], [b]) => (a < b ? -1 : 1)) });
  return plain(shown) !== plain({ ...shown, ...takenFrom(view) });
};

/** The first bound lies behind the second: nothing can be between them. Days and sums alike. */
export const isReversed = (filters: Filters, of: 'deadline' | 'value'): boolean => {
  const [from, to] = [filters[`${of}From`], filters[`${of}To`]];
  if (from === undefined || to === undefined) return false;
  return of === 'deadline' ? from > to : Number(from) > Number(to);
};

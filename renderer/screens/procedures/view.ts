import { create } from 'zustand';
import type { Asked } from '#shared/contract/index.ts';
import type { ProcedureRow } from '#shared/contract/procedures.ts';

export type Question = Asked<'procedures.list'>;
export type Order = NonNullable<Question['order']>;
export type Stage = 'all' | ProcedureRow['stage'];

export const stages = ['open', 'all', 'closed', 'undated'] as const satisfies readonly Stage[];
/** In the order in which they stand on the screen. */
export const filterNames = ['buyer', 'deadlineFrom', 'deadlineTo', 'valueFrom', 'valueTo', 'currency'] as const;
export type FilterName = (typeof filterNames)[number];
/** What narrows the list besides the words and the stage; a name that is not there asks for nothing. */
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

export type View = {
  readonly search: string;
  readonly stage: Stage;
  readonly filters: Filters;
  /** How often all of them were taken away: what is half typed then goes too. */
  readonly clearings: number;
  readonly order: Order;
  readonly descending: boolean;
};

const startView: View = { search: '', stage: 'open', filters: {}, clearings: 0, order: 'deadline', descending: false };
/** Kept while the window lives: who comes back from another screen finds the list as it was left. */
export const useView = create<View>(() => startView);

export const setFilter = (name: FilterName, value: string | null): void =>
  useView.setState(({ filters }) => ({
    filters: Object.fromEntries(
      Object.entries({ ...filters, [name]: value ?? '' }).filter(([, asked]) => asked !== ''),
    ),
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

export const questionOf = ({ search, stage, filters, order, descending }: View): Question => ({
  search,
  filter: stage === 'all' ? filters : { ...filters, stage },
  order,
  descending,
});

/** The first bound lies behind the second: nothing can be between them. Days and sums alike. */
export const isReversed = (filters: Filters, of: 'deadline' | 'value'): boolean => {
  const [from, to] = [filters[`${of}From`], filters[`${of}To`]];
  if (from === undefined || to === undefined) return false;
  return of === 'deadline' ? from > to : Number(from) > Number(to);
};

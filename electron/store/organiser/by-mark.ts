import type { Database } from '../database.ts';
import type { ProcedurePage, ProcedureRecord } from '../procedures/query.ts';
import {
  countByMark,
  countSelected,
  findSelected,
  keysInOrder,
  type Condition,
  type Selected,
  type SelectedPage,
} from './selection.ts';

export type MarkColumn = 'work_stage' | 'assignee' | 'priority';

/** Rows with one value of a mark; null: those that have none. */
const withMark = (selected: Selected, column: MarkColumn, mark: string | number | null): Selected => {
  const isMarked: Condition = [`${column} IS NOT NULL`];
  return mark === null
    ? { ...selected, without: [...(selected.without ?? []), isMarked] }
    : { ...selected, conditions: [...selected.conditions, [`${column} = ?`, mark]] };
};

/** How many there are of each mark, `null` among them; marks that nothing has are not there. */
export const markCounts = (
  database: Database,
  selected: Selected,
  column: MarkColumn,
): ReadonlyMap<string | number | null, number> => {
  const marked = countByMark(database, selected, column);
  const rest = countSelected(database, selected) - [...marked.values()].reduce((sum, count) => sum + count, 0);
  return new Map<string | number | null, number>([...marked, [null, rest]]);
};

/**
 * A page of the list gathered by a mark: all of the first mark, then all of the second; within one, by deadline. `marks`
 * not named come last, so that every row has its place.
 */
export const findByMark = (
  database: Database,
  selected: Selected,
  by: {
    readonly column: MarkColumn;
    readonly marks: readonly (string | number | null)[];
    readonly descending: boolean;
  },
  page: { readonly offset: number; readonly limit: number },
): ProcedurePage => {
  const counts = markCounts(database, selected, by.column);
  const named = by.descending ? by.marks.toReversed() : by.marks;
  const marks = [...named, ...[...counts.keys()].filter((mark) => !named.includes(mark))];
  const records: ProcedureRecord[] = [];
  let before = 0;
  for (const mark of marks) {
    const count = counts.get(mark) ?? 0;
    const wanted = page.limit - records.length;
    const offset = Math.max(0, page.offset - before);
    before += count;
    if (wanted > 0 && offset < count)
      records.push(
        ...findSelected(database, {
          ...withMark(selected, by.column, mark),
          order: 'deadline',
          descending: false,
          offset,
          limit: wanted,
          total: count,
        }).records,
      );
  }
  return { total: before, records };
};

/** Every key, gathered the same way. */
export const keysByMark = (
  database: Database,
  selected: Selected,
  by: {
    readonly column: MarkColumn;
    readonly marks: readonly (string | number | null)[];
    readonly descending: boolean;
  },
): readonly number[] => {
  const rows = keysInOrder(database, selected, { order: 'deadline', descending: false, mark: by.column });
  const groups = Map.groupBy(rows, ({ mark }) => mark);
  const named = by.descending ? by.marks.toReversed() : by.marks;
  return [...named, ...[...groups.keys()].filter((mark) => !named.includes(mark))].flatMap((mark) =>
    (groups.get(mark) ?? []).map(({ key }) => key),
  );
};

/** The first rows of one mark, by any order. */
export const firstOfMark = (
  database: Database,
  selected: Selected,
  column: MarkColumn,
  mark: string | number | null,
  page: Pick<SelectedPage, 'order' | 'descending' | 'limit' | 'total'>,
): readonly ProcedureRecord[] =>
  findSelected(database, { ...withMark(selected, column, mark), ...page, offset: 0 }).records;

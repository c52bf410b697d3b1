import { procedureColumns, type ProcedureColumn } from '#shared/procedure/organiser/columns.ts';

/** A column of the table and the width it was given; null: as wide as it likes. */
export type TableColumn = { readonly id: ProcedureColumn; readonly width: number | null };

/** Columns that the rows of a list have what to fill with; the rest is for exported tables. */
export const offeredColumns: readonly ProcedureColumn[] = procedureColumns.filter(
  (id) => id !== 'last-note' && id !== 'imported',
);

export const usualColumns: readonly ProcedureColumn[] = [
  'deadline',
  'title',
  'source-id',
  'buyer',
  'value',
  'currency',
  'work-stage',
  'bids',
];

export const leastWidth = 48;
export const mostWidth = 720;

const readWidth = (text: string | undefined): number | null => {
  const width = Number(text);
  return Number.isInteger(width) && width >= leastWidth && width <= mostWidth ? width : null;
};

/**
 * Reads `title:320,deadline,value:140` as the settings keep it. What it does not know is left out, a second mention too;
 * nothing left: the usual ones.
 */
export const readTableColumns = (text: string): readonly TableColumn[] => {
  const read = text.split(',').flatMap((entry): readonly TableColumn[] => {
    const [name, width] = entry.split(':');
    const id = offeredColumns.find((offered) => offered === name);
    return id === undefined ? [] : [{ id, width: readWidth(width) }];
  });
  const once = read.filter(({ id }, place) => read.findIndex((other) => other.id === id) === place);
  return once.length > 0 ? once : usualColumns.map((id) => ({ id, width: null }));
};

export const tableColumnsText = (columns: readonly TableColumn[]): string =>
  columns.map(({ id, width }) => (width === null ? id : `${id}:${width}`)).join(',');

/** Moves one column by a place; the ends stay. */
export const withMoved = (columns: readonly TableColumn[], id: ProcedureColumn, by: 1 | -1): readonly TableColumn[] => {
  const from = columns.findIndex((column) => column.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= columns.length) return columns;
  return columns.map(
    (column, place) => (place === from ? columns[to] : place === to ? columns[from] : column) ?? column,
  );
};

/** The columns of a saved view with the widths that this machine keeps. */
export const widthsFor = (ids: readonly ProcedureColumn[], kept: readonly TableColumn[]): readonly TableColumn[] =>
  ids
    .filter((id) => offeredColumns.includes(id))
    .map((id) => ({ id, width: kept.find((column) => column.id === id)?.width ?? null }));

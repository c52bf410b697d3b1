import type { ReactNode } from 'react';
import { LongTableRows } from './long-table-rows.tsx';
import './table.css';

export type TableColumn<Row> = {
  readonly id: string;
  readonly label: string;
  /** Numbers stand at the end, so that their decimal signs align; name their unit in the label. */
  readonly align?: 'start' | 'end';
  readonly width?: string;
  /** For a column of acts, whose heading would only be noise to the eye. */
  readonly hideLabel?: boolean;
  readonly cell: (row: Row) => ReactNode;
};

export type TableProps<Row> = {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Shown in place of rows when there are none. */
  readonly empty?: ReactNode;
  readonly foot?: ReactNode;
  /** Rows that hold controls and may be many: only those near the screen are drawn. */
  readonly isLong?: boolean;
};

/** Up to some hundred rows that are read, not travelled: a plain table. Longer or navigated lists are a `Grid`. */
export const Table = <Row,>({ label, columns, rows, keyOf, empty, foot, isLong = false }: TableProps<Row>) =>
  rows.length === 0 && empty !== undefined ? (
    empty
  ) : (
    <table className="table" aria-label={label} {...(isLong ? { 'aria-rowcount': rows.length + 1 } : {})}>
      <thead>
        <tr {...(isLong ? { 'aria-rowindex': 1 } : {})}>
          {columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              className={column.align === 'end' ? 'cell-end' : ''}
              style={column.width === undefined ? {} : { inlineSize: column.width }}
            >
              <span className={column.hideLabel === true ? 'visually-hidden' : ''}>{column.label}</span>
            </th>
          ))}
        </tr>
      </thead>
      {isLong ? (
        <LongTableRows columns={columns} rows={rows} keyOf={keyOf} />
      ) : (
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <td key={column.id} className={column.align === 'end' ? 'cell-end' : ''}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      )}
      {foot !== undefined && <tfoot>{foot}</tfoot>}
    </table>
  );

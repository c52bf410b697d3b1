import { memo } from 'react';
import { Checkbox } from './choices.tsx';
import type { GridColumn } from './grid-line.tsx';
import { SortDownIcon, SortUpIcon } from './icons.tsx';

export type GridHeadProps<Row, Order extends string> = {
  readonly columns: readonly GridColumn<Row, Order>[];
  readonly tracks: string;
  /** The least width of the whole line, as CSS. */
  readonly least: string;
  readonly order?: { readonly by: Order; readonly descending: boolean } | undefined;
  readonly onOrder?: ((by: Order) => void) | undefined;
  /** The box that picks all rows or none; null where rows are not picked. */
  readonly pick: {
    readonly label: string;
    readonly state: 'none' | 'some' | 'all';
    readonly onChange: (all: boolean) => void;
  } | null;
};

const Head = <Row, Order extends string>({
  columns,
  tracks,
  least,
  order,
  onOrder,
  pick,
}: GridHeadProps<Row, Order>) => (
  <div role="rowgroup" className="grid-head" style={{ minInlineSize: least }}>
    <div role="row" aria-rowindex={1} className="grid-row grid-headings" style={{ gridTemplateColumns: tracks }}>
      {pick !== null && (
        <div role="columnheader" aria-colindex={1} aria-label={pick.label} className="grid-cell grid-pick-all">
          <Checkbox
            label={pick.label}
            isSelected={pick.state === 'all'}
            isIndeterminate={pick.state === 'some'}
            onChange={pick.onChange}
          >
            {null}
          </Checkbox>
        </div>
      )}
      {columns.map((column, index) => {
        const isOrder = order !== undefined && column.order === order.by;
        const Arrow = order?.descending === true ? SortDownIcon : SortUpIcon;
        const name = (
          <>
            <span className={column.hideLabel === true || column.heading !== undefined ? 'visually-hidden' : 'clip'}>
              {column.label}
            </span>
            {isOrder && <Arrow className="grid-order" />}
          </>
        );
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={index + (pick === null ? 1 : 2)}
            className={`grid-cell cell-${column.align ?? 'start'}`}
            {...(isOrder ? { 'aria-sort': order.descending ? 'descending' : 'ascending' } : {})}
          >
            {column.heading}
            {column.order === undefined || onOrder === undefined ? (
              <span className="grid-heading">{name}</span>
            ) : (
              <button
                type="button"
                className="grid-heading"
                onClick={() => {
                  if (column.order !== undefined) onOrder(column.order);
                }}
              >
                {name}
              </button>
            )}
          </div>
        );
      })}
    </div>
  </div>
);

export const GridHead = memo(Head) as typeof Head;

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { RowSource } from '../state/pages.ts';
import { rowAfterKey } from './row-after-key.ts';
import { SortDownIcon, SortUpIcon } from './icons.tsx';
import './grid.css';

export const rowHeight = 28;

export type GridColumn<Row, Order extends string = string> = {
  readonly id: string;
  readonly label: string;
  /** For a column of buttons: its heading is read aloud and not drawn. */
  readonly hideLabel?: boolean;
  /** A CSS grid track: `minmax(200px, 2fr)`, `120px`. */
  readonly track: string;
  readonly align?: 'start' | 'end';
  /** The order that pressing the heading asks for. */
  readonly order?: Order;
  readonly cell: (row: Row) => ReactNode;
};

export type GridProps<Row, Order extends string> = {
  readonly label: string;
  readonly columns: readonly GridColumn<Row, Order>[];
  readonly source: RowSource<Row>;
  readonly keyOf: (row: Row) => string;
  readonly chosen: string | null;
  /** By pointer or Enter `open`; by moving over rows while one is already open `follow`. */
  readonly onChoose: (row: Row, how: 'open' | 'follow') => void;
  readonly order?: { readonly by: Order; readonly descending: boolean };
  readonly onOrder?: (by: Order) => void;
  readonly empty: ReactNode;
  /** Rows that are over are drawn faint. */
  readonly isFaint?: (row: Row) => boolean;
};

/** Any number of rows: only those near the screen exist. One row can be focused; the arrows move it, Enter opens it. */
export const Grid = <Row, Order extends string>({
  label,
  columns,
  source,
  keyOf,
  chosen,
  onChoose,
  order,
  onOrder,
  empty,
  isFaint,
}: GridProps<Row, Order>) => {
  const scroll = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const wantsFocus = useRef(false);
  const total = source.total ?? 0;
  const at = Math.min(active, Math.max(0, total - 1));

  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: rowHeight,
    paddingEnd: 8,
    // The focused row stays in the page even when scrolled away, so that focus is never lost.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), at])].toSorted((a, b) => a - b),
  });
  const shown = virtual.getVirtualItems();
  const first = shown.find((item) => item.index !== at)?.index ?? 0;
  const last = shown.findLast((item) => item.index !== at)?.index ?? 0;
  const { need } = source;
  useEffect(() => {
    if (total > 0) need(first, Math.min(last, total - 1));
  }, [need, first, last, total]);

  useEffect(() => {
    if (!wantsFocus.current) return;
    const row = scroll.current?.querySelector<HTMLElement>(`[data-index="${at}"]`);
    if (row !== null && row !== undefined) {
      row.focus({ preventScroll: true });
      wantsFocus.current = false;
    }
  });

  const go = (to: number): void => {
    wantsFocus.current = true;
    setActive(to);
    virtual.scrollToIndex(to);
    const row = source.rowAt(to);
    if (chosen !== null && row !== undefined) onChoose(row, 'follow');
  };
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target instanceof HTMLElement && event.target.closest('[role="row"][data-index]') === null) return;
    const row = source.rowAt(at);
    if (event.key === 'Enter' && row !== undefined) {
      event.preventDefault();
      onChoose(row, 'open');
      return;
    }
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight) - 2);
    const to = rowAfterKey(event.key, at, total, page);
    if (to === null) return;
    event.preventDefault();
    go(to);
  };

  const tracks = columns.map((column) => column.track).join(' ');
  return (
    <div
      className="grid"
      role="grid"
      aria-label={label}
      aria-rowcount={source.total === undefined ? -1 : total + 1}
      aria-colcount={columns.length}
      aria-busy={source.total === undefined}
      ref={scroll}
      tabIndex={-1}
      onKeyDown={press}
    >
      <div role="rowgroup" className="grid-head">
        <div role="row" aria-rowindex={1} className="grid-row grid-headings" style={{ gridTemplateColumns: tracks }}>
          {columns.map((column, index) => {
            const isOrder = order !== undefined && column.order === order.by;
            const Arrow = order?.descending === true ? SortDownIcon : SortUpIcon;
            const name = (
              <>
                <span className={column.hideLabel === true ? 'visually-hidden' : 'clip'}>{column.label}</span>
                {isOrder && <Arrow className="grid-order" />}
              </>
            );
            return (
              <div
                key={column.id}
                role="columnheader"
                aria-colindex={index + 1}
                className={`grid-cell cell-${column.align ?? 'start'}`}
                {...(isOrder ? { 'aria-sort': order.descending ? 'descending' : 'ascending' } : {})}
              >
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
      {source.total === 0 ? (
        <div role="rowgroup">
          <div role="row" aria-rowindex={2}>
            <div role="gridcell" aria-colindex={1} className="grid-empty">
              {empty}
            </div>
          </div>
        </div>
      ) : (
        <div role="rowgroup" className="grid-rows" style={{ blockSize: virtual.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const row = source.rowAt(index);
            const isChosen = row !== undefined && keyOf(row) === chosen;
            return (
              // Enter on the focused row does the same: the grid listens to the keys of all its rows.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={index}
                role="row"
                data-index={index}
                aria-rowindex={index + 2}
                aria-selected={isChosen}
                className={[
                  'grid-row grid-line',
                  isChosen ? 'grid-chosen' : '',
                  row !== undefined && isFaint?.(row) === true ? 'grid-faint' : '',
                ].join(' ')}
                style={{ gridTemplateColumns: tracks, transform: `translateY(${start}px)` }}
                tabIndex={index === at ? 0 : -1}
                onFocus={() => setActive(index)}
                onClick={() => {
                  setActive(index);
                  if (row !== undefined) onChoose(row, 'open');
                }}
              >
                {columns.map((column, place) => (
                  <div
                    key={column.id}
                    role="gridcell"
                    aria-colindex={place + 1}
                    className={`grid-cell cell-${column.align ?? 'start'}`}
                  >
                    {row === undefined ? <span className="grid-waiting" /> : column.cell(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
};

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { memo, useLayoutEffect, useRef, useState, type Ref } from 'react';
import type { TableColumn } from './table.tsx';

/** What a row of one line takes; each row is measured once it is drawn. */
const usualHeight = 37;

const scrolls = (element: Element): boolean => ['auto', 'scroll'].includes(getComputedStyle(element).overflowY);

const scrollerOf = (element: Element | null): HTMLElement | null => {
  const parent = element?.parentElement ?? null;
  return parent === null || scrolls(parent) ? parent : scrollerOf(parent);
};

export type LongTableRowsProps<Row> = {
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
};

/**
 * The rows of a table that scrolls with the pane around it: only those near the screen are drawn, and the one that holds the
 * focus with those beside it, so that it is never lost and Tab always finds the next. Rows may be of any height.
 */
export const LongTableRows = <Row,>({ columns, rows, keyOf }: LongTableRowsProps<Row>) => {
  const place = useRef<HTMLTableSectionElement>(null);
  const scroller = useRef<HTMLElement | null>(null);
  const [above, setAbove] = useState(0);
  const [focused, setFocused] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => (scroller.current ??= scrollerOf(place.current)),
    estimateSize: () => usualHeight,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    overscan: 4,
    scrollMargin: above,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), focused - 1, focused, focused + 1])]
        .filter((index) => index >= 0 && index < range.count)
        .toSorted((a, b) => a - b),
  });
  // What stands above the table in the pane comes and goes, with what is drawn and without.
  useLayoutEffect(() => {
    const [own, around] = [place.current, scroller.current];
    if (own === null || around === null) return undefined;
    const measure = (): void =>
      setAbove((before) => {
        const next = own.getBoundingClientRect().top - around.getBoundingClientRect().top + around.scrollTop;
        return Math.abs(before - next) < 1 ? before : next;
      });
    const hold = ({ target }: FocusEvent): void => {
      const line = target instanceof Element ? target.closest<HTMLElement>('tr[data-index]') : null;
      if (line !== null) setFocused(Number(line.dataset['index']));
    };
    measure();
    around.addEventListener('scroll', measure, { passive: true });
    own.addEventListener('focusin', hold);
    return () => {
      around.removeEventListener('scroll', measure);
      own.removeEventListener('focusin', hold);
    };
  }, [rows, columns]);
  const shown = virtual.getVirtualItems();
  const after = virtual.getTotalSize() + above - (shown.at(-1)?.end ?? above);
  return (
    <tbody ref={place}>
      {shown.flatMap(({ index, key, start }, at) => {
        const row = rows[index];
        const gap = start - (shown[at - 1]?.end ?? above);
        return [
          gap > 0 ? <tr key={`before ${String(key)}`} aria-hidden style={{ blockSize: gap }} /> : null,
          row === undefined ? null : (
            <LongTableRow key={key} ref={virtual.measureElement} index={index} row={row} columns={columns} />
          ),
        ];
      })}
      {after > 0 && shown.length > 0 && <tr aria-hidden style={{ blockSize: after }} />}
    </tbody>
  );
};

type LineProps<Row> = {
  readonly ref: Ref<HTMLTableRowElement>;
  readonly index: number;
  readonly row: Row;
  readonly columns: readonly TableColumn<Row>[];
};

const Line = <Row,>({ ref, index, row, columns }: LineProps<Row>) => (
  <tr ref={ref} data-index={index} aria-rowindex={index + 2}>
    {columns.map((column) => (
      <td key={column.id} className={column.align === 'end' ? 'cell-end' : ''}>
        {column.cell(row)}
      </td>
    ))}
  </tr>
);

/** Scrolling draws the rows that come, and none of those that stay. */
const LongTableRow = memo(Line) as typeof Line;

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import type { RowSource } from '../state/pages.ts';
import { drawnRows } from './drawn-rows.ts';
import { GridHead } from './grid-head.tsx';
import { GridLine, leastWidth, type GridColumn } from './grid-line.tsx';
import { rowAfterKey } from './row-after-key.ts';
import { rowSlots } from './row-slots.ts';
import { isSelected, selectedCount, type Selection } from './selection.ts';
import './grid.css';

export type { GridColumn } from './grid-line.tsx';
export const rowHeight = 28;
/** Rows drawn anew in one frame. More than a hurried wheel brings: a row that waits costs its cells twice. */
const mostNewRows = 24;
/** Rows asked for beyond the screen, so that they are there when one comes to them. */
const ahead = 60;
/** The column of boxes in a grid whose rows can be picked. */
const pickTrack = '20px';

/** Picking rows for one act: Space and Ctrl+click turn one, Shift takes a range, Ctrl+A all that match. */
export type GridPicking<Row> = {
  readonly selection: Selection;
  /** Names the box that picks all. */
  readonly label: string;
  readonly onToggle: (row: Row) => void;
  /** Rows from one place to another, both included, in either order; they need not have come yet. */
  readonly onRange: (from: number, to: number) => void;
  readonly onAll: (all: boolean) => void;
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
  readonly picking?: GridPicking<Row>;
};

const indexOf = (target: EventTarget | null): number | null => {
  const line = target instanceof HTMLElement ? target.closest<HTMLElement>('[role="row"][data-index]') : null;
  return line === null ? null : Number(line.dataset['index']);
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
  picking,
}: GridProps<Row, Order>) => {
  const scroll = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  /** The row that takes the focus once it is drawn as the active one; an effect of an older drawing leaves it alone. */
  const wantsFocus = useRef<number | null>(null);
  const holdsFocus = useRef(false);
  /** Where a range begins: the row last picked or left without Shift. */
  const anchor = useRef<number | null>(null);
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
    rangeExtractor: (range) => {
      const near = defaultRangeExtractor(range);
      if (at < (near[0] ?? 0)) return [at, ...near];
      return at > (near.at(-1) ?? 0) ? [...near, at] : near;
    },
  });
  const shown = virtual.getVirtualItems();
  const [{ plan, keep }] = useState(rowSlots);
  const slots = plan(shown.map(({ index }) => index));
  useLayoutEffect(() => keep(slots), [keep, slots]);
  // While rows run past, their elements stay where they are in the page; at rest they stand in the order one reads.
  const slotOf = ({ index }: { readonly index: number }): number => slots.get(index) ?? -1;
  const lines = virtual.isScrolling ? shown.toSorted((a, b) => slotOf(a) - slotOf(b)) : shown;
  const first = shown.find((item) => item.index !== at)?.index ?? 0;
  const last = shown.findLast((item) => item.index !== at)?.index ?? 0;
  const { need } = source;
  useEffect(() => {
    if (total > 0) need(Math.max(0, first - ahead), Math.min(last + ahead, total - 1));
  }, [need, first, last, total]);

  const [draw] = useState(() => drawnRows(mostNewRows));
  const [seenFrom, seenTo] = [virtual.range?.startIndex ?? 0, virtual.range?.endIndex ?? 0];
  const here = shown.map(({ index }) => index).filter((index) => source.rowAt(index) !== undefined);
  const drawn = draw(here, (index) => index >= seenFrom && index <= seenTo);
  const [, drawRest] = useState(0);
  useEffect(() => {
    if (!drawn.isBehind) return undefined;
    // One frame is left out: where scrolling goes on it draws more itself, and calls this off.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => drawRest((turn) => turn + 1));
    });
    return () => cancelAnimationFrame(frame);
  }, [drawn]);

  useEffect(() => {
    // A row that was moved about in the page while it had the focus gets it again.
    const isLost = holdsFocus.current && document.activeElement === document.body;
    if (wantsFocus.current !== at && !isLost) return;
    const row = scroll.current?.querySelector<HTMLElement>(`[data-index="${at}"]`);
    if (row !== null && row !== undefined) {
      row.focus({ preventScroll: true });
      wantsFocus.current = null;
    }
  });

  const [question, setQuestion] = useState(source.question);
  if (question !== source.question) {
    setQuestion(source.question);
    setActive(0);
  }
  useEffect(() => {
    anchor.current = null;
    scroll.current?.scrollTo({ top: 0 });
  }, [question]);

  const go = (to: number): void => {
    wantsFocus.current = to;
    setActive(to);
    virtual.scrollToIndex(to);
  };
  const follow = (to: number): void => {
    const row = source.rowAt(to);
    if (chosen !== null && row !== undefined) onChoose(row, 'follow');
  };
  /** Space, Shift and Ctrl+A; true where the key was one of them. */
  const pressToPick = (event: KeyboardEvent, page: number): boolean => {
    if (picking === undefined) return false;
    const row = source.rowAt(at);
    if ((event.ctrlKey || event.metaKey) && event.code === 'KeyA') {
      picking.onAll(true);
      return true;
    }
    if (event.key === ' ' && !event.ctrlKey && !event.metaKey) {
      anchor.current = at;
      if (row !== undefined) picking.onToggle(row);
      return true;
    }
    if (!event.shiftKey || event.ctrlKey || event.metaKey) return false;
    const to = rowAfterKey(event.key, at, total, page);
    if (to === null) return false;
    anchor.current ??= at;
    go(to);
    picking.onRange(anchor.current, to);
    return true;
  };
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || total === 0 || indexOf(event.target) === null) return;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight) - 2);
    if (pressToPick(event, page)) {
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    const row = source.rowAt(at);
    if (event.key === 'Enter' && row !== undefined) {
      event.preventDefault();
      onChoose(row, 'open');
      return;
    }
    const to = rowAfterKey(event.key, at, total, page);
    if (to === null) return;
    event.preventDefault();
    anchor.current = null;
    go(to);
    follow(to);
  };
  const click = (event: MouseEvent): void => {
    const index = indexOf(event.target);
    const row = index === null ? undefined : source.rowAt(index);
    if (index === null) return;
    const isBox = event.target instanceof HTMLElement && event.target.closest('.grid-pick') !== null;
    if (picking !== undefined && event.shiftKey) {
      picking.onRange(anchor.current ?? at, index);
      anchor.current ??= at;
    } else if (picking !== undefined && (isBox || event.ctrlKey || event.metaKey)) {
      anchor.current = index;
      if (row !== undefined) picking.onToggle(row);
    } else if (row !== undefined) {
      anchor.current = null;
      onChoose(row, 'open');
    }
    setActive(index);
  };
  const focus = (index: number | null): void => {
    holdsFocus.current = index !== null;
    if (index !== null && index !== at) setActive(index);
  };

  const trackList = [...(picking === undefined ? [] : [pickTrack]), ...columns.map(({ track }) => track)];
  const [tracks, least] = [trackList.join(' '), leastWidth(trackList)];
  const picked = picking === undefined ? 0 : selectedCount(picking.selection, total);
  const share = picked === 0 ? 'none' : picked === total ? 'all' : 'some';
  // The head is drawn anew only when this changes, not with every row that comes.
  const pick = useMemo(
    () => (picking === undefined ? null : ({ label: picking.label, state: share, onChange: picking.onAll } as const)),
    [picking, share],
  );
  return (
    <div
      className="grid"
      role="grid"
      aria-label={label}
      aria-rowcount={source.total === undefined ? -1 : total + 1}
      aria-colcount={columns.length + (picking === undefined ? 0 : 1)}
      aria-busy={source.total === undefined}
      {...(picking === undefined ? {} : { 'aria-multiselectable': true })}
      ref={scroll}
      tabIndex={-1}
      onKeyDown={press}
      onClick={click}
      // The row under the pointer takes the focus only after the range it ends has been read.
      onMouseDown={(event) => {
        if (event.shiftKey && picking !== undefined) event.preventDefault();
      }}
      onFocus={(event) => focus(indexOf(event.target))}
      onBlur={() => {
        holdsFocus.current = false;
      }}
    >
      <GridHead columns={columns} tracks={tracks} least={least} order={order} onOrder={onOrder} pick={pick} />
      {source.total === 0 ? (
        <div role="rowgroup">
          <div role="row" aria-rowindex={2}>
            <div role="gridcell" aria-colindex={1} className="grid-empty">
              {empty}
            </div>
          </div>
        </div>
      ) : (
        <div role="rowgroup" className="grid-rows" style={{ blockSize: virtual.getTotalSize(), minInlineSize: least }}>
          {lines.map(({ index, start }) => {
            const row = source.rowAt(index);
            const key = row === undefined ? null : keyOf(row);
            return (
              <GridLine
                key={slots.get(index) ?? -1}
                index={index}
                start={start}
                columns={columns}
                tracks={tracks}
                row={drawn.rows.has(index) ? row : undefined}
                isChosen={key !== null && key === chosen}
                isPicked={picking === undefined ? null : key !== null && isSelected(picking.selection, key)}
                isFaint={row !== undefined && isFaint?.(row) === true}
                isActive={index === at}
              />
            );
          })}
        </div>
      )}
    </div>
  );
};

import { memo, type CSSProperties, type ReactNode } from 'react';
import { useWords } from '../state/words.tsx';
import { CheckIcon } from './icons.tsx';

export type GridColumn<Row, Order extends string = string> = {
  readonly id: string;
  readonly label: string;
  /** Drawn in place of the label, which is then read aloud only: an axis, say. */
  readonly heading?: ReactNode;
  /** For a column of buttons: its heading is read aloud and not drawn. */
  readonly hideLabel?: boolean;
  /** A CSS grid track: `minmax(200px, 2fr)`, `120px`. */
  readonly track: string;
  readonly align?: 'start' | 'end';
  /** The order that pressing the heading asks for. */
  readonly order?: Order;
  readonly cell: (row: Row) => ReactNode;
};

/**
 * The least a line of these tracks takes, as CSS: below it the grid is scrolled sideways, with its lines in one piece. A
 * track's first length is its least.
 */
export const leastWidth = (tracks: readonly string[]): string => {
  const pixels = tracks.reduce((sum, track) => sum + Number(/(\d+)px/.exec(track)?.[1] ?? 0), 0);
  return `calc(${pixels}px + ${Math.max(0, tracks.length - 1)} * var(--space-4) + 2 * var(--space-5))`;
};

export type GridLineProps<Row> = {
  readonly index: number;
  readonly start: number;
  readonly columns: readonly GridColumn<Row>[];
  readonly tracks: string;
  readonly row: Row | undefined;
  /** Opened beside the list. */
  readonly isChosen: boolean;
  /** Chosen for an act on several; null where the grid has no such acts. */
  readonly isPicked: boolean | null;
  readonly isFaint: boolean;
  readonly isActive: boolean;
};

const Waiting = () => (
  <span className="grid-waiting">
    <span className="visually-hidden">{useWords().t('ui.loading')}</span>
  </span>
);

const lineStyle = (tracks: string, start: number): CSSProperties => ({
  gridTemplateColumns: tracks,
  transform: `translateY(${start}px)`,
});

const state = (isPicked: boolean | null, isChosen: boolean) =>
  isPicked === null
    ? { 'aria-selected': isChosen }
    : { 'aria-selected': isPicked, ...(isChosen ? { 'aria-current': true as const } : {}) };

const Line = <Row,>({
  index,
  start,
  columns,
  tracks,
  row,
  isChosen,
  isPicked,
  isFaint,
  isActive,
}: GridLineProps<Row>) => {
  const first = isPicked === null ? 1 : 2;
  return (
    <div
      role="row"
      data-index={index}
      aria-rowindex={index + 2}
      {...state(isPicked, isChosen)}
      className={`grid-row grid-line${isChosen ? ' grid-chosen' : ''}${isPicked === true ? ' grid-picked' : ''}${isFaint ? ' grid-faint' : ''}`}
      style={lineStyle(tracks, start)}
      tabIndex={isActive ? 0 : -1}
    >
      {isPicked !== null && (
        <div role="gridcell" aria-colindex={1} className="grid-cell grid-pick">
          <span className="check-box">{isPicked && <CheckIcon />}</span>
        </div>
      )}
      {row === undefined ? (
        <div role="gridcell" aria-colindex={first} aria-colspan={columns.length} className="grid-cell grid-ahead">
          <Waiting />
        </div>
      ) : (
        columns.map((column, place) => (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={first + place}
            className={`grid-cell cell-${column.align ?? 'start'}`}
          >
            {column.cell(row)}
          </div>
        ))
      )}
    </div>
  );
};

/** Drawn again only when something of its own has changed: scrolling past it costs nothing. */
export const GridLine = memo(Line) as typeof Line;

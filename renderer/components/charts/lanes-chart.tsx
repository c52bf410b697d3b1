import { useId } from 'react';
import { amountText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import { AlongAxis } from './axes.tsx';
import { lanesTable, marksAt, placeText } from './chart-tables.ts';
import type { LanesChartProps } from './chart-types.ts';
import { laneStep, placedSpans } from './lane-walk.ts';
import { KindLegend } from './legend.tsx';
import { lookOf, Patterns } from './looks.tsx';
import { Marks } from './marks.tsx';
import { acrossOf, type Canvas } from './placing.ts';
import { Readout } from './readout.tsx';
import { Stage } from './stage.tsx';
import { TableBehind } from './table-behind.tsx';
import { useWalk } from './use-walk.ts';
import { useWidth } from './use-width.ts';

const row = 24;
const axis = 24;

const bringIntoView = (element: Element | null): void => element?.scrollIntoView({ block: 'nearest' });

/** A lane per bid with the spans of its money, with the same numbers as a table behind. */
export const LanesChart = (chart: LanesChartProps) => {
  const { t, language } = useWords();
  const patterns = useId();
  return (
    <TableBehind label={chart.label} table={lanesTable(chart, language, t)}>
      <Drawing {...chart} patterns={patterns} />
      <KindLegend kinds={chart.kinds} patterns={patterns} marks={chart.marks ?? []} />
    </TableBehind>
  );
};

const Drawing = ({
  label,
  along,
  lanes,
  kinds,
  marks = [],
  gutter = 160,
  patterns,
}: LanesChartProps & { patterns: string }) => {
  const { t, language, direction } = useWords();
  const { place, width } = useWidth();
  const height = axis + lanes.length * row;
  const canvas: Canvas = { width, height, top: axis, bottom: 0, start: gutter, end: 16 };
  const across = acrossOf(canvas, along, direction);
  const spans = placedSpans(lanes);
  const walk = useWalk(spans.length, direction, laneStep(spans, direction));
  const chosen = walk.at === null ? null : (spans[walk.at] ?? null);
  const kindOf = (id: string): number => kinds.findIndex((kind) => kind.id === id);
  const boxOf = (from: number, to: number) => {
    // A span covers its last day as well.
    const [a, b] = [across(from), across(along.kind === 'days' ? to + 1 : to)];
    return { x: Math.min(a, b), width: Math.max(3, Math.abs(b - a)) };
  };
  const wordsOf = (one: (typeof spans)[number]): string =>
    [
      t('charts.span', {
        name: one.lane.name,
        kind: kinds[kindOf(one.span.kind)]?.name ?? one.span.kind,
        from: placeText(along, one.span.from, language),
        to: placeText(along, one.span.to, language),
        value: amountText(one.span.value, language),
      }),
      ...marksAt(marks, one.span.from),
    ].join(', ');
  const said = chosen ?? spans[0];
  return (
    <Stage
      place={place}
      label={label}
      count={spans.length}
      at={walk.at}
      spoken={said === undefined ? t('charts.none') : wordsOf(said)}
      onKeyDown={walk.onKeyDown}
      onPoint={(x, y) => {
        const found = spans.findIndex(({ row: lane, span }) => {
          const box = boxOf(span.from, span.to);
          return Math.floor((y - axis) / row) === lane && x >= box.x - 2 && x <= box.x + box.width + 2;
        });
        walk.point(found === -1 ? null : found);
      }}
      onLeave={() => walk.point(null)}
      onEnter={() => walk.point(walk.at ?? 0)}
    >
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" direction="ltr">
        <Patterns name={patterns} count={kinds.length} />
        <AlongAxis canvas={canvas} along={along} across={across} y={14} />
        <Marks marks={marks} across={across} top={axis} bottom={height} />
        {lanes.map(({ id }, lane) => (
          <line
            key={id}
            className="chart-rule"
            x1={0}
            x2={width}
            y1={axis + (lane + 1) * row - 0.5}
            y2={axis + (lane + 1) * row - 0.5}
          />
        ))}
        {spans.map(({ lane, row: place_, span }, index) => {
          const box = boxOf(span.from, span.to);
          const kind = Math.max(0, kindOf(span.kind));
          const isHere = index === walk.at;
          return (
            <rect
              key={`${lane.id} ${span.kind} ${span.from}`}
              ref={isHere && walk.isByKeys ? bringIntoView : null}
              className={`chart-span ${lookOf(kind)} ${isHere ? 'chart-here' : ''}`}
              x={box.x}
              y={axis + place_ * row + 4}
              width={box.width}
              height={row - 9}
              rx="2"
              fill={`url(#${patterns}-${kind})`}
            />
          );
        })}
      </svg>
      <Names names={lanes.map(({ name }) => name)} top={axis} gutter={gutter} />
      {chosen !== null && (
        <div className="chart-readout-row" style={{ top: `${axis + (chosen.row + 1) * row}px` }}>
          <Readout x={across((chosen.span.from + chosen.span.to) / 2)} width={width} head={chosen.lane.name}>
            <p>{kinds[kindOf(chosen.span.kind)]?.name ?? chosen.span.kind}</p>
            <p>
              <bdi>{placeText(along, chosen.span.from, language)}</bdi> –{' '}
              <bdi>{placeText(along, chosen.span.to, language)}</bdi>
            </p>
            <p className="chart-readout-figure">
              <bdi className="ltr">{amountText(chosen.span.value, language)}</bdi>
            </p>
          </Readout>
        </div>
      )}
    </Stage>
  );
};

/** Names at the start of their rows; too long a one is cut at its own end. */
export const Names = ({ names, top, gutter }: { names: readonly string[]; top: number; gutter: number }) =>
  names.map((name, index) => (
    <span
      // Rows have an order, names may repeat.
      // oxlint-disable-next-line react/no-array-index-key
      key={index}
      className="chart-name"
      aria-hidden="true"
      style={{ top: `${top + index * row}px`, inlineSize: `${gutter - 12}px` }}
    >
      <bdi>{name}</bdi>
    </span>
  ));

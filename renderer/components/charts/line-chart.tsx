import { amountText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import { AlongAxis, ValueAxis } from './axes.tsx';
import { lineTable, marksAt, placeText } from './chart-tables.ts';
import type { LineChartProps } from './chart-types.ts';
import { LineLegend } from './legend.tsx';
import { markedPoints, pathOf } from './line-paths.ts';
import { dashOf, lookOf, Marker } from './looks.tsx';
import { Marks } from './marks.tsx';
import { acrossOf, nearestTo, placesOf, valueAt, type Canvas } from './placing.ts';
import { Readout } from './readout.tsx';
import { Stage } from './stage.tsx';
import { TableBehind } from './table-behind.tsx';
import { valueTicks } from './ticks.ts';
import { useWalk } from './use-walk.ts';
import { useWidth } from './use-width.ts';

/** Lines or steps over days or numbers, with the same numbers as a table behind. */
export const LineChart = (chart: LineChartProps) => {
  const { t, language } = useWords();
  return (
    <TableBehind label={chart.label} table={lineTable(chart, language, t)}>
      <Drawing {...chart} />
      {(chart.series.length > 1 || (chart.marks ?? []).length > 0) && (
        <LineLegend names={chart.series.map(({ name }) => name)} marks={chart.marks ?? []} />
      )}
    </TableBehind>
  );
};

const Drawing = ({ label, along, series, shape = 'line', marks = [], height = 200, gutter = 72 }: LineChartProps) => {
  const { t, language, direction } = useWords();
  const { place, width } = useWidth();
  const canvas: Canvas = { width, height, top: 14, bottom: 24, start: gutter, end: 16 };
  const across = acrossOf(canvas, along, direction);
  const values = series.flatMap(({ points }) => points.map(({ value }) => Number(value)));
  const ticks = valueTicks(Math.min(0, ...values), Math.max(0, ...values));
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const floor = height - canvas.bottom;
  const up = (value: number): number => canvas.top + (floor - canvas.top) * (1 - (value - low) / (high - low));
  const places = placesOf(series);
  const walk = useWalk(places.length, direction);
  const at = walk.at === null ? null : (places[walk.at] ?? null);
  const last = along.kind === 'days' ? along.days : along.to;
  const said = at ?? places[0];
  const rowsAt = (where: number) =>
    series.map(({ id, name, points }, index) => ({ id, name, index, value: valueAt(points, where, shape) }));
  const spoken =
    said === undefined
      ? t('charts.none')
      : t('charts.place', {
          place: placeText(along, said, language),
          values: [
            ...rowsAt(said).flatMap(({ name, value }) =>
              value === null ? [] : [t('charts.value', { name, value: amountText(value, language) })],
            ),
            ...marksAt(marks, said),
          ].join(', '),
        });
  return (
    <Stage
      place={place}
      label={label}
      count={places.length}
      at={walk.at}
      spoken={spoken}
      onKeyDown={walk.onKeyDown}
      onPoint={(x) => walk.point(nearestTo(places, across, x))}
      onLeave={() => walk.point(null)}
      onEnter={() => walk.point(walk.at ?? 0)}
    >
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" direction="ltr">
        <AlongAxis canvas={canvas} along={along} across={across} y={height - 6} />
        <ValueAxis canvas={canvas} ticks={ticks} up={up} />
        <Marks marks={marks} across={across} top={canvas.top} bottom={floor} />
        {series.map(({ id, points }, index) => (
          <g key={id}>
            <path
              className={`chart-line ${lookOf(index)}`}
              d={pathOf(points, across, up, shape, last)}
              {...(dashOf(index) === undefined ? {} : { strokeDasharray: dashOf(index) })}
            />
            {markedPoints(points, across, series.length === 1 ? 12 : 48).map((point) => (
              <Marker key={point.at} index={index} x={across(point.at)} y={up(Number(point.value))} />
            ))}
          </g>
        ))}
        {at !== null && <line className="chart-cursor" x1={across(at)} x2={across(at)} y1={canvas.top} y2={floor} />}
      </svg>
      {at !== null && (
        <Readout x={across(at)} width={width} head={placeText(along, at, language)}>
          <table>
            <tbody>
              {rowsAt(at).map(({ id, name, index, value }) =>
                value === null ? null : (
                  <tr key={id}>
                    <td>
                      <svg width="12" height="12">
                        <Marker index={index} x={6} y={6} />
                      </svg>
                    </td>
                    <td className="chart-readout-name">
                      <bdi>{name}</bdi>
                    </td>
                    <td className="number">
                      <bdi className="ltr">{amountText(value, language)}</bdi>
                    </td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
          {marksAt(marks, at).map((words) => (
            <p key={words}>
              <bdi>{words}</bdi>
            </p>
          ))}
        </Readout>
      )}
    </Stage>
  );
};

import { useId } from 'react';
import { amountText, countText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import { inLine } from './axes.tsx';
import { barTable } from './chart-tables.ts';
import type { Bar, BarChartProps } from './chart-types.ts';
import { Names } from './lanes-chart.tsx';
import { Patterns } from './looks.tsx';
import { acrossOf, type Canvas } from './placing.ts';
import { Stage } from './stage.tsx';
import { TableBehind } from './table-behind.tsx';
import { useWalk } from './use-walk.ts';
import { useWidth } from './use-width.ts';

const row = 24;
/** What a figure takes in the type of charts, at the most. */
const figureWidth = 7.5;

/** One bar per name, with its exact figure at the end, and the same numbers as a table behind. */
export const BarChart = (chart: BarChartProps) => {
  const { t, language } = useWords();
  return (
    <TableBehind label={chart.label} table={barTable(chart, language, t)}>
      <Drawing {...chart} />
    </TableBehind>
  );
};

const Drawing = ({ label, bars, isCount = false, gutter = 200 }: BarChartProps) => {
  const { t, language, direction } = useWords();
  const figure = (value: string): string =>
    isCount ? countText(Number(value), language) : amountText(value, language);
  const { place, width } = useWidth();
  const patterns = useId();
  const values = bars.map(({ value }) => Number(value));
  // Room for the figures beyond the ends of the bars.
  const figureRoom = 16 + figureWidth * Math.max(8, ...bars.map(({ value }) => amountText(value, language).length));
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const canvas: Canvas = {
    width,
    height: bars.length * row,
    top: 0,
    bottom: 0,
    start: gutter + (low < 0 ? figureRoom : 0),
    end: figureRoom,
  };
  const across = acrossOf(canvas, { kind: 'numbers', from: low, to: high === low ? 1 : high }, direction);
  const walk = useWalk(bars.length, direction);
  const wordsOf = ({ name, value, note = '' }: Bar): string =>
    [t('charts.value', { name, value: figure(value) }), note].filter((text) => text !== '').join(', ');
  const said = bars[walk.at ?? 0];
  return (
    <Stage
      place={place}
      label={label}
      count={bars.length}
      at={walk.at}
      spoken={said === undefined ? t('charts.none') : wordsOf(said)}
      onKeyDown={walk.onKeyDown}
      onPoint={(_x, y) => walk.point(Math.min(bars.length - 1, Math.max(0, Math.floor(y / row))))}
      onLeave={() => walk.point(null)}
      onEnter={() => walk.point(walk.at ?? 0)}
    >
      <svg
        width={width}
        height={canvas.height}
        viewBox={`0 0 ${width} ${canvas.height}`}
        aria-hidden="true"
        direction="ltr"
      >
        <Patterns name={patterns} count={2} look={0} />
        <line className="chart-zero" x1={across(0)} x2={across(0)} y1={0} y2={canvas.height} />
        {bars.map(({ id, value, look = 'plain' }, index) => {
          const end = across(Number(value));
          const outward = Number(value) < 0 === (direction === 'ltr') ? -1 : 1;
          return (
            <g key={id} className={index === walk.at ? 'chart-here' : ''}>
              <rect
                className={`chart-span chart-look-1 chart-bar-${look}`}
                x={Math.min(across(0), end)}
                y={index * row + 4}
                width={Math.max(1, Math.abs(end - across(0)))}
                height={row - 9}
                rx="2"
                fill={look === 'faint' ? 'none' : `url(#${patterns}-${look === 'chosen' ? 0 : 1})`}
              />
              <text
                className={look === 'chosen' ? 'chart-figure chart-figure-strong' : 'chart-figure'}
                x={end + outward * 8}
                y={index * row + 16}
                textAnchor={outward > 0 ? 'start' : 'end'}
              >
                {inLine(figure(value), 'ltr')}
              </text>
            </g>
          );
        })}
      </svg>
      <Names names={bars.map(({ name }) => name)} top={0} gutter={gutter} />
    </Stage>
  );
};

import type { Language } from '#shared/kernel/language.ts';
import { countText, shortAmountText } from '../../format/numbers.ts';
import { plainDayText, shortMonthText } from '../../format/time.ts';
import { useWords } from '../../state/words.tsx';
import type { Along } from './chart-types.ts';
import type { Canvas, Direction } from './placing.ts';
import { dayTicks, numberTicks } from './ticks.ts';

/** SVG text has no direction of its own here: words and figures bring the language's with them (UAX #9 isolates). */
export const inLine = (text: string, direction: Direction): string =>
  direction === 'rtl' ? `\u2067${text}\u2069` : text;

/** Room that a label of an axis takes, so that labels never run into each other. */
const labelRoom = 72;

const monthLabel = (day: string, isFirst: boolean, language: Language): string =>
  isFirst || day.slice(5, 7) === '01'
    ? `${shortMonthText(day, language)} ${day.slice(0, 4)}`
    : shortMonthText(day, language);

export type AlongTick = { readonly at: number; readonly text: string };

export const alongTicks = (along: Along, inner: number, language: Language): readonly AlongTick[] => {
  const most = Math.max(2, Math.floor(inner / labelRoom));
  if (along.kind === 'numbers')
    return numberTicks(along.from, along.to, most).map((at) => ({ at, text: countText(at, language) }));
  return dayTicks(along.from, along.days, most).map(({ at, day, isMonth }, index) => ({
    at,
    text: isMonth ? monthLabel(day, index === 0, language) : plainDayText(day, language),
  }));
};

export type AlongAxisProps = {
  readonly canvas: Canvas;
  readonly along: Along;
  readonly across: (at: number) => number;
  /** Where the labels' baseline is. */
  readonly y: number;
};

/** The days or numbers under a drawing, with a hair-line up at each. */
export const AlongAxis = ({ canvas, along, across, y }: AlongAxisProps) => {
  const { language, direction } = useWords();
  const inner = canvas.width - canvas.start - canvas.end;
  const anchorOf = (x: number): 'start' | 'middle' | 'end' => {
    if (x < 24) return 'start';
    return x > canvas.width - 24 ? 'end' : 'middle';
  };
  return alongTicks(along, inner, language).map(({ at, text }) => (
    <g key={at}>
      <line className="chart-tick" x1={across(at)} x2={across(at)} y1={canvas.top} y2={canvas.height - canvas.bottom} />
      <text className="chart-label" x={across(at)} y={y} textAnchor={anchorOf(across(at))}>
        {inLine(text, direction)}
      </text>
    </g>
  ));
};

export type ValueAxisProps = {
  readonly canvas: Canvas;
  readonly ticks: readonly number[];
  readonly up: (value: number) => number;
};

/** Round sums at the start side, each with its rule across; zero is the stronger one. */
export const ValueAxis = ({ canvas, ticks, up }: ValueAxisProps) => {
  const { language, direction } = useWords();
  const atStart = direction === 'rtl' ? canvas.width - canvas.start + 8 : canvas.start - 8;
  const [left, right] =
    direction === 'rtl' ? [canvas.end, canvas.width - canvas.start] : [canvas.start, canvas.width - canvas.end];
  return ticks.map((tick) => (
    <g key={tick}>
      <line className={tick === 0 ? 'chart-zero' : 'chart-rule'} x1={left} x2={right} y1={up(tick)} y2={up(tick)} />
      <text className="chart-label" x={atStart} y={up(tick) + 4} textAnchor={direction === 'rtl' ? 'start' : 'end'}>
        {inLine(tick === 0 ? '0' : shortAmountText(String(tick), language), direction)}
      </text>
    </g>
  ));
};

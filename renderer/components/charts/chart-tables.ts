import type { Language } from '#shared/kernel/language.ts';
import { amountText, countText, plainNumberText } from '../../format/numbers.ts';
import { plainDayText } from '../../format/time.ts';
import type { Translate } from '#shared/text/translator.ts';
import type {
  Along,
  BarChartProps,
  ChartCell,
  ChartMark,
  ChartTable,
  LanesChartProps,
  LineChartProps,
} from './chart-types.ts';
import { placesOf, valueAt } from './placing.ts';
import { dayFrom } from './ticks.ts';

const none: ChartCell = { text: '—', plain: '' };
const words = (text: string): ChartCell => ({ text });
export const amountCell = (value: string, language: Language): ChartCell => ({
  text: amountText(value, language),
  plain: plainNumberText(value, language),
  isNumber: true,
});

/** A place as it is read: the day, or the number. */
export const placeText = (along: Along, at: number, language: Language): string =>
  along.kind === 'days' ? plainDayText(dayFrom(along.from, at), language, 'long') : countText(at, language);

const placeCell = (along: Along, at: number, language: Language): ChartCell => ({
  text: placeText(along, at, language),
  plain: along.kind === 'days' ? dayFrom(along.from, at) : String(at),
  isNumber: along.kind === 'numbers',
});

/** The words of the marks that cover a place. */
export const marksAt = (marks: readonly ChartMark[], at: number): readonly string[] => [
  ...new Set(marks.filter((mark) => at >= mark.at && at <= (mark.to ?? mark.at)).map((mark) => mark.words)),
];

/** A curve is read off some of its points; a step is a fact of its own and never left out. */
const mostOnPaper = 30;
const someOf = <Row>(rows: readonly Row[]): readonly Row[] => {
  const every = Math.ceil(rows.length / mostOnPaper);
  return rows.filter((_, index) => index % every === 0 || index === rows.length - 1);
};

export const lineTable = (chart: LineChartProps, language: Language, t: Translate): ChartTable => {
  const { along, series, marks = [], shape = 'line' } = chart;
  const places = placesOf([
    ...series,
    { points: marks.flatMap(({ at, to }) => [at, to ?? at]).map((at) => ({ at, value: '' })) },
  ]);
  const noted = marks.length > 0;
  const rows: ChartTable['rows'] = places.map((at) => [
    placeCell(along, at, language),
    ...series.map(({ points }) => {
      const value = valueAt(points, at, shape);
      return value === null ? { ...none, isNumber: true } : amountCell(value, language);
    }),
    ...(noted ? [words(marksAt(marks, at).join('; '))] : []),
  ]);
  return {
    heads: [
      { text: chart.alongLabel, isNumber: along.kind === 'numbers' },
      ...series.map(({ name }) => ({ text: name, isNumber: true })),
      ...(noted ? [words(t('charts.note'))] : []),
    ],
    rows,
    ...(shape === 'line' ? { onPaper: someOf(rows) } : {}),
  };
};

export const lanesTable = (chart: LanesChartProps, language: Language, t: Translate): ChartTable => ({
  heads: [
    words(chart.laneLabel),
    words(t('charts.kind')),
    words(t('charts.from')),
    words(t('charts.to')),
    { text: chart.valueLabel, isNumber: true },
  ],
  rows: chart.lanes.flatMap(({ name, spans }) =>
    spans.map((span) => [
      words(name),
      words(chart.kinds.find(({ id }) => id === span.kind)?.name ?? span.kind),
      placeCell(chart.along, span.from, language),
      placeCell(chart.along, span.to, language),
      amountCell(span.value, language),
    ]),
  ),
});

export const barTable = (chart: BarChartProps, language: Language, t: Translate): ChartTable => {
  const noted = chart.bars.some(({ note }) => note !== undefined);
  return {
    heads: [
      words(chart.nameLabel),
      { text: chart.valueLabel, isNumber: true },
      ...(noted ? [words(t('charts.note'))] : []),
    ],
    rows: chart.bars.map(({ name, value, note = '' }) => [
      words(name),
      chart.isCount === true
        ? { text: countText(Number(value), language), plain: value, isNumber: true }
        : amountCell(value, language),
      ...(noted ? [words(note)] : []),
    ]),
  };
};

/** What a spreadsheet would take for a formula stays a text (OWASP, CSV injection); a cell is one line. */
const tsvText = ({ text, plain = text, isNumber = false }: ChartCell): string => {
  const line = plain.replaceAll(/[\t\r\n]+/g, ' ');
  return !isNumber && /^[=+\-@]/.test(line) ? `'${line}` : line;
};

/** For a spreadsheet: tab-separated, numbers without groups and with the language's decimal sign, days as YYYY-MM-DD. */
export const tsvOf = ({ heads, rows }: ChartTable): string =>
  [heads.map((head) => tsvText({ ...head, isNumber: false })), ...rows.map((row) => row.map(tsvText))]
    .map((cells) => cells.join('\t'))
    .join('\n');

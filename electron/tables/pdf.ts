import { Document, Page, Polyline, Line, Svg, Text, View, renderToBuffer } from '@react-pdf/renderer';
import { createElement as h, type ReactElement } from 'react';
import { breakable, drawable, freshFonts, pageHeights, pageNumbers } from '../pki/report/page-kit.ts';
import type { DocumentChart, DocumentTable, TableCell, TableDocument } from './document.ts';

const soft = '#57606a';
const rule = '#d0d7de';
/** Told apart on a grey printer too: by their dashes. */
const strokes = [
  { stroke: '#0b4f9e' },
  { stroke: '#a40e26', strokeDasharray: '5 3' },
  { stroke: '#116329', strokeDasharray: '2 2' },
  { stroke: '#7d4e00', strokeDasharray: '8 3 2 3' },
] as const;
/** Beyond this a page is no help; the workbook has them all. */
const mostRows = 1_500;
/** As many characters as the narrowest cell takes. */
const longestWord = 28;

const grouped = (amount: string): string => amount.replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, '\u00a0');

const shown = (cell: TableCell): string => {
  if (cell === null) return '';
  if ('text' in cell) return cell.text;
  if ('amount' in cell) return grouped(cell.amount);
  if ('percent' in cell) return `${cell.percent} %`;
  return 'count' in cell ? String(cell.count) : cell.day;
};
const isNumber = (cell: TableCell): boolean =>
  cell !== null && ('amount' in cell || 'percent' in cell || 'count' in cell);
/** Signs without letters keep their own order in every language. */
const isExact = (text: string): boolean => !/\p{L}/u.test(text);

type Manner = { readonly isRightToLeft: boolean };
const words = ({ isRightToLeft }: Manner, text: string, style: object, key?: string): ReactElement =>
  h(
    Text,
    {
      ...(key === undefined ? {} : { key }),
      style: {
        direction: isRightToLeft ? ('rtl' as const) : ('ltr' as const),
        textAlign: isRightToLeft ? ('right' as const) : ('left' as const),
        ...style,
      },
      hyphenationPenalty: 10_000,
    },
    breakable(drawable(text), longestWord),
  );

const table = (manner: Manner, { name, columns, rows }: DocumentTable, index: number): ReactElement => {
  const flex = (column: number): number => (column === 0 ? 2 : 1);
  const row = manner.isRightToLeft ? ('row-reverse' as const) : ('row' as const);
  const line = (cells: readonly ReactElement[], key: string, style: object): ReactElement =>
    h(
      View,
      {
        key,
        wrap: false,
        style: { flexDirection: row, borderBottomWidth: 0.5, borderBottomColor: rule, paddingVertical: 2, ...style },
      },
      ...cells,
    );
  const toEnd = { textAlign: manner.isRightToLeft ? ('left' as const) : ('right' as const) };
  /** A heading stands over its numbers. */
  const sideOf = (column: number): object => (rows.some((cells) => isNumber(cells[column] ?? null)) ? toEnd : {});
  const box = (inner: ReactElement, column: number): ReactElement =>
    h(View, { key: String(column), style: { flex: flex(column), paddingHorizontal: 2 } }, inner);
  return h(
    View,
    { key: `table-${String(index)}` },
    words(manner, name, { fontSize: 11, fontWeight: 600, marginTop: 12, marginBottom: 4 }, 'name'),
    line(
      columns.map((title, column) => box(words(manner, title, { fontWeight: 600, ...sideOf(column) }), column)),
      'head',
      {},
    ),
    ...rows.slice(0, mostRows).map((cells, at) =>
      line(
        columns.map((_, column) => {
          const cell = cells[column] ?? null;
          const style = {
            ...(cell === null || 'text' in cell ? {} : { direction: 'ltr' as const }),
            ...(isNumber(cell) ? toEnd : {}),
          };
          return box(words(manner, shown(cell), style), column);
        }),
        String(at),
        {},
      ),
    ),
    ...(rows.length > mostRows ? [words(manner, `… ${String(rows.length - mostRows)}`, { color: soft }, 'rest')] : []),
  );
};

const [width, height] = [500, 150];

/** Lines over days with the zero line; the numbers stand in the table behind it. */
const chart = (manner: Manner, { title, labels, lines }: DocumentChart, index: number): ReactElement => {
  const all = lines.flatMap(({ values }) => values);
  const [least, most] = [Math.min(0, ...all), Math.max(0, ...all)];
  const span = most - least || 1;
  const x = (at: number, count: number): number => (count < 2 ? 0 : (at / (count - 1)) * width);
  const y = (value: number): number => height - ((value - least) / span) * height;
  // A sum holds for its whole day: steps, not slopes.
  const points = (values: readonly number[]): string =>
    values
      .flatMap((value, at) => {
        const level = y(value).toFixed(1);
        return [
          `${x(at, values.length + 1).toFixed(1)},${level}`,
          `${x(at + 1, values.length + 1).toFixed(1)},${level}`,
        ];
      })
      .join(' ');
  return h(
    View,
    { key: `chart-${String(index)}`, wrap: false, style: { marginTop: 10 } },
    words(manner, title, { fontSize: 11, fontWeight: 600, marginBottom: 4 }, 'title'),
    h(
      Svg,
      { key: 'drawing', width, height, viewBox: `0 0 ${String(width)} ${String(height)}` },
      h(Line, { key: 'zero', x1: 0, x2: width, y1: y(0), y2: y(0), stroke: rule, strokeWidth: 1 }),
      ...lines.map(({ values }, at) =>
        h(Polyline, {
          key: String(at),
          points: points(values),
          fill: 'none',
          strokeWidth: 1.2,
          ...strokes[at % strokes.length],
        }),
      ),
    ),
    words(
      manner,
      `${grouped(least.toFixed(2))} … ${grouped(most.toFixed(2))}`,
      { color: soft, direction: 'ltr' },
      'span',
    ),
    words(manner, `${labels[0] ?? ''} – ${labels.at(-1) ?? ''}`, { color: soft, direction: 'ltr' }, 'days'),
    ...lines.map(({ name }, at) =>
      words(
        manner,
        `${['———', '– – –', '· · ·', '–·–·'][at % 4] ?? ''} ${name}`,
        { color: strokes[at % strokes.length]?.stroke },
        `name-${String(at)}`,
      ),
    ),
  );
};

/** The document as pages for print, A4 lying down, in its language; the same document gives the same words. */
export const writePdf = async (document: TableDocument): Promise<Uint8Array> => {
  const fontFamily = freshFonts();
  const manner: Manner = { isRightToLeft: document.language === 'ar' };
  const page = h(
    Page,
    {
      size: 'A4',
      orientation: 'landscape',
      style: {
        paddingVertical: 32,
        paddingHorizontal: 36,
        fontFamily,
        fontSize: 8.5,
        lineHeight: 1.35,
        color: '#1b1f24',
      },
    },
    words(manner, document.title, { fontSize: 15, fontWeight: 600, marginBottom: 6 }, 'title'),
    ...document.facts.map(([label, value], index) =>
      h(
        View,
        {
          key: `fact-${String(index)}`,
          style: { flexDirection: manner.isRightToLeft ? ('row-reverse' as const) : ('row' as const) },
        },
        words(manner, label, { width: 190, color: soft, paddingHorizontal: 2 }, 'label'),
        words(manner, value, { flex: 1, ...(isExact(value) ? { direction: 'ltr' as const } : {}) }, 'value'),
      ),
    ),
    ...document.notes.map((note, index) => words(manner, note, { color: soft }, `note-${String(index)}`)),
    ...document.charts.map((each, index) => chart(manner, each, index)),
    ...document.tables.map((each, index) => table(manner, each, index)),
    pageNumbers({ height: pageHeights.landscape, margin: 36, fontSize: 7, color: soft }),
  );
  const whole = h(
    Document,
    {
      title: document.title,
      language: document.language,
      creator: 'Bidwright',
      creationDate: new Date(document.madeAt),
    },
    page,
  );
  return renderToBuffer(whole);
};

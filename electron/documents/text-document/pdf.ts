import { Document, Page, Text, View, renderToBuffer } from '@react-pdf/renderer';
import { createElement as h, type ReactElement, type ReactNode } from 'react';
import { directionOf } from '#shared/kernel/language.ts';
import { breakable, drawable, freshFonts, pageHeights, pageNumbers } from '../../pki/report/page-kit.ts';
import type { TextAlign, TextBlock, TextDocument, TextRun, TextTable } from './text-document.ts';

type Manner = { readonly isRightToLeft: boolean };

const longestWord = 60;

/**
 * Marks of direction around an island: inside left to right, outside right to left, which isolates as far as an island holds no
 * right-to-left letters (UAX #9). They take no room: no face has a sign for them, and what is drawn in their place is too small to
 * be seen. Marks, not isolates: the page keeps the last eight bits of such a sign as its text, which here name no letter.
 */
const around = { open: '\u200f\u200e', close: '\u200e\u200f' } as const;
const mark = (sign: string, key: string): ReactElement =>
  h(Text, { key, style: { fontSize: 0.001, direction: 'rtl' as const } }, sign);

const runNodes = ({ isRightToLeft }: Manner, runs: readonly TextRun[], isBold: boolean): readonly ReactNode[] =>
  runs.flatMap(({ text, bold, italic, island }, index) => {
    const key = String(index);
    const style = {
      // Of a text in parts the first part's direction is the whole text's.
      direction: isRightToLeft ? ('rtl' as const) : ('ltr' as const),
      ...(bold === true || isBold ? { fontWeight: 600 } : {}),
      // The faces have no italic cut: set apart by colour.
      ...(italic === true ? { color: '#444c56' } : {}),
    };
    const words = h(Text, { key, style }, breakable(drawable(text), longestWord));
    return isRightToLeft && island === true && text !== ''
      ? [mark(around.open, `${key}-open`), words, mark(around.close, `${key}-close`)]
      : [words];
  });

const sideOf = ({ isRightToLeft }: Manner, align: TextAlign): 'left' | 'center' | 'right' =>
  align === 'center' ? 'center' : (align === 'start') === isRightToLeft ? 'right' : 'left';

const textNode = (
  manner: Manner,
  runs: readonly TextRun[],
  align: TextAlign,
  { style = {}, key, isBold = false }: { style?: object; key?: string; isBold?: boolean },
): ReactElement =>
  h(
    Text,
    {
      ...(key === undefined ? {} : { key }),
      style: {
        direction: manner.isRightToLeft ? ('rtl' as const) : ('ltr' as const),
        textAlign: sideOf(manner, align),
        ...style,
      },
      // Never: where two faces meet the drawing would break a word, with a hyphen.
      hyphenationPenalty: 10_000,
    },
    ...runNodes(manner, runs, isBold),
  );

const rule = '#8c959f';

const tableNode = (manner: Manner, table: TextTable, key: string): ReactElement => {
  const width = table.hasLines ? 0.5 : 0;
  const rowNode = (cells: readonly (readonly TextRun[])[], at: string, isHeader: boolean): ReactElement =>
    h(
      View,
      {
        key: at,
        wrap: false,
        style: { flexDirection: manner.isRightToLeft ? ('row-reverse' as const) : ('row' as const) },
      },
      ...table.columns.map(({ share, align }, column) =>
        h(
          View,
          {
            key: String(column),
            style: {
              flexGrow: share,
              flexShrink: 1,
              flexBasis: 0,
              paddingHorizontal: 4,
              paddingVertical: 2.5,
              borderBottomWidth: width,
              borderTopWidth: at === 'head' || (at === '0' && table.header === null) ? width : 0,
              borderLeftWidth: manner.isRightToLeft || column === 0 ? width : 0,
              borderRightWidth: !manner.isRightToLeft || column === 0 ? width : 0,
              borderColor: rule,
            },
          },
          textNode(manner, cells[column] ?? [], align, { style: { fontSize: 9 }, isBold: isHeader }),
        ),
      ),
    );
  return h(
    View,
    { key, style: { marginVertical: 4 } },
    ...(table.header === null ? [] : [rowNode(table.header, 'head', true)]),
    ...table.rows.map((cells, index) => rowNode(cells, String(index), false)),
  );
};

const headingSize = { 1: 15, 2: 12.5, 3: 11 } as const;

const blockNode = (manner: Manner, block: TextBlock, key: string): ReactElement => {
  switch (block.kind) {
    case 'heading':
      return textNode(manner, block.runs, block.align, {
        key,
        isBold: true,
        style: { fontSize: headingSize[block.level], marginTop: 10, marginBottom: 6 },
      });
    case 'paragraph':
      return textNode(manner, block.runs, block.align, { key, style: { marginBottom: 6 } });
    case 'page-break':
      return h(View, { key, break: true });
    case 'table':
      return tableNode(manner, block, key);
    case 'list':
      return h(
        View,
        { key, style: { marginBottom: 6 } },
        ...block.items.map((runs, index) =>
          h(
            View,
            {
              key: String(index),
              style: {
                flexDirection: manner.isRightToLeft ? ('row-reverse' as const) : ('row' as const),
                marginBottom: 3,
              },
            },
            textNode(manner, [{ text: block.ordered ? `${String((block.start ?? 1) + index)}.` : '–' }], 'start', {
              style: { width: 22 },
            }),
            textNode(manner, runs, 'start', { style: { flex: 1 } }),
          ),
        ),
      );
  }
};

/**
 * The document as pages for print, A4 standing. Words of Arabic are joined and ordered by their language, islands keep their own
 * order. Takes up to seconds: `bytesOfTextDocument` calls it in a thread. Equal documents show the same.
 */
export const writePdf = async (document: TextDocument): Promise<Uint8Array> => {
  const fontFamily = freshFonts();
  const manner: Manner = { isRightToLeft: directionOf(document.language) === 'rtl' };
  const edge = { position: 'absolute' as const, left: 57, right: 57, fontSize: 8, color: '#57606a' };
  const page = h(
    Page,
    {
      size: 'A4',
      style: {
        paddingVertical: 57,
        paddingHorizontal: 57,
        fontFamily,
        fontSize: 10.5,
        lineHeight: 1.45,
        color: '#1b1f24',
      },
    },
    ...(document.pageHeader === null
      ? []
      : [
          h(
            View,
            { key: 'header', fixed: true, style: { ...edge, top: 24 } },
            textNode(manner, document.pageHeader, 'start', {}),
          ),
        ]),
    ...document.blocks.map((block, index) => blockNode(manner, block, String(index))),
    ...(document.pageFooter === null
      ? []
      : [
          h(
            View,
            { key: 'footer', fixed: true, style: { ...edge, bottom: 30 } },
            textNode(manner, document.pageFooter, 'start', {}),
          ),
        ]),
    ...(document.hasPageNumbers
      ? [pageNumbers({ height: pageHeights.portrait, margin: 57, fontSize: 8, color: '#57606a', textAlign: 'center' })]
      : []),
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

import { Font, Text } from '@react-pdf/renderer';
import { createElement as h, type ReactElement } from 'react';
import { fontFaces, fontFamilies } from './pdf-fonts.ts';

let documents = 0;

/**
 * Faces for one document, by the names it calls them, in the order in which a character is looked for. Anew for each document: what draws
 * pages keeps signs that it looked at for an earlier one without the letters they stand for, and leaves them out of the next. Words are
 * never cut with a hyphen, which would be one more character of a digest or a name.
 */
export const freshFonts = (): string[] => {
  documents += 1;
  const named = (family: string): string => `${family}-${String(documents)}`;
  for (const { family, weight, file } of fontFaces())
    Font.register({ family: named(family), src: file, fontWeight: weight });
  Font.registerHyphenationCallback((word) => [word]);
  return fontFamilies.map(named);
};

/**
 * What the faces and the drawing can show of a text. Marks of direction would be printed; vowel marks of Arabic (U+064B-U+0652, U+0670),
 * which spelling can do without, would be struck through their letters, for their heights are lost on the way to the page.
 */
export const drawable = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\u2066-\u2069\u200e\u200f\u202a-\u202e]/gu, '')
    .replaceAll(/[\u064b-\u0652\u0670]/gu, '')
    .replaceAll('\u202f', '\u00a0')
    .replaceAll('\u2011', '-')
    .replaceAll('→', '›');

/** Words longer than so many characters may break there, with a space. */
export const breakable = (text: string, longest: number): string =>
  text.replaceAll(new RegExp(`\\S{${String(longest + 1)},}`, 'gu'), (word) =>
    (word.match(new RegExp(`.{1,${String(longest)}}`, 'gu')) ?? [word]).join(' '),
  );

/** Heights of A4, standing and lying, in points. */
export const pageHeights = { portrait: 841.89, landscape: 595.28 } as const;

/**
 * `1 / 3` at the foot of each page. Placed from above: a text that is only known once all pages are there is not drawn where it is placed
 * from below.
 */
export const pageNumbers = (
  {
    height,
    margin,
    ...style
  }: { readonly height: number; readonly margin: number } & Readonly<Record<string, unknown>>,
  after = '',
): ReactElement =>
  h(Text, {
    key: 'numbers',
    fixed: true,
    style: { position: 'absolute', top: height - 30, left: margin, right: margin, ...style },
    render: ({ pageNumber, totalPages }: { pageNumber: number; totalPages: number }) =>
      `${String(pageNumber)} / ${String(totalPages)}${after}`,
  });

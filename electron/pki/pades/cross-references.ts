import type { ByteSource } from '../cms/byte-source.ts';
import {
  expectWord,
  peekWord,
  skipSpace,
  takeIndirect,
  takeInteger,
  takeValue,
  type PdfCursor,
} from './parse-value.ts';
import {
  integerUnder,
  isArray,
  isDictionary,
  isStream,
  nameUnder,
  pdfFault,
  PdfLimit,
  pdfLimits,
  type PdfDictionary,
} from './pdf-values.ts';
import { readAt } from './read-window.ts';
import { unpackStream } from './unpack-stream.ts';

/** Where an object lies: nowhere, at a byte of the file, or in an object stream. */
export type PdfPlace =
  | { readonly kind: 'free' }
  | { readonly kind: 'at'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'inside'; readonly stream: number; readonly index: number };

/** One cross-reference section with its trailer (sections 7.5.4, 7.5.5, 7.5.8). */
export type PdfSection = {
  readonly offset: number;
  readonly form: 'table' | 'stream';
  /** Behind the trailer of a table; null of a stream, which ends as objects do. */
  readonly end: number | null;
  /** The stream that a table sends newer readers to (section 7.5.8.4): two readers may see two documents. */
  readonly besides: number | null;
  readonly places: ReadonlyMap<number, PdfPlace>;
  readonly trailer: PdfDictionary;
  readonly previous: number | null;
};

const takeTable = (
  cursor: PdfCursor,
): { readonly places: Map<number, PdfPlace>; readonly trailer: PdfDictionary; readonly length: number } => {
  expectWord(cursor, 'xref');
  const places = new Map<number, PdfPlace>();
  while (peekWord(cursor) !== 'trailer') {
    const first = takeInteger(cursor);
    const count = takeInteger(cursor);
    if (first < 0 || count < 0) pdfFault('a subsection that is none', cursor.base);
    if (places.size + count > pdfLimits.objects) throw new PdfLimit('objects', pdfLimits.objects);
    for (let number = first; number < first + count; number += 1) {
      const offset = takeInteger(cursor);
      const generation = takeInteger(cursor);
      const kind = peekWord(cursor);
      expectWord(cursor, kind);
      if (kind !== 'n' && kind !== 'f') pdfFault('an entry that is neither free nor in use', cursor.base);
      if (places.has(number)) pdfFault(`object ${number} twice in one table`, cursor.base);
      places.set(number, kind === 'f' ? { kind: 'free' } : { kind: 'at', offset, generation });
    }
  }
  expectWord(cursor, 'trailer');
  const trailer = takeValue(cursor);
  return isDictionary(trailer)
    ? { places, trailer, length: cursor.at }
    : pdfFault('a trailer that is no dictionary', cursor.base);
};

const numberAt = (bytes: Uint8Array, at: number, width: number): number => {
  let value = 0;
  for (let index = at; index < at + width; index += 1) value = value * 256 + (bytes[index] ?? 0);
  return Number.isSafeInteger(value) ? value : pdfFault('a place beyond any file');
};

const placeOf = (kind: number, second: number, third: number): PdfPlace | null => {
  if (kind === 0) return { kind: 'free' };
  if (kind === 1) return { kind: 'at', offset: second, generation: third };
  return kind === 2 ? { kind: 'inside', stream: second, index: third } : null;
};

const placesInStream = (dictionary: PdfDictionary, bytes: Uint8Array): Map<number, PdfPlace> => {
  const widths = dictionary.entries.get('W');
  const [kindWidth = 0, second = 0, third = 0] = isArray(widths)
    ? widths.items.map((item) => (typeof item === 'number' && item >= 0 && item <= 8 ? item : pdfFault('W')))
    : pdfFault('W');
  const width = kindWidth + second + third;
  const size = integerUnder(dictionary, 'Size') ?? pdfFault('Size');
  const index = dictionary.entries.get('Index');
  const ranges = isArray(index) ? index.items : [0, size];
  const places = new Map<number, PdfPlace>();
  let at = 0;
  for (let pair = 0; pair + 1 < ranges.length; pair += 2) {
    const [first, count] = [ranges[pair], ranges[pair + 1]];
    if (typeof first !== 'number' || typeof count !== 'number' || first < 0 || count < 0) return pdfFault('Index');
    if (places.size + count > pdfLimits.objects) throw new PdfLimit('objects', pdfLimits.objects);
    if (width === 0 || at + count * width > bytes.length) return pdfFault('a cross-reference stream cut short');
    for (let number = first; number < first + count; number += 1, at += width) {
      const kind = kindWidth === 0 ? 1 : numberAt(bytes, at, kindWidth);
      const place = placeOf(
        kind,
        numberAt(bytes, at + kindWidth, second),
        numberAt(bytes, at + kindWidth + second, third),
      );
      if (places.has(number)) return pdfFault(`object ${number} twice in one stream`);
      if (place !== null) places.set(number, place);
    }
  }
  return places;
};

const readStreamSection = async (source: ByteSource, offset: number): Promise<PdfSection> => {
  const { value } = await readAt(source, offset, takeIndirect);
  if (!isStream(value) || nameUnder(value.dictionary, 'Type') !== 'XRef')
    return pdfFault('no cross-references here', offset);
  const length = integerUnder(value.dictionary, 'Length') ?? pdfFault('Length', offset);
  if (length < 0 || length > pdfLimits.streamBytes) throw new PdfLimit('stream', pdfLimits.streamBytes);
  const data = Uint8Array.from(await source.read(value.dataStart, length));
  return {
    offset,
    form: 'stream',
    end: null,
    besides: null,
    places: placesInStream(value.dictionary, unpackStream(value.dictionary, data)),
    trailer: value.dictionary,
    previous: integerUnder(value.dictionary, 'Prev'),
  };
};

const readSection = async (source: ByteSource, offset: number): Promise<PdfSection> => {
  const isTable = await readAt(source, offset, (cursor) => {
    skipSpace(cursor);
    return peekWord(cursor) === 'xref';
  });
  if (!isTable) return readStreamSection(source, offset);
  const { places, trailer, length } = await readAt(source, offset, takeTable);
  const besides = integerUnder(trailer, 'XRefStm');
  const previous = integerUnder(trailer, 'Prev');
  const section = { offset, form: 'table', end: offset + length, besides, places, trailer, previous } as const;
  if (besides === null) return section;
  // What the stream knows is marked free in the table, for readers that do not look into streams.
  const { places: more } = await readStreamSection(source, besides);
  for (const [number, place] of more) if ((places.get(number)?.kind ?? 'free') === 'free') places.set(number, place);
  return section;
};

/** The sections from the one at `start` back to the first, newest first. Throws `PdfFault` and `PdfLimit`. */
export const readSections = async (source: ByteSource, start: number): Promise<readonly PdfSection[]> => {
  const sections: PdfSection[] = [];
  const seen = new Set<number>();
  let objects = 0;
  for (let at: number | null = start; at !== null;) {
    if (seen.has(at)) pdfFault('cross-references that come back to themselves', at);
    seen.add(at);
    const section: PdfSection = await readSection(source, at);
    sections.push(section);
    objects += section.places.size;
    if (objects > pdfLimits.objects) throw new PdfLimit('objects', pdfLimits.objects);
    if (sections.length > pdfLimits.sections) throw new PdfLimit('revisions', pdfLimits.sections);
    at = section.previous;
  }
  return sections;
};

/** How a file ends: where its newest cross-references are, and where the end mark ends. */
export type PdfEnd = { readonly crossReferences: number; readonly end: number };

/**
 * The end of a file, or of one of its revisions, that ends at byte `limit`: `startxref`, a place, `%%EOF` and at most one
 * line end (section 7.5.5). Null: the bytes do not end so.
 */
export const readEnd = async (source: ByteSource, limit: number): Promise<PdfEnd | null> => {
  const from = Math.max(0, limit - 2_048);
  const tail = Buffer.from(await source.read(from, limit - from)).toString('latin1');
  const at = tail.lastIndexOf('startxref');
  const found = /^startxref[\0\t\n\f\r ]+(\d{1,15})[\0\t\n\f\r ]*%%EOF(?:\r\n|\r|\n)?/.exec(
    at === -1 ? '' : tail.slice(at),
  );
  if (found === null) return null;
  return { crossReferences: Number(found[1]), end: from + at + found[0].length };
};

import type { PdfRevision } from '../pki/pades/pdf-document.ts';
import type { PdfCursor } from '../pki/pades/parse-value.ts';
import {
  dictionaryOf,
  isArray,
  isStream,
  isString,
  nameUnder,
  type PdfDictionary,
  type PdfValue,
} from '../pki/pades/pdf-values.ts';
import { unpackStream } from '../pki/pades/unpack-stream.ts';
import { nextToken } from './character-map.ts';
import { fontCodes, type FontCodes } from './font-codes.ts';

type Matrix = readonly [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];
const times = ([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix => [
  a * A + b * C,
  a * B + b * D,
  c * A + d * C,
  c * B + d * D,
  e * A + f * C + E,
  e * B + f * D + F,
];

/** What has been read of a page; positions are those of its last sign. */
export type Written = { text: string; unknown: number; known: number; x: number; y: number; size: number };
export const nothingWritten = (): Written => ({ text: '', unknown: 0, known: 0, x: 0, y: 0, size: 0 });

const mostText = 2_000_000;
const deepest = 6;
const mostOperators = 5_000_000;

type Fonts = Map<string, Promise<FontCodes | null>>;

const fontNamed = (revision: PdfRevision, resources: PdfDictionary | null, name: string, fonts: Fonts) => {
  const known = fonts.get(name);
  if (known !== undefined) return known;
  const read = (async () => {
    const all = dictionaryOf(await revision.resolve(resources?.entries.get('Font')));
    const font = dictionaryOf(await revision.resolve(all?.entries.get(name)));
    return font === null ? null : fontCodes(revision, font);
  })();
  fonts.set(name, read);
  return read;
};

/** Behind `EI` of a picture within the stream: its data is no operator. */
const skipPicture = (cursor: PdfCursor): void => {
  const text = Buffer.from(cursor.bytes.subarray(cursor.at)).toString('latin1');
  const end = /\sEI(?=\s|$)/.exec(text);
  cursor.at = end === null ? cursor.bytes.length : cursor.at + end.index + end[0].length;
};

type Setting = {
  matrix: Matrix;
  lineStart: Matrix;
  font: FontCodes | null;
  size: number;
  leading: number;
  letter: number;
  word: number;
  stretch: number;
};

/** Writes a string where the text stands: a new line where it begins lower or higher, a space where there is a gap. */
const write = (written: Written, at: Setting, base: Matrix, bytes: Uint8Array): void => {
  if (at.font === null || written.text.length > mostText) return;
  for (const sign of at.font(bytes)) {
    const [a, b, , d, x, y] = times(at.matrix, base);
    const size = Math.abs(at.size) * Math.max(Math.hypot(a, b), Math.abs(d)) || 1;
    if (written.text !== '') {
      if (Math.abs(y - written.y) > 0.4 * Math.min(size, written.size || size)) written.text += '\n';
      else if (x - written.x > 0.18 * size || written.x - x > size) written.text += ' ';
    }
    if (sign.text === null) {
      written.unknown += 1;
      written.text += '\ufffd';
    } else {
      written.known += 1;
      written.text += sign.text;
    }
    const advance = ((sign.width / 1000) * at.size + at.letter + (sign.isSpace ? at.word : 0)) * at.stretch;
    at.matrix = times([1, 0, 0, 1, advance, 0], at.matrix);
    const after = times(at.matrix, base);
    [written.x, written.y, written.size] = [after[4], after[5], size];
  }
};

const numbersIn = (operands: readonly PdfValue[]): readonly number[] =>
  operands.filter((value) => typeof value === 'number');
const matrixIn = (operands: readonly PdfValue[]): Matrix => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersIn(operands);
  return [a, b, c, d, e, f];
};

/** Reads what one stream of operators writes (section 9.4), and the forms it draws. */
export const readOperators = async (
  revision: PdfRevision,
  bytes: Uint8Array,
  resources: PdfDictionary | null,
  written: Written,
  base: Matrix = identity,
  depth = 0,
): Promise<void> => {
  const cursor: PdfCursor = { bytes, base: null, complete: true, at: 0 };
  const fonts: Fonts = new Map();
  const waiting: Matrix[] = [];
  let page = base;
  const at: Setting = {
    matrix: identity,
    lineStart: identity,
    font: null,
    size: 1,
    leading: 0,
    letter: 0,
    word: 0,
    stretch: 1,
  };
  const moveBy = (x: number, y: number): void => {
    at.lineStart = times([1, 0, 0, 1, x, y], at.lineStart);
    at.matrix = at.lineStart;
  };
  const draw = async (name: string): Promise<void> => {
    const all = dictionaryOf(await revision.resolve(resources?.entries.get('XObject')));
    const form = await revision.resolve(all?.entries.get(name));
    if (!isStream(form) || nameUnder(form.dictionary, 'Subtype') !== 'Form' || depth >= deepest) return;
    const own = dictionaryOf(await revision.resolve(form.dictionary.entries.get('Resources'))) ?? resources;
    const placed = await revision.resolve(form.dictionary.entries.get('Matrix'));
    const inner = times(isArray(placed) ? matrixIn(placed.items) : identity, page);
    await readOperators(
      revision,
      unpackStream(form.dictionary, await revision.rawData(form)),
      own,
      written,
      inner,
      depth + 1,
    );
  };
  let operands: PdfValue[] = [];
  let count = 0;
  for (let token = nextToken(cursor); token !== null && count < mostOperators; token = nextToken(cursor), count += 1) {
    if ('value' in token) {
      if (operands.length < 1_000) operands.push(token.value);
      continue;
    }
    const [first, second] = numbersIn(operands);
    const last = operands.at(-1);
    switch (token.word) {
      case 'q':
        if (waiting.length < 1_000) waiting.push(page);
        break;
      case 'Q':
        page = waiting.pop() ?? page;
        break;
      case 'cm':
        page = times(matrixIn(operands), page);
        break;
      case 'BT':
        at.matrix = identity;
        at.lineStart = identity;
        break;
      case 'Tf': {
        const name = operands[0];
        if (typeof name === 'object' && name?.kind === 'name')
          at.font = await fontNamed(revision, resources, name.name, fonts);
        at.size = first ?? at.size;
        break;
      }
      case 'TL':
        at.leading = first ?? 0;
        break;
      case 'Tc':
        at.letter = first ?? 0;
        break;
      case 'Tw':
        at.word = first ?? 0;
        break;
      case 'Tz':
        at.stretch = (first ?? 100) / 100;
        break;
      case 'Td':
        moveBy(first ?? 0, second ?? 0);
        break;
      case 'TD':
        at.leading = -(second ?? 0);
        moveBy(first ?? 0, second ?? 0);
        break;
      case 'Tm':
        at.lineStart = matrixIn(operands);
        at.matrix = at.lineStart;
        break;
      case 'T*':
        moveBy(0, -at.leading);
        break;
      case 'Tj':
        if (isString(last)) write(written, at, page, last.bytes);
        break;
      case "'":
      case '"':
        if (token.word === '"') [at.word, at.letter] = [first ?? 0, second ?? 0];
        moveBy(0, -at.leading);
        if (isString(last)) write(written, at, page, last.bytes);
        break;
      case 'TJ':
        for (const item of isArray(last) ? last.items : [])
          if (isString(item)) write(written, at, page, item.bytes);
          else if (typeof item === 'number')
            at.matrix = times([1, 0, 0, 1, (-item / 1000) * at.size * at.stretch, 0], at.matrix);
        break;
      case 'Do':
        if (typeof last === 'object' && last?.kind === 'name') await draw(last.name);
        break;
      case 'ID':
        skipPicture(cursor);
        break;
      default:
    }
    operands = [];
  }
};

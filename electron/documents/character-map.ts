import { peekWord, expectWord, skipSpace, takeValue, type PdfCursor } from '../pki/pades/parse-value.ts';
import { isArray, isString, type PdfValue } from '../pki/pades/pdf-values.ts';

/** What a font’s `ToUnicode` says: how many bytes a code has, and the characters of each code (ISO 32000-2 section 9.10.3). */
export type CharacterMap = {
  readonly widths: readonly number[];
  readonly characters: ReadonlyMap<number, string>;
};

const mostCodes = 70_000;

export const codeOf = (bytes: Uint8Array): number => bytes.reduce((code, byte) => code * 256 + byte, 0);

const unicodeOf = (bytes: Uint8Array): string => Buffer.from(bytes).swap16().toString('utf16le');
const textOf = (value: PdfValue | undefined): string | null =>
  isString(value) && value.bytes.length > 0 && value.bytes.length % 2 === 0 ? unicodeOf(value.bytes) : null;

/** The text with its last character so many places on. */
const shifted = (text: string, by: number): string => {
  const characters = Array.from(text);
  const last = characters.pop() ?? '';
  const code = (last.codePointAt(0) ?? 0) + by;
  return `${characters.join('')}${code > 0x10ffff ? '' : String.fromCodePoint(code)}`;
};

/** The next value or word of a stream of operators; null at its end. A sign that begins nothing is passed over. */
export const nextToken = (cursor: PdfCursor): { readonly word: string } | { readonly value: PdfValue } | null => {
  for (;;) {
    skipSpace(cursor);
    const byte = cursor.bytes[cursor.at];
    if (byte === undefined) return null;
    const sign = String.fromCharCode(byte);
    if (/[/(<[\d+\-.]/.test(sign)) return { value: takeValue(cursor) };
    const word = peekWord(cursor);
    if (word === '') {
      cursor.at += 1;
      continue;
    }
    expectWord(cursor, word);
    return word === 'true' || word === 'false' || word === 'null' ? { value: null } : { word };
  }
};

const addRange = (characters: Map<number, string>, from: number, to: number, target: PdfValue | undefined): void => {
  if (isArray(target)) {
    for (const [index, item] of target.items.entries()) {
      const text = textOf(item);
      if (text !== null && from + index <= to) characters.set(from + index, text);
    }
    return;
  }
  const first = textOf(target);
  if (first === null) return;
  for (let code = from; code <= to && characters.size < mostCodes; code += 1)
    characters.set(code, shifted(first, code - from));
};

export const readCharacterMap = (bytes: Uint8Array): CharacterMap => {
  const cursor: PdfCursor = { bytes, base: null, complete: true, at: 0 };
  const widths = new Set<number>();
  const characters = new Map<number, string>();
  let operands: PdfValue[] = [];
  for (let token = nextToken(cursor); token !== null; token = nextToken(cursor)) {
    if ('value' in token) {
      operands.push(token.value);
      if (operands.length > 3 * mostCodes) break;
      continue;
    }
    if (token.word === 'endcodespacerange') {
      for (const operand of operands) if (isString(operand)) widths.add(operand.bytes.length);
    } else if (token.word === 'endbfchar') {
      for (let at = 0; at + 1 < operands.length; at += 2) {
        const [code, target] = [operands[at], textOf(operands[at + 1])];
        if (isString(code) && target !== null && characters.size < mostCodes)
          characters.set(codeOf(code.bytes), target);
      }
    } else if (token.word === 'endbfrange') {
      for (let at = 0; at + 2 < operands.length; at += 3) {
        const [from, to] = [operands[at], operands[at + 1]];
        if (isString(from) && isString(to))
          addRange(
            characters,
            codeOf(from.bytes),
            Math.min(codeOf(to.bytes), codeOf(from.bytes) + 0xffff),
            operands[at + 2],
          );
      }
    }
    operands = [];
  }
  return { widths: [...widths].toSorted((a, b) => a - b), characters };
};

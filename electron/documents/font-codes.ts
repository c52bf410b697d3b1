import type { PdfRevision } from '../pki/pades/pdf-document.ts';
import {
  dictionaryOf,
  integerUnder,
  isArray,
  isDictionary,
  isStream,
  nameUnder,
  type PdfDictionary,
} from '../pki/pades/pdf-values.ts';
import { unpackStream } from '../pki/pades/unpack-stream.ts';
import { codeOf, readCharacterMap, type CharacterMap } from './character-map.ts';
import { charactersOfGlyph } from './glyph-names.ts';

/** One sign that a font draws: its characters (none where they are not known), and its width in thousandths of the size. */
export type DrawnSign = { readonly text: string | null; readonly width: number; readonly isSpace: boolean };
export type FontCodes = (bytes: Uint8Array) => readonly DrawnSign[];

const windows1252 = new TextDecoder('windows-1252');
const macintosh = new TextDecoder('macintosh');

const mapOf = async (revision: PdfRevision, font: PdfDictionary): Promise<CharacterMap | null> => {
  const stream = await revision.resolve(font.entries.get('ToUnicode'));
  return isStream(stream) ? readCharacterMap(unpackStream(stream.dictionary, await revision.rawData(stream))) : null;
};

/** Widths of a composite font: `c [w …]` and `first last w` (section 9.7.4.3). */
const cidWidths = async (revision: PdfRevision, descendant: PdfDictionary): Promise<(code: number) => number> => {
  const usual = integerUnder(descendant, 'DW') ?? 1000;
  const list = await revision.resolve(descendant.entries.get('W'));
  const known = new Map<number, number>();
  const items = isArray(list) ? list.items : [];
  for (let at = 0; at < items.length && known.size < 70_000;) {
    const first = items[at];
    const second = await revision.resolve(items[at + 1]);
    if (typeof first !== 'number') break;
    if (isArray(second)) {
      for (const [index, width] of second.items.entries())
        if (typeof width === 'number') known.set(first + index, width);
      at += 2;
    } else {
      const width = items[at + 2];
      if (typeof second !== 'number' || typeof width !== 'number') break;
      for (let code = first; code <= Math.min(second, first + 0xffff); code += 1) known.set(code, width);
      at += 3;
    }
  }
  return (code) => known.get(code) ?? usual;
};

const composite = async (revision: PdfRevision, font: PdfDictionary): Promise<FontCodes> => {
  const descendants = await revision.resolve(font.entries.get('DescendantFonts'));
  const descendant = dictionaryOf(await revision.resolve(isArray(descendants) ? descendants.items[0] : null));
  const widthOf = descendant === null ? () => 1000 : await cidWidths(revision, descendant);
  const map = await mapOf(revision, font);
  const size = map?.widths.includes(2) === false && map.widths.length === 1 ? (map.widths[0] ?? 2) : 2;
  return (bytes) => {
    const signs: DrawnSign[] = [];
    for (let at = 0; at + size <= bytes.length; at += size) {
      const code = codeOf(bytes.subarray(at, at + size));
      signs.push({ text: map?.characters.get(code) ?? null, width: widthOf(code), isSpace: false });
    }
    return signs;
  };
};

/** The encoding of a simple font: a base, and the glyphs that differ from it (section 9.6.5). */
const encodingOf = async (revision: PdfRevision, font: PdfDictionary): Promise<(code: number) => string | null> => {
  const encoding = await revision.resolve(font.entries.get('Encoding'));
  const base = isDictionary(encoding) ? nameUnder(encoding, 'BaseEncoding') : nameUnder(font, 'Encoding');
  const decoder = base === 'MacRomanEncoding' ? macintosh : windows1252;
  const differences = new Map<number, string | null>();
  const list = isDictionary(encoding) ? await revision.resolve(encoding.entries.get('Differences')) : null;
  let code = 0;
  for (const item of isArray(list) ? list.items : []) {
    if (typeof item === 'number') code = item;
    else if (typeof item === 'object' && item?.kind === 'name') {
      differences.set(code, charactersOfGlyph(item.name));
      code += 1;
    }
  }
  return (each) => (differences.has(each) ? (differences.get(each) ?? null) : decoder.decode(Uint8Array.of(each)));
};

const simple = async (revision: PdfRevision, font: PdfDictionary): Promise<FontCodes> => {
  const map = await mapOf(revision, font);
  const encoded = await encodingOf(revision, font);
  const first = integerUnder(font, 'FirstChar') ?? 0;
  const list = await revision.resolve(font.entries.get('Widths'));
  const widths = isArray(list) ? list.items : [];
  return (bytes) =>
    Array.from(bytes, (code) => {
      const width = widths[code - first];
      return {
        text: map?.characters.get(code) ?? encoded(code),
        width: typeof width === 'number' ? width : 500,
        isSpace: code === 0x20,
      };
    });
};

/** How a font’s strings are read. */
export const fontCodes = (revision: PdfRevision, font: PdfDictionary): Promise<FontCodes> =>
  nameUnder(font, 'Subtype') === 'Type0' ? composite(revision, font) : simple(revision, font);

import type { TextKey } from '#shared/text/keys.ts';
import type { Observation } from '#shared/verification/facts.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { readEnd, type PdfEnd } from './cross-references.ts';
import { isArray, isString, type PdfDictionary } from './pdf-values.ts';

/** What a signature covers: bytes 0 up to `gapStart`, and `gapEnd` up to `end`; the gap is its own Contents. */
export type CoveredBytes = {
  readonly gapStart: number;
  readonly gapEnd: number;
  readonly end: number;
  /** How the covered revision ends; null when it does not end as a file does. */
  readonly closing: PdfEnd | null;
};

export type ByteRangeRead = {
  readonly covered: CoveredBytes | null;
  readonly contents: Uint8Array | null;
  readonly observations: readonly Observation[];
};

const seen = (reason: TextKey): Observation => ({ code: 'coverage.pdf-range', details: { reason }, blocks: true });

const numbersIn = (dictionary: PdfDictionary): readonly number[] | null => {
  const range = dictionary.entries.get('ByteRange');
  if (!isArray(range)) return null;
  const numbers = range.items.filter((item) => typeof item === 'number' && Number.isSafeInteger(item) && item >= 0);
  return numbers.length === range.items.length ? (numbers as number[]) : null;
};

/**
 * Reads ByteRange (ISO 32000-2 section 12.8.1) as strictly as a signature deserves: it begins at byte 0, leaves out exactly
 * the hexadecimal string of this dictionary's own Contents, and ends where a revision of the file ends. Anything else is
 * how signed documents are made to show what was not signed.
 */
export const readByteRange = async (source: ByteSource, dictionary: PdfDictionary): Promise<ByteRangeRead> => {
  const contents = dictionary.entries.get('Contents');
  const doubled = dictionary.repeated.length > 0 ? [seen('pdf-range.key-repeated')] : [];
  const failed = (reason: TextKey): ByteRangeRead => ({
    covered: null,
    contents: isString(contents) ? contents.bytes : null,
    observations: [...doubled, seen(reason)],
  });
  if (!isString(contents)) return failed('pdf-range.no-contents');
  // Two digits for each byte and nothing between them: what is skipped there could be anything.
  if (!contents.hexadecimal || contents.start < 0) return failed('pdf-range.not-hexadecimal');
  const written = Buffer.from(await source.read(contents.start, contents.end - contents.start)).toString('latin1');
  if (!/^<(?:[0-9A-Fa-f]{2})*>$/.test(written)) return failed('pdf-range.not-hexadecimal');
  const numbers = numbersIn(dictionary);
  if (numbers?.length !== 4) return failed('pdf-range.not-a-range');
  const [start = -1, gapStart = -1, gapEnd = -1, rest = -1] = numbers;
  const end = gapEnd + rest;
  if (start !== 0) return failed('pdf-range.not-from-start');
  if (end > source.size) return failed('pdf-range.past-end');
  if (gapStart !== contents.start || gapEnd !== contents.end) return failed('pdf-range.other-gap');
  const ended = await readEnd(source, end);
  const closing = ended?.end === end ? ended : null;
  const open = closing === null ? [seen('pdf-range.not-a-revision')] : [];
  return {
    covered: { gapStart, gapEnd, end, closing },
    contents: contents.bytes,
    observations: [...doubled, ...open],
  };
};

/** The covered bytes in order, never held whole. */
export async function* coveredChunks(
  source: ByteSource,
  { gapStart, gapEnd, end }: CoveredBytes,
): AsyncGenerator<Uint8Array> {
  yield* source.chunks(0, gapStart);
  yield* source.chunks(gapEnd, end);
}

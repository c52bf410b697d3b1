import type { Batch, FileEnd } from '../found.ts';
import { markLength } from '../encoding.ts';
import { parseStrict, type Encoding } from '../json/strict.ts';
import { largestNotice } from '../limits.ts';
import { readRange, type OpenFile } from '../open-file.ts';
import { readLargeDocument, readSmallDocument } from './read-document.ts';
import { isBlank, linesOf, readLines, takeLine } from './read-lines.ts';

/** Whether the first line is a value by itself with more behind it, which only JSON Lines has. */
const startsWithWholeLine = (file: OpenFile, start: number, encoding: Encoding): boolean => {
  let first: boolean | null = null;
  for (const line of linesOf(file, start, encoding)) {
    if (!line.isTooLong && isBlank(line.bytes)) continue;
    if (first !== null) return first;
    if (line.isTooLong) return false;
    first = parseStrict(line.bytes, encoding).ok;
    if (!first) return false;
  }
  return false;
};

/** Whether any line holds a notice by itself: then a broken first line was just one bad line. */
const hasGoodLine = (file: OpenFile, start: number, encoding: Encoding): boolean => {
  let lines = 0;
  for (const line of linesOf(file, start, encoding)) {
    if (!line.isTooLong && isBlank(line.bytes)) continue;
    lines += 1;
    if (lines > 1 && takeLine(line, encoding).found.length > 0) return true;
    if (lines > 1_000) return false;
  }
  return false;
};

/**
 * OCDS 1.0 and 1.1 in all packagings: release package, record package, a release or record by itself, a list of them,
 * JSON Lines of any of these. Which one it is is found by content.
 */
export function* readOcds(file: OpenFile, encoding: Encoding): Generator<Batch, FileEnd> {
  const start = markLength(readRange(file, 0, Math.min(4, file.size)), encoding);
  if (startsWithWholeLine(file, start, encoding)) return yield* readLines(file, start, encoding);
  const isSmall = file.size <= largestNotice;
  const end = yield* isSmall ? readSmallDocument(file, start, encoding) : readLargeDocument(file, start, encoding);
  if (end.ok) return end;
  // A package, or text that simply ends too early, is a document: no line of it may be taken by itself.
  const { code, place } = end.finding;
  const mayBeLines =
    code === 'notice.not-json' || code === 'notice.record-too-large' || code === 'notice.duplicate-field';
  if (!mayBeLines || (place.path ?? '') !== '' || isPackage(file, start, encoding)) return end;
  return hasGoodLine(file, start, encoding) ? yield* readLines(file, start, encoding) : end;
}

const packageStart = /^\s*(?:\[|\{[^]{0,4000}?"(?:releases|records)"\s*:\s*\[)/;
/** Judged by the first line, or by the first lines where the first is only an opening bracket or a short header. */
const isPackage = (file: OpenFile, start: number, encoding: Encoding): boolean => {
  const first = linesOf(file, start, encoding).next();
  if (first.done === true) return false;
  const head =
    first.value.bytes.length > 500 ? first.value.bytes : readRange(file, start, Math.min(8_000, file.size - start));
  return packageStart.test(head.toString('latin1', 0, 8_000).replaceAll('\0', ''));
};

import type { ByteSource } from '../cms/byte-source.ts';
import type { PdfSection } from './cross-references.ts';
import { endOfStream, openRevision, parsedAt, type PdfRevision, type PdfStore } from './pdf-document.ts';
import { isStream, PdfFault } from './pdf-values.ts';

/** Bytes of a file, from `start` up to `end`. */
export type Extent = { readonly start: number; readonly end: number };

/** From `12 0 obj` to behind `endobj`, the data of a stream included; cross-reference streams need not name themselves. */
const extentOfObject = async (store: PdfStore, revision: PdfRevision, start: number): Promise<Extent> => {
  const { value, end } = await parsedAt(store, start);
  return { start, end: isStream(value) ? await endOfStream(store.source, value, await revision.lengthOf(value)) : end };
};

const startsIn = ({ offset, form, besides, places }: PdfSection): readonly number[] => [
  ...(form === 'stream' ? [offset] : []),
  ...(besides === null ? [] : [besides]),
  ...[...places.values()].flatMap((place) => (place.kind === 'at' ? [place.offset] : [])),
];

/** Everything from a byte on that some revision of the file knows: its objects and its cross-references, in order. */
export const knownExtents = async (
  store: PdfStore,
  sections: readonly PdfSection[],
  from: number,
): Promise<readonly Extent[]> => {
  const found = new Map<number, Extent>();
  for (const [index, section] of sections.entries()) {
    const { offset, end } = section;
    if (end !== null && offset >= from) found.set(offset, { start: offset, end });
    const starts = startsIn(section).filter((start) => start >= from && !found.has(start));
    if (starts.length === 0) continue;
    const revision = openRevision(store, sections.slice(index));
    for (const start of starts) {
      try {
        found.set(start, await extentOfObject(store, revision, start));
      } catch (error) {
        // What cannot be read as an object is none, and so its bytes belong to nothing.
        if (!(error instanceof PdfFault)) throw error;
      }
    }
  }
  return [...found.values()].toSorted((a, b) => a.start - b.start);
};

/** What may stand between objects: white space, comments, and where the cross-references are. */
const between = /^(?:[\0\t\n\f\r ]|%[^\r\n]*(?:[\r\n]|$)|startxref\s+\d+\s)*$/;
const longestBetween = 64 * 1024;

/**
 * Bytes from a byte of the file on that belong to no object and no cross-references of any revision: what a program that
 * repairs files, or finds objects by looking for them, may show all the same. `extents` are those of `knownExtents`.
 */
export const looseBytes = async (
  source: ByteSource,
  extents: readonly Extent[],
  from: number,
): Promise<readonly Extent[]> => {
  const loose: Extent[] = [];
  let at = from;
  const look = async (end: number): Promise<void> => {
    if (end <= at) return;
    const text = end - at > longestBetween ? null : Buffer.from(await source.read(at, end - at)).toString('latin1');
    if (text === null || !between.test(text)) loose.push({ start: at, end });
  };
  for (const { start, end } of extents) {
    if (end <= from) continue;
    await look(start);
    at = Math.max(at, end);
  }
  await look(source.size);
  return loose;
};

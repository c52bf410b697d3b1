import type { ByteSource } from '../cms/byte-source.ts';
import type { PdfPlace, PdfSection } from './cross-references.ts';
import { takeIndirect, takeInteger, takeValue, type PdfCursor, type PdfIndirect } from './parse-value.ts';
import {
  integerUnder,
  isReference,
  isStream,
  nameUnder,
  pdfFault,
  PdfLimit,
  pdfLimits,
  type PdfDictionary,
  type PdfReference,
  type PdfStream,
  type PdfValue,
} from './pdf-values.ts';
import { readAt } from './read-window.ts';
import { unpackStream } from './unpack-stream.ts';

/** The document as one revision has it: its sections, newest first, and what they say together. */
export type PdfRevision = {
  readonly sections: readonly PdfSection[];
  readonly trailer: PdfDictionary;
  readonly placeOf: (number: number) => PdfPlace | null;
  /** Numbers of all objects in use. */
  readonly numbers: () => readonly number[];
  /** The object of a number; null where there is none. */
  readonly load: (number: number) => Promise<PdfValue>;
  /** The byte behind what an object takes of the file; null where it lies in a stream or nowhere. */
  readonly endOf: (number: number) => Promise<number | null>;
  /** A value, or the object it refers to. */
  readonly resolve: (value: PdfValue | undefined) => Promise<PdfValue>;
  /** Bytes of a stream's data as it lies in the file. */
  readonly lengthOf: (stream: PdfStream) => Promise<number>;
  /** The data of a stream as it lies in the file. */
  readonly rawData: (stream: PdfStream) => Promise<Uint8Array>;
};

/** What is read once for all revisions of a file: objects by where they lie. */
export type PdfStore = {
  readonly source: ByteSource;
  readonly parsed: Map<number, Promise<PdfIndirect & { readonly end: number }>>;
  readonly unpacked: Map<number, Promise<ReadonlyMap<number, PdfValue>>>;
  unpackedBytes: number;
  /** Bytes gone through in reading objects, some of them again and again where a file says that they overlap. */
  parsedBytes: number;
};

export const newStore = (source: ByteSource): PdfStore => ({
  source,
  parsed: new Map(),
  unpacked: new Map(),
  unpackedBytes: 0,
  parsedBytes: 0,
});

/** Objects kept in memory; a file is read through once or twice, and only its framework again and again. */
const mostKept = 50_000;

/** The object that begins at a byte, and the byte behind it (of a stream, where its data begins). */
export const parsedAt = (store: PdfStore, offset: number): Promise<PdfIndirect & { readonly end: number }> => {
  const known = store.parsed.get(offset);
  if (known !== undefined) return known;
  if (store.parsed.size >= mostKept) store.parsed.clear();
  const limit = pdfLimits.parsedBytes + pdfLimits.parsedTimes * store.source.size;
  const read = readAt(store.source, offset, (cursor) => {
    if (store.parsedBytes > limit) throw new PdfLimit('parsed', limit);
    try {
      const object = takeIndirect(cursor);
      return { ...object, end: offset + cursor.at };
    } finally {
      store.parsedBytes += cursor.at;
    }
  });
  store.parsed.set(offset, read);
  return read;
};

const objectsIn = (dictionary: PdfDictionary, bytes: Uint8Array): ReadonlyMap<number, PdfValue> => {
  const count = integerUnder(dictionary, 'N') ?? pdfFault('N of an object stream');
  const first = integerUnder(dictionary, 'First') ?? pdfFault('First of an object stream');
  if (count < 0 || first < 0 || count > pdfLimits.objects) throw new PdfLimit('objects', pdfLimits.objects);
  const header: PdfCursor = { bytes: bytes.subarray(0, first), base: null, complete: true, at: 0 };
  const objects = new Map<number, PdfValue>();
  for (let index = 0; index < count; index += 1) {
    const number = takeInteger(header);
    const at = first + takeInteger(header);
    if (objects.has(number)) return pdfFault(`object ${number} twice in one object stream`);
    objects.set(number, takeValue({ bytes, base: null, complete: true, at }));
  }
  return objects;
};

/** The byte behind `endobj` of a stream whose length is known. */
export const endOfStream = async (source: ByteSource, { dataStart }: PdfStream, length: number): Promise<number> => {
  const at = dataStart + length;
  const behind = Buffer.from(await source.read(at, 64)).toString('latin1');
  const closing = /^\s*endstream\s*endobj/.exec(behind);
  return closing === null ? pdfFault('a stream of another length', dataStart) : at + closing[0].length;
};

/** A document made of sections, newest first. */
export const openRevision = (store: PdfStore, sections: readonly PdfSection[]): PdfRevision => {
  const [newest] = sections;
  if (newest === undefined) throw new RangeError('a revision without sections');
  let merged: Map<number, PdfPlace> | null = null;
  // Newer sections say what older ones said anew.
  const places = (): ReadonlyMap<number, PdfPlace> => {
    merged ??= new Map(sections.toReversed().flatMap((section) => [...section.places]));
    return merged;
  };
  const placeOf = (number: number): PdfPlace | null => places().get(number) ?? null;
  const lengthOf = async (stream: PdfStream): Promise<number> => {
    const length = await resolve(stream.dictionary.entries.get('Length'));
    return typeof length === 'number' && Number.isSafeInteger(length) && length >= 0
      ? length
      : pdfFault('a stream without its length', stream.dataStart);
  };
  const rawData = async (stream: PdfStream): Promise<Uint8Array> => {
    const length = await lengthOf(stream);
    if (length > pdfLimits.streamBytes) throw new PdfLimit('stream', pdfLimits.streamBytes);
    const bytes = Uint8Array.from(await store.source.read(stream.dataStart, length));
    const after = Buffer.from(await store.source.read(stream.dataStart + length, 12)).toString('latin1');
    if (!/^(?:\r\n|\r|\n)?endstream/.test(after)) return pdfFault('a stream of another length', stream.dataStart);
    return bytes;
  };
  const unpack = async (stream: number): Promise<ReadonlyMap<number, PdfValue>> => {
    const place = placeOf(stream);
    if (place?.kind !== 'at') return pdfFault(`object stream ${stream} is not there`);
    const known = store.unpacked.get(place.offset);
    if (known !== undefined) return known;
    const read = (async () => {
      const value = await load(stream);
      if (!isStream(value) || nameUnder(value.dictionary, 'Type') !== 'ObjStm')
        return pdfFault(`object ${stream} is no object stream`);
      const bytes = unpackStream(value.dictionary, await rawData(value));
      store.unpackedBytes += bytes.length;
      if (store.unpackedBytes > pdfLimits.unpackedBytes) throw new PdfLimit('unpacked', pdfLimits.unpackedBytes);
      return objectsIn(value.dictionary, bytes);
    })();
    store.unpacked.set(place.offset, read);
    return read;
  };
  const load = async (number: number): Promise<PdfValue> => {
    const place = placeOf(number);
    if (place === null || place.kind === 'free') return null;
    if (place.kind === 'inside') return (await unpack(place.stream)).get(number) ?? null;
    const { number: found, generation, value } = await parsedAt(store, place.offset);
    return found === number && generation === place.generation
      ? value
      : pdfFault(`object ${found} ${generation} where ${number} ${place.generation} should be`, place.offset);
  };
  const resolve = async (value: PdfValue | undefined): Promise<PdfValue> => {
    let found = value ?? null;
    for (let steps = 0; isReference(found); steps += 1) {
      if (steps > 20) return pdfFault(`object ${found.number} refers to itself`);
      const { number }: PdfReference = found;
      found = await load(number);
    }
    return found;
  };
  const endOf = async (number: number): Promise<number | null> => {
    const place = placeOf(number);
    if (place?.kind !== 'at') return null;
    const { value, end } = await parsedAt(store, place.offset);
    return isStream(value) ? endOfStream(store.source, value, await lengthOf(value)) : end;
  };
  const numbers = (): readonly number[] =>
    [...places()].filter(([, { kind }]) => kind !== 'free').map(([number]) => number);
  return { sections, trailer: newest.trailer, placeOf, numbers, load, endOf, resolve, lengthOf, rawData };
};

import { fault } from '../asn1/fault.ts';
import { constructedBit, contextConstructed, tags } from '../asn1/tags.ts';
import { readCopy, type ByteSource } from './byte-source.ts';
import { cmsLimits, withinLimit } from './limits.ts';

/** An element of the source: `end` is past its end-of-contents when the length is indefinite. */
type Element = {
  readonly identifier: number;
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
};

/** Where the signed bytes lie: one piece, or a string in segments (BER). Offsets into the source. */
export type ContentPlace = { readonly start: number; readonly end: number; readonly segmented: boolean };

/** An element around the signers. `length` is of its content; null: indefinite (BER). */
export type Layer = {
  readonly identifier: number;
  readonly start: number;
  readonly contentStart: number;
  readonly length: number | null;
};

/** The outer layers of a CMS SignedData (RFC 5652 section 5.1); each part as the bytes it was written in. */
export type SignedFrame = {
  readonly version: Uint8Array;
  readonly digestAlgorithms: Uint8Array;
  readonly contentType: Uint8Array;
  readonly content: ContentPlace | null;
  readonly contentSize: number;
  /** EncapsulatedContentInfo before and behind its content; all of it is before where none is inside. Null: in segments. */
  readonly around: { readonly before: Uint8Array; readonly behind: Uint8Array } | null;
  readonly certificates: Uint8Array | null;
  readonly revocation: Uint8Array | null;
  readonly signers: Uint8Array;
  readonly signersStart: number;
  /** What the signers lie in, outermost first: ContentInfo, its `[0]`, SignedData. */
  readonly layers: readonly Layer[];
  /** Where the outermost element ends. */
  readonly end: number;
};

export type Walk = { readonly source: ByteSource; segments: number };

const octet = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;

type Header = { identifier: number; contentStart: number; length: number | 'indefinite' };

const readHeader = async ({ source }: Walk, at: number, limit: number): Promise<Header> => {
  const bytes = await source.read(at, Math.min(10, limit - at));
  if (bytes.length < 2) return fault('truncated header', at);
  const identifier = octet(bytes, 0);
  if ((identifier & 0x1f) === 0x1f) fault('tag that has no place here', at);
  const first = octet(bytes, 1);
  if (first < 0x80) return { identifier, contentStart: at + 2, length: first };
  if (first === 0x80) {
    if ((identifier & constructedBit) === 0) fault('indefinite length of a primitive element', at);
    return { identifier, contentStart: at + 2, length: 'indefinite' };
  }
  const count = first & 0x7f;
  if (count > 7 || bytes.length < 2 + count) return fault('length too large or truncated', at);
  let length = 0;
  for (let index = 0; index < count; index += 1) length = length * 256 + octet(bytes, 2 + index);
  return { identifier, contentStart: at + 2 + count, length };
};

/** The element at `at`; an indefinite one is walked to its end, element by element. */
export const elementAt = async (walk: Walk, at: number, limit: number, depth = 0): Promise<Element> => {
  if (depth > cmsLimits.depth + 64) fault('nested too deep', at);
  const { identifier, contentStart, length } = await readHeader(walk, at, limit);
  if (length !== 'indefinite') {
    const end = contentStart + length;
    if (end > limit) fault('element runs past its container', at);
    return { identifier, start: at, contentStart, contentEnd: end, end };
  }
  let next = contentStart;
  for (;;) {
    const two = await walk.source.read(next, 2);
    if (next + 2 <= limit && octet(two, 0) === 0 && octet(two, 1) === 0 && two.length === 2) break;
    walk.segments += 1;
    withinLimit('segments', walk.segments, cmsLimits.segments);
    next = (await elementAt(walk, next, limit, depth + 1)).end;
  }
  return { identifier, start: at, contentStart, contentEnd: next, end: next + 2 };
};

export const expectAt = async (walk: Walk, at: number, limit: number, identifier: number): Promise<Element> => {
  const element = await elementAt(walk, at, limit);
  if (element.identifier !== identifier) fault(`expected 0x${identifier.toString(16).padStart(2, '0')}`, at);
  return element;
};

export const copyOf = async (walk: Walk, element: Element, what: string, limit: number): Promise<Uint8Array> => {
  withinLimit(what, element.end - element.start, limit);
  return readCopy(walk.source, element.start, element.end);
};

export const identifierAt = async (walk: Walk, at: number, limit: number): Promise<number> =>
  at < limit ? octet(await walk.source.read(at, 1), 0) : -1;

const octetString = tags.octetString;
const segmentedString = tags.octetString | constructedBit;

/** A constructed element that is being read field by field, so that an indefinite one is walked only once. */
export type Open = { readonly contentStart: number; readonly limit: number; readonly indefinite: boolean };

export const openAt = async (walk: Walk, at: number, limit: number, identifier: number): Promise<Open> => {
  const header = await readHeader(walk, at, limit);
  if (header.identifier !== identifier) fault(`expected 0x${identifier.toString(16).padStart(2, '0')}`, at);
  const { contentStart, length } = header;
  if (length === 'indefinite') return { contentStart, limit, indefinite: true };
  if (contentStart + length > limit) fault('element runs past its container', at);
  return { contentStart, limit: contentStart + length, indefinite: false };
};

const layerOf = (identifier: number, start: number, { contentStart, limit, indefinite }: Open): Layer => ({
  identifier,
  start,
  contentStart,
  length: indefinite ? null : limit - contentStart,
});

const isEnd = async ({ source }: Walk, { limit, indefinite }: Open, at: number): Promise<boolean> => {
  if (!indefinite) return at === limit;
  const two = await source.read(at, 2);
  return at + 2 <= limit && two.length === 2 && octet(two, 0) === 0 && octet(two, 1) === 0;
};

/** Nothing may be left over; answers where the element ends, its end-of-contents included. */
export const closeAt = async (walk: Walk, open: Open, at: number): Promise<number> => {
  if (!(await isEnd(walk, open, at))) fault('unexpected field', at);
  return open.indefinite ? at + 2 : at;
};

/** Sums a string's pieces and proves that they are octet strings all the way down. */
export const walkSegments = async (walk: Walk, open: Open, depth = 0): Promise<{ size: number; end: number }> => {
  if (depth > cmsLimits.depth) fault('nested too deep', open.contentStart);
  let size = 0;
  let at = open.contentStart;
  while (!(await isEnd(walk, open, at))) {
    walk.segments += 1;
    withinLimit('segments', walk.segments, cmsLimits.segments);
    if ((await identifierAt(walk, at, open.limit)) === segmentedString) {
      const inner = await openAt(walk, at, open.limit, segmentedString);
      const nested = await walkSegments(walk, inner, depth + 1);
      size += nested.size;
      at = await closeAt(walk, inner, nested.end);
    } else {
      const piece = await openAt(walk, at, open.limit, octetString);
      size += piece.limit - piece.contentStart;
      at = piece.limit;
    }
  }
  return { size, end: at };
};

type Content = { readonly content: ContentPlace | null; readonly contentSize: number; readonly end: number };

const readContent = async (walk: Walk, encapsulated: Open, at: number): Promise<Content> => {
  if (await isEnd(walk, encapsulated, at)) return { content: null, contentSize: 0, end: at };
  const wrapper = await openAt(walk, at, encapsulated.limit, contextConstructed(0));
  const start = wrapper.contentStart;
  if ((await identifierAt(walk, start, wrapper.limit)) === octetString) {
    const string = await openAt(walk, start, wrapper.limit, octetString);
    const content = { start: string.contentStart, end: string.limit, segmented: false };
    return { content, contentSize: content.end - content.start, end: await closeAt(walk, wrapper, string.limit) };
  }
  const string = await openAt(walk, start, wrapper.limit, segmentedString);
  const { size, end } = await walkSegments(walk, string);
  const content = { start: string.contentStart, end, segmented: true };
  return { content, contentSize: size, end: await closeAt(walk, wrapper, await closeAt(walk, string, end)) };
};

/** The type of a ContentInfo (RFC 5652 section 3), as the bytes of its object identifier. */
export const readContentInfoType = async (source: ByteSource): Promise<Uint8Array> => {
  const walk: Walk = { source, segments: 0 };
  const { identifier, contentStart } = await readHeader(walk, 0, source.size);
  if (identifier !== tags.sequence) fault('expected 0x30', 0);
  const type = await expectAt(walk, contentStart, source.size, tags.oid);
  return copyOf(walk, type, 'head', cmsLimits.headBytes);
};

/**
 * Finds the parts of a SignedData without holding its content. Outer layers may be BER (strangers write indefinite
 * lengths when they stream); anything out of order, missing or left over is a fault. Throws `Asn1Fault` and `LimitMet`
 * to the door of this folder.
 */
export const readFrame = async (source: ByteSource): Promise<SignedFrame> => {
  const walk: Walk = { source, segments: 0 };
  const head = cmsLimits.headBytes;
  const info = await openAt(walk, 0, source.size, tags.sequence);
  const type = await expectAt(walk, info.contentStart, info.limit, tags.oid);
  const wrapper = await openAt(walk, type.end, info.limit, contextConstructed(0));
  const data = await openAt(walk, wrapper.contentStart, wrapper.limit, tags.sequence);

  const version = await expectAt(walk, data.contentStart, data.limit, tags.integer);
  const digests = await expectAt(walk, version.end, data.limit, tags.set);
  const encapsulated = await openAt(walk, digests.end, data.limit, tags.sequence);
  const contentType = await expectAt(walk, encapsulated.contentStart, encapsulated.limit, tags.oid);
  const { content, contentSize, end } = await readContent(walk, encapsulated, contentType.end);

  let at = await closeAt(walk, encapsulated, end);
  const place = content ?? { start: at, end: at, segmented: false };
  const around = place.segmented
    ? null
    : {
        before: await readCopy(source, digests.end, place.start),
        behind: await readCopy(source, place.end, at),
      };
  const optional = async (number: number, what: string, most: number): Promise<Uint8Array | null> => {
    if ((await identifierAt(walk, at, data.limit)) !== contextConstructed(number)) return null;
    const element = await elementAt(walk, at, data.limit);
    at = element.end;
    return copyOf(walk, element, what, most);
  };
  const certificates = await optional(0, 'certificates', cmsLimits.certificatesBytes);
  const revocation = await optional(1, 'revocation', cmsLimits.revocationBytes);
  const signers = await expectAt(walk, at, data.limit, tags.set);
  return {
    version: await copyOf(walk, version, 'head', head),
    digestAlgorithms: await copyOf(walk, digests, 'head', head),
    contentType: await copyOf(walk, contentType, 'head', head),
    content,
    contentSize,
    around,
    certificates,
    revocation,
    signers: await copyOf(walk, signers, 'signers', cmsLimits.signersBytes),
    signersStart: signers.start,
    layers: [
      layerOf(tags.sequence, 0, info),
      layerOf(contextConstructed(0), type.end, wrapper),
      layerOf(tags.sequence, wrapper.contentStart, data),
    ],
    end: await closeAt(walk, info, await closeAt(walk, wrapper, await closeAt(walk, data, signers.end))),
  };
};

async function* piecesOf(walk: Walk, start: number, end: number): AsyncIterable<Uint8Array> {
  for (let at = start; at < end;) {
    const piece = await elementAt(walk, at, end);
    if (piece.identifier === segmentedString) yield* piecesOf(walk, piece.contentStart, piece.contentEnd);
    else if (piece.end - piece.contentStart <= 64 * 1024) {
      yield await walk.source.read(piece.contentStart, piece.contentEnd - piece.contentStart);
    } else yield* walk.source.chunks(piece.contentStart, piece.contentEnd);
    at = piece.end;
  }
}

/** The signed bytes in order, whatever pieces they were written in. Each chunk is good until the next is asked for. */
export const contentChunks = (source: ByteSource, place: ContentPlace): AsyncIterable<Uint8Array> =>
  place.segmented ? piecesOf({ source, segments: 0 }, place.start, place.end) : source.chunks(place.start, place.end);

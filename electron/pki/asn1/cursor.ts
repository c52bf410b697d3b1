import { fault } from './fault.ts';
import { constructedBit, tags } from './tags.ts';
import { readTlv, type Source, type Tlv } from './tlv.ts';

/** A place inside a constructed element; moves forward as its fields are taken. */
export type Cursor = { readonly source: Source; at: number; readonly end: number; readonly depth: number };

const hex = (identifier: number): string => `0x${identifier.toString(16).padStart(2, '0')}`;

/** Starts at the first field of a constructed element whose identifier octet must be `identifier`. */
export const enter = (tlv: Tlv, identifier: number = tags.sequence): Cursor => {
  if (tlv.identifier !== identifier) fault(`expected ${hex(identifier)}, found ${hex(tlv.identifier)}`, tlv.start);
  if ((tlv.identifier & constructedBit) === 0) fault('expected a constructed element', tlv.start);
  return { source: tlv.source, at: tlv.contentStart, end: tlv.contentEnd, depth: tlv.depth + 1 };
};

export const more = (cursor: Cursor): boolean => cursor.at < cursor.end;

/** The identifier octet of the next field, or -1 at the end. */
export const peek = (cursor: Cursor): number => (more(cursor) ? (cursor.source.bytes[cursor.at] ?? -1) : -1);

/** The next field, whatever it is. */
export const takeAny = (cursor: Cursor): Tlv => {
  const tlv = readTlv(cursor.source, cursor.at, cursor.end, cursor.depth);
  cursor.at = tlv.end;
  return tlv;
};

/** The next field, which must have this identifier octet. */
export const take = (cursor: Cursor, identifier: number): Tlv => {
  if (peek(cursor) !== identifier) fault(`expected ${hex(identifier)}, found ${hex(peek(cursor))}`, cursor.at);
  return takeAny(cursor);
};

export const takeOptional = (cursor: Cursor, identifier: number): Tlv | null =>
  peek(cursor) === identifier ? takeAny(cursor) : null;

/** Every field up to the end. */
export const takeAll = (cursor: Cursor): Tlv[] => {
  const fields: Tlv[] = [];
  while (more(cursor)) fields.push(takeAny(cursor));
  return fields;
};

/** Nothing may follow. */
export const finish = (cursor: Cursor): void => {
  if (more(cursor)) fault('unexpected field', cursor.at);
};

/** The elements of a SEQUENCE OF or SET OF (or another constructed element named by `identifier`). */
export const childrenOf = (tlv: Tlv, identifier: number = tags.sequence): Tlv[] => takeAll(enter(tlv, identifier));

/** `[n] EXPLICIT`: the one element inside. */
export const unwrap = (tlv: Tlv): Tlv => {
  const cursor = enter(tlv, tlv.identifier);
  const inner = takeAny(cursor);
  finish(cursor);
  return inner;
};

import { fault } from './fault.ts';
import { tags } from './tags.ts';
import { contentOf, type Tlv } from './tlv.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const singleByte = (tlv: Tlv, allowed: (octet: number) => boolean): string => {
  const content = contentOf(tlv);
  for (const octet of content) if (!allowed(octet)) fault('character outside its string type', tlv.start);
  return Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1');
};

const wide = (tlv: Tlv, size: 2 | 4): string => {
  const content = contentOf(tlv);
  if (content.length % size !== 0) fault('string of a broken length', tlv.start);
  let text = '';
  for (let at = 0; at < content.length; at += size) {
    let point = 0;
    for (let index = 0; index < size; index += 1) point = point * 256 + (content[at + index] ?? 0);
    if (point > 0x10ffff) fault('no such character', tlv.start);
    text += size === 2 ? String.fromCharCode(point) : String.fromCodePoint(point);
  }
  return text;
};

const ascii = (octet: number): boolean => octet < 0x80;

/** True for the identifier octets that `readString` knows. */
export const isString = (identifier: number): boolean =>
  [
    tags.utf8String,
    tags.printableString,
    tags.ia5String,
    tags.bmpString,
    tags.teletexString,
    tags.universalString,
    tags.numericString,
    tags.visibleString,
    tags.generalString,
  ].some((known) => known === identifier);

/**
 * The text of any string type. PrintableString is read as ASCII, since authorities put `@`, `*` and `_` into it;
 * TeletexString as Latin-1, which is what they mean by it.
 */
export const readString = (tlv: Tlv): string => {
  switch (tlv.identifier) {
    case tags.utf8String:
      try {
        return utf8.decode(contentOf(tlv));
      } catch {
        return fault('not UTF-8', tlv.start);
      }
    case tags.bmpString:
      return wide(tlv, 2);
    case tags.universalString:
      return wide(tlv, 4);
    case tags.teletexString:
    case tags.generalString:
      return singleByte(tlv, () => true);
    case tags.printableString:
    case tags.ia5String:
    case tags.visibleString:
    case tags.numericString:
      return singleByte(tlv, ascii);
    default:
      return fault('expected a string', tlv.start);
  }
};

/** An IA5String under an IMPLICIT tag: the names in GeneralName. */
export const readImplicitIa5 = (tlv: Tlv): string => singleByte(tlv, ascii);

import { childrenOf, enter, finish, takeAny } from '../asn1/cursor.ts';
import { fault } from '../asn1/fault.ts';
import { readOid, type Oid } from '../asn1/oid.ts';
import { isString, readString } from '../asn1/strings.ts';
import { tags } from '../asn1/tags.ts';
import { rawOf, type Tlv } from '../asn1/tlv.ts';
import { hexOf } from '../asn1/bytes.ts';
import { comparableText } from './comparable-text.ts';

/** One attribute of a name. `text` is null when the value is not a string; `der` is the value as written. */
export type NameAttribute = { readonly type: Oid; readonly text: string | null; readonly der: Uint8Array };

/**
 * A distinguished name. `relative` holds, per RDN, the attributes in the order written. `comparable` holds the same RDNs
 * in the form in which equal names (RFC 5280 7.1) are equal strings; `key` is all of them, for maps.
 */
export type Name = {
  readonly der: Uint8Array;
  readonly relative: readonly (readonly NameAttribute[])[];
  readonly comparable: readonly string[];
  readonly key: string;
};

const readAttribute = (tlv: Tlv): NameAttribute => {
  const fields = enter(tlv);
  const type = readOid(takeAny(fields));
  const value = takeAny(fields);
  finish(fields);
  return { type, text: isString(value.identifier) ? readString(value) : null, der: rawOf(value) };
};

// The length before each text keeps attributes apart, whatever characters they hold.
const comparableAttribute = ({ type, text, der }: NameAttribute): string => {
  const value = text === null ? `#${hexOf(der)}` : comparableText(text);
  return `${type}=${value.length}:${value}`;
};

const comparableRelative = (attributes: readonly NameAttribute[]): string =>
  attributes.map(comparableAttribute).toSorted().join('+');

/** A RelativeDistinguishedName; `identifier` is given for the IMPLICIT one of a distribution point. */
export const readRelativeName = (tlv: Tlv, identifier: number = tags.set): readonly NameAttribute[] => {
  const attributes = childrenOf(tlv, identifier).map(readAttribute);
  if (attributes.length === 0) fault('relative distinguished name without attributes', tlv.start);
  return attributes;
};

/** RFC 5280 4.1.2.4. An empty sequence is a name too; whether it may stand where it stands is judged later. */
export const readName = (tlv: Tlv): Name => {
  const relative = childrenOf(tlv).map((child) => readRelativeName(child));
  const comparable = relative.map(comparableRelative);
  return { der: rawOf(tlv), relative, comparable, key: comparable.join(',') };
};

/** RFC 5280 7.1: same attributes after string preparation, in the same order of RDNs; the order within one does not count. */
export const sameName = (a: Name, b: Name): boolean => a.key === b.key;

export const isEmptyName = (name: Name): boolean => name.relative.length === 0;

/** Whether `name` lies in the subtree `base`: its first RDNs are those of `base` (RFC 5280 4.2.1.10, 7.1). */
export const isWithin = (name: Name, base: Name): boolean =>
  base.comparable.length <= name.comparable.length &&
  base.comparable.every((part, index) => part === name.comparable[index]);

/** `issuer` extended by one RDN: a distribution point's nameRelativeToCRLIssuer (RFC 5280 4.2.1.13). */
export const extendedKey = (issuer: Name, relative: readonly NameAttribute[]): string =>
  [...issuer.comparable, comparableRelative(relative)].join(',');

/** The texts of every attribute of one type, in order: e-mail addresses, INN, common names. */
export const attributesOf = (name: Name, type: Oid): string[] =>
  name.relative
    .flat()
    .flatMap((attribute) => (attribute.type === type && attribute.text !== null ? [attribute.text] : []));

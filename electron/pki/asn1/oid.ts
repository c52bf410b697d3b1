import { fault } from './fault.ts';
import { tags } from './tags.ts';
import { contentOf, type Tlv } from './tlv.ts';

/** Dotted decimal: `2.5.29.15`. */
export type Oid = string;

const maxOidBytes = 128;

/** Reads an OBJECT IDENTIFIER; arcs in their shortest form (X.690 8.19), at most 128 octets. */
export const readOid = (tlv: Tlv, identifier: number = tags.oid): Oid => {
  if (tlv.identifier !== identifier) fault('expected an object identifier', tlv.start);
  const content = contentOf(tlv);
  if (content.length === 0 || content.length > maxOidBytes) fault('object identifier empty or too long', tlv.start);
  if ((content[content.length - 1] ?? 0) >= 0x80) fault('truncated object identifier', tlv.start);
  let text = '';
  let arc = 0;
  let wide: bigint | null = null;
  let atStart = true;
  for (const octet of content) {
    if (atStart && octet === 0x80) fault('arc not in its shortest form', tlv.start);
    if (wide === null && arc > 0x1_0000_0000) wide = BigInt(arc);
    if (wide === null) arc = arc * 128 + (octet & 0x7f);
    else wide = wide * 128n + BigInt(octet & 0x7f);
    atStart = octet < 0x80;
    if (!atStart) continue;
    if (text === '') text = firstArcs(wide ?? BigInt(arc));
    else text += `.${wide ?? arc}`;
    arc = 0;
    wide = null;
  }
  return text;
};

const firstArcs = (joined: bigint): string => {
  const first = joined < 80n ? joined / 40n : 2n;
  return `${first}.${joined - first * 40n}`;
};

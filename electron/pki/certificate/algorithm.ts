import { enter, finish, more, takeAny, take } from '../asn1/cursor.ts';
import { readOid, type Oid } from '../asn1/oid.ts';
import { tags } from '../asn1/tags.ts';
import { rawOf, type Tlv } from '../asn1/tlv.ts';
import { readBitStringOctets } from '../asn1/values.ts';

/** RFC 5280 4.1.1.2. `parameters` is the whole element as written, null when absent. */
export type AlgorithmIdentifier = {
  readonly der: Uint8Array;
  readonly oid: Oid;
  readonly parameters: Uint8Array | null;
};

export const readAlgorithm = (tlv: Tlv): AlgorithmIdentifier => {
  const fields = enter(tlv);
  const oid = readOid(takeAny(fields));
  const parameters = more(fields) ? rawOf(takeAny(fields)) : null;
  finish(fields);
  return { der: rawOf(tlv), oid, parameters };
};

/** RFC 5280 4.1.2.7. `der` is the whole SubjectPublicKeyInfo, `key` the content of its bit string. */
export type PublicKeyInfo = {
  readonly der: Uint8Array;
  readonly algorithm: AlgorithmIdentifier;
  readonly key: Uint8Array;
};

export const readPublicKeyInfo = (tlv: Tlv): PublicKeyInfo => {
  const fields = enter(tlv);
  const algorithm = readAlgorithm(takeAny(fields));
  const key = readBitStringOctets(take(fields, tags.bitString));
  finish(fields);
  return { der: rawOf(tlv), algorithm, key };
};

import { contentOf, rawOf, type Tlv } from '../asn1/tlv.ts';
import { childrenOf, enter, finish, more, peek, take, takeAny, takeOptional } from '../asn1/cursor.ts';
import { fault } from '../asn1/fault.ts';
import { readOid } from '../asn1/oid.ts';
import { contextConstructed, contextPrimitive, tags } from '../asn1/tags.ts';
import { readBitStringOctets, readOctetString } from '../asn1/values.ts';
import { context, octetString, sequence } from '../asn1/encode.ts';
import { sealOids } from './seal-oids.ts';
import type { OaepHash, WrappedKey } from './wrapped-key.ts';

/** Whom a RecipientInfo is for: issuer and serial number as DER, or the key's identifier. */
export type RecipientName =
  | { readonly by: 'issuer-and-serial'; readonly der: Uint8Array }
  | { readonly by: 'key-identifier'; readonly id: Uint8Array };

/** `wrapped` null: brought in a way that is not known here, which `how` names. */
export type SealedRecipient = {
  readonly name: RecipientName;
  readonly wrapped: WrappedKey | null;
  readonly how: string;
};

const rsaEncryption = '1.2.840.113549.1.1.1';
const hashes: Readonly<Record<string, OaepHash>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** dhSinglePass-stdDH and -cofactorDH (one and the same on curves of cofactor 1), RFC 5753 section 7.1.4. */
const agreements: Readonly<Record<string, OaepHash>> = {
  '1.3.133.16.840.63.0.2': 'sha1',
  '1.3.132.1.11.0': 'sha224',
  '1.3.132.1.11.1': 'sha256',
  '1.3.132.1.11.2': 'sha384',
  '1.3.132.1.11.3': 'sha512',
  '1.3.133.16.840.63.0.3': 'sha1',
  '1.3.132.1.14.0': 'sha224',
  '1.3.132.1.14.1': 'sha256',
  '1.3.132.1.14.2': 'sha384',
  '1.3.132.1.14.3': 'sha512',
};
const wraps: Readonly<Record<string, 128 | 192 | 256>> = {
  '2.16.840.1.101.3.4.1.5': 128,
  '2.16.840.1.101.3.4.1.25': 192,
  '2.16.840.1.101.3.4.1.45': 256,
};

const algorithmOf = (tlv: Tlv): { readonly oid: string; readonly parameters: Tlv | null } => {
  const cursor = enter(tlv);
  const oid = readOid(takeAny(cursor));
  return { oid, parameters: more(cursor) ? takeAny(cursor) : null };
};

const hashNamed = (oid: string): OaepHash | null => hashes[oid] ?? null;

/** RSAES-OAEP-params (RFC 4055 section 4.1), each with its default. Null: a hash that is not known. */
const oaepOf = (parameters: Tlv | null): NonNullable<Extract<WrappedKey, { by: 'rsa' }>['oaep']> | null => {
  let hash: OaepHash | null = 'sha1';
  let maskHash: OaepHash | null = 'sha1';
  let label: Uint8Array = new Uint8Array(0);
  if (parameters !== null && parameters.identifier === tags.sequence)
    for (const field of childrenOf(parameters)) {
      const [value] = childrenOf(field, field.identifier);
      if (value === undefined) return fault('empty field', field.start);
      const { oid, parameters: inner } = algorithmOf(value);
      if (field.identifier === contextConstructed(0)) hash = hashNamed(oid);
      else if (field.identifier === contextConstructed(1))
        maskHash = inner === null ? null : hashNamed(algorithmOf(inner).oid);
      else if (field.identifier === contextConstructed(2)) label = inner === null ? label : readOctetString(inner);
    }
  return hash === null || maskHash === null ? null : { hash, maskHash, label };
};

const nameOf = (tlv: Tlv): RecipientName => {
  if (tlv.identifier === tags.sequence) return { by: 'issuer-and-serial', der: Uint8Array.from(rawOf(tlv)) };
  if (tlv.identifier === contextPrimitive(0)) return { by: 'key-identifier', id: Uint8Array.from(contentOf(tlv)) };
  if (tlv.identifier !== contextConstructed(0)) fault('unknown name of a recipient', tlv.start);
  const [id] = childrenOf(tlv, contextConstructed(0));
  return id === undefined ? fault('empty name', tlv.start) : { by: 'key-identifier', id: readOctetString(id) };
};

/** KeyTransRecipientInfo (RFC 5652 section 6.2.1). */
const transportOf = (tlv: Tlv): SealedRecipient => {
  const cursor = enter(tlv);
  take(cursor, tags.integer);
  const name = nameOf(takeAny(cursor));
  const { oid, parameters } = algorithmOf(takeAny(cursor));
  const encrypted = Uint8Array.from(readOctetString(takeAny(cursor)));
  finish(cursor);
  if (oid === rsaEncryption) return { name, how: 'rsa', wrapped: { by: 'rsa', oaep: null, encrypted } };
  const oaep = oid === sealOids.rsaOaep ? oaepOf(parameters) : null;
  return { name, how: oid, wrapped: oaep === null ? null : { by: 'rsa', oaep, encrypted } };
};

/** KeyAgreeRecipientInfo (RFC 5652 section 6.2.2): one for each key that it names. */
const agreementOf = (tlv: Tlv): readonly SealedRecipient[] => {
  const cursor = enter(tlv, contextConstructed(1));
  take(cursor, tags.integer);
  const [originator] = childrenOf(take(cursor, contextConstructed(0)), contextConstructed(0));
  const ukm = takeOptional(cursor, contextConstructed(1));
  const { oid, parameters: wrap } = algorithmOf(takeAny(cursor));
  const keys = childrenOf(takeAny(cursor));
  finish(cursor);
  const hash = agreements[oid];
  const wrapBits = wrap === null ? undefined : wraps[algorithmOf(wrap).oid];
  const point =
    originator?.identifier === contextConstructed(1)
      ? readBitStringOctets(childrenOf(originator, contextConstructed(1))[1] ?? fault('no public key', tlv.start))
      : null;
  return keys.map((key) => {
    const parts = enter(key);
    const name = nameOf(takeAny(parts));
    const wrapped = Uint8Array.from(readOctetString(takeAny(parts)));
    if (hash === undefined || wrapBits === undefined || wrap === null || point === null || point[0] !== 4)
      return { name, how: oid, wrapped: null };
    const bits = Buffer.alloc(4);
    bits.writeUInt32BE(wrapBits);
    const sharedInfo = sequence(
      Uint8Array.from(rawOf(wrap)),
      ...(ukm === null ? [] : [context(0, Uint8Array.from(contentOf(ukm)))]),
      context(2, octetString(bits)),
    );
    const details = { hash, sharedInfo, wrapBits, wrapped, point: Uint8Array.from(point) };
    return { name, how: oid, wrapped: { by: 'ecdh', ...details } };
  });
};

/** Everybody a sealed content is for; kinds of recipients that no certificate belongs to (passwords, shared keys) are left out. */
export const recipientsOf = (set: Tlv): readonly SealedRecipient[] => {
  const cursor = enter(set, tags.set);
  const all: SealedRecipient[] = [];
  while (more(cursor)) {
    const kind = peek(cursor);
    const tlv = takeAny(cursor);
    if (kind === tags.sequence) all.push(transportOf(tlv));
    else if (kind === contextConstructed(1)) all.push(...agreementOf(tlv));
  }
  return all;
};

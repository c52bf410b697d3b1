import { createDecipheriv, type DecipherGCM } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { failKernel, type KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failSeal, type SealCode } from '#shared/signature/seal-codes.ts';
import { decode } from '../asn1/decode.ts';
import { enter, more, takeAny } from '../asn1/cursor.ts';
import { Asn1Fault, fault } from '../asn1/fault.ts';
import { readOid } from '../asn1/oid.ts';
import { contextConstructed, contextPrimitive, tags } from '../asn1/tags.ts';
import { contentOf } from '../asn1/tlv.ts';
import { readOctetString } from '../asn1/values.ts';
import { readCopy, type ByteSource } from '../cms/byte-source.ts';
import {
  closeAt,
  contentChunks,
  copyOf,
  elementAt,
  expectAt,
  identifierAt,
  openAt,
  readContentInfoType,
  walkSegments,
  type ContentPlace,
  type Walk,
} from '../cms/frame.ts';
import { LimitMet } from '../cms/limits.ts';
import { sealOids } from './seal-oids.ts';
import { recipientsOf, type SealedRecipient } from './sealed-recipients.ts';

type Cipher = { readonly name: string; readonly keyBytes: number; readonly isGcm: boolean };
const ciphers: Readonly<Record<string, Cipher>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyBytes: 16, isGcm: false },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyBytes: 24, isGcm: false },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyBytes: 32, isGcm: false },
  '2.16.840.1.101.3.4.1.6': { name: 'aes-128-gcm', keyBytes: 16, isGcm: true },
  '2.16.840.1.101.3.4.1.26': { name: 'aes-192-gcm', keyBytes: 24, isGcm: true },
  '2.16.840.1.101.3.4.1.46': { name: 'aes-256-gcm', keyBytes: 32, isGcm: true },
};

/** A sealed file as far as it can be read without a key. */
export type SealedFrame = {
  readonly recipients: readonly SealedRecipient[];
  readonly cipher: Cipher;
  readonly start: Uint8Array;
  readonly content: ContentPlace;
  readonly contentSize: number;
  /** Null: the cipher proves nothing by itself. */
  readonly mac: Uint8Array | null;
  /** What is proved beside the content: the attributes as DER of their SET. */
  readonly beside: Uint8Array | null;
};

/** Of AES (RFC 3565), and as long as a nonce of GCM may be here (RFC 5084 recommends twelve). */
const [blockBytes, longestNonce] = [16, 128];
const mostRecipients = 4 * 1024 * 1024;
const octetString = tags.octetString;

const typeOf = (der: Uint8Array): string | null => {
  const read = decode(der, (tlv) => readOid(tlv));
  return read.ok ? read.value : null;
};

const sealedTypes = new Set<string>([sealOids.envelopedData, sealOids.authEnvelopedData]);

/** Whether the file is CMS EnvelopedData or AuthEnvelopedData in DER or BER. */
export const looksSealed = async (source: ByteSource): Promise<boolean> => {
  try {
    return sealedTypes.has(typeOf(await readContentInfoType(source)) ?? '');
  } catch (error) {
    if (error instanceof Asn1Fault || error instanceof LimitMet) return false;
    throw error;
  }
};

const cipherOf = (der: Uint8Array): { readonly oid: string; readonly start: Uint8Array; readonly macBytes: number } => {
  const read = decode(der, (tlv) => {
    const cursor = enter(tlv);
    const oid = readOid(takeAny(cursor));
    if (!more(cursor)) return { oid, start: new Uint8Array(0), macBytes: 0 };
    const parameters = takeAny(cursor);
    if (parameters.identifier === octetString)
      return { oid, start: Uint8Array.from(readOctetString(parameters)), macBytes: 0 };
    const fields = enter(parameters);
    const start = Uint8Array.from(readOctetString(takeAny(fields)));
    // RFC 5084 section 3.2: twelve where nothing is said.
    const macBytes = more(fields) ? (contentOf(takeAny(fields))[0] ?? 12) : 12;
    return { oid, start, macBytes };
  });
  return read.ok ? read.value : fault('algorithm', 0);
};

const readFrameOf = async (source: ByteSource, name: string): Promise<Outcome<SealedFrame, SealCode>> => {
  const walk: Walk = { source, segments: 0 };
  const info = await openAt(walk, 0, source.size, tags.sequence);
  const type = await expectAt(walk, info.contentStart, info.limit, tags.oid);
  const isAuthenticated = typeOf(await copyOf(walk, type, 'head', 100)) === sealOids.authEnvelopedData;
  const wrapper = await openAt(walk, type.end, info.limit, contextConstructed(0));
  const data = await openAt(walk, wrapper.contentStart, wrapper.limit, tags.sequence);
  const version = await expectAt(walk, data.contentStart, data.limit, tags.integer);
  let at = version.end;
  // OriginatorInfo: certificates of static agreements, which nobody uses with a sender's ephemeral key.
  if ((await identifierAt(walk, at, data.limit)) === contextConstructed(0))
    at = (await elementAt(walk, at, data.limit)).end;
  const set = await expectAt(walk, at, data.limit, tags.set);
  const recipients = decode(await copyOf(walk, set, 'recipients', mostRecipients), recipientsOf, { rules: 'ber' });
  if (!recipients.ok) return fault('recipients', set.start);
  const inner = await openAt(walk, set.end, data.limit, tags.sequence);
  const contentType = await expectAt(walk, inner.contentStart, inner.limit, tags.oid);
  const algorithm = await expectAt(walk, contentType.end, inner.limit, tags.sequence);
  const { oid, start, macBytes } = cipherOf(await copyOf(walk, algorithm, 'algorithm', 1_000));
  const cipher = ciphers[oid];
  if (cipher === undefined) return failSeal('unseal.cipher', { file: name, algorithm: oid });
  // Content made for one mode must not be opened in another, nor pass for proved where nothing is (RFC 9709 section 1).
  if (cipher.isGcm !== isAuthenticated) fault('cipher of another kind of content', algorithm.start);
  if (cipher.isGcm ? start.length === 0 || start.length > longestNonce : start.length !== blockBytes)
    fault('length of the initialization vector', algorithm.start);
  let content: ContentPlace;
  let contentSize: number;
  if ((await identifierAt(walk, algorithm.end, inner.limit)) === contextPrimitive(0)) {
    const string = await openAt(walk, algorithm.end, inner.limit, contextPrimitive(0));
    content = { start: string.contentStart, end: string.limit, segmented: false };
    contentSize = content.end - content.start;
    at = await closeAt(walk, inner, string.limit);
  } else {
    const string = await openAt(walk, algorithm.end, inner.limit, contextConstructed(0));
    const { size, end } = await walkSegments(walk, string);
    content = { start: string.contentStart, end, segmented: true };
    contentSize = size;
    at = await closeAt(walk, inner, await closeAt(walk, string, end));
  }
  let beside: Uint8Array | null = null;
  let mac: Uint8Array | null = null;
  if (isAuthenticated) {
    if ((await identifierAt(walk, at, data.limit)) === contextConstructed(1)) {
      const attributes = await elementAt(walk, at, data.limit);
      // RFC 5083 section 2.2: proved as a SET, whatever it is tagged.
      beside = await readCopy(source, attributes.start, attributes.end);
      beside[0] = tags.set;
      at = attributes.end;
    }
    const string = await expectAt(walk, at, data.limit, octetString);
    mac = await readCopy(source, string.contentStart, string.contentEnd);
    if (mac.length !== macBytes || mac.length < 12) fault('length of the mac', string.start);
    at = string.end;
  }
  // Attributes that nothing proves are passed over; what stands behind them belongs to nobody.
  const last = isAuthenticated ? contextConstructed(2) : contextConstructed(1);
  if ((await identifierAt(walk, at, data.limit)) === last) at = (await elementAt(walk, at, data.limit)).end;
  const end = await closeAt(walk, info, await closeAt(walk, wrapper, await closeAt(walk, data, at)));
  if (end !== source.size) fault('bytes after the end', end);
  return ok({ recipients: recipients.value, cipher, start, content, contentSize, mac, beside });
};

/** Reads all of a sealed file but its content. Refuses with `unseal.not-sealed` (with the byte) and `unseal.cipher`. */
export const readSealed = async (source: ByteSource, name: string): Promise<Outcome<SealedFrame, SealCode>> => {
  try {
    return await readFrameOf(source, name);
  } catch (error) {
    if (error instanceof Asn1Fault)
      return failSeal('unseal.not-sealed', { file: name, reason: error.reason, offset: error.offset });
    if (error instanceof LimitMet) return failSeal('unseal.not-sealed', { file: name, reason: 'limit', offset: 0 });
    throw error;
  }
};

/**
 * Decrypts into `target` in one pass. With AES-GCM what was written counts only when this answers well; AES-CBC proves
 * nothing but its padding, and its content has to be proved by the signature inside.
 */
export const openSealed = async (
  source: ByteSource,
  frame: SealedFrame,
  contentKey: Uint8Array,
  target: FileHandle,
  order: {
    readonly name: string;
    readonly signal: AbortSignal;
    readonly onBytes: (done: number, total: number) => void;
    readonly onPlain?: (piece: Uint8Array) => void;
  },
): Promise<Outcome<{ readonly size: number }, SealCode | KernelCode>> => {
  const { name, signal, onPlain } = order;
  const { cipher, mac, beside, contentSize } = frame;
  if (contentKey.length !== cipher.keyBytes) return failSeal('unseal.wrong-key', { file: name });
  const decipher = createDecipheriv(cipher.name, contentKey, frame.start);
  if (mac !== null && cipher.isGcm) {
    (decipher as DecipherGCM).setAuthTag(mac);
    if (beside !== null) (decipher as DecipherGCM).setAAD(beside);
  }
  let [size, done] = [0, 0];
  const put = async (plain: Uint8Array): Promise<void> => {
    onPlain?.(plain);
    await target.writeFile(plain);
    size += plain.length;
  };
  for await (const chunk of contentChunks(source, frame.content)) {
    if (signal.aborted) return failKernel('call.cancelled');
    done += chunk.length;
    await put(decipher.update(chunk));
    order.onBytes(done, contentSize);
  }
  try {
    await put(decipher.final());
    return ok({ size });
  } catch (error) {
    // What the cipher itself says is about the bytes; the rest is the disk's.
    if (error instanceof Error && 'syscall' in error) throw error;
    return failSeal('unseal.changed', { file: name });
  }
};

import { childrenOf, enter, finish, more, peek, take, takeAny, takeOptional } from '../asn1/cursor.ts';
import { decode } from '../asn1/decode.ts';
import { Asn1Fault, fault } from '../asn1/fault.ts';
import { readOid, type Oid } from '../asn1/oid.ts';
import { contextConstructed, contextPrimitive, tags } from '../asn1/tags.ts';
import { rawOf, type Tlv } from '../asn1/tlv.ts';
import { readIntegerBytes, readOctetString, readSmallInteger } from '../asn1/values.ts';
import { readAlgorithm, type AlgorithmIdentifier } from '../certificate/algorithm.ts';
import { readName, type Name } from '../certificate/name.ts';
import type { ByteSource } from './byte-source.ts';
import { readContentInfoType, readFrame, type ContentPlace, type SignedFrame } from './frame.ts';
import { cmsLimits, LimitMet, withinLimit } from './limits.ts';

/** RFC 5652 section 5.3. `values` are the whole elements as written. */
export type Attribute = { readonly type: Oid; readonly values: readonly Uint8Array[] };

export type SignerIdentifier =
  | { readonly kind: 'issuer-and-serial'; readonly issuer: Name; readonly serial: Uint8Array }
  | { readonly kind: 'key-identifier'; readonly identifier: Uint8Array };

/**
 * One SignerInfo. `signedBytes` is what the signature value is over: the signed attributes exactly as written, with the
 * tag of a SET OF in place of `[0]` (RFC 5652 section 5.4); null when there are none and the content itself is signed.
 */
export type SignerInfo = {
  readonly version: number;
  readonly identifier: SignerIdentifier;
  readonly digestAlgorithm: AlgorithmIdentifier;
  readonly signedBytes: Uint8Array | null;
  readonly signedAttributes: readonly Attribute[] | null;
  readonly signedAttributesSorted: boolean;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly unsignedAttributes: readonly Attribute[];
  /** Why the element is not DER, when it could be read as BER only. */
  readonly notDer: string | null;
};

/** A SignedData as read (RFC 5652 section 5.1); certificates and lists are the exact bytes received. */
export type SignedData = {
  readonly version: number;
  readonly digestAlgorithms: readonly AlgorithmIdentifier[];
  readonly contentType: Oid;
  readonly content: ContentPlace | null;
  readonly contentSize: number;
  readonly certificates: readonly Uint8Array[];
  /** Tags of attribute certificates and other forms that are not X.509 certificates; they decide the version. */
  readonly otherCertificateTags: readonly number[];
  readonly crls: readonly Uint8Array[];
  readonly otherRevocation: number;
  readonly signers: readonly SignerInfo[];
  /** The same parts as they were written. */
  readonly frame: SignedFrame;
  /** Where the signature ends in its source; what follows is foreign. */
  readonly end: number;
};

export type CmsProblem =
  | { readonly kind: 'damaged'; readonly reason: string; readonly offset: number }
  | { readonly kind: 'not-signed-data'; readonly type: string }
  | { readonly kind: 'limit'; readonly what: string; readonly count: number; readonly limit: number };

export type CmsRead =
  | { readonly ok: true; readonly value: SignedData }
  | { readonly ok: false; readonly problem: CmsProblem };

const signedDataType = '1.2.840.113549.1.7.2';

const readAttribute = (tlv: Tlv): Attribute => {
  const fields = enter(tlv);
  const type = readOid(takeAny(fields));
  const values = childrenOf(take(fields, tags.set), tags.set).map(rawOf);
  finish(fields);
  return { type, values };
};

const ascending = (elements: readonly Tlv[]): boolean =>
  elements.every((element, index) => {
    const before = elements[index - 1];
    return before === undefined || Buffer.compare(rawOf(before), rawOf(element)) <= 0;
  });

const readIdentifier = (tlv: Tlv): SignerIdentifier => {
  if (tlv.identifier === contextPrimitive(0)) {
    return { kind: 'key-identifier', identifier: readOctetString(tlv, contextPrimitive(0)) };
  }
  const fields = enter(tlv);
  const issuer = readName(takeAny(fields));
  const serial = readIntegerBytes(takeAny(fields));
  finish(fields);
  return { kind: 'issuer-and-serial', issuer, serial };
};

const asSet = (raw: Uint8Array): Uint8Array => {
  const copy = Uint8Array.from(raw);
  copy[0] = tags.set;
  return copy;
};

const readSigner = (tlv: Tlv, notDer: string | null): SignerInfo => {
  const fields = enter(tlv);
  const version = readSmallInteger(takeAny(fields), 0xffff);
  const identifier = readIdentifier(takeAny(fields));
  const digestAlgorithm = readAlgorithm(takeAny(fields));
  const signed = takeOptional(fields, contextConstructed(0));
  const signatureAlgorithm = readAlgorithm(takeAny(fields));
  const signature = readOctetString(takeAny(fields));
  const unsigned = takeOptional(fields, contextConstructed(1));
  finish(fields);
  const signedElements = signed === null ? [] : childrenOf(signed, contextConstructed(0));
  return {
    version,
    identifier,
    digestAlgorithm,
    signedBytes: signed === null ? null : asSet(rawOf(signed)),
    signedAttributes: signed === null ? null : signedElements.map(readAttribute),
    signedAttributesSorted: ascending(signedElements),
    signatureAlgorithm,
    signature,
    unsignedAttributes: unsigned === null ? [] : childrenOf(unsigned, contextConstructed(1)).map(readAttribute),
    notDer,
  };
};

/** Rules for parts in which strangers may use BER; the bytes themselves are never changed. */
const lenient = { rules: 'ber', maxBytes: cmsLimits.revocationBytes } as const;

const must = <T>(bytes: Uint8Array, read: (root: Tlv) => T): T => {
  const outcome = decode(bytes, read, lenient);
  if (outcome.ok) return outcome.value;
  const { reason = '', offset = 0 } = outcome.error.details;
  return fault(String(reason), Number(offset));
};

/** Each signer in DER where it is DER; else in BER, and the report says why. */
const readSigners = (set: Uint8Array): readonly SignerInfo[] => {
  const elements = must(set, (root) => childrenOf(root, tags.set).map(rawOf));
  withinLimit('signers', elements.length, cmsLimits.signers);
  return elements.map(readSignerElement);
};

const readSignerElement = (element: Uint8Array): SignerInfo => {
  const strict = decode(element, (root) => readSigner(root, null), { maxBytes: cmsLimits.signersBytes });
  if (strict.ok) return strict.value;
  const { reason = '' } = strict.error.details;
  return must(element, (root) => readSigner(root, String(reason)));
};

/** A SignerInfo by itself, as a counter-signature is (RFC 5652 section 11.4); the reason when it cannot be read. */
export const readSignerInfo = (element: Uint8Array): SignerInfo | { readonly reason: string } => {
  try {
    return readSignerElement(element);
  } catch (error) {
    if (error instanceof Asn1Fault) return { reason: error.reason };
    throw error;
  }
};

type Choice = { readonly tag: number; readonly raw: Uint8Array };

/** The elements of CertificateSet or RevocationInfoChoices; `tagged` are the context tags allowed beside SEQUENCE. */
const readChoices = (set: Uint8Array | null, identifier: number, tagged: readonly number[]): readonly Choice[] =>
  set === null
    ? []
    : must(set, (root) => {
        const fields = enter(root, identifier);
        const found: Choice[] = [];
        while (more(fields)) {
          const tag = peek(fields);
          if (tag !== tags.sequence && !tagged.includes(tag)) fault('a choice that does not exist', fields.at);
          found.push({ tag, raw: rawOf(takeAny(fields)) });
        }
        return found;
      });

/** An X.509 certificate or list; the tagged alternatives are other forms. */
const plain = (choice: { readonly tag: number }): boolean => choice.tag === tags.sequence;

const readParts = async (source: ByteSource): Promise<CmsRead> => {
  const type = must(await readContentInfoType(source), (tlv) => readOid(tlv));
  if (type !== signedDataType) return { ok: false, problem: { kind: 'not-signed-data', type } };
  const frame = await readFrame(source);
  const certificates = readChoices(frame.certificates, contextConstructed(0), [0xa0, 0xa1, 0xa2, 0xa3]);
  withinLimit('certificates', certificates.length, cmsLimits.certificates);
  const revocation = readChoices(frame.revocation, contextConstructed(1), [0xa1]);
  return {
    ok: true,
    value: {
      version: must(frame.version, (tlv) => readSmallInteger(tlv, 0xffff)),
      digestAlgorithms: must(frame.digestAlgorithms, (root) => childrenOf(root, tags.set).map(readAlgorithm)),
      contentType: must(frame.contentType, readOid),
      content: frame.content,
      contentSize: frame.contentSize,
      certificates: certificates.filter(plain).map(({ raw }) => raw),
      otherCertificateTags: certificates.filter((choice) => !plain(choice)).map(({ tag }) => tag),
      crls: revocation.filter(plain).map(({ raw }) => raw),
      otherRevocation: revocation.filter((choice) => !plain(choice)).length,
      signers: readSigners(frame.signers),
      frame,
      end: frame.end,
    },
  };
};

/**
 * The door of this folder: a CMS SignedData in DER or BER. The content is found and not read. Bad bytes are a problem
 * with their offset (in the part concerned), never an exception; a file that fails to be read still throws.
 */
export const readSignedData = async (source: ByteSource): Promise<CmsRead> => {
  try {
    return await readParts(source);
  } catch (error) {
    if (error instanceof Asn1Fault) {
      return { ok: false, problem: { kind: 'damaged', reason: error.reason, offset: error.offset } };
    }
    if (error instanceof LimitMet) {
      const { what, count, limit } = error;
      return { ok: false, problem: { kind: 'limit', what, count, limit } };
    }
    throw error;
  }
};

import type { XmlElement } from '../../xml/model.ts';
import { attributeOf, elementsOf, textOf } from '../../xml/query.ts';
import { isNamed } from './document-index.ts';
import { xmlNames } from './signature-algorithms.ts';

export type XmlTransform = { readonly address: string; readonly element: XmlElement };

/** A Reference (XMLDSig section 4.4.3) as written. `uri` null: the attribute is absent. */
export type XmlReference = {
  readonly element: XmlElement;
  readonly uri: string | null;
  readonly type: string | null;
  readonly transforms: readonly XmlTransform[];
  readonly digestAddress: string;
  readonly digest: Uint8Array;
};

/** A Signature (XMLDSig section 4.2) taken apart; nothing of it is judged yet. */
export type XmlSignature = {
  readonly element: XmlElement;
  readonly id: string | null;
  readonly signedInfo: XmlElement;
  readonly canonicalization: XmlTransform;
  readonly methodAddress: string;
  readonly references: readonly XmlReference[];
  readonly valueElement: XmlElement;
  readonly value: Uint8Array;
  readonly keyInfo: XmlElement | null;
  /** Certificates of KeyInfo, DER, in the order written. */
  readonly certificates: readonly Uint8Array[];
  readonly objects: readonly XmlElement[];
};

export type XmlSignatureRead =
  | { readonly ok: true; readonly signature: XmlSignature }
  | { readonly ok: false; readonly reason: string };

/** What one signature may ask of a reader. */
export const xmlSignatureLimits = {
  references: 20_000,
  transforms: 8,
  certificates: 60,
  signatures: 100,
  /** Canonical bytes made for one file, all signatures and references together. */
  canonicalBytes: 512 * 1024 * 1024,
} as const;

class Unreadable extends Error {}
const fault = (reason: string): never => {
  throw new Unreadable(reason);
};

/** Base64 with the line breaks that XML allows in it; null for anything else. */
export const bytesOfBase64 = (text: string): Uint8Array | null => {
  const packed = text.replace(/[\t\n\r ]/g, '');
  const bytes = Buffer.from(packed, 'base64');
  return packed !== '' && bytes.toString('base64') === packed ? bytes : null;
};

const ds = xmlNames.signature;
const only = (element: XmlElement, name: string): XmlElement => {
  const [found, second] = elementsOf(element, name, ds);
  return found === undefined || second !== undefined ? fault(`not one ${name}`) : found;
};
const base64In = (element: XmlElement): Uint8Array => {
  if (elementsOf(element).length > 0) fault(`elements in ${element.local}`);
  return bytesOfBase64(textOf(element)) ?? fault(`${element.local} is not base64`);
};
const addressOf = (element: XmlElement): string =>
  attributeOf(element, 'Algorithm') ?? fault(`${element.local} unnamed`);

/** Elements of the schema that hold elements hold no text: what stands there is nobody's word. */
export const hasStrayText = ({ children }: XmlElement): boolean =>
  children.some((node) => node.kind === 'text' && /[^\t\n\r ]/.test(node.text));

const inOrder = (element: XmlElement, names: readonly string[]): void => {
  if (hasStrayText(element)) fault(`text in ${element.local}`);
  let at = 0;
  for (const child of elementsOf(element)) {
    const found = child.namespace === ds ? names.indexOf(child.local, at) : -1;
    if (found === -1) fault(`${child.name} has no place in ${element.local}`);
    at = found;
  }
};

const readReference = (element: XmlElement): XmlReference => {
  inOrder(element, ['Transforms', 'DigestMethod', 'DigestValue']);
  const lists = elementsOf(element, 'Transforms', ds);
  if (lists.length > 1) fault('not one Transforms');
  const transforms = lists.flatMap((list) => {
    inOrder(list, ['Transform']);
    return elementsOf(list).map((each) => ({ address: addressOf(each), element: each }));
  });
  if (transforms.length > xmlSignatureLimits.transforms) fault('more transforms than the limit');
  return {
    element,
    uri: attributeOf(element, 'URI'),
    type: attributeOf(element, 'Type'),
    transforms,
    digestAddress: addressOf(only(element, 'DigestMethod')),
    digest: base64In(only(element, 'DigestValue')),
  };
};

const read = (element: XmlElement): XmlSignature => {
  if (!isNamed(element, ds, 'Signature')) fault('not a Signature');
  inOrder(element, ['SignedInfo', 'SignatureValue', 'KeyInfo', 'Object']);
  const signedInfo = only(element, 'SignedInfo');
  inOrder(signedInfo, ['CanonicalizationMethod', 'SignatureMethod', 'Reference']);
  const references = elementsOf(signedInfo, 'Reference', ds);
  if (references.length === 0) fault('no Reference');
  if (references.length > xmlSignatureLimits.references) fault('more references than the limit');
  const canonicalization = only(signedInfo, 'CanonicalizationMethod');
  const keyInfos = elementsOf(element, 'KeyInfo', ds);
  if (keyInfos.length > 1) fault('not one KeyInfo');
  const [keyInfo = null] = keyInfos;
  const keyData = keyInfo === null ? [] : elementsOf(keyInfo, 'X509Data', ds);
  for (const holder of [...keyInfos, ...keyData]) if (hasStrayText(holder)) fault(`text in ${holder.local}`);
  const certificates = keyData.flatMap((data) => elementsOf(data, 'X509Certificate', ds)).map(base64In);
  if (certificates.length > xmlSignatureLimits.certificates) fault('more certificates than the limit');
  const valueElement = only(element, 'SignatureValue');
  return {
    element,
    id: attributeOf(element, 'Id'),
    signedInfo,
    canonicalization: { address: addressOf(canonicalization), element: canonicalization },
    methodAddress: addressOf(only(signedInfo, 'SignatureMethod')),
    references: references.map(readReference),
    valueElement,
    value: base64In(valueElement),
    keyInfo,
    certificates,
    objects: elementsOf(element, 'Object', ds),
  };
};

/** Takes a Signature apart by its schema: every part once and in its place. Never throws on what it holds. */
export const readXmlSignature = (element: XmlElement): XmlSignatureRead => {
  try {
    return { ok: true, signature: read(element) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, reason: error.message };
    throw error;
  }
};

import type { XmlElement } from '../../xml/model.ts';
import { attributeOf, elementsOf, textOf } from '../../xml/query.ts';
import { readXml } from '../../xml/read-xml.ts';
import { canonicalXml, NoCanonicalForm, type CanonicalMethod } from './canonical-xml.ts';
import { indexDocument, lineOf, type DocumentIndex } from './document-index.ts';
import { bytesOfBase64, xmlSignatureLimits, type XmlReference, type XmlTransform } from './read-signature.ts';
import { canonicalFormOf, xmlNames } from './signature-algorithms.ts';

/** What a Reference is over: the document, one element of it, or a file outside by the name its URI decodes to. */
export type ReferenceTarget =
  | { readonly kind: 'document' }
  | { readonly kind: 'element'; readonly element: XmlElement }
  | { readonly kind: 'outside'; readonly uri: string };

/** Why a Reference could not be followed; `what` is the transform, URI or Id concerned. */
export type ReferenceTrouble = {
  readonly kind: 'missing' | 'ambiguous' | 'unsupported' | 'damaged' | 'limit';
  readonly what: string;
};

export type Found =
  | { readonly ok: true; readonly target: ReferenceTarget; readonly comments: boolean }
  | { readonly ok: false; readonly trouble: ReferenceTrouble };

const trouble = (kind: ReferenceTrouble['kind'], what: string) => ({ ok: false, trouble: { kind, what } }) as const;

/**
 * Finds what a URI names (XMLDSig section 4.4.3.2): nothing, `#id`, the two XPointers of section 4.4.3.3, or a file. An Id
 * that several elements bear names none of them: which one a program takes is what signature wrapping lives on.
 */
export const findTarget = ({ named }: DocumentIndex, uri: string | null): Found => {
  if (uri === null) return trouble('unsupported', 'URI');
  const found = (target: ReferenceTarget, comments: boolean): Found => ({ ok: true, target, comments });
  if (uri === '') return found({ kind: 'document' }, false);
  if (uri === '#xpointer(/)') return found({ kind: 'document' }, true);
  if (!uri.startsWith('#')) return found({ kind: 'outside', uri }, true);
  const byPointer = /^#xpointer\(id\((?:'([^']*)'|"([^"]*)")\)\)$/.exec(uri);
  const id = byPointer === null ? uri.slice(1) : (byPointer[1] ?? byPointer[2] ?? '');
  if (id.includes('(')) return trouble('unsupported', uri);
  const [element, ...others] = named.get(id) ?? [];
  if (element === undefined) return trouble('missing', uri);
  return others.length > 0 ? trouble('ambiguous', uri) : found({ kind: 'element', element }, byPointer !== null);
};

/** Data between two transforms: nodes of a document, or bytes. */
type Data =
  | {
      readonly kind: 'nodes';
      readonly index: DocumentIndex;
      readonly apex: XmlElement | 'document';
      readonly comments: boolean;
      readonly without: ReadonlySet<XmlElement>;
    }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** Canonical bytes still allowed; shared by all references of a file. */
export type Budget = { left: number };
export const newBudget = (): Budget => ({ left: xmlSignatureLimits.canonicalBytes });

class Troubled extends Error {
  readonly trouble: ReferenceTrouble;

  constructor(kind: ReferenceTrouble['kind'], what: string) {
    super(kind);
    this.trouble = { kind, what };
  }
}
const stop = (kind: ReferenceTrouble['kind'], what: string): never => {
  throw new Troubled(kind, what);
};

/** The canonical method that an element names, with the prefixes that the exclusive form is told to keep. */
export const canonicalMethodOf = ({ address, element }: XmlTransform): CanonicalMethod | null => {
  const form = canonicalFormOf(address);
  if (form === null) return null;
  const parameters = elementsOf(element);
  if (parameters.length === 0) return { ...form, inclusivePrefixes: [] };
  const [list, ...others] = parameters;
  const isList = list?.local === 'InclusiveNamespaces' && list.namespace === xmlNames.exclusive;
  if (form.form !== 'exclusive' || !isList || others.length > 0) return null;
  const prefixes = (attributeOf(list, 'PrefixList') ?? '').split(/[\t\n\r ]+/).filter((prefix) => prefix !== '');
  return { ...form, inclusivePrefixes: prefixes.map((prefix) => (prefix === '#default' ? '' : prefix)) };
};

const canonicalBytes = (
  { index, apex, comments, without }: Extract<Data, { kind: 'nodes' }>,
  method: CanonicalMethod,
  budget: Budget,
): Uint8Array => {
  if (budget.left <= 0) stop('limit', 'canonical-bytes');
  try {
    const bytes = canonicalXml({ index, apex, without }, { ...method, comments: method.comments && comments });
    budget.left -= bytes.length;
    return bytes;
  } catch (error) {
    if (error instanceof NoCanonicalForm) return stop('unsupported', error.message);
    throw error;
  }
};

const asNodes = (data: Data): Extract<Data, { kind: 'nodes' }> => {
  if (data.kind === 'nodes') return data;
  const read = readXml(data.bytes);
  return read.ok
    ? { kind: 'nodes', index: indexDocument(read.value), apex: 'document', comments: true, without: new Set() }
    : stop('damaged', read.error.code);
};

const decoded = (data: Data, signature: XmlElement): Data => {
  // Of an element only the text would be signed and its name and attributes not; an Object is a wrapper and no more.
  const { kind } = data;
  if (kind === 'nodes' && (data.apex === 'document' || data.apex.namespace !== signature.namespace))
    return stop('unsupported', xmlNames.base64);
  const text =
    kind === 'bytes' ? Buffer.from(data.bytes).toString('latin1') : data.apex === 'document' ? '' : textOf(data.apex);
  return { kind: 'bytes', bytes: bytesOfBase64(text) ?? stop('damaged', xmlNames.base64) };
};

const apply = (data: Data, transform: XmlTransform, signature: XmlElement, budget: Budget): Data => {
  const { address, element } = transform;
  const method = canonicalMethodOf(transform);
  if (method !== null) return { kind: 'bytes', bytes: canonicalBytes(asNodes(data), method, budget) };
  if (elementsOf(element).length > 0) return stop('unsupported', address);
  if (address === xmlNames.base64) return decoded(data, signature);
  if (address !== xmlNames.enveloped) return stop('unsupported', address);
  if (data.kind === 'bytes') return stop('unsupported', address);
  const { apex } = data;
  // XMLDSig section 6.6.4: the Signature stands inside the nodes it is taken out of. Of itself nothing would be left.
  const above = lineOf(data.index, signature).slice(1);
  if (apex !== 'document' && !above.includes(apex)) return stop('unsupported', address);
  if (apex === 'document' && signature === data.index.document.root) return stop('unsupported', address);
  return { ...data, without: new Set([...data.without, signature]) };
};

export type Dereferenced =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly withoutSignature: boolean }
  | { readonly ok: false; readonly trouble: ReferenceTrouble };

const plainForm: CanonicalMethod = { form: 'c14n-1.0', comments: false, inclusivePrefixes: [] };

/**
 * The bytes whose digest a Reference gives (XMLDSig section 4.4.3.2). `outside` are those of the file, when it names one.
 * Transforms are canonical forms, enveloped-signature and base64; every other is refused and never passed over.
 */
export const dereference = (
  index: DocumentIndex,
  signature: XmlElement,
  { transforms }: XmlReference,
  found: Extract<Found, { ok: true }>,
  outside: Uint8Array | null,
  budget: Budget,
  /** The form of what is left as nodes: Canonical XML 1.0, unless a timestamp over it names another. */
  last: CanonicalMethod = plainForm,
): Dereferenced => {
  const { target, comments } = found;
  try {
    let data: Data =
      target.kind === 'outside'
        ? { kind: 'bytes', bytes: outside ?? stop('missing', target.uri) }
        : {
            kind: 'nodes',
            index,
            apex: target.kind === 'document' ? 'document' : target.element,
            comments,
            without: new Set(),
          };
    let withoutSignature = false;
    for (const transform of transforms) {
      data = apply(data, transform, signature, budget);
      withoutSignature ||= transform.address === xmlNames.enveloped;
    }
    const bytes = data.kind === 'bytes' ? data.bytes : canonicalBytes(data, last, budget);
    return { ok: true, bytes, withoutSignature };
  } catch (error) {
    if (error instanceof Troubled) return { ok: false, trouble: error.trouble };
    throw error;
  }
};

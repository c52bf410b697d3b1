import type { XmlAttribute, XmlComment, XmlElement, XmlInstruction, XmlText } from '../../xml/model.ts';
import { lineOf, type DocumentIndex } from './document-index.ts';

/** The three forms of Canonical XML, each with comments or without. */
export type CanonicalMethod = {
  readonly form: 'c14n-1.0' | 'c14n-1.1' | 'exclusive';
  readonly comments: boolean;
  /** InclusiveNamespaces PrefixList of the exclusive form; the empty prefix is `#default`. */
  readonly inclusivePrefixes: readonly string[];
};

/** What is made canonical: the whole document or one element of it with all below, without the elements in `without`. */
export type CanonicalSubject = {
  readonly index: DocumentIndex;
  readonly apex: XmlElement | 'document';
  readonly without?: ReadonlySet<XmlElement>;
};

/** Canonical XML section 1.3: a document with a relative namespace address has no canonical form. */
export class NoCanonicalForm extends Error {}

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

const xmlBase = { name: 'xml:base', prefix: 'xml', local: 'base', namespace: xmlNamespace } as const;

const byCodePoint = (a: string, b: string): number =>
  a === b ? 0 : Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));

const textEscapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const valueEscapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};
const escapeText = (text: string): string => text.replace(/[&<>\r]/g, (found) => textEscapes[found] ?? found);
const escapeValue = (text: string): string => text.replace(/[&<"\t\n\r]/g, (found) => valueEscapes[found] ?? found);

type Scope = ReadonlyMap<string, string>;

/** What the elements above declare, outermost first. */
const scopeOf = (above: readonly XmlElement[]): Scope =>
  new Map(
    above.toReversed().flatMap(({ declarations }) => declarations.map(({ prefix, uri }) => [prefix, uri] as const)),
  );

/** Joins xml:base values as C14N 1.1 section 2.4 wants it, after RFC 3986 section 5.2 without dropping leading `..`. */
const joinBase = (base: string, reference: string): string => {
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(reference) || base === '') return reference;
  const [, origin = '', path = ''] = /^((?:[A-Za-z][A-Za-z0-9+.-]*:)?(?:\/\/[^/?#]*)?)([^?#]*)/.exec(base) ?? [];
  if (reference.startsWith('//')) return `${/^[A-Za-z][A-Za-z0-9+.-]*:/.exec(origin)?.[0] ?? ''}${reference}`;
  const [, referencePath = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(reference) ?? [];
  if (referencePath === '') return `${origin}${path}${rest}`;
  const joined = referencePath.startsWith('/')
    ? referencePath
    : `${path === '' && origin.includes('//') ? '/' : path.slice(0, path.lastIndexOf('/') + 1)}${referencePath}`;
  return `${origin}${withoutDots(joined)}${rest}`;
};

const withoutDots = (path: string): string => {
  const absolute = path.startsWith('/');
  const parts = path.split('/');
  const kept: string[] = [];
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    if (part === '..') {
      if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
      else if (!absolute) kept.push('..');
      if (last) kept.push('');
    } else if (part === '.' || (part === '' && !last)) {
      if (last) kept.push('');
    } else kept.push(part);
  }
  return `${absolute ? '/' : ''}${kept.join('/')}`;
};

/** Attributes of the `xml` prefix that a subtree takes over from the ancestors left out (C14N 1.0 2.4, 1.1 2.4). */
const inheritedAttributes = (
  apex: XmlElement,
  above: readonly XmlElement[],
  form: CanonicalMethod['form'],
): readonly XmlAttribute[] => {
  if (form === 'exclusive') return [];
  const found = new Map<string, XmlAttribute>();
  const bases: string[] = [];
  for (const attribute of above.flatMap(({ attributes }) => attributes)) {
    if (attribute.namespace !== xmlNamespace) continue;
    if (form === 'c14n-1.1' && attribute.local === 'base') bases.push(attribute.value);
    else if (form === 'c14n-1.1' && attribute.local !== 'lang' && attribute.local !== 'space') continue;
    else if (!found.has(attribute.local)) found.set(attribute.local, attribute);
  }
  const own = (local: string) =>
    apex.attributes.find((each) => each.namespace === xmlNamespace && each.local === local);
  const inherited = [...found.values()].filter(({ local }) => own(local) === undefined);
  if (bases.length === 0) return inherited;
  const value = [...bases.toReversed(), ...(own('base') === undefined ? [] : [own('base')?.value ?? ''])].reduce(
    joinBase,
  );
  return value === '' ? inherited : [...inherited, { ...xmlBase, value }];
};

const isAbsolute = (uri: string): boolean => uri === '' || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri);

type Writing = {
  readonly method: CanonicalMethod;
  readonly without: ReadonlySet<XmlElement>;
  readonly out: string[];
};

/** Prefixes that an element of the exclusive form uses, and those that the signer asked to be kept. */
const usedPrefixes = (
  { prefix, attributes }: XmlElement,
  { inclusivePrefixes }: CanonicalMethod,
): readonly string[] => [
  ...new Set([
    prefix,
    ...attributes.map((attribute) => attribute.prefix).filter((used) => used !== ''),
    ...inclusivePrefixes,
  ]),
];

const writeElement = (
  element: XmlElement,
  { method, without, out }: Writing,
  outer: Scope,
  rendered: Scope,
  /** Of the topmost element alone: what stands above it, nearest first. */
  above: readonly XmlElement[] | null,
): void => {
  const { declarations, name } = element;
  const own = declarations.map(({ prefix, uri }) => [prefix, uri] as const);
  const scope = own.length === 0 ? outer : new Map([...outer, ...own]);
  const candidates =
    method.form === 'exclusive'
      ? usedPrefixes(element, method)
      : above !== null
        ? [...scope.keys()]
        : own.map(([prefix]) => prefix);
  const written: [string, string][] = [];
  for (const candidate of candidates) {
    if (candidate === 'xml') continue;
    const uri = scope.get(candidate) ?? '';
    if (!isAbsolute(uri)) throw new NoCanonicalForm(uri);
    if ((rendered.get(candidate) ?? '') !== uri) written.push([candidate, uri]);
  }
  out.push('<', name);
  for (const [declared, uri] of written.toSorted(([a], [b]) => byCodePoint(a, b)))
    out.push(declared === '' ? ' xmlns="' : ` xmlns:${declared}="`, escapeValue(uri), '"');
  const inherited = above === null ? [] : inheritedAttributes(element, above, method.form);
  const replaced = new Set(inherited.map((each) => each.local));
  const attributes = [
    ...inherited,
    ...element.attributes.filter((each) => each.namespace !== xmlNamespace || !replaced.has(each.local)),
  ].toSorted((a, b) => byCodePoint(a.namespace, b.namespace) || byCodePoint(a.local, b.local));
  for (const attribute of attributes) out.push(' ', attribute.name, '="', escapeValue(attribute.value), '"');
  out.push('>');
  const below = written.length === 0 ? rendered : new Map([...rendered, ...written]);
  for (const child of element.children) {
    if (child.kind === 'element') {
      if (!without.has(child)) writeElement(child, { method, without, out }, scope, below, null);
    } else out.push(writeOther(child, method));
  }
  out.push('</', name, '>');
};

const writeOther = (node: XmlText | XmlComment | XmlInstruction, { comments }: CanonicalMethod): string => {
  switch (node.kind) {
    case 'text':
      return escapeText(node.text);
    case 'comment':
      return comments ? `<!--${node.text.replaceAll('\r', '&#xD;')}-->` : '';
    case 'instruction': {
      const data = node.body.replaceAll('\r', '&#xD;');
      return `<?${node.target}${data === '' ? '' : ' '}${data}?>`;
    }
    default:
      return node satisfies never;
  }
};

/**
 * Canonical XML 1.0 and 1.1 and Exclusive XML Canonicalization 1.0 of a document or an element, in UTF-8. Throws
 * `NoCanonicalForm` for a namespace address that is relative.
 */
export const canonicalXml = ({ index, apex, without }: CanonicalSubject, method: CanonicalMethod): Uint8Array => {
  const out: string[] = [];
  const writing: Writing = { method, without: without ?? new Set(), out };
  const around = (nodes: readonly (XmlComment | XmlInstruction)[]): readonly string[] =>
    nodes.map((node) => writeOther(node, method)).filter((text) => text !== '');
  const { document } = index;
  const top = apex === 'document' ? document.root : apex;
  // What stands around the root comes on lines of its own.
  if (apex === 'document') out.push(...around(document.before).map((text) => `${text}\n`));
  const above = lineOf(index, top).slice(1);
  if (!writing.without.has(top)) writeElement(top, writing, scopeOf(above), new Map(), above);
  if (apex === 'document') out.push(...around(document.after).map((text) => `\n${text}`));
  return Buffer.from(out.join(''), 'utf8');
};

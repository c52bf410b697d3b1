/** An element with its namespace resolved; `text` is what stands directly in it. */
export type XmlElement = {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
};

export type XmlRead =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly reason: string };

const limits = { characters: 32 * 1024 * 1024, depth: 16, elements: 400_000 } as const;

class XmlFault extends Error {}
const fault = (reason: string): never => {
  throw new XmlFault(reason);
};

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const decodeText = (raw: string): string => {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&([^;&]{0,12});?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) return fault('a bare &');
    const known = entities.get(name);
    if (known !== undefined) return known;
    const numeric = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(name);
    if (numeric === null) return fault('an entity that is not built in');
    const point = numeric[1] === undefined ? Number(numeric[2]) : Number.parseInt(numeric[1], 16);
    const surrogate = point >= 0xd800 && point <= 0xdfff;
    if (point > 0x10ffff || point === 0 || surrogate) return fault('no such character');
    const character = String.fromCodePoint(point);
    return forbidden.test(character) ? fault('no such character') : character;
  });
};

type Open = {
  readonly qualified: string;
  readonly scope: ReadonlyMap<string, string>;
  readonly element: {
    namespace: string;
    name: string;
    attributes: Map<string, string>;
    children: XmlElement[];
    text: string;
  };
};

const nameShape = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/u;
const attributeShape = /\s+([^\s=<>"'/]+)\s*=\s*("([^"<]*)"|'([^'<]*)')/uy;

const readAttributes = (source: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  attributeShape.lastIndex = 0;
  let at = 0;
  while (source.slice(at).trim() !== '') {
    attributeShape.lastIndex = at;
    const match = attributeShape.exec(source);
    if (match === null) return fault('attributes that cannot be read');
    const [, name = '', , double, single] = match;
    if (!nameShape.test(name) || found.has(name)) fault('attribute repeated or misnamed');
    found.set(name, decodeText((double ?? single ?? '').replace(/[\t\r\n]/g, ' ')));
    at = attributeShape.lastIndex;
  }
  return found;
};

const resolve = (qualified: string, scope: ReadonlyMap<string, string>): { namespace: string; name: string } => {
  if (!nameShape.test(qualified)) fault('a name that cannot be read');
  const colon = qualified.indexOf(':');
  const prefix = colon === -1 ? '' : qualified.slice(0, colon);
  const namespace = scope.get(prefix);
  if (namespace === undefined && prefix !== '') fault('a prefix without its namespace');
  return { namespace: namespace ?? '', name: qualified.slice(colon + 1) };
};

const open = (qualified: string, rest: string, outer: ReadonlyMap<string, string>): Open => {
  const attributes = readAttributes(rest);
  const scope = new Map(outer);
  const plain = new Map<string, string>();
  for (const [name, value] of attributes) {
    if (name === 'xmlns') scope.set('', value);
    else if (name.startsWith('xmlns:')) scope.set(name.slice(6), value);
    else plain.set(name, value);
  }
  return { qualified, scope, element: { ...resolve(qualified, scope), attributes: plain, children: [], text: '' } };
};

const declaration = /^\uFEFF?<\?xml\s[^?<>]*\?>/;

const parse = (document: string): XmlElement => {
  if (document.length > limits.characters) fault('larger than the limit');
  if (forbidden.test(document)) fault('a character that XML does not have');
  let at = declaration.exec(document)?.[0].length ?? (document.startsWith('\uFEFF') ? 1 : 0);
  const stack: Open[] = [];
  let root: XmlElement | null = null;
  let elements = 0;
  const xml = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);
  while (at < document.length) {
    const tag = document.indexOf('<', at);
    const text = document.slice(at, tag === -1 ? document.length : tag);
    const inside = stack.at(-1);
    if (text.includes(']]>')) fault(']]> in text');
    if (inside !== undefined) inside.element.text += decodeText(text);
    else if (text.trim() !== '') fault('text outside the root');
    if (tag === -1) break;
    if (document.startsWith('<!--', tag)) {
      const close = document.indexOf('--', tag + 4);
      if (close === -1 || document[close + 2] !== '>') fault('a comment that does not end');
      at = close + 3;
      continue;
    }
    if (document[tag + 1] === '!' || document[tag + 1] === '?') fault('declarations and instructions are not read');
    const close = endOfTag(document, tag);
    const body = document.slice(tag + 1, close);
    at = close + 1;
    if (body.startsWith('/')) {
      const ended = stack.pop();
      if (ended === undefined || ended.qualified !== body.slice(1).trimEnd()) return fault('tags that do not match');
      const parent = stack.at(-1);
      if (parent === undefined) root = ended.element;
      else parent.element.children.push(ended.element);
      continue;
    }
    if (root !== null) fault('two roots');
    elements += 1;
    if (elements > limits.elements || stack.length >= limits.depth) fault('more elements than the limit');
    const empty = body.endsWith('/');
    const inner = empty ? body.slice(0, -1) : body;
    const [qualified = ''] = /^[^\s]*/.exec(inner) ?? [];
    const opened = open(qualified, inner.slice(qualified.length), inside?.scope ?? xml);
    if (!empty) stack.push(opened);
    else if (inside === undefined) root = opened.element;
    else inside.element.children.push(opened.element);
  }
  if (stack.length > 0) fault('an element that does not end');
  return root ?? fault('no element');
};

/** The `>` that ends a tag, past any in quotes. */
const endOfTag = (document: string, tag: number): number => {
  let quote = '';
  for (let at = tag + 1; at < document.length; at += 1) {
    const character = document.charAt(at);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
    else if (character === '<') break;
  }
  return fault('a tag that does not end');
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads the small part of XML 1.0 that manifests use: UTF-8, elements, attributes, namespaces, text, comments. No document
 * types, no entities beyond the five, no instructions: nothing that could fetch or unfold. Never throws on bytes.
 */
export const readXml = (bytes: Uint8Array): XmlRead => {
  let document: string;
  try {
    document = utf8.decode(bytes);
  } catch {
    return { ok: false, reason: 'not UTF-8' };
  }
  try {
    return { ok: true, root: parse(document) };
  } catch (error) {
    if (error instanceof XmlFault) return { ok: false, reason: error.message };
    throw error;
  }
};

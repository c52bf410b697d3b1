/** A piece of a saved page. Scripts, styles and comments are passed over: nothing of a page is ever run. */
export type HtmlToken =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: string;
      readonly closed: boolean;
      readonly at: number;
    }
  | { readonly kind: 'close'; readonly name: string; readonly end: number }
  | { readonly kind: 'text'; readonly text: string };

/** Elements that hold no others. */
const empty = new Set(['br', 'img', 'input', 'hr', 'meta', 'link', 'wbr', 'col', 'source', 'area', 'base', 'embed']);
/** Elements whose content is no markup. */
const raw = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'title', 'svg', 'iframe']);

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  laquo: '«',
  raquo: '»',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  numero: '№',
  shy: '',
};

const codePoint = (code: number): string =>
  Number.isInteger(code) && code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
    ? String.fromCodePoint(code)
    : '\ufffd';

/** Character references of HTML as far as listings use them; one that is not known stays as it is written. */
export const decodeReferences = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));?/g, (whole, decimal, hex, name) => {
    if (typeof decimal === 'string') return codePoint(Number(decimal));
    if (typeof hex === 'string') return codePoint(Number.parseInt(hex, 16));
    return (typeof name === 'string' ? named[name] : undefined) ?? whole;
  });

/** The end of a tag, past quoted attribute values. */
const endOfTag = (html: string, from: number): number => {
  let quote = '';
  for (let at = from; at < html.length; at += 1) {
    const sign = html[at];
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at;
  }
  return -1;
};

const tagName = /^\/?([A-Za-z][A-Za-z0-9:-]*)/;

/** The next sign that begins a tag, a comment or a declaration; any other is text. */
const nextTag = (html: string, from: number): number => {
  for (let at = html.indexOf('<', from); at !== -1; at = html.indexOf('<', at + 1)) {
    const next = html.charCodeAt(at + 1) | 0x20;
    // A letter, or one of / ! ?
    if ((next >= 0x61 && next <= 0x7a) || next === 0x2f || next === 0x21 || next === 0x3f) return at;
  }
  return -1;
};

/**
 * The tags and texts of a page in order, in one pass whose time is that of the page's length. Tolerant as browsers are: a
 * stray sign is text, an unclosed tag ends the page.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let at = 0;
  while (at < html.length) {
    const open = nextTag(html, at);
    const until = open === -1 ? html.length : open;
    if (until > at) yield { kind: 'text', text: decodeReferences(html.slice(at, until)) };
    if (open === -1) return;
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      if (end === -1) return;
      at = end + 3;
      continue;
    }
    const [, found] = tagName.exec(html.slice(open + 1, open + 66)) ?? [];
    if (found === undefined) {
      const end = html.indexOf('>', open);
      if (end === -1) return;
      at = end + 1;
      continue;
    }
    const end = endOfTag(html, open + 1);
    if (end === -1) return;
    const name = found.toLowerCase();
    at = end + 1;
    if (html[open + 1] === '/') {
      yield { kind: 'close', name, end: at };
      continue;
    }
    const closed = html[end - 1] === '/' || empty.has(name);
    yield { kind: 'open', name, attributes: html.slice(open + 1 + found.length, end), closed, at: open };
    if (!closed && raw.has(name)) {
      const close = new RegExp(`</${name}[\\s>/]`, 'gi');
      close.lastIndex = at;
      const stop = close.exec(html);
      if (stop === null) return;
      at = stop.index;
    }
  }
}

/** An attribute's value, decoded; '' where it is not there. */
export const attributeIn = (attributes: string, name: string): string => {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return decodeReferences(found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
};

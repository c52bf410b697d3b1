import { visibleText } from './visible-text.ts';

/** An element of a document that is being made; text and attributes are escaped where it is written. */
export type XmlNode = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlNode | string)[];
};

/** Names with a prefix as in the document's root; `null` among the children is left out. */
export const xml = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (XmlNode | string | null)[]
): XmlNode => ({ name, attributes, children: children.filter((child) => child !== null) });

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Strangers' names may hold what XML 1.0 cannot: it is made visible, as in every other form of the report. */
const escaped = (text: string): string =>
  visibleText(text.toWellFormed()).replace(/[&<>"]/g, (character) => escapes[character] ?? '');

const lines = ({ name, attributes, children }: XmlNode, indent: string): string => {
  const opened = Object.entries(attributes).reduce((text, [key, value]) => `${text} ${key}="${escaped(value)}"`, name);
  if (children.length === 0) return `${indent}<${opened}/>\n`;
  const nodes = children.filter((child) => typeof child !== 'string');
  const words = children.filter((child) => typeof child === 'string');
  if (nodes.length === 0) return `${indent}<${opened}>${escaped(words.join(''))}</${name}>\n`;
  const inner = nodes.map((child) => lines(child, `${indent}  `)).join('');
  return `${indent}<${opened}>\n${inner}${indent}</${name}>\n`;
};

/** The document as UTF-8 text. An element has either text or elements in it. */
export const xmlDocument = (root: XmlNode): string => `<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, '')}`;

import type { XmlEncoding } from './encoding.ts';

/** `prefix` is '' without one; `namespace` is '' where none applies. `name` is prefix and local name as written. */
export type XmlName = {
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly namespace: string;
};

/** `value` is normalised as XML 1.0 section 3.3.3 demands of attributes without a type. */
export type XmlAttribute = XmlName & { readonly value: string };

/** A namespace declaration; `prefix` '' is the default one, `uri` '' takes it back. */
export type XmlDeclaration = { readonly prefix: string; readonly uri: string };

/** The start tag of an element. `line` counts from 1; `offset` is the byte of its `<` in the document. */
export type XmlStart = XmlName & {
  /** In the order written, without namespace declarations. */
  readonly attributes: readonly XmlAttribute[];
  readonly declarations: readonly XmlDeclaration[];
  readonly line: number;
  readonly offset: number;
};

/** Character data as XML hands it on: line ends are LF, references are resolved, CDATA sections are text. */
export type XmlText = { readonly kind: 'text'; readonly text: string };
export type XmlComment = { readonly kind: 'comment'; readonly text: string };
export type XmlInstruction = { readonly kind: 'instruction'; readonly target: string; readonly body: string };
export type XmlNode = XmlElement | XmlText | XmlComment | XmlInstruction;

/** An element with what is in it; two texts never stand side by side. `end` is the byte behind its end tag. */
export type XmlElement = XmlStart & {
  readonly kind: 'element';
  readonly end: number;
  readonly children: readonly XmlNode[];
};

/** A whole document. `before` and `after` are the comments and instructions around its root. */
export type XmlDocument = {
  readonly encoding: XmlEncoding;
  readonly before: readonly (XmlComment | XmlInstruction)[];
  readonly root: XmlElement;
  readonly after: readonly (XmlComment | XmlInstruction)[];
};

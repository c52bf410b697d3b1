/** What one document may hold. A caller that knows its format narrows them. */
export type XmlLimits = {
  /** Bytes of the whole document. */
  readonly size: number;
  /** Elements inside each other. */
  readonly depth: number;
  readonly elements: number;
  /** Of one element, namespace declarations included. */
  readonly attributes: number;
  /** UTF-16 code units of one text, attribute value, comment or instruction. */
  readonly text: number;
};

/** For a document held as a tree. Trust lists of a country stay below 30 MB and 300,000 elements. */
export const treeLimits: XmlLimits = {
  size: 64 * 1024 * 1024,
  depth: 128,
  elements: 1_000_000,
  attributes: 128,
  text: 32 * 1024 * 1024,
};

/** For a document that passes by: only what is held at once matters. */
export const streamLimits: XmlLimits = {
  size: 16 * 1024 * 1024 * 1024,
  depth: 128,
  elements: 1_000_000_000,
  attributes: 128,
  text: 32 * 1024 * 1024,
};

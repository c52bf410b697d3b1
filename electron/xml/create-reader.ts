import { SaxesParser, type SaxesAttributeNS } from 'saxes';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failXml, type XmlCode } from '#shared/kernel/xml-codes.ts';
import { agrees, createDecoder, declarationSpan, encodingOf, firstBrokenByte, type XmlEncoding } from './encoding.ts';
import type { XmlLimits } from './limits.ts';
import type { XmlStart } from './model.ts';
import { createOffsets } from './offsets.ts';

/** Who takes the events. Text comes in one piece or several; `end` is the byte behind the end tag. */
export type XmlHandler = {
  readonly open: (start: XmlStart) => void;
  readonly close: (end: number) => void;
  readonly text?: (text: string) => void;
  readonly comment?: (text: string) => void;
  readonly instruction?: (target: string, body: string) => void;
};

/** A document fed piece by piece. After a refusal nothing more may be fed. `end` answers the encoding found. */
export type XmlReader = {
  readonly feed: (bytes: Uint8Array) => Outcome<null, XmlCode>;
  readonly end: () => Outcome<XmlEncoding, XmlCode>;
};

/** Leaves the parser from inside its events; never leaves this file. */
class Refusal extends Error {
  readonly failure: Failure<XmlCode>;
  constructor(refused: { readonly error: Failure<XmlCode> }) {
    super(refused.error.code);
    this.failure = refused.error;
  }
}

const isDeclaration = ({ name, prefix }: SaxesAttributeNS): boolean => prefix === 'xmlns' || name === 'xmlns';

const none: readonly never[] = [];

type Feeder = {
  readonly write: (text: string) => void;
  readonly close: () => void;
  readonly place: () => { line: number; column: number };
};

const createFeeder = (handler: XmlHandler, limits: XmlLimits, encoding: XmlEncoding, mark: number): Feeder => {
  const parser = new SaxesParser({ xmlns: true, position: false, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  const offsets = createOffsets(encoding, mark);
  let piece = '';
  let pieceStart = 0;
  let depth = 0;
  let elements = 0;
  let attributes = 0;
  let start = { line: 1, offset: 0 };

  const place = () => ({ line: parser.line, column: parser.column + 1 });
  const short = (text: string): string => {
    if (text.length > limits.text) throw new Refusal(failXml('xml.text-too-long', { limit: limits.text, ...place() }));
    return text;
  };

  parser.on('error', ({ message }) => {
    throw new Refusal(failXml('xml.not-well-formed', { reason: message.replace(/\.$/, ''), ...place() }));
  });
  parser.on('xmldecl', ({ version = '', encoding: label }) => {
    if (version !== '1.0') throw new Refusal(failXml('xml.version-unknown', { version }));
    if (label !== undefined && !agrees(label, encoding))
      throw new Refusal(failXml('xml.encoding-contradicts', { declared: label, found: encoding }));
  });
  parser.on('doctype', () => {
    throw new Refusal(failXml('xml.doctype', { line: parser.line }));
  });
  parser.on('opentagstart', () => {
    depth += 1;
    elements += 1;
    attributes = 0;
    if (depth > limits.depth) throw new Refusal(failXml('xml.too-deep', { limit: limits.depth, ...place() }));
    if (elements > limits.elements)
      throw new Refusal(failXml('xml.too-many-elements', { limit: limits.elements, ...place() }));
    // The parser stands one character behind the name, and that may have been a line's end.
    const behind = parser.position - pieceStart;
    const at = piece.lastIndexOf('<', behind - 1);
    const isNewLine = /[\r\n]/.test(piece.charAt(behind - 1));
    start = { line: parser.line - (isNewLine ? 1 : 0), offset: offsets.byteAt(pieceStart + at) };
  });
  parser.on('attribute', ({ value }) => {
    attributes += 1;
    if (attributes > limits.attributes)
      throw new Refusal(failXml('xml.too-many-attributes', { limit: limits.attributes, ...place() }));
    short(value);
  });
  parser.on('opentag', ({ name, prefix, local, uri, attributes: written }) => {
    // Most elements have none, and a document can be millions of them.
    if (attributes === 0) {
      handler.open({ name, prefix, local, namespace: uri, attributes: none, declarations: none, ...start });
      return;
    }
    const all = Object.values(written);
    const declarations = all.filter(isDeclaration).map((declaration) => ({
      prefix: declaration.prefix === '' ? '' : declaration.local,
      uri: declaration.value,
    }));
    // The parser would compare such a name without the spaces, a canonical form would write it with them.
    if (declarations.some((declaration) => declaration.uri.trim() !== declaration.uri))
      throw new Refusal(failXml('xml.not-well-formed', { reason: 'spaces around a namespace name', ...place() }));
    handler.open({
      name,
      prefix,
      local,
      namespace: uri,
      attributes: all
        .filter((attribute) => !isDeclaration(attribute))
        .map((attribute) => ({
          name: attribute.name,
          prefix: attribute.prefix,
          local: attribute.local,
          namespace: attribute.uri,
          value: attribute.value,
        })),
      declarations,
      ...start,
    });
  });
  parser.on('closetag', () => {
    depth -= 1;
    handler.close(offsets.byteAt(parser.position));
  });
  // Outside the root only spaces are well-formed, and they mean nothing.
  const text = (value: string): void => {
    if (depth > 0) handler.text?.(short(value));
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('comment', (value) => handler.comment?.(short(value)));
  parser.on('processinginstruction', ({ target, body }) => handler.instruction?.(short(target), short(body)));

  const write = (next: string): void => {
    pieceStart += piece.length;
    piece = next;
    offsets.begin(next);
    parser.write(next);
  };
  return { write, close: () => void parser.close(), place };
};

/**
 * An event reader for one document. Bytes may come in pieces of any size; what is held at once is the last unfinished tag
 * or text. Refuses with `xml.*`, the first fault it meets. What a handler throws passes through.
 */
export const createXmlReader = (handler: XmlHandler, limits: XmlLimits): XmlReader => {
  let head: Buffer = Buffer.alloc(0);
  let size = 0;
  let begun: { encoding: XmlEncoding; feeder: Feeder; decode: ReturnType<typeof createDecoder> } | null = null;
  /** From the last `<` on: so a start tag's name never lies in two pieces. */
  let unfinished = '';
  let decoded = 0;

  const refused = (refusal: { readonly error: Failure<XmlCode> }): never => {
    throw new Refusal(refusal);
  };
  const begin = (): NonNullable<typeof begun> => {
    const found = encodingOf(head);
    if (!found.ok) return refused(found);
    const { encoding, mark } = found.value;
    begun = { encoding, feeder: createFeeder(handler, limits, encoding, mark), decode: createDecoder(encoding) };
    const rest = head.subarray(mark);
    decoded = mark;
    head = Buffer.alloc(0);
    take(begun, rest, false);
    return begun;
  };
  const take = ({ encoding, feeder, decode }: NonNullable<typeof begun>, bytes: Uint8Array, last: boolean): void => {
    const text = decode(bytes, last);
    if (text === null) {
      const { line } = feeder.place();
      refused(failXml('xml.encoding-broken', { encoding, offset: decoded + firstBrokenByte(bytes, encoding), line }));
      return;
    }
    decoded += bytes.length;
    const open = text.lastIndexOf('<');
    if (open === -1) unfinished += text;
    else {
      feeder.write(unfinished + text.slice(0, open));
      unfinished = text.slice(open);
    }
    // Twice: a tag with an attribute at its limit, and room for its name.
    if (unfinished.length > 2 * limits.text)
      refused(failXml('xml.text-too-long', { limit: limits.text, ...feeder.place() }));
  };
  const guarded = <T>(work: () => T): Outcome<T, XmlCode> => {
    try {
      return ok(work());
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, error: error.failure };
      throw error;
    }
  };

  const feed = (bytes: Uint8Array): Outcome<null, XmlCode> =>
    guarded(() => {
      size += bytes.length;
      if (size > limits.size) refused(failXml('xml.too-large', { limit: limits.size }));
      if (begun !== null) take(begun, bytes, false);
      else {
        head = head.length === 0 ? Buffer.from(bytes) : Buffer.concat([head, bytes]);
        if (head.length >= declarationSpan) begin();
      }
      return null;
    });
  const end = (): Outcome<XmlEncoding, XmlCode> =>
    guarded(() => {
      if (size === 0) refused(failXml('xml.empty'));
      const { encoding, feeder, decode } = begun ?? begin();
      take({ encoding, feeder, decode }, new Uint8Array(), true);
      feeder.write(unfinished);
      feeder.close();
      return encoding;
    });
  return { feed, end };
};

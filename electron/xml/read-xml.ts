import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failXml, type XmlCode } from '#shared/kernel/xml-codes.ts';
import { createXmlReader } from './create-reader.ts';
import { treeLimits, type XmlLimits } from './limits.ts';
import type { XmlComment, XmlDocument, XmlElement, XmlInstruction } from './model.ts';
import { createTreeBuilder } from './tree-builder.ts';

/**
 * Reads one whole document (XML 1.0, Namespaces in XML 1.0; UTF-8, UTF-16, windows-1251 or ISO-8859-1). Refuses with
 * `xml.*`: any fault of form, a document type declaration, a limit.
 */
export const readXml = (bytes: Uint8Array, limits: Partial<XmlLimits> = {}): Outcome<XmlDocument, XmlCode> => {
  let root: XmlElement | null = null;
  const before: (XmlComment | XmlInstruction)[] = [];
  const after: (XmlComment | XmlInstruction)[] = [];
  const builder = createTreeBuilder(
    (element) => {
      root = element;
    },
    (node) => (root === null ? before : after).push(node),
  );
  const reader = createXmlReader(builder, { ...treeLimits, ...limits });
  const fed = reader.feed(bytes);
  if (!fed.ok) return fed;
  const ended = reader.end();
  if (!ended.ok) return ended;
  // A reader that ended well has met a root.
  return root === null ? failXml('xml.empty') : ok({ encoding: ended.value, before, root, after });
};

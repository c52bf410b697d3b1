import type { Finding } from '#shared/kernel/failure.ts';
import type { XmlElement } from '../../xml/model.ts';
import { readXml } from '../../xml/read-xml.ts';
import { largestNotice } from '../limits.ts';

export type OpenedXml =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly finding: Finding };

/** What a notice needs at most; a hostile file is refused long before it takes memory or time. */
const limits = { size: largestNotice, depth: 100, elements: 200_000, attributes: 100, text: 4 * 1024 * 1024 };

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** The root of a file, or why it is no sound XML: with the line, and the column among the details. */
export const openXml = (bytes: Uint8Array): OpenedXml => {
  const read = readXml(bytes, limits);
  if (read.ok) return { ok: true, root: read.value.root };
  const { code, details } = read.error;
  const line = numberOf(details['line']);
  const offset = numberOf(details['offset']);
  const place = { ...(line === null ? {} : { line }), ...(offset === null ? {} : { offset }) };
  return { ok: false, finding: { code, severity: 'blocker', place, details } };
};

/** The content without spacing, prefixes, comments and the order of attributes: two files that say the same are equal. */
export const canonicalText = (element: XmlElement): string => {
  const parts: string[] = [];
  const visit = (at: XmlElement): void => {
    parts.push('<', at.namespace, ' ', at.local);
    for (const { namespace, local, value } of at.attributes.toSorted((a, b) =>
      `${a.namespace} ${a.local}` < `${b.namespace} ${b.local}` ? -1 : 1,
    ))
      parts.push(' ', namespace, ' ', local, '=', JSON.stringify(value));
    parts.push('>');
    for (const node of at.children) {
      if (node.kind === 'element') visit(node);
      else if (node.kind === 'text' && node.text.trim() !== '')
        parts.push(JSON.stringify(node.text.replace(/\s+/g, ' ').trim()));
    }
    parts.push('</>');
  };
  visit(element);
  return parts.join('');
};

import { failuresOf, type CodeTable } from './failure.ts';

/** Why an XML file is not read. `line` and `column` count from 1, `offset` counts bytes from 0. */
export const xmlCodes = {
  'xml.empty': { class: 'input', details: [] },
  'xml.not-well-formed': { class: 'input', details: ['reason', 'line', 'column'] },
  'xml.version-unknown': { class: 'input', details: ['version'] },
  'xml.doctype': { class: 'input', details: ['line'] },
  'xml.encoding-unknown': { class: 'input', details: ['encoding'] },
  'xml.encoding-contradicts': { class: 'input', details: ['declared', 'found'] },
  'xml.encoding-broken': { class: 'input', details: ['encoding', 'offset', 'line'] },
  'xml.too-large': { class: 'input', details: ['limit'] },
  'xml.too-deep': { class: 'input', details: ['limit', 'line', 'column'] },
  'xml.too-many-elements': { class: 'input', details: ['limit', 'line', 'column'] },
  'xml.too-many-attributes': { class: 'input', details: ['limit', 'line', 'column'] },
  'xml.text-too-long': { class: 'input', details: ['limit', 'line', 'column'] },
} as const satisfies CodeTable;

export type XmlCode = keyof typeof xmlCodes;
export const failXml = failuresOf(xmlCodes);

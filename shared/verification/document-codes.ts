import { failuresOf, type CodeTable } from '../kernel/failure.ts';

const verdict = <const Names extends readonly string[]>(...details: Names) => ({ class: 'verdict', details }) as const;

/**
 * What checks of signatures inside documents say: XML (XMLDSIG, XAdES) and PDF (PAdES). `reference`, `element` and `object`
 * name parts of the document; `reason` and `what` are words, or keys of words.
 */
export const documentCodes = {
  'format.xml-damaged': verdict('reason', 'line'),
  'format.xml-unsigned': verdict(),
  'format.pdf-damaged': verdict('reason', 'offset'),
  'format.pdf-encrypted': verdict(),
  'format.pdf-unsigned': verdict(),

  'content.reference-mismatch': verdict('reference', 'algorithm'),
  'content.reference-missing': verdict('reference'),
  'content.reference-ambiguous': verdict('reference'),
  'content.reference-unsupported': verdict('reference', 'what'),

  'proof.stamp-not-read': verdict('property'),

  'coverage.element-unsigned': verdict('element'),
  'coverage.nothing-signed': verdict(),
  'coverage.properties-unsigned': verdict(),
  'coverage.pdf-range': verdict('reason'),
  'coverage.pdf-signers': verdict('count'),
  'coverage.pdf-changed': verdict('what', 'object'),
  'coverage.pdf-later-additions': verdict('what', 'count'),
  'coverage.pdf-loose-bytes': verdict('start', 'count'),
  'coverage.pdf-later-signatures': verdict('count'),
  'coverage.pdf-earlier-revisions': verdict('count'),
  'coverage.pdf-hybrid': verdict(),
} as const satisfies CodeTable;

export type DocumentCode = keyof typeof documentCodes;
export const failDocument = failuresOf(documentCodes);

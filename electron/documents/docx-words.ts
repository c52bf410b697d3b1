import { failFinance, type FinanceCode } from '#shared/finance/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { openZip } from '../notices/tables/zip-parts.ts';
import type { XmlElement } from '../xml/model.ts';
import { readXml } from '../xml/read-xml.ts';
import type { Words } from './pdf-words.ts';

/** What a run writes (ISO/IEC 29500-1 section 17.3.3). Deleted text and field codes are not said any more. */
const runWords = (run: XmlElement): string =>
  run.children
    .map((child): string => {
      if (child.kind !== 'element') return '';
      if (child.local === 't') return child.children.map((node) => (node.kind === 'text' ? node.text : '')).join('');
      if (child.local === 'tab') return '\t';
      if (child.local === 'br' || child.local === 'cr') return '\n';
      if (child.local === 'noBreakHyphen') return '-';
      return '';
    })
    .join('');

const skipped = new Set(['del', 'moveFrom', 'instrText', 'pPr', 'rPr', 'sectPr', 'tblPr', 'tcPr']);

const wordsOf = (element: XmlElement, lines: string[]): void => {
  for (const child of element.children) {
    if (child.kind !== 'element' || skipped.has(child.local)) continue;
    if (child.local === 'p') {
      lines.push('');
      wordsOf(child, lines);
    } else if (child.local === 'r') lines[Math.max(0, lines.length - 1)] = (lines.at(-1) ?? '') + runWords(child);
    else wordsOf(child, lines);
  }
};

/** The paragraphs of a Word document, in order, tables among them; headers, footers and comments are not of its text. */
export const docxWords = (bytes: Uint8Array, file: string): Outcome<Words, FinanceCode> => {
  const broken = (reason: string) => failFinance('finance.document-unreadable', { file, reason });
  const parts = openZip(Buffer.from(bytes));
  if (!parts.ok) return broken(parts.error.code);
  const part = parts.value.read('word/document.xml');
  if (!part.ok) return broken(part.error.code);
  if (part.value === null) return broken('word/document.xml');
  const document = readXml(part.value);
  if (!document.ok) return broken(document.error.code);
  const lines: string[] = [];
  wordsOf(document.value.root, lines);
  const text = lines.join('\n');
  return text.trim() === '' ? failFinance('finance.document-no-text', { file }) : ok({ text, pages: null });
};

import type { PdfRevision } from './pdf-document.ts';
import {
  dictionaryOf,
  isArray,
  isReference,
  PdfLimit,
  pdfLimits,
  type PdfDictionary,
  type PdfValue,
} from './pdf-values.ts';

export type PdfPage = { readonly number: number; readonly dictionary: PdfDictionary };

/** The nodes of the page tree, each once (ISO 32000-2 section 7.7.3). */
export async function* pagesOf(revision: PdfRevision): AsyncGenerator<PdfPage> {
  const catalog = dictionaryOf(await revision.resolve(revision.trailer.entries.get('Root')));
  const waiting: PdfValue[] = [catalog?.entries.get('Pages') ?? null];
  const seen = new Set<number>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!isReference(next) || seen.has(next.number)) continue;
    seen.add(next.number);
    if (seen.size > pdfLimits.pages) throw new PdfLimit('pages', pdfLimits.pages);
    const dictionary = dictionaryOf(await revision.resolve(next));
    if (dictionary === null) continue;
    yield { number: next.number, dictionary };
    const kids = await revision.resolve(dictionary.entries.get('Kids'));
    if (isArray(kids)) waiting.push(...kids.items.toReversed());
  }
}

import { failFinance, type FinanceCode } from '#shared/finance/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { memorySource } from '../pki/cms/byte-source.ts';
import { readEnd, readSections } from '../pki/pades/cross-references.ts';
import { newStore, openRevision, type PdfRevision } from '../pki/pades/pdf-document.ts';
import {
  dictionaryOf,
  isArray,
  isStream,
  PdfFault,
  PdfLimit,
  nameUnder,
  type PdfDictionary,
} from '../pki/pades/pdf-values.ts';
import { pagesOf } from '../pki/pades/pages.ts';
import { unpackStream } from '../pki/pades/unpack-stream.ts';
import { nothingWritten, readOperators } from './page-words.ts';

export type Words = { readonly text: string; readonly pages: number | null };

/** A page’s own resources, or those of a node above it. */
const resourcesOf = async (revision: PdfRevision, page: PdfDictionary): Promise<PdfDictionary | null> => {
  let node: PdfDictionary | null = page;
  for (let steps = 0; node !== null && steps < 50; steps += 1) {
    const own = dictionaryOf(await revision.resolve(node.entries.get('Resources')));
    if (own !== null) return own;
    node = dictionaryOf(await revision.resolve(node.entries.get('Parent')));
  }
  return null;
};

/** The streams of a page as one: an operator may begin in one and end in the next. */
const contentOf = async (revision: PdfRevision, page: PdfDictionary): Promise<Uint8Array> => {
  const contents = await revision.resolve(page.entries.get('Contents'));
  const parts: Uint8Array[] = [];
  for (const item of isArray(contents) ? contents.items : [contents]) {
    const stream = await revision.resolve(item);
    if (isStream(stream))
      parts.push(unpackStream(stream.dictionary, await revision.rawData(stream)), Uint8Array.of(0x0a));
  }
  return Buffer.concat(parts);
};

const mostPages = 2_000;

const readPages = async (bytes: Uint8Array, file: string): Promise<Outcome<Words, FinanceCode>> => {
  const source = memorySource(bytes);
  const end = await readEnd(source, bytes.length);
  if (end === null) return failFinance('finance.document-unreadable', { file, reason: 'startxref' });
  const revision = openRevision(newStore(source), await readSections(source, end.crossReferences));
  if (revision.trailer.entries.has('Encrypt')) return failFinance('finance.document-locked', { file });
  const texts: string[] = [];
  let [known, unknown] = [0, 0];
  for await (const { dictionary } of pagesOf(revision)) {
    if (nameUnder(dictionary, 'Type') !== 'Page') continue;
    if (texts.length >= mostPages) break;
    const written = nothingWritten();
    await readOperators(
      revision,
      await contentOf(revision, dictionary),
      await resourcesOf(revision, dictionary),
      written,
    );
    known += written.known;
    unknown += written.unknown;
    texts.push(written.text);
  }
  if (known === 0) return failFinance('finance.document-no-text', { file });
  if (unknown > known / 10) return failFinance('finance.document-unknown-signs', { file, unknown, known });
  return ok({ text: texts.join('\n\n'), pages: texts.length });
};

/**
 * What a PDF says, page by page, in the order in which it is drawn. Refuses one under a password, one of pictures only, one whose fonts do not
 * say which letters they draw, and one that is broken.
 */
export const pdfWords = async (bytes: Uint8Array, file: string): Promise<Outcome<Words, FinanceCode>> => {
  try {
    return await readPages(bytes, file);
  } catch (error) {
    if (error instanceof PdfFault || error instanceof PdfLimit)
      return failFinance('finance.document-unreadable', { file, reason: error.message });
    throw error;
  }
};

import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failPdf, type PdfCode } from '#shared/signature/pdf-codes.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { readEnd, readSections, type PdfSection } from './cross-references.ts';
import { newStore, openRevision, type PdfRevision } from './pdf-document.ts';
import {
  dictionaryOf,
  isReference,
  PdfFault,
  pdfFault,
  PdfLimit,
  pdfLimits,
  type PdfDictionary,
  type PdfReference,
  type PdfValue,
} from './pdf-values.ts';
import { updateText, type UpdatedObject } from './write-update.ts';

/** A PDF that an update is to be put behind: its newest revision, and the first object number that nothing has. */
export type UpdateTarget = {
  readonly source: ByteSource;
  readonly revision: PdfRevision;
  readonly newest: PdfSection;
  /** Where the newest cross-references begin. */
  readonly previous: number;
  readonly root: PdfReference;
  readonly catalog: PdfDictionary;
  readonly firstNumber: number;
};

/** A dictionary that can be written anew without loss. */
export const plainDictionary = (value: PdfValue, what: string): PdfDictionary => {
  const dictionary = dictionaryOf(value);
  if (dictionary === null || dictionary !== value || dictionary.repeated.length > 0)
    return pdfFault(`${what} cannot be written`);
  return dictionary;
};

/** Refuses what cannot be read to its end or is encrypted; damage on the way is thrown as a `PdfFault`. */
export const openForUpdate = async (source: ByteSource): Promise<Outcome<UpdateTarget, PdfCode>> => {
  const end = await readEnd(source, source.size);
  if (end === null || end.end !== source.size) return failPdf('pdf.damaged', { reason: 'no end of file mark' });
  const sections = await readSections(source, end.crossReferences);
  const [newest] = sections;
  if (newest === undefined) return failPdf('pdf.damaged', { reason: 'no cross-references' });
  if (sections.some(({ trailer }) => trailer.entries.has('Encrypt'))) return failPdf('pdf.encrypted');
  const revision = openRevision(newStore(source), sections);
  const root = revision.trailer.entries.get('Root');
  if (!isReference(root)) return pdfFault('no catalog');
  const catalog = plainDictionary(await revision.resolve(root), 'the catalog');
  const sizes = sections.map(({ trailer }) => trailer.entries.get('Size'));
  const known = revision.numbers().reduce((most, number) => Math.max(most, number), 0);
  const firstNumber = Math.max(known + 1, ...sizes.map((size) => (typeof size === 'number' ? size : 0)));
  if (firstNumber > pdfLimits.objects) throw new PdfLimit('objects', pdfLimits.objects);
  return ok({ source, revision, newest, previous: end.crossReferences, root, catalog, firstNumber });
};

const keptInTrailer = ['Root', 'Info', 'ID'] as const;

/** The update as Latin text in which a character is a byte. `nextNumber`: the first that nothing has after it. */
export const updateBehind = async (
  { source, revision, newest, previous }: UpdateTarget,
  objects: readonly UpdatedObject[],
  nextNumber: number,
): Promise<string> => {
  const last = await source.read(source.size - 1, 1);
  const trailer = keptInTrailer.flatMap((key) => {
    const value = revision.trailer.entries.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });
  const endsWithLine = last[0] === 0x0a || last[0] === 0x0d;
  return updateText({ size: source.size, endsWithLine, newest, previous, objects, nextNumber, trailer });
};

/** What is wrong with the file as a refusal: `pdf.damaged` or `pdf.limit`. */
export const refusingFaults = async <T>(act: () => Promise<Outcome<T, PdfCode>>): Promise<Outcome<T, PdfCode>> => {
  try {
    return await act();
  } catch (error) {
    if (error instanceof PdfFault) return failPdf('pdf.damaged', { reason: error.message });
    if (error instanceof PdfLimit) return failPdf('pdf.limit', { what: error.what, limit: error.limit });
    throw error;
  }
};

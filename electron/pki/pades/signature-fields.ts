import type { PdfRevision } from './pdf-document.ts';
import { pagesOf } from './pages.ts';
import {
  dictionaryOf,
  isArray,
  isDictionary,
  isReference,
  nameUnder,
  PdfLimit,
  pdfLimits,
  type PdfDictionary,
  type PdfValue,
} from './pdf-values.ts';

/** A signature field that holds a value (ISO 32000-2 sections 12.7.5.5 and 12.8.1). Numbers are of objects; 0: direct. */
export type SignatureField = {
  readonly name: string;
  readonly field: number;
  readonly value: PdfDictionary;
  readonly valueNumber: number;
  /** Its signer closed fields of the form: which ones is not looked into, so all of them count as closed. */
  readonly locks: boolean;
  /** The lock of the field closes the whole document once it is signed (section 12.7.5.5, table 236). */
  readonly closes: boolean;
};

const textOf = (value: PdfValue | undefined): string => {
  if (typeof value !== 'object' || value === null || value.kind !== 'string') return '';
  const bytes = Buffer.from(value.bytes);
  const text =
    bytes[0] === 0xfe && bytes[1] === 0xff ? bytes.subarray(2).swap16().toString('utf16le') : bytes.toString('latin1');
  return text.slice(0, 200);
};

/** A text string of a dictionary, UTF-16 or Latin, to show. */
export const textUnder = ({ entries }: PdfDictionary, key: string): string => textOf(entries.get(key));

export const catalogOf = async (revision: PdfRevision): Promise<PdfDictionary | null> =>
  dictionaryOf(await revision.resolve(revision.trailer.entries.get('Root')));

export const formOf = async (revision: PdfRevision): Promise<PdfDictionary | null> => {
  const catalog = await catalogOf(revision);
  return catalog === null ? null : dictionaryOf(await revision.resolve(catalog.entries.get('AcroForm')));
};

/** Every field of the form tree that ends in a value, with the type that it has or inherits. */
export async function* fieldsOf(revision: PdfRevision): AsyncGenerator<{
  readonly number: number;
  readonly name: string;
  readonly type: string | null;
  readonly dictionary: PdfDictionary;
}> {
  const form = await formOf(revision);
  const roots = form === null ? null : await revision.resolve(form.entries.get('Fields'));
  const seen = new Set<number>();
  const waiting: { value: PdfValue; name: string; type: string | null }[] = isArray(roots)
    ? roots.items.map((value) => ({ value, name: '', type: null }))
    : [];
  let count = 0;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    count += 1;
    if (count > pdfLimits.fields) throw new PdfLimit('fields', pdfLimits.fields);
    const number = isReference(next.value) ? next.value.number : 0;
    if (number !== 0 && seen.has(number)) continue;
    seen.add(number);
    const dictionary = dictionaryOf(await revision.resolve(next.value));
    if (dictionary === null) continue;
    const own = textUnder(dictionary, 'T');
    const name = [next.name, own].filter((part) => part !== '').join('.');
    const type = nameUnder(dictionary, 'FT') ?? next.type;
    yield { number, name, type, dictionary };
    const kids = await revision.resolve(dictionary.entries.get('Kids'));
    if (isArray(kids)) waiting.push(...kids.items.map((value) => ({ value, name, type })));
  }
}

/** The parameters of a transform method that a signature names (section 12.8.2); null: it does not name it. */
const transformOf = async (
  revision: PdfRevision,
  value: PdfDictionary,
  method: 'DocMDP' | 'FieldMDP',
): Promise<PdfDictionary | null> => {
  const references = await revision.resolve(value.entries.get('Reference'));
  for (const item of isArray(references) ? references.items : []) {
    const reference = dictionaryOf(await revision.resolve(item));
    if (reference === null || nameUnder(reference, 'TransformMethod') !== method) continue;
    const parameters = dictionaryOf(await revision.resolve(reference.entries.get('TransformParams')));
    return parameters ?? { kind: 'dictionary', entries: new Map(), repeated: [] };
  }
  return null;
};

type Field = { readonly number: number; readonly name: string; readonly dictionary: PdfDictionary };

/** Signature fields of the form, and those that only a page shows: some programs forget to list them, readers find them. */
async function* signatureFieldsOf(revision: PdfRevision): AsyncGenerator<Field> {
  const listed = new Set<number>();
  for await (const { number, name, type, dictionary } of fieldsOf(revision)) {
    listed.add(number);
    if (type === 'Sig') yield { number, name, dictionary };
  }
  for await (const { dictionary: page } of pagesOf(revision)) {
    const annotations = await revision.resolve(page.entries.get('Annots'));
    for (const item of isArray(annotations) ? annotations.items : []) {
      const number = isReference(item) ? item.number : 0;
      const dictionary = dictionaryOf(await revision.resolve(item));
      if (listed.has(number) || dictionary === null || nameUnder(dictionary, 'FT') !== 'Sig') continue;
      if (number !== 0) listed.add(number);
      yield { number, name: textUnder(dictionary, 'T'), dictionary };
    }
  }
}

/** The signed signature fields of a revision. */
export const signatureFields = async (revision: PdfRevision): Promise<readonly SignatureField[]> => {
  const found: SignatureField[] = [];
  for await (const { number, name, dictionary } of signatureFieldsOf(revision)) {
    const written = dictionary.entries.get('V');
    const value = await revision.resolve(written);
    if (!isDictionary(value)) continue;
    const lock = dictionaryOf(await revision.resolve(dictionary.entries.get('Lock')));
    const locks = dictionary.entries.has('Lock') || (await transformOf(revision, value, 'FieldMDP')) !== null;
    const closes = lock?.entries.get('P') === 1;
    found.push({ name, field: number, value, valueNumber: isReference(written) ? written.number : 0, locks, closes });
    if (found.length > pdfLimits.signatures) throw new PdfLimit('signatures', pdfLimits.signatures);
  }
  return found;
};

/** What a certification signature lets be done to the document afterwards (section 12.8.2.2); null: it certifies nothing. */
export const permissionsOf = async (revision: PdfRevision, value: PdfDictionary): Promise<1 | 2 | 3 | null> => {
  const parameters = await transformOf(revision, value, 'DocMDP');
  if (parameters === null) return null;
  const level = parameters.entries.get('P');
  return level === 1 || level === 3 ? level : 2;
};

import type { Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { failPdf, type PdfCode } from '#shared/signature/pdf-codes.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { readEnd, readSections } from './cross-references.ts';
import { newStore, openRevision, type PdfRevision } from './pdf-document.ts';
import { pdfTimeOf } from './pdf-time.ts';
import {
  dictionaryOf,
  isArray,
  isReference,
  nameUnder,
  PdfFault,
  pdfFault,
  PdfLimit,
  pdfLimits,
  type PdfDictionary,
  type PdfReference,
  type PdfValue,
} from './pdf-values.ts';
import { fieldsOf, permissionsOf, signatureFields } from './signature-fields.ts';
import { updateText, type UpdatedObject } from './write-update.ts';
import { arrayOf, dictionaryFrom, nameValue, pdfText, referenceTo, textString, withEntries } from './write-value.ts';

/** What the signature dictionary says; the texts are the signer's own and may be left out. */
export type PdfSignatureRequest = {
  readonly claimedSigningTime: Instant;
  readonly name?: string | undefined;
  readonly reason?: string | undefined;
  readonly location?: string | undefined;
  /** Bytes kept for the CMS structure. */
  readonly room: number;
};

/**
 * A file with an update behind it that holds room for a signature: bytes 0 up to `gapStart` and from `gapEnd` on are
 * signed, the hexadecimal string between them is the room. `update` is what to append to the file.
 */
export type PreparedPdf = {
  readonly update: Buffer;
  readonly gapStart: number;
  readonly gapEnd: number;
  readonly size: number;
};

const numberWidth = 10;

const signatureBody = ({ claimedSigningTime, name, reason, location, room }: PdfSignatureRequest): string => {
  const texts = [
    ['Name', name],
    ['Reason', reason],
    ['Location', location],
  ] as const;
  const entries = dictionaryFrom([
    ['Type', nameValue('Sig')],
    ['Filter', nameValue('Adobe.PPKLite')],
    ['SubFilter', nameValue('ETSI.CAdES.detached')],
    ['M', textString(pdfTimeOf(claimedSigningTime))],
    ...texts.flatMap(([key, text]) => (text === undefined || text === '' ? [] : [[key, textString(text)] as const])),
  ]);
  const range = ['0', ...Array.from({ length: 3 }, () => '9'.repeat(numberWidth))].join(' ');
  return `${pdfText(entries).slice(0, -2)} /ByteRange [${range}] /Contents <${'0'.repeat(room * 2)}>>>`;
};

/** The first page, on which every program finds the field; a tree without one is no document. */
const firstPage = async (revision: PdfRevision, catalog: PdfDictionary): Promise<PdfReference> => {
  let at: PdfValue = catalog.entries.get('Pages') ?? null;
  const seen = new Set<number>();
  while (isReference(at) && !seen.has(at.number)) {
    seen.add(at.number);
    const node: PdfDictionary | null = dictionaryOf(await revision.resolve(at));
    const kids: PdfValue = node === null ? null : await revision.resolve(node.entries.get('Kids'));
    if (node !== null && nameUnder(node, 'Type') === 'Page') return at;
    at = isArray(kids) ? (kids.items[0] ?? null) : null;
  }
  return pdfFault('no first page');
};

const plainDictionary = (value: PdfValue, what: string): PdfDictionary => {
  const dictionary = dictionaryOf(value);
  if (dictionary === null || dictionary !== value || dictionary.repeated.length > 0)
    return pdfFault(`${what} cannot be written`);
  return dictionary;
};

const freeName = async (revision: PdfRevision): Promise<string> => {
  const names = new Set<string>();
  for await (const { name } of fieldsOf(revision)) names.add(name);
  for (let turn = 1; ; turn += 1) if (!names.has(`Signature${turn}`)) return `Signature${turn}`;
};

/** A list that holds one more: in the dictionary that holds it, or as the object that it is. */
const grown = async (
  revision: PdfRevision,
  holder: PdfDictionary,
  key: string,
  item: PdfValue,
): Promise<{ readonly holder: PdfDictionary; readonly object: UpdatedObject | null }> => {
  const written = holder.entries.get(key);
  const value = await revision.resolve(written);
  const items = isArray(value) ? value.items : [];
  if (value !== null && !isArray(value)) return pdfFault(`${key} is no list`);
  const list = arrayOf([...items, item]);
  if (!isReference(written) || value === null) return { holder: withEntries(holder, [[key, list]]), object: null };
  return { holder, object: { number: written.number, generation: written.generation, body: pdfText(list) } };
};

type Update = { readonly objects: readonly UpdatedObject[]; readonly nextNumber: number };

const updateFor = async (revision: PdfRevision, request: PdfSignatureRequest): Promise<Update> => {
  const root = revision.trailer.entries.get('Root');
  if (!isReference(root)) return pdfFault('no catalog');
  const catalog = plainDictionary(await revision.resolve(root), 'the catalog');
  const sizes = revision.sections.map(({ trailer }) => trailer.entries.get('Size'));
  const known = revision.numbers().reduce((most, number) => Math.max(most, number), 0);
  const first = Math.max(known + 1, ...sizes.map((size) => (typeof size === 'number' ? size : 0)));
  if (first > pdfLimits.objects) throw new PdfLimit('objects', pdfLimits.objects);
  const [field, signature] = [first, first + 1];
  const page = await firstPage(revision, catalog);
  const pageDictionary = plainDictionary(await revision.resolve(page), 'the first page');
  const widget = dictionaryFrom([
    ['Type', nameValue('Annot')],
    ['Subtype', nameValue('Widget')],
    ['FT', nameValue('Sig')],
    ['T', textString(await freeName(revision))],
    ['V', referenceTo(signature)],
    ['P', page],
    ['Rect', arrayOf([0, 0, 0, 0])],
    // Print and Locked: drawn nowhere, and not to be moved.
    ['F', 132],
  ]);
  const objects: UpdatedObject[] = [
    { number: signature, generation: 0, body: signatureBody(request) },
    { number: field, generation: 0, body: pdfText(widget) },
  ];
  const put = (reference: PdfReference, value: PdfValue): void =>
    void objects.push({ number: reference.number, generation: reference.generation, body: pdfText(value) });

  const onPage = await grown(revision, pageDictionary, 'Annots', referenceTo(field));
  if (onPage.object === null) put(page, onPage.holder);
  else objects.push(onPage.object);

  const formReference = catalog.entries.get('AcroForm');
  const formValue = await revision.resolve(formReference);
  const form = formValue === null ? dictionaryFrom([]) : plainDictionary(formValue, 'the form');
  const inForm = await grown(revision, form, 'Fields', referenceTo(field));
  // SignaturesExist and AppendOnly (section 12.7.3, table 225).
  const flags = form.entries.get('SigFlags');
  const marked = withEntries(inForm.holder, [['SigFlags', (typeof flags === 'number' ? flags : 0) | 3]]);
  if (inForm.object !== null) objects.push(inForm.object);
  if (isReference(formReference) && formValue !== null) put(formReference, marked);
  else put(root, withEntries(catalog, [['AcroForm', marked]]));
  return { objects, nextNumber: first + 2 };
};

const keptInTrailer = ['Root', 'Info', 'ID'] as const;

const prepare = async (source: ByteSource, request: PdfSignatureRequest): Promise<Outcome<PreparedPdf, PdfCode>> => {
  const end = await readEnd(source, source.size);
  if (end === null || end.end !== source.size) return failPdf('pdf.damaged', { reason: 'no end of file mark' });
  const sections = await readSections(source, end.crossReferences);
  const [newest] = sections;
  if (newest === undefined) return failPdf('pdf.damaged', { reason: 'no cross-references' });
  if (sections.some(({ trailer }) => trailer.entries.has('Encrypt'))) return failPdf('pdf.encrypted');
  const revision = openRevision(newStore(source), sections);
  for (const { name, value } of await signatureFields(revision))
    if ((await permissionsOf(revision, value)) === 1) return failPdf('pdf.closed', { field: name });
  const { objects, nextNumber } = await updateFor(revision, request);
  const last = await source.read(source.size - 1, 1);
  const trailer = keptInTrailer.flatMap((key) => {
    const value = revision.trailer.entries.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });
  const text = updateText({
    size: source.size,
    endsWithLine: last[0] === 0x0a || last[0] === 0x0d,
    newest,
    previous: end.crossReferences,
    objects,
    nextNumber,
    trailer,
  });
  const room = `<${'0'.repeat(request.room * 2)}>`;
  const gapStart = source.size + text.indexOf(room);
  const gapEnd = gapStart + room.length;
  const size = source.size + text.length;
  const range = [gapStart, gapEnd, size - gapEnd].map((value) => String(value).padStart(numberWidth, ' ')).join(' ');
  if (size >= 10 ** numberWidth) throw new PdfLimit('file', 10 ** numberWidth);
  const placeholder = Array.from({ length: 3 }, () => '9'.repeat(numberWidth)).join(' ');
  const update = Buffer.from(text.replace(placeholder, range), 'latin1');
  return ok({ update, gapStart, gapEnd, size });
};

/**
 * Makes the incremental update that adds an invisible signature field with an empty signature to a PDF, whatever form its
 * cross-references have; the bytes of the file, earlier signatures among them, stay as they are. Refuses with `pdf.*` what
 * cannot be read, is encrypted, or is closed by a certification.
 */
export const prepareSignature = async (
  source: ByteSource,
  request: PdfSignatureRequest,
): Promise<Outcome<PreparedPdf, PdfCode>> => {
  try {
    return await prepare(source, request);
  } catch (error) {
    if (error instanceof PdfFault) return failPdf('pdf.damaged', { reason: error.message });
    if (error instanceof PdfLimit) return failPdf('pdf.limit', { what: error.what, limit: error.limit });
    throw error;
  }
};

/** What is signed, in order: the file as it is, and the update without the room. */
export async function* signedChunks(
  source: ByteSource,
  { update, gapStart, gapEnd }: PreparedPdf,
): AsyncGenerator<Uint8Array> {
  yield* source.chunks(0, source.size);
  yield update.subarray(0, gapStart - source.size);
  yield update.subarray(gapEnd - source.size);
}

/** The update with the CMS structure in its room; null: it does not fit. */
export const filledUpdate = (
  { update, gapStart, gapEnd }: PreparedPdf,
  size: number,
  cms: Uint8Array,
): Buffer | null => {
  const hex = Buffer.from(cms).toString('hex');
  const room = gapEnd - gapStart - 2;
  if (hex.length > room) return null;
  const filled = Buffer.from(update);
  filled.write(hex, gapStart - size + 1, 'latin1');
  return filled;
};

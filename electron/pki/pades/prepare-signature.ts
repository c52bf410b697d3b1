import type { Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { failPdf, type PdfCode } from '#shared/signature/pdf-codes.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import type { PdfRevision } from './pdf-document.ts';
import { pdfTimeOf } from './pdf-time.ts';
import {
  dictionaryOf,
  isArray,
  isReference,
  nameUnder,
  pdfFault,
  PdfLimit,
  type PdfDictionary,
  type PdfReference,
  type PdfValue,
} from './pdf-values.ts';
import { fieldsOf, permissionsOf, signatureFields } from './signature-fields.ts';
import { openForUpdate, plainDictionary, refusingFaults, updateBehind, type UpdateTarget } from './update-target.ts';
import type { UpdatedObject } from './write-update.ts';
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
const placeholder = Array.from({ length: 3 }, () => '9'.repeat(numberWidth)).join(' ');

const withRoom = (entries: PdfDictionary, room: number): string =>
  `${pdfText(entries).slice(0, -2)} /ByteRange [0 ${placeholder}] /Contents <${'0'.repeat(room * 2)}>>>`;

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
  return withRoom(entries, room);
};

/** ETSI EN 319 142-1 clause 5.4.3. */
const timestampBody = (room: number): string =>
  withRoom(
    dictionaryFrom([
      ['Type', nameValue('DocTimeStamp')],
      ['Filter', nameValue('Adobe.PPKLite')],
      ['SubFilter', nameValue('ETSI.RFC3161')],
    ]),
    room,
  );

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

const freeName = async (revision: PdfRevision, stem: string): Promise<string> => {
  const names = new Set<string>();
  for await (const { name } of fieldsOf(revision)) names.add(name);
  for (let turn = 1; ; turn += 1) if (!names.has(`${stem}${turn}`)) return `${stem}${turn}`;
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

/** What goes into the new field: a signature dictionary with room in it, and how the field is called. */
type FieldValue = { readonly body: string; readonly stem: 'Signature' | 'Timestamp'; readonly room: number };

const updateFor = async (
  { revision, root, catalog, firstNumber: field }: UpdateTarget,
  value: FieldValue,
): Promise<Update> => {
  const signature = field + 1;
  const page = await firstPage(revision, catalog);
  const pageDictionary = plainDictionary(await revision.resolve(page), 'the first page');
  const widget = dictionaryFrom([
    ['Type', nameValue('Annot')],
    ['Subtype', nameValue('Widget')],
    ['FT', nameValue('Sig')],
    ['T', textString(await freeName(revision, value.stem))],
    ['V', referenceTo(signature)],
    ['P', page],
    ['Rect', arrayOf([0, 0, 0, 0])],
    // Print and Locked: drawn nowhere, and not to be moved.
    ['F', 132],
  ]);
  const objects: UpdatedObject[] = [
    { number: signature, generation: 0, body: value.body },
    { number: field, generation: 0, body: pdfText(widget) },
  ];
  const put = ({ number, generation }: PdfReference, changed: PdfValue): void =>
    void objects.push({ number, generation, body: pdfText(changed) });

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
  return { objects, nextNumber: field + 2 };
};

const prepareField = async (target: UpdateTarget, value: FieldValue): Promise<Outcome<PreparedPdf, PdfCode>> => {
  const { size: before } = target.source;
  const { objects, nextNumber } = await updateFor(target, value);
  const text = await updateBehind(target, objects, nextNumber);
  const room = `<${'0'.repeat(value.room * 2)}>`;
  const gapStart = before + text.indexOf(room);
  const gapEnd = gapStart + room.length;
  const size = before + text.length;
  const range = [gapStart, gapEnd, size - gapEnd].map((part) => String(part).padStart(numberWidth, ' ')).join(' ');
  if (size >= 10 ** numberWidth) throw new PdfLimit('file', 10 ** numberWidth);
  const update = Buffer.from(text.replace(placeholder, range), 'latin1');
  return ok({ update, gapStart, gapEnd, size });
};

/**
 * Makes the incremental update that adds an invisible signature field with an empty signature to a PDF, whatever form its
 * cross-references have; the bytes of the file, earlier signatures among them, stay as they are. Refuses with `pdf.*` what
 * cannot be read, is encrypted, or is closed by a certification.
 */
export const prepareSignature = (
  source: ByteSource,
  request: PdfSignatureRequest,
): Promise<Outcome<PreparedPdf, PdfCode>> =>
  refusingFaults(async () => {
    const target = await openForUpdate(source);
    if (!target.ok) return target;
    const { revision } = target.value;
    for (const { name, value } of await signatureFields(revision))
      if ((await permissionsOf(revision, value)) === 1) return failPdf('pdf.closed', { field: name });
    return prepareField(target.value, { body: signatureBody(request), stem: 'Signature', room: request.room });
  });

/**
 * The same with an empty document timestamp (ISO 32000-2 section 12.8.5). A document that its certification closed takes
 * one all the same: timestamps and evidence are no changes of it (section 12.8.2.2.2, table 257).
 */
export const prepareTimestamp = (
  source: ByteSource,
  { room }: { readonly room: number },
): Promise<Outcome<PreparedPdf, PdfCode>> =>
  refusingFaults(async () => {
    const target = await openForUpdate(source);
    return target.ok ? prepareField(target.value, { body: timestampBody(room), stem: 'Timestamp', room }) : target;
  });

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

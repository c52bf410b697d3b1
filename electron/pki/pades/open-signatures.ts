import type { Observation } from '#shared/verification/facts.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { readByteRange, type ByteRangeRead, type CoveredBytes } from './byte-range.ts';
import { readEnd, readSections, type PdfSection } from './cross-references.ts';
import { laterChanges, type LaterChanges } from './later-changes.ts';
import { newStore, openRevision, type PdfRevision } from './pdf-document.ts';
import { nameUnder, PdfFault, PdfLimit, type PdfDictionary } from './pdf-values.ts';
import { permissionsOf, signatureFields, textUnder, type SignatureField } from './signature-fields.ts';

/** A signature or document timestamp of a PDF, with what it covers and what came after it. */
export type PdfSignature = {
  readonly field: string;
  readonly subFilter: string;
  readonly dictionary: PdfDictionary;
  /** The bytes of Contents, its padding included. */
  readonly contents: Uint8Array | null;
  readonly covered: CoveredBytes | null;
  /** The document as it was signed; null when the covered bytes are no revision of this file. */
  readonly revision: PdfRevision | null;
  /** `M` as written: what the signer says of the time. */
  readonly claimedTime: string;
  readonly observations: readonly Observation[];
};

export type PdfOpened = {
  /** The document as it is now; null when it cannot be read. */
  readonly final: PdfRevision | null;
  readonly signatures: readonly PdfSignature[];
  readonly observations: readonly Observation[];
};

const seen = (code: string, details: Observation['details'] = {}): Observation => ({ code, details, blocks: true });
const note = (code: string, details: Observation['details'] = {}): Observation => ({ code, details, blocks: false });

/** What stopped the reading of a PDF, as an observation; anything else is thrown on. */
export const troubleSeen = (error: unknown): Observation => {
  if (error instanceof PdfLimit)
    return seen('format.limit', { what: error.what, count: error.limit, limit: error.limit });
  if (error instanceof PdfFault) return seen('format.pdf-damaged', { reason: error.message, offset: error.offset });
  throw error;
};

const changesSeen = ({ changes, visibleSignatures }: LaterChanges): readonly Observation[] => [
  ...changes.map(({ what, object }) => seen('coverage.pdf-changed', { what: `pdf-change.${what}`, object })),
  ...(visibleSignatures > 0 ? [note('coverage.pdf-later-signatures', { count: visibleSignatures })] : []),
];

type Context = {
  readonly sections: readonly PdfSection[];
  readonly final: PdfRevision;
  readonly revisionAt: (section: number) => PdfRevision | null;
  readonly certified: 1 | 2 | 3 | null;
  /** A signer closed fields of the form. */
  readonly locked: boolean;
  /** Where the cross-references of signed revisions begin. */
  readonly signedAt: ReadonlySet<number>;
};

const openOne = async (
  { sections, final, revisionAt, certified, locked, signedAt }: Context,
  field: string,
  dictionary: PdfDictionary,
  range: ByteRangeRead,
): Promise<PdfSignature> => {
  const observations = [...range.observations];
  const { covered } = range;
  const closing = covered?.closing ?? null;
  const revision = closing === null ? null : revisionAt(closing.crossReferences);
  if (closing !== null && revision === null)
    observations.push(seen('coverage.pdf-range', { reason: 'pdf-range.not-a-revision' }));
  if (revision !== null) {
    const length = revision.sections.length;
    const first = revision.sections[length - 1]?.offset ?? 0;
    const earlier = revision.sections.filter(({ offset }) => offset > first && !signedAt.has(offset)).length;
    if (earlier > 0) observations.push(note('coverage.pdf-earlier-revisions', { count: earlier }));
    if (length < sections.length) {
      const permissions = { signing: certified !== 1, filling: !locked && (certified === 2 || certified === 3) };
      observations.push(...changesSeen(await laterChanges(revision, final, permissions)));
    }
  }
  return {
    field,
    subFilter: nameUnder(dictionary, 'SubFilter') ?? '',
    dictionary,
    contents: range.contents,
    covered,
    revision,
    claimedTime: textUnder(dictionary, 'M'),
    observations,
  };
};

const open = async (source: ByteSource): Promise<PdfOpened> => {
  const end = await readEnd(source, source.size);
  if (end === null) throw new PdfFault('no end of file mark', source.size);
  const observations: Observation[] = [];
  if (end.end < source.size) observations.push(seen('coverage.bytes-after-end', { count: source.size - end.end }));
  const sections = await readSections(source, end.crossReferences);
  if (sections.some(({ trailer }) => trailer.entries.has('Encrypt')))
    return { final: null, signatures: [], observations: [...observations, seen('format.pdf-encrypted')] };
  if (sections.some(({ hybrid }) => hybrid)) observations.push(note('coverage.pdf-hybrid'));
  const store = newStore(source);
  const final = openRevision(store, sections);
  const fields = await signatureFields(final);
  const revisionAt = (offset: number): PdfRevision | null => {
    const place = sections.findIndex((section) => section.offset === offset);
    return place === -1 ? null : openRevision(store, sections.slice(place));
  };
  let certified: Context['certified'] = null;
  for (const { value } of fields) certified ??= await permissionsOf(final, value);
  // Two fields may show one signature; it is judged once.
  const single = fields.filter(
    ({ valueNumber }, at) => valueNumber === 0 || fields.findIndex((one) => one.valueNumber === valueNumber) === at,
  );
  const ranges = new Map<SignatureField, ByteRangeRead>();
  for (const field of single) ranges.set(field, await readByteRange(source, field.value));
  const signedAt = new Set([...ranges.values()].map(({ covered }) => covered?.closing?.crossReferences ?? -1));
  const signatures: PdfSignature[] = [];
  const locked = fields.some(({ locks }) => locks);
  for (const [{ name, value }, range] of ranges)
    signatures.push(await openOne({ sections, final, revisionAt, certified, locked, signedAt }, name, value, range));
  const inOrder = signatures.toSorted((a, b) => (a.covered?.end ?? 0) - (b.covered?.end ?? 0));
  return { final, signatures: inOrder, observations };
};

/** Finds the signatures of a PDF, earliest first. Never throws on what the file holds: what is broken is observed. */
export const openPdfSignatures = async (source: ByteSource): Promise<PdfOpened> => {
  try {
    return await open(source);
  } catch (error) {
    return { final: null, signatures: [], observations: [troubleSeen(error)] };
  }
};

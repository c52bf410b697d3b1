import { pdfAdditions, type Observation, type PdfAddition } from '#shared/verification/facts.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { readByteRange, type ByteRangeRead, type CoveredBytes } from './byte-range.ts';
import { readEnd, readSections, type PdfSection } from './cross-references.ts';
import { earlierEnds, upTo } from './earlier-ends.ts';
import { knownExtents, looseBytes, type Extent } from './loose-bytes.ts';
import { reachesBeyond } from './reaches-beyond.ts';
import { laterChanges, type LaterChanges } from './later-changes.ts';
import { newStore, openRevision, type PdfRevision } from './pdf-document.ts';
import { nameUnder, PdfFault, PdfLimit, type PdfDictionary } from './pdf-values.ts';
import { permissionsAfter, rulingOf, type Ruling } from './permissions.ts';
import { signatureFields, textUnder, type SignatureField } from './signature-fields.ts';

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
  /** What later revisions added as the signer allows, and how often. */
  readonly additions: ReadonlyMap<PdfAddition, number>;
  readonly observations: readonly Observation[];
};

export type PdfOpened = {
  /** The document as it is now; null when it cannot be read. */
  readonly final: PdfRevision | null;
  readonly signatures: readonly PdfSignature[];
  /** Of the document as a whole, and so of each of its signatures. */
  readonly observations: readonly Observation[];
  /** What stopped the reading of the file as it is. */
  readonly damage: readonly Observation[];
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

const changesSeen = ({ changes, additions, visibleSignatures }: LaterChanges): readonly Observation[] => [
  ...changes.map(({ what, object }) => seen('coverage.pdf-changed', { what: `pdf-change.${what}`, object })),
  ...pdfAdditions.flatMap((what) => {
    const count = additions.get(what) ?? 0;
    return count === 0 ? [] : [note('coverage.pdf-later-additions', { what: `pdf-addition.${what}`, count })];
  }),
  ...(visibleSignatures > 0 ? [note('coverage.pdf-later-signatures', { count: visibleSignatures })] : []),
];

type Context = {
  readonly source: ByteSource;
  /** Everything behind the earliest signed revision that some revision knows. */
  readonly extents: readonly Extent[];
  readonly sections: readonly PdfSection[];
  readonly final: PdfRevision;
  readonly revisionAt: (section: number) => PdfRevision | null;
  readonly rulings: readonly Ruling[];
  /** Where the cross-references of signed revisions begin. */
  readonly signedAt: ReadonlySet<number>;
};

const openOne = async (
  { source, extents, sections, final, revisionAt, rulings, signedAt }: Context,
  field: string,
  dictionary: PdfDictionary,
  range: ByteRangeRead,
): Promise<PdfSignature> => {
  const observations = [...range.observations];
  let additions: PdfSignature['additions'] = new Map();
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
      const later = await laterChanges(revision, final, permissionsAfter(rulings, covered?.end ?? 0));
      ({ additions } = later);
      observations.push(...changesSeen(later));
    }
  }
  if (covered !== null && covered.end < source.size) {
    for (const { start, end } of await looseBytes(source, extents, covered.end))
      observations.push(seen('coverage.pdf-loose-bytes', { start, count: end - start }));
    if (revision !== null && (await reachesBeyond(revision, covered.end)))
      observations.push(seen('coverage.pdf-range', { reason: 'pdf-range.reaches-beyond' }));
  }
  return {
    field,
    subFilter: nameUnder(dictionary, 'SubFilter') ?? '',
    dictionary,
    contents: range.contents,
    covered,
    revision,
    claimedTime: textUnder(dictionary, 'M'),
    additions,
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
    return { final: null, signatures: [], observations: [...observations, seen('format.pdf-encrypted')], damage: [] };
  if (sections.some(({ besides }) => besides !== null)) observations.push(note('coverage.pdf-hybrid'));
  const store = newStore(source);
  const final = openRevision(store, sections);
  const fields = await signatureFields(final);
  const revisionAt = (offset: number): PdfRevision | null => {
    const place = sections.findIndex((section) => section.offset === offset);
    return place === -1 ? null : openRevision(store, sections.slice(place));
  };
  // Two fields may show one signature; it is judged once.
  const single = fields.filter(
    ({ valueNumber }, at) => valueNumber === 0 || fields.findIndex((one) => one.valueNumber === valueNumber) === at,
  );
  const ranges = new Map<SignatureField, ByteRangeRead>();
  for (const field of single) ranges.set(field, await readByteRange(source, field.value));
  const signedAt = new Set([...ranges.values()].map(({ covered }) => covered?.closing?.crossReferences ?? -1));
  const signatures: PdfSignature[] = [];
  const rulings: Ruling[] = [];
  for (const [field, { covered }] of ranges) rulings.push(await rulingOf(final, field, covered?.end ?? null));
  const earliest = Math.min(source.size, ...[...ranges.values()].map(({ covered }) => covered?.end ?? source.size));
  const extents = await knownExtents(store, sections, earliest);
  const context: Context = { source, extents, sections, final, revisionAt, rulings, signedAt };
  for (const [{ name, value }, range] of ranges) signatures.push(await openOne(context, name, value, range));
  const inOrder = signatures.toSorted((a, b) => (a.covered?.end ?? 0) - (b.covered?.end ?? 0));
  return { final, signatures: inOrder, observations, damage: [] };
};

/** Whole versions that are looked for in a file whose newest one cannot be read. */
const mostEarlier = 20;

/** The newest version before the end of a damaged file that can be read and holds a signature, as if it were the file. */
const openEarlier = async (source: ByteSource): Promise<PdfOpened | null> => {
  for await (const end of earlierEnds(source, mostEarlier)) {
    try {
      const opened = await open(upTo(source, end));
      if (opened.signatures.length === 0) continue;
      const behind = seen('coverage.pdf-loose-bytes', { start: end, count: source.size - end });
      const signatures = opened.signatures.map((one) => ({ ...one, observations: [...one.observations, behind] }));
      return { ...opened, signatures };
    } catch (error) {
      troubleSeen(error);
    }
  }
  return null;
};

/**
 * Finds the signatures of a PDF, earliest first. Never throws on what the file holds: what is broken is observed. Where the
 * newest revision cannot be read, what an earlier one says is told beside the damage.
 */
export const openPdfSignatures = async (source: ByteSource): Promise<PdfOpened> => {
  try {
    return await open(source);
  } catch (error) {
    const trouble = troubleSeen(error);
    const none: PdfOpened = { final: null, signatures: [], observations: [], damage: [] };
    const found = error instanceof PdfLimit ? none : ((await openEarlier(source)) ?? none);
    return { ...found, damage: [trouble] };
  }
};

import type { Observation } from '#shared/verification/facts.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { entryChunks } from './zip-entry-read.ts';
import type { ZipArchive, ZipEntry } from './zip-read.ts';

export const asicKinds = ['asic-e', 'asic-s'] as const;
export type AsicKind = (typeof asicKinds)[number];

const mediaTypes: Readonly<Record<string, AsicKind>> = {
  'application/vnd.etsi.asic-e+zip': 'asic-e',
  'application/vnd.etsi.asic-s+zip': 'asic-s',
};

const metaFolder = 'META-INF/';
const manifestName = /^META-INF\/[^/]*ASiCManifest[^/]*\.xml$/i;
const archiveManifestName = /^META-INF\/[^/]*ASiCArchiveManifest[^/]*\.xml$/i;
const signatureName = /^META-INF\/[^/]*signature[^/]*\.p7s$/i;
const xadesName = /^META-INF\/[^/]*signatures[^/]*\.xml$/i;
const packingListName = 'META-INF/manifest.xml';
/** Evidence records (RFC 4998) and the manifests of them (clauses 4.3.3.2 and 4.4.4). */
const evidenceRecordName = /^META-INF\/[^/]*evidencerecord[^/]*\.(?:ers|xml)$/i;
const timestampName = /^META-INF\/[^/]*timestamp[^/]*\.tst$/i;

/** The entries of a container by the part they play (ETSI EN 319 162-1 clause 4). */
export type AsicParts = {
  /** Null: no media type and nothing by which to tell. */
  readonly kind: AsicKind | null;
  readonly manifests: readonly ZipEntry[];
  readonly signatures: readonly ZipEntry[];
  /** Files of XML signatures (clauses 4.3.3.2 and 4.4.3.1). */
  readonly xades: readonly ZipEntry[];
  /** What lists the files for those who pack, when the signatures are XML; it is not signed. */
  readonly packingList: ZipEntry | null;
  /** Parts that are known and not read in this version. */
  readonly unread: readonly ZipEntry[];
  /** Every file, whatever its part. */
  readonly files: readonly ZipEntry[];
  /** What the signatures have to cover: every file that plays no part. */
  readonly documents: readonly ZipEntry[];
  readonly observations: readonly Observation[];
};

const seen = (code: string, details: Observation['details'] = {}): Observation => ({ code, details, blocks: true });

const readSmall = async (source: ByteSource, entry: ZipEntry, most: number): Promise<Uint8Array | null> => {
  if (entry.size > most) return null;
  const parts: Uint8Array[] = [];
  for await (const chunk of entryChunks(source, entry)) parts.push(Uint8Array.from(chunk));
  return Buffer.concat(parts);
};

/** Clause A.1: the media type stands first, stored, without an extra field, so that it can be read at byte 38. */
const readMediaType = async (
  source: ByteSource,
  { entries }: ZipArchive,
): Promise<{ readonly kind: AsicKind | null; readonly observations: readonly Observation[] }> => {
  const entry = entries.find(({ name }) => name === 'mimetype');
  if (entry === undefined) return { kind: null, observations: [seen('container.mimetype-missing')] };
  const observations: Observation[] = [];
  if (entry.headerStart !== 0)
    observations.push(seen('container.mimetype-misplaced', { reason: 'mimetype.not-first' }));
  if (entry.method !== 0) observations.push(seen('container.mimetype-misplaced', { reason: 'mimetype.compressed' }));
  if (entry.extraLength > 0)
    observations.push(seen('container.mimetype-misplaced', { reason: 'mimetype.extra-field' }));
  const bytes = entry.method === 0 ? await readSmall(source, entry, 200) : null;
  const text = bytes === null ? '' : Buffer.from(bytes).toString('latin1');
  const kind = Object.hasOwn(mediaTypes, text) ? (mediaTypes[text] ?? null) : null;
  if (kind === null) observations.push(seen('container.mimetype-wrong', { found: text }));
  return { kind, observations };
};

/** A comment may repeat the media type (clause A.1), and say nothing else. */
const commentSeen = ({ comment }: ZipArchive): readonly Observation[] => {
  if (comment.length === 0) return [];
  const text = Buffer.from(comment).toString('latin1');
  const known = Object.keys(mediaTypes).some((type) => text === `mimetype=${type}`);
  return known ? [] : [seen('container.comment')];
};

/** Sorts the entries of an archive by their part. May throw `ZipFault` when the media type cannot be unpacked. */
export const readAsicParts = async (source: ByteSource, archive: ZipArchive): Promise<AsicParts> => {
  const files = archive.entries.filter(({ isDirectory }) => !isDirectory);
  const media = await readMediaType(source, archive);
  const named = (shape: RegExp) => files.filter(({ name }) => shape.test(name));
  const archiveManifests = named(archiveManifestName);
  const manifests = named(manifestName).filter((entry) => !archiveManifests.includes(entry));
  const signatures = named(signatureName);
  const xades = named(xadesName);
  const packingList = xades.length > 0 ? (files.find(({ name }) => name === packingListName) ?? null) : null;
  const unread = [...archiveManifests, ...named(timestampName), ...named(evidenceRecordName)];
  const parts = new Set([...manifests, ...signatures, ...xades, packingList, ...unread]);
  const documents = files.filter((entry) => entry.name !== 'mimetype' && !parts.has(entry));
  const guessed: AsicKind | null =
    manifests.length > 0 || xades.length > 0 ? 'asic-e' : signatures.length > 0 ? 'asic-s' : null;
  return {
    kind: media.kind ?? guessed,
    manifests,
    signatures,
    xades,
    packingList,
    unread,
    files,
    documents,
    observations: [...media.observations, ...commentSeen(archive)],
  };
};

export const isInMetaFolder = (name: string): boolean => name.startsWith(metaFolder);

export { readSmall as readSmallEntry };

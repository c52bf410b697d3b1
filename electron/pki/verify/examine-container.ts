import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import type { Observation } from '#shared/verification/facts.ts';
import type { CoveredFile, SignatureReport } from '#shared/verification/report.ts';
import { memorySource, type ByteSource } from '../cms/byte-source.ts';
import { readSignedData, type SignedData } from '../cms/signed-data.ts';
import { readAsicManifest, type AsicManifest } from '../containers/asic-manifest-read.ts';
import { readAsicParts, readSmallEntry, type AsicParts } from '../containers/asic-read.ts';
import { entryChunks } from '../containers/zip-entry-read.ts';
import { ZipFault } from '../containers/zip-fault.ts';
import { zipReadLimits } from '../containers/zip-limits-read.ts';
import { readZip, type ZipArchive, type ZipEntry } from '../containers/zip-read.ts';
import type { CarriersRead } from '../xades/examine-asic.ts';
import type { OutsideFile } from '../xades/verify-signature.ts';
import { knownDigest, readOnce, type Digests, type Progress } from './content-pass.ts';
import { digestByAddress } from './digests.ts';
import type { Evidence } from './evidence.ts';
import { archiveTimestampsOver, readContainerArchives, type ContainerArchive } from './container-archive.ts';
import { examineCms, plainCms, type SignedContent } from './examine-cms.ts';
import { seen, type Examined } from './examined.ts';
import { problemSeen } from './examine-signature-file.ts';
import { signatureReport } from './signature-report.ts';
import { digestNameOf } from './signer-facts.ts';

/** A signature of the container with what it is over. */
type SignatureInside = {
  readonly entry: ZipEntry;
  readonly data: SignedData;
  readonly manifest: AsicManifest | null;
};

type Opened = {
  readonly source: ByteSource;
  readonly parts: AsicParts;
  readonly meta: ReadonlyMap<string, Uint8Array>;
  readonly manifests: readonly AsicManifest[];
  readonly signatures: readonly SignatureInside[];
  /** Null: the container has no XML signatures, and nothing that reads them is loaded. */
  readonly xades: CarriersRead | null;
  /** Archive timestamps over the container's files, and the parts that belong to none. */
  readonly archives: readonly ContainerArchive[];
  readonly unread: readonly string[];
  readonly observations: Observation[];
};

const containerNames = { 'asic-e': 'ASiC-E', 'asic-s': 'ASiC-S' } as const;

/** Runs a reading that may meet a broken entry, which becomes an observation. */
const noting = async <T>(observations: Observation[], act: () => Promise<T>): Promise<T | null> => {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
    observations.push(seen(error.code, error.details));
    return null;
  }
};

const readMeta = async (source: ByteSource, parts: AsicParts, observations: Observation[]) => {
  const meta = new Map<string, Uint8Array>();
  let all = 0;
  const packingList = parts.packingList === null ? [] : [parts.packingList];
  const archives = parts.unread.slice(0, zipReadLimits.metaFiles);
  for (const entry of [...parts.manifests, ...parts.signatures, ...parts.xades, ...packingList, ...archives]) {
    all += entry.size;
    const within = all <= zipReadLimits.metaBytesInAll;
    const bytes = within
      ? await noting(observations, () => readSmallEntry(source, entry, zipReadLimits.metaBytes))
      : null;
    if (bytes !== null) meta.set(entry.name, bytes);
    else if (entry.size > zipReadLimits.metaBytes || !within) {
      const limit = zipReadLimits.metaBytes;
      observations.push(seen('container.limit', { what: entry.name, count: entry.size, limit }));
    }
  }
  return meta;
};

/** Each signature with the one manifest that points to it; what points nowhere or twice is named. */
const match = (
  parts: AsicParts,
  manifests: readonly AsicManifest[],
  signature: string,
): { readonly manifest: AsicManifest | null; readonly observations: readonly Observation[] } => {
  const pointing = manifests.filter((manifest) => manifest.signature === signature);
  const [manifest = null] = pointing;
  if (pointing.length > 1) return { manifest, observations: [seen('container.signature-shared', { name: signature })] };
  const missing = manifest === null && (parts.kind === 'asic-e' || manifests.length > 0);
  return {
    manifest,
    observations: missing ? [seen('container.signature-without-manifest', { name: signature })] : [],
  };
};

/** More signatures or manifests than a reader should walk are left unread, which is named and never passes. */
const withinLimits = (parts: AsicParts, observations: Observation[]): AsicParts => {
  const limit = zipReadLimits.metaFiles;
  for (const what of ['signatures', 'manifests', 'xades'] as const) {
    const count = parts[what].length;
    if (count > limit) observations.push(seen('container.limit', { what, count, limit }));
  }
  const [signatures, manifests, xades] = [parts.signatures, parts.manifests, parts.xades].map((all) =>
    all.slice(0, limit),
  );
  return { ...parts, signatures: signatures ?? [], manifests: manifests ?? [], xades: xades ?? [] };
};

const openContainer = async (source: ByteSource, archive: ZipArchive): Promise<Opened | null> => {
  const observations: Observation[] = [...archive.observations];
  const sorted = await noting(observations, () => readAsicParts(source, archive));
  if (sorted === null || sorted.kind === null) return null;
  const parts = withinLimits(sorted, observations);
  observations.push(...parts.observations);
  const meta = await readMeta(source, parts, observations);
  const manifests = parts.manifests.flatMap(({ name }) => {
    const bytes = meta.get(name);
    return bytes === undefined ? [] : [readAsicManifest(name, bytes, digestByAddress)];
  });
  for (const manifest of manifests) {
    observations.push(...manifest.observations);
    if (manifest.signature === null || !meta.has(manifest.signature)) {
      observations.push(seen('container.manifest-without-signature', { manifest: manifest.file }));
    }
  }
  const signatures: SignatureInside[] = [];
  for (const entry of parts.signatures) {
    const bytes = meta.get(entry.name);
    if (bytes === undefined) continue;
    const { manifest, observations: found } = match(parts, manifests, entry.name);
    observations.push(...found);
    const read = await readSignedData(memorySource(bytes));
    if (!read.ok) {
      observations.push(problemSeen(read.problem));
      continue;
    }
    if (read.value.signers.length === 0) observations.push(seen('format.no-signers'));
    if (read.value.end !== bytes.length) {
      observations.push(seen('coverage.bytes-after-end', { count: bytes.length - read.value.end }));
    }
    if (read.value.content !== null) {
      observations.push(seen('coverage.content-inside-detached', { name: entry.name }));
    }
    signatures.push({ entry, data: read.value, manifest });
  }
  const xades = parts.xades.length === 0 ? null : await openXades(parts, meta);
  observations.push(...(xades?.observations ?? []));
  const { archives, unread } = readContainerArchives(
    parts.unread.map(({ name }) => name),
    meta,
  );
  return { source, parts, meta, manifests, signatures, xades, archives, unread, observations };
};

const openXades = async (parts: AsicParts, meta: Opened['meta']): Promise<CarriersRead> => {
  const { readCarriers, isPackingList } = await import('../xades/examine-asic.ts');
  const files = parts.xades.flatMap(({ name }) => {
    const bytes = meta.get(name);
    return bytes === undefined ? [] : [{ name, bytes }];
  });
  const read = readCarriers(files);
  const list = parts.packingList?.name ?? null;
  const bytes = list === null ? undefined : meta.get(list);
  const strange = list !== null && (bytes === undefined || !isPackingList(bytes));
  return strange
    ? { ...read, observations: [...read.observations, seen('coverage.file-unsigned', { name: list })] }
    : read;
};

/** A file of the container for the references of XML signatures; its digests are mostly there already. */
const fileFor =
  (opened: Opened, digests: Map<string, Digests>, progress: Progress) =>
  (name: string): OutsideFile | null => {
    const entry = opened.parts.files.find((each) => each.name === name);
    const known = digests.get(name);
    if (entry === undefined || known === undefined) return null;
    return {
      digest: async (algorithm) => {
        const before = digests.get(name)?.get(algorithm);
        if (before !== undefined) return before;
        const found = await readOnce(entryChunks(opened.source, entry), [algorithm], progress);
        digests.set(name, new Map([...known, ...found]));
        return found.get(algorithm) ?? null;
      },
      bytes: () => readSmallEntry(opened.source, entry, zipReadLimits.metaBytes),
    };
  };

/** The one file of an ASiC-S (clause 4.3.3), which its signature is over directly. */
const singleDocument = ({ parts }: Opened): ZipEntry | null =>
  parts.documents.length === 1 ? (parts.documents[0] ?? null) : null;

/** The digests that are asked of each file, by its name. */
const algorithmsByName = (opened: Opened): ReadonlyMap<string, ReadonlySet<AnyDigestAlgorithm>> => {
  const wanted = new Map<string, Set<AnyDigestAlgorithm>>();
  const want = (name: string, algorithm: AnyDigestAlgorithm | null): void => {
    if (algorithm === null) return;
    const known = wanted.get(name) ?? new Set();
    wanted.set(name, known.add(algorithm));
  };
  const archived = opened.archives.map(({ manifest }) => manifest);
  for (const { references } of [...opened.manifests, ...archived]) {
    for (const { name, algorithm } of references) want(name, algorithm);
  }
  for (const [name, algorithm] of opened.xades?.wanted ?? []) want(name, algorithm);
  const document = singleDocument(opened);
  if (document === null) return wanted;
  for (const { data } of opened.signatures.filter(({ manifest }) => manifest === null)) {
    for (const signer of data.signers) want(document.name, digestNameOf(signer));
  }
  return wanted;
};

/** Reads every file once, with all digests that anybody asks for; a file that cannot be unpacked has none. */
const hashFiles = async (opened: Opened, files: readonly ZipEntry[], progress: Progress) => {
  const digests = new Map<string, Digests>();
  const wanted = algorithmsByName(opened);
  for (const entry of files) {
    const algorithms = wanted.get(entry.name) ?? [];
    const found = await noting(opened.observations, () =>
      readOnce(entryChunks(opened.source, entry), algorithms, progress),
    );
    if (found !== null) digests.set(entry.name, found);
  }
  return digests;
};

/** Compares what a manifest says of each file with the file. */
const compare = (manifest: AsicManifest, digests: ReadonlyMap<string, Digests>): readonly Observation[] =>
  manifest.references.flatMap(({ name, algorithm, address, digest }) => {
    const details = { manifest: manifest.file, name };
    const found = digests.get(name);
    if (found === undefined) return [seen('content.manifest-file-missing', details)];
    const computed = algorithm === null ? undefined : found.get(algorithm);
    if (computed === undefined) {
      return [seen('content.manifest-digest-unsupported', { ...details, algorithm: algorithm ?? address })];
    }
    return computed === digest
      ? []
      : [seen('content.manifest-digest-mismatch', { ...details, algorithm: algorithm ?? '' })];
  });

const contentFor = (
  opened: Opened,
  inside: SignatureInside,
  digests: ReadonlyMap<string, Digests>,
): {
  readonly content: SignedContent;
  readonly covers: readonly string[];
  readonly observations: readonly Observation[];
} => {
  const { manifest } = inside;
  const source = 'container';
  if (manifest !== null) {
    const bytes = opened.meta.get(manifest.file) ?? new Uint8Array();
    const algorithms = manifest.references.map(({ algorithm, address }) => algorithm ?? address);
    return {
      content: {
        source,
        name: manifest.file,
        size: bytes.length,
        chunks: () => memorySource(bytes).chunks(0, bytes.length),
        manifestDigests: [...new Set(algorithms)],
      },
      covers: manifest.references.map(({ name }) => name),
      observations: compare(manifest, digests),
    };
  }
  const document = opened.parts.kind === 'asic-s' ? singleDocument(opened) : null;
  const known = document === null ? undefined : digests.get(document.name);
  const none = { source: 'none', name: null, size: null, chunks: null, manifestDigests: [] } as const;
  if (document === null || known === undefined) return { content: none, covers: [], observations: [] };
  const chunks = () => entryChunks(opened.source, document);
  return {
    content: { source, name: document.name, size: document.size, chunks, manifestDigests: [], known },
    covers: [document.name],
    observations: [],
  };
};

/** What the container as a whole leaves open: unsigned files, parts not read, an ASiC-S of several files. */
const leftOpen = (opened: Opened, covered: ReadonlySet<string>): readonly Observation[] => {
  const { parts } = opened;
  const named = new Set(
    opened.manifests.flatMap(({ signature, file }) => [file, ...(signature === null ? [] : [signature])]),
  );
  const found: Observation[] = parts.documents
    .filter(({ name }) => !covered.has(name))
    .map(({ name }) => seen('coverage.file-unsigned', { name }));
  found.push(
    ...parts.manifests
      .filter(({ name }) => !named.has(name))
      .map(({ name }) => seen('coverage.file-unsigned', { name })),
    ...opened.unread.map((name) => seen('format.not-supported', { what: name })),
  );
  if (parts.kind === 'asic-s' && opened.manifests.length === 0 && parts.documents.length !== 1) {
    found.push(seen('container.documents-not-single', { count: parts.documents.length }));
  }
  return found;
};

/** Examines a zip archive as an ASiC container with CAdES or XAdES; null when the bytes are no archive. */
export const examineContainer = async (
  source: ByteSource,
  evidence: Evidence,
  progress: Progress,
): Promise<Examined | null> => {
  const archive = await readZip(source);
  if (archive === null) return null;
  const opened = await openContainer(source, archive);
  if (opened === null) {
    const { examinePairs } = await import('./examine-pairs.ts');
    const pairs = await examinePairs(source, archive, evidence, progress);
    if (pairs !== null) return pairs;
    const observations = [...archive.observations, seen('container.no-signature')];
    return { kind: 'zip', signatures: [], files: [], observations };
  }
  const { parts, observations } = opened;
  const kind = parts.kind ?? 'asic-e';
  const digests = await hashFiles(opened, parts.files, progress);
  const contents = opened.signatures.map((inside) => ({ inside, ...contentFor(opened, inside, digests) }));
  const xml =
    opened.xades === null
      ? null
      : await (
          await import('../xades/examine-asic.ts')
        ).openCarriers(opened.xades, fileFor(opened, digests, progress), evidence);
  observations.push(...(xml?.observations ?? []));
  const covered = new Set(
    [...contents, ...(xml?.inside ?? []).map(({ opened: one }) => one)].flatMap(({ covers }) => covers),
  );
  observations.push(...leftOpen(opened, covered));
  if (opened.signatures.length + parts.xades.length + parts.unread.length === 0)
    observations.push(seen('container.no-signature'));

  const signatures: SignatureReport[] = [];
  for (const { inside, content, covers, observations: found } of contents) {
    const around = [...found, ...observations].slice(0, zipReadLimits.observations);
    const archived = archiveTimestampsOver(opened.archives, inside.entry.name, inside.data, (manifest) =>
      compare(manifest, digests),
    );
    const surroundings = { ...plainCms, timestamps: archived };
    const examined = await examineCms(inside.data, content, around, evidence, progress, surroundings);
    const place = { container: containerNames[kind], signatureFile: inside.entry.name, covers };
    signatures.push(...examined.signatures.map((one) => signatureReport(one, place, evidence)));
  }
  for (const inside of xml?.inside ?? []) {
    const { reportOfInside } = await import('../xades/examine-asic.ts');
    const around = observations.slice(0, zipReadLimits.observations);
    signatures.push(await reportOfInside(inside, containerNames[kind], around, evidence));
  }
  return {
    kind,
    signatures,
    files: documentsOf(parts, digests, signatures),
    observations: observations.slice(0, zipReadLimits.observations),
  };
};

const documentsOf = (
  { documents }: AsicParts,
  digests: ReadonlyMap<string, Digests>,
  signatures: readonly SignatureReport[],
): readonly CoveredFile[] => {
  const covering = new Map<string, number>();
  for (const name of signatures.flatMap(({ covers }) => covers)) covering.set(name, (covering.get(name) ?? 0) + 1);
  return documents.map(({ name, size }) => ({
    name,
    size,
    sha256: digests.get(name)?.get('sha-256') ?? null,
    digest: knownDigest(digests.get(name)),
    signatures: covering.get(name) ?? 0,
  }));
};

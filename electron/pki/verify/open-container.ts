import type { Observation } from '#shared/verification/facts.ts';
import { memorySource, type ByteSource } from '../cms/byte-source.ts';
import { readSignedData, type SignedData } from '../cms/signed-data.ts';
import { readAsicManifest, type AsicManifest } from '../containers/asic-manifest-read.ts';
import { readAsicParts, readSmallEntry, type AsicParts } from '../containers/asic-read.ts';
import { ZipFault } from '../containers/zip-fault.ts';
import { zipReadLimits } from '../containers/zip-limits-read.ts';
import type { ZipArchive, ZipEntry } from '../containers/zip-read.ts';
import type { CarriersRead } from '../xades/examine-asic.ts';
import { readContainerArchives, type ContainerArchive } from './container-archive.ts';
import { digestByAddress } from './digests.ts';
import { problemSeen } from './examine-signature-file.ts';
import { seen } from './examined.ts';

/** A signature of the container with what it is over. */
export type SignatureInside = {
  readonly entry: ZipEntry;
  readonly data: SignedData;
  readonly manifest: AsicManifest | null;
};

/** A container with its parts sorted and its small ones read; nothing of its files is. */
export type OpenedContainer = {
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

/** Runs a reading that may meet a broken entry, which becomes an observation. */
export const noting = async <T>(observations: Observation[], act: () => Promise<T>): Promise<T | null> => {
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

/** Opens an archive as a container; null where it is none. */
export const openContainer = async (source: ByteSource, archive: ZipArchive): Promise<OpenedContainer | null> => {
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

const openXades = async (parts: AsicParts, meta: OpenedContainer['meta']): Promise<CarriersRead> => {
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

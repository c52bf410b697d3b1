import { basename } from 'node:path';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failSeveral } from '#shared/signature/several-codes.ts';
import type { ByteSource } from '../../pki/cms/byte-source.ts';
import { readAsicManifest, type AsicManifest } from '../../pki/containers/asic-manifest-read.ts';
import { readAsicParts, readSmallEntry } from '../../pki/containers/asic-read.ts';
import { entryChunks } from '../../pki/containers/zip-entry-read.ts';
import { ZipFault } from '../../pki/containers/zip-fault.ts';
import { zipReadLimits } from '../../pki/containers/zip-limits-read.ts';
import { readZip, type ZipArchive, type ZipEntry } from '../../pki/containers/zip-read.ts';
import { startDigest } from '../../pki/digest.ts';
import { pairsIn } from '../../pki/containers/signature-pairs-read.ts';
import { digestByAddress } from '../../pki/verify/digests.ts';
import type { DigestAlgorithm } from '#shared/kernel/digest.ts';

/** A signature of a container: its bytes, and the entry it signs: a manifest, the one document of an ASiC-S, its pair. */
export type ContainedSignature = { readonly name: string; readonly bytes: Uint8Array; readonly signs: ZipEntry };

/** A container opened to be changed. */
export type OpenContainer = {
  readonly archive: ZipArchive;
  /** `pairs`: no container by the standard, but files with their signatures beside them. */
  readonly kind: 'asic-e' | 'asic-s' | 'pairs';
  readonly signatures: readonly ContainedSignature[];
  readonly manifests: readonly { readonly entry: ZipEntry; readonly manifest: AsicManifest }[];
  /** Manifests of archive timestamps, which cover signatures and are not to be signed anew. */
  readonly archiveManifests: readonly { readonly entry: ZipEntry; readonly manifest: AsicManifest }[];
  readonly documents: readonly ZipEntry[];
  readonly read: (entry: ZipEntry) => Promise<Uint8Array>;
  readonly digest: (entry: ZipEntry, algorithm: DigestAlgorithm) => Promise<Uint8Array>;
};

const isArchiveManifest = (name: string): boolean => /^META-INF\/[^/]*ASiCArchiveManifest[^/]*\.xml$/i.test(name);

/**
 * Opens an ASiC container with CAdES, or an archive of files with their signatures beside them, for a change. Strict: what the reader has anything against is left alone, since
 * writing it anew could hide the fault.
 */
export const openContainer = async (file: string, source: ByteSource): Promise<Outcome<OpenContainer>> => {
  const unfit = (reason: string) => failSeveral('signatures.container-unfit', { file: basename(file), reason });
  try {
    const archive = await readZip(source);
    if (archive === null) return unfit('zip');
    const [against] = archive.observations;
    if (against !== undefined) return unfit(against.code);
    const parts = await readAsicParts(source, archive);
    const isPairs = !archive.entries.some(({ name }) => name === 'mimetype' || name.startsWith('META-INF/'));
    const [fault] = isPairs ? [] : parts.observations;
    if (fault !== undefined) return unfit(fault.code);
    if (parts.kind === null && !isPairs) return unfit('mimetype');
    const read = async (entry: ZipEntry): Promise<Uint8Array> => {
      const bytes = await readSmallEntry(source, entry, zipReadLimits.metaBytes);
      if (bytes === null) throw new ZipFault('container.limit', { what: entry.name });
      return bytes;
    };
    const manifestIn = async (entry: ZipEntry) => ({
      entry,
      manifest: readAsicManifest(entry.name, await read(entry), digestByAddress),
    });
    const manifests = await Promise.all(parts.manifests.map(manifestIn));
    const files = archive.entries.filter(({ isDirectory }) => !isDirectory);
    const archiveManifests = await Promise.all(files.filter(({ name }) => isArchiveManifest(name)).map(manifestIn));
    const broken = [...manifests, ...archiveManifests].find(({ manifest }) => manifest.observations.length > 0);
    if (broken !== undefined) return unfit(broken.manifest.observations[0]?.code ?? broken.entry.name);
    const signatures: ContainedSignature[] = [];
    for (const pair of isPairs ? pairsIn(archive.entries).pairs : [])
      signatures.push({ name: pair.signature.name, bytes: await read(pair.signature), signs: pair.content });
    for (const entry of isPairs ? [] : parts.signatures) {
      const [pointing] = manifests.filter(({ manifest }) => manifest.signature === entry.name);
      const signs = parts.kind === 'asic-s' ? parts.documents[0] : pointing?.entry;
      if (signs === undefined) return unfit(entry.name);
      signatures.push({ name: entry.name, bytes: await read(entry), signs });
    }
    const digest = async (entry: ZipEntry, algorithm: DigestAlgorithm): Promise<Uint8Array> => {
      const hash = startDigest(algorithm);
      for await (const chunk of entryChunks(source, entry)) hash.update(chunk);
      return hash.digest();
    };
    const { documents } = parts;
    const kind = isPairs ? 'pairs' : (parts.kind ?? 'asic-e');
    return ok({ archive, kind, signatures, manifests, archiveManifests, documents, read, digest });
  } catch (error) {
    if (error instanceof ZipFault) return unfit(error.code);
    throw error;
  }
};

/** A zip begins with a local header, or, when it holds nothing, with its end record. */
export const isZip = async (bytes: ByteSource): Promise<boolean> => {
  const [first, second] = await bytes.read(0, 2);
  return first === 0x50 && second === 0x4b;
};

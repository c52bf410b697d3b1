import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import type { Observation } from '#shared/verification/facts.ts';
import { memorySource } from '../cms/byte-source.ts';
import type { AsicManifest } from '../containers/asic-manifest-read.ts';
import { readSmallEntry } from '../containers/asic-read.ts';
import { entryChunks } from '../containers/zip-entry-read.ts';
import { zipReadLimits } from '../containers/zip-limits-read.ts';
import type { ZipEntry } from '../containers/zip-read.ts';
import type { OutsideFile } from '../xades/verify-signature.ts';
import { readOnce, type Digests, type Progress } from './content-pass.ts';
import type { SignedContent } from './examine-cms.ts';
import { seen } from './examined.ts';
import { noting, type OpenedContainer, type SignatureInside } from './open-container.ts';
import { digestNameOf } from './signer-facts.ts';

/** A file of the container for the references of XML signatures; its digests are mostly there already. */
export const fileFor =
  (opened: OpenedContainer, digests: Map<string, Digests>, progress: Progress) =>
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
const singleDocument = ({ parts }: OpenedContainer): ZipEntry | null =>
  parts.documents.length === 1 ? (parts.documents[0] ?? null) : null;

/** The digests that are asked of each file, by its name. */
const algorithmsByName = (opened: OpenedContainer): ReadonlyMap<string, ReadonlySet<AnyDigestAlgorithm>> => {
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
export const hashFiles = async (opened: OpenedContainer, files: readonly ZipEntry[], progress: Progress) => {
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
export const compareManifest = (
  manifest: AsicManifest,
  digests: ReadonlyMap<string, Digests>,
): readonly Observation[] =>
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

/** What a signature of the container is over, and whether its files are what the manifest says. */
export const contentFor = (
  opened: OpenedContainer,
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
      observations: compareManifest(manifest, digests),
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

import type { Observation } from '#shared/verification/facts.ts';
import type { CoveredFile, SignatureReport } from '#shared/verification/report.ts';
import { memorySource, type ByteSource } from '../cms/byte-source.ts';
import { readSmallEntry } from '../containers/asic-read.ts';
import { pairsIn, type PairedEntries } from '../containers/signature-pairs-read.ts';
import { entryChunks } from '../containers/zip-entry-read.ts';
import { ZipFault } from '../containers/zip-fault.ts';
import { zipReadLimits } from '../containers/zip-limits-read.ts';
import type { ZipArchive, ZipEntry } from '../containers/zip-read.ts';
import type { Progress } from './content-pass.ts';
import type { Evidence } from './evidence.ts';
import { seen, type Examined } from './examined.ts';
import { examineSignatureFile } from './examine-signature-file.ts';

/** A packed file as the content of a detached signature, which is read from its beginning to its end. */
const contentOf = (source: ByteSource, entry: ZipEntry): ByteSource => ({
  size: entry.size,
  read: () => Promise.reject(new RangeError('a packed content is only read in order')),
  chunks: () => entryChunks(source, entry),
});

const examinePair = async (
  source: ByteSource,
  { content, signature }: PairedEntries,
  evidence: Evidence,
  progress: Progress,
): Promise<Examined> => {
  const bytes = await readSmallEntry(source, signature, zipReadLimits.metaBytes);
  const limit = zipReadLimits.metaBytes;
  const broken = (observation: Observation): Examined => ({
    kind: 'zip',
    signatures: [],
    files: [],
    observations: [observation],
  });
  if (bytes === null) return broken(seen('container.limit', { what: signature.name, count: signature.size, limit }));
  const other = { source: 'beside', name: content.name, bytes: contentOf(source, content) } as const;
  const named = { name: signature.name, bytes: memorySource(bytes) };
  return (await examineSignatureFile(named, other, evidence, progress)) ?? broken(seen('format.unknown'));
};

/**
 * Examines an archive that is no container but holds files with their signatures beside them, as Russian practice sends
 * them. Each pair is a detached signature of its own; nothing binds the pairs together, so every file and every signature
 * that has no pair is named. Null: there is no pair.
 */
export const examinePairs = async (
  source: ByteSource,
  archive: ZipArchive,
  evidence: Evidence,
  progress: Progress,
): Promise<Examined | null> => {
  const { pairs, alone } = pairsIn(archive.entries);
  if (pairs.length === 0) return null;
  const observations: Observation[] = [...archive.observations];
  const signatures: SignatureReport[] = [];
  const files = new Map<string, CoveredFile>();
  const limit = zipReadLimits.metaFiles;
  if (pairs.length > limit)
    observations.push(seen('container.limit', { what: 'signatures', count: pairs.length, limit }));
  for (const pair of pairs.slice(0, limit)) {
    try {
      const found = await examinePair(source, pair, evidence, progress);
      signatures.push(...found.signatures);
      observations.push(...found.observations);
      for (const file of found.files) {
        const before = files.get(file.name)?.signatures ?? 0;
        files.set(file.name, { ...file, signatures: before + file.signatures });
      }
    } catch (error) {
      if (!(error instanceof ZipFault)) throw error;
      observations.push(seen(error.code, error.details));
    }
  }
  const paired = new Set(pairs.flatMap(({ content, signature }) => [content.name, signature.name]));
  const unsigned = archive.entries.filter(({ name, isDirectory }) => !isDirectory && !paired.has(name));
  for (const { name } of new Set([...unsigned, ...alone])) observations.push(seen('coverage.file-unsigned', { name }));
  return {
    kind: 'zip',
    signatures,
    files: [...files.values()],
    observations: observations.slice(0, zipReadLimits.observations),
  };
};

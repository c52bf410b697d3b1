import type { Observation } from '#shared/verification/facts.ts';
import type { CoveredFile, SignatureReport } from '#shared/verification/report.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import type { AsicParts } from '../containers/asic-read.ts';
import { zipReadLimits } from '../containers/zip-limits-read.ts';
import { readZip } from '../containers/zip-read.ts';
import { archiveTimestampsOver } from './container-archive.ts';
import { compareManifest, contentFor, fileFor, hashFiles } from './container-content.ts';
import { knownDigest, type Digests, type Progress } from './content-pass.ts';
import type { Evidence } from './evidence.ts';
import { examineCms, plainCms } from './examine-cms.ts';
import { seen, type Examined } from './examined.ts';
import { openContainer, type OpenedContainer } from './open-container.ts';
import { signatureReport } from './signature-report.ts';

const containerNames = { 'asic-e': 'ASiC-E', 'asic-s': 'ASiC-S' } as const;

/** What the container as a whole leaves open: unsigned files, parts not read, an ASiC-S of several files. */
const leftOpen = (opened: OpenedContainer, covered: ReadonlySet<string>): readonly Observation[] => {
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
      compareManifest(manifest, digests),
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

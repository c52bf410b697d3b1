import { basename } from 'node:path';
import { digestAlgorithms, type Digest, type DigestAlgorithm } from '#shared/kernel/digest.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { epochMilliseconds } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { failLevel } from '#shared/signature/level-codes.ts';
import { failSeveral } from '#shared/signature/several-codes.ts';
import { failTimestamp } from '#shared/signature/timestamp-codes.ts';
import { validationPolicy } from '#shared/verification/policy-data.ts';
import { hexOf } from '../../pki/asn1/bytes.ts';
import type { Pool } from '../../pki/cades/complete-material.ts';
import { certificatesIn, openDraft, writeDraft, type Draft } from '../../pki/cades/draft.ts';
import { digestOf, stampDigestOf } from '../../pki/cades/level.ts';
import { revocationIn } from '../../pki/cades/level-lt.ts';
import { tokenEnds } from '../../pki/cades/renew-before.ts';
import { rewrittenBytes } from '../../pki/cades/rewrite.ts';
import { memorySource } from '../../pki/cms/byte-source.ts';
import { buildArchiveManifest, type ArchivedFile } from '../../pki/containers/archive-manifest.ts';
import { asicNames } from '../../pki/containers/asic-names.ts';
import type { ZipEntry } from '../../pki/containers/zip-read.ts';
import type { NewEntry } from '../../pki/containers/zip-rewrite.ts';
import type { OpenContainer } from './open-container.ts';
import { refusedBy, type Changed } from './open-signature.ts';
import { gather, renewalRemark, stamperOf, type RaiseRequest } from './raise-draft.ts';

/** What becomes of a container: entries left out, entries written anew. */
export type ContainerChange = {
  readonly remove: readonly string[];
  readonly add: readonly NewEntry[];
  readonly remarks: readonly Finding[];
};

/** Findings of the parts below know neither file nor entry. */
export const placedIn = (findings: readonly Finding[], file: string, item: string): readonly Finding[] =>
  findings.map((finding) => ({ ...finding, place: { ...finding.place, file, item } }));

/** `META-INF/timestamp001.tst`, `…002…`: the first number nobody has. */
const freeName = (taken: ReadonlySet<string>, before: string, after: string): string => {
  for (let number = 1; ; number += 1) {
    const name = `${before}${String(number).padStart(3, '0')}${after}`;
    if (!taken.has(name)) return name;
  }
};

/** The archive timestamp that is last: the one no archive manifest covers. */
const lastTimestamp = ({ archive, archiveManifests }: OpenContainer): ZipEntry | null => {
  const covered = new Set(
    archiveManifests.flatMap(({ manifest }) => manifest.references.map((reference) => reference.name)),
  );
  const own = archiveManifests.flatMap(({ manifest }) => manifest.signature ?? []);
  const last = own.find((name) => !covered.has(name));
  return archive.entries.find(({ name }) => name === last) ?? null;
};

/** What the signatures of the container carry proves the service's chain as well: it is often the same authority's. */
const withHeld = async ({ signatures }: OpenContainer, material: Pool): Promise<Pool> => {
  const drafts: Draft[] = [];
  for (const { bytes } of signatures) {
    const read = await openDraft(memorySource(bytes));
    if (read.ok) drafts.push(read.draft);
  }
  const held = drafts.map(revocationIn);
  return {
    anchors: material.anchors,
    certificates: [...material.certificates, ...drafts.flatMap(certificatesIn)],
    crls: [...material.crls, ...held.flatMap(({ crls }) => crls)],
    ocsps: [...material.ocsps, ...held.flatMap(({ ocsps }) => ocsps)],
  };
};

/** Renewal (EN 319 162-1 clause 4.4.5): the last timestamp takes in what proves it, before the next one covers it. */
const completedTimestamp = async (
  container: OpenContainer,
  entry: ZipEntry,
  request: RaiseRequest,
  file: string,
): Promise<Changed<NewEntry>> => {
  const read = await openDraft(memorySource(await container.read(entry)));
  if (!read.ok)
    return refusedBy(failSeveral('signatures.unfit', { file: entry.name, reason: read.reason }).error, file);
  const { completeToken } = await import('../../pki/cades/complete-token.ts');
  const material = await gather(read.draft, { ...request, material: await withHeld(container, request.material) });
  if (!material.ok) return refusedBy(material.error, file);
  const completed = await completeToken(read.draft, material.value, epochMilliseconds(request.now));
  if (!completed.ok) return { ok: false, error: placedIn(completed.error, file, entry.name) };
  return ok({ name: entry.name, bytes: await rewrittenBytes(await writeDraft(completed.value.draft)) });
};

const digestAlgorithmOf = async (container: OpenContainer): Promise<DigestAlgorithm> => {
  const [first] = container.signatures;
  const read = first === undefined ? null : await openDraft(memorySource(first.bytes));
  const signer = read?.ok === true ? read.draft.signers[0] : undefined;
  return signer === undefined ? 'sha-256' : stampDigestOf(signer.info);
};

/** The first file of the container that is not what a manifest says of it. */
const changedFile = async ({ archive, manifests, digest }: OpenContainer): Promise<string | null> => {
  for (const { manifest } of manifests)
    for (const { name, algorithm, digest: said } of manifest.references) {
      const entry = archive.entries.find((each) => each.name === name);
      const sound = digestAlgorithms.find((known) => known === algorithm);
      if (entry === undefined) return name;
      if (sound !== undefined && hexOf(await digest(entry, sound)) !== said) return name;
    }
  return null;
};

/**
 * Level LTA of an ASiC-E (EN 319 162-1 clause 4.4.5 item 2 a, annex A.7): an ASiCArchiveManifest over every file of the
 * container and a timestamp over it. The newest bears the plain name; the one before gets a number and is named as root.
 */
export const archiveContainer = async (
  container: OpenContainer,
  before: ContainerChange,
  request: RaiseRequest,
  file: string,
): Promise<Changed<ContainerChange>> => {
  const stamp = stamperOf(request.source, file);
  if (stamp === null) return refusedBy(failTimestamp('timestamp.no-address').error, file);
  const changed = await changedFile(container);
  if (changed !== null)
    return refusedBy(failLevel('level.content-differs', { file: basename(file), content: changed }).error, file);
  const add = new Map(before.add.map((entry) => [entry.name, entry.bytes]));
  const remove = new Set(before.remove);
  const last = lastTimestamp(container);
  if (last !== null) {
    const completed = await completedTimestamp(container, last, request, file);
    if (!completed.ok) return completed;
    remove.add(last.name);
    add.set(last.name, completed.value.bytes);
  }
  const names = new Set(container.archive.entries.map(({ name }) => name));
  const newest = container.archiveManifests.find(({ entry }) => entry.name === asicNames.archiveManifest);
  const renamed = newest === undefined ? null : freeName(names, 'META-INF/ASiCArchiveManifest', '.xml');
  if (newest !== undefined && renamed !== null) {
    remove.add(newest.entry.name);
    add.set(renamed, await container.read(newest.entry));
  }
  const algorithm = await digestAlgorithmOf(container);
  const digestNow = async (entry: ZipEntry): Promise<Digest> => ({
    algorithm,
    value: hexOf(await container.digest(entry, algorithm)),
  });
  const files: ArchivedFile[] = [];
  for (const entry of container.archive.entries)
    if (!entry.isDirectory && entry.name !== asicNames.mimetype && !remove.has(entry.name))
      files.push({ name: entry.name, digest: await digestNow(entry), root: false });
  for (const [name, bytes] of add) files.push({ name, digest: digestOf(algorithm, bytes), root: name === renamed });
  const timestamp = freeName(names, 'META-INF/timestamp', '.tst');
  const manifest = buildArchiveManifest(timestamp, files);
  const token = await stamp(digestOf(algorithm, manifest));
  if (!token.ok) return { ok: false, error: placedIn(token.error, file, asicNames.archiveManifest) };
  add.set(asicNames.archiveManifest, manifest);
  add.set(timestamp, token.value);
  const read = await openDraft(memorySource(token.value));
  const end = read.ok ? tokenEnds(read.draft, request.material.certificates, validationPolicy) : null;
  return ok({
    remove: [...remove],
    add: [...add].map(([name, bytes]) => ({ name, bytes })),
    remarks: [...before.remarks, ...placedIn(renewalRemark(end), file, timestamp)],
  });
};

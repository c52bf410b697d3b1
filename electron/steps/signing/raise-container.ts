import { basename } from 'node:path';
import { digestAlgorithms, type Digest, type DigestAlgorithm } from '#shared/kernel/digest.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failLevel } from '#shared/signature/level-codes.ts';
import { failSeveral } from '#shared/signature/several-codes.ts';
import { validationPolicy } from '#shared/verification/policy-data.ts';
import { failTimestamp } from '#shared/signature/timestamp-codes.ts';
import { epochMilliseconds } from '#shared/kernel/instant.ts';
import { hexOf } from '../../pki/asn1/bytes.ts';
import { openDraft, writeDraft } from '../../pki/cades/draft.ts';
import { digestOf, stampDigestOf } from '../../pki/cades/level.ts';
import { tokenEnds } from '../../pki/cades/renew-before.ts';
import { rewrittenBytes } from '../../pki/cades/rewrite.ts';
import { memorySource, type ByteSource } from '../../pki/cms/byte-source.ts';
import { buildArchiveManifest, type ArchivedFile } from '../../pki/containers/archive-manifest.ts';
import { asicNames } from '../../pki/containers/asic-names.ts';
import { rewriteZip, type NewEntry } from '../../pki/containers/zip-rewrite.ts';
import type { ZipEntry } from '../../pki/containers/zip-read.ts';
import { ZipFault } from '../../pki/containers/zip-fault.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import { openContainer, type ContainedSignature, type OpenContainer } from './open-container.ts';
import { openSignature, refusedBy, signatureBytes, type Changed } from './open-signature.ts';
import { fitsSigners } from './signed-content.ts';
import { gather, raiseDraft, renewalRemark, stamperOf, type RaisedFile, type RaiseRequest } from './raise-draft.ts';

/** What becomes of a container: entries left out, entries written anew. */
type Change = {
  readonly remove: readonly string[];
  readonly add: readonly NewEntry[];
  readonly remarks: readonly Finding[];
};

const unchanged: Change = { remove: [], add: [], remarks: [] };

const placedIn = (findings: readonly Finding[], file: string, item: string): readonly Finding[] =>
  findings.map((finding) => ({ ...finding, place: { ...finding.place, file, item } }));

/** Raises one .p7s of the container; its content is the entry it signs. */
const raiseContained = async (
  container: OpenContainer,
  { name, bytes, signs }: ContainedSignature,
  request: RaiseRequest,
  file: string,
): Promise<Changed<Change>> => {
  const opened = await openSignature(name, memorySource(bytes));
  if (!opened.ok) return refusedBy(opened.error, file);
  const content = (algorithm: DigestAlgorithm): Promise<Uint8Array> => container.digest(signs, algorithm);
  // A timestamp over the signature value is good whatever it signs; what is to last has to be right.
  if (request.level !== 'T' && !(await fitsSigners(opened.value.draft, content)))
    return refusedBy(failLevel('level.content-differs', { file: name, content: signs.name }).error, file);
  const raised = await raiseDraft(opened.value.draft, request, content, name);
  if (!raised.ok) return { ok: false, error: placedIn(raised.error, file, name) };
  const { draft, remarks } = raised.value;
  const fresh = await signatureBytes({ draft, armour: opened.value.armour });
  return ok({ remove: [name], add: [{ name, bytes: fresh }], remarks: placedIn(remarks, file, name) });
};

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
  const material = await gather(read.draft, request);
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
const archiveContainer = async (
  container: OpenContainer,
  before: Change,
  request: RaiseRequest,
  file: string,
): Promise<Changed<Change>> => {
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

const changeOf = async (container: OpenContainer, request: RaiseRequest, file: string): Promise<Changed<Change>> => {
  const archivedByManifest = request.level === 'LTA' && container.kind === 'asic-e';
  const sealed = container.archiveManifests.length > 0;
  if (sealed && !archivedByManifest) {
    const details = { signer: basename(file), attribute: asicNames.archiveManifest };
    return refusedBy(failLevel('level.old-archive', details).error, file);
  }
  let change = unchanged;
  // What an archive manifest covers must stay as it is, the signatures above all.
  for (const signature of sealed ? [] : container.signatures) {
    const level = archivedByManifest ? 'LT' : request.level;
    const raised = await raiseContained(container, signature, { ...request, level }, file);
    if (!raised.ok) return raised;
    change = {
      remove: [...change.remove, ...raised.value.remove],
      add: [...change.add, ...raised.value.add],
      remarks: [...change.remarks, ...raised.value.remarks],
    };
  }
  return archivedByManifest ? archiveContainer(container, change, request, file) : ok(change);
};

/**
 * Raises the signatures of an ASiC container. Levels T and LT, and LTA of an ASiC-S or a pair, go into the CAdES signatures;
 * LTA of an ASiC-E is an archive manifest, since a CAdES archive timestamp would cover the manifest and not the documents (EN 319
 * 162-1 clause 4.4.5). Documents and everything else are copied byte for byte.
 */
export const raiseContainer = async (
  file: string,
  out: string,
  request: RaiseRequest,
  bytes: ByteSource,
  close: () => Promise<void>,
): Promise<Changed<RaisedFile>> => {
  const opened = await openContainer(file, bytes);
  if (!opened.ok) return refusedBy(opened.error, file);
  const container = opened.value;
  if (container.signatures.length === 0)
    return refusedBy(failSeveral('signatures.container-unfit', { file: basename(file), reason: '*.p7s' }).error, file);
  try {
    const change = await changeOf(container, request, file);
    if (!change.ok) return change;
    const { remove, add, remarks } = change.value;
    const written = await writeWhole(out, async (handle) => {
      const size = await rewriteZip(handle, bytes, container.archive, {
        remove: new Set(remove),
        add,
        time: request.now,
      });
      await close();
      return ok({ file: out, size });
    });
    return written.ok ? ok({ ...written.value, remarks }) : refusedBy(written.error, file);
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
    return refusedBy(
      failSeveral('signatures.container-unfit', { file: basename(file), reason: error.code }).error,
      file,
    );
  }
};

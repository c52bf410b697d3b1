import { basename } from 'node:path';
import type { DigestAlgorithm } from '#shared/kernel/digest.ts';
import { ok } from '#shared/kernel/result.ts';
import { failLevel } from '#shared/signature/level-codes.ts';
import { failSeveral } from '#shared/signature/several-codes.ts';
import { memorySource, type ByteSource } from '../../pki/cms/byte-source.ts';
import { asicNames } from '../../pki/containers/asic-names.ts';
import { ZipFault } from '../../pki/containers/zip-fault.ts';
import { rewriteZip } from '../../pki/containers/zip-rewrite.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import { archiveContainer, placedIn, type ContainerChange } from './archive-container.ts';
import { openContainer, type ContainedSignature, type OpenContainer } from './open-container.ts';
import { openSignature, refusedBy, signatureBytes, type Changed } from './open-signature.ts';
import { raiseDraft, type RaisedDraft, type RaisedFile, type RaiseRequest } from './raise-draft.ts';
import { fitsSigners } from './signed-content.ts';

/** A change with what it reaches. */
type Reaching = ContainerChange & Pick<RaisedDraft, 'level' | 'short'>;

/** Raises one .p7s of the container; its content is the entry it signs. */
const raiseContained = async (
  container: OpenContainer,
  { name, bytes, signs }: ContainedSignature,
  request: RaiseRequest,
  file: string,
): Promise<Changed<Reaching>> => {
  const opened = await openSignature(name, memorySource(bytes));
  if (!opened.ok) return refusedBy(opened.error, file);
  const content = (algorithm: DigestAlgorithm): Promise<Uint8Array> => container.digest(signs, algorithm);
  // A timestamp over the signature value is good whatever it signs; what is to last has to be right.
  if (request.level !== 'T' && !(await fitsSigners(opened.value.draft, content)))
    return refusedBy(failLevel('level.content-differs', { file: name, content: signs.name }).error, file);
  const raised = await raiseDraft(opened.value.draft, request, content, name);
  if (!raised.ok) return { ok: false, error: placedIn(raised.error, file, name) };
  const { draft, level } = raised.value;
  const [short, remarks] = [raised.value.short, raised.value.remarks].map((each) => placedIn(each, file, name));
  const said = { level, short: short ?? [], remarks: remarks ?? [] };
  if (level === 'B') return ok({ remove: [], add: [], ...said });
  const fresh = await signatureBytes({ draft, armour: opened.value.armour });
  return ok({ remove: [name], add: [{ name, bytes: fresh }], ...said });
};

const levels = ['B', 'T', 'LT', 'LTA'] as const;
const lower = (a: Reaching['level'], b: Reaching['level']): Reaching['level'] =>
  levels.indexOf(a) < levels.indexOf(b) ? a : b;

/** Signatures that no archive manifest covers: those it covers must stay as they are. */
const uncovered = ({ signatures, archiveManifests }: OpenContainer): readonly ContainedSignature[] => {
  const covered = new Set(
    archiveManifests.flatMap(({ manifest }) => manifest.references.map((reference) => reference.name)),
  );
  return signatures.filter(({ name }) => !covered.has(name));
};

const changeOf = async (container: OpenContainer, request: RaiseRequest, file: string): Promise<Changed<Reaching>> => {
  const archivedByManifest = request.level === 'LTA' && container.kind === 'asic-e';
  const open = uncovered(container);
  if (open.length === 0 && !archivedByManifest) {
    const details = { signer: basename(file), attribute: asicNames.archiveManifest };
    return refusedBy(failLevel('level.old-archive', details).error, file);
  }
  const level = archivedByManifest ? 'LT' : request.level;
  let change: Reaching = { remove: [], add: [], remarks: [], level, short: [] };
  for (const signature of open) {
    const raised = await raiseContained(container, signature, { ...request, level }, file);
    if (!raised.ok) return raised;
    change = {
      remove: [...change.remove, ...raised.value.remove],
      add: [...change.add, ...raised.value.add],
      remarks: [...change.remarks, ...raised.value.remarks],
      level: lower(change.level, raised.value.level),
      short: [...change.short, ...raised.value.short],
    };
  }
  if (!archivedByManifest || change.short.length > 0) return ok(change);
  const archived = await archiveContainer(container, change, request, file);
  if (archived.ok) return ok({ ...archived.value, level: 'LTA', short: [] });
  return request.keepsLower === true ? ok({ ...change, short: archived.error }) : archived;
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
    const { remove, add, remarks, level, short } = change.value;
    if (add.length === 0) return { ok: false, error: short };
    const written = await writeWhole(out, async (handle) => {
      const size = await rewriteZip(handle, bytes, container.archive, {
        remove: new Set(remove),
        add,
        time: request.now,
      });
      await close();
      return ok({ file: out, size });
    });
    return written.ok ? ok({ ...written.value, level, short, remarks }) : refusedBy(written.error, file);
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
    return refusedBy(
      failSeveral('signatures.container-unfit', { file: basename(file), reason: error.code }).error,
      file,
    );
  }
};

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { failBid } from '#shared/bid/codes.ts';
import { freeze, manifestName, type FrozenFile } from '#shared/bid/freeze.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { loadProfile, participantOf } from '../company/company-profile.ts';
import type { Step } from '../context.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import { recordAct } from '../workspace/acts.ts';
import { loadDraft, saveArtefacts, type Artefact } from './bid-records.ts';
import { bidFolder } from './bid-folder.ts';
import { describeBid } from './describe-bid.ts';
import { gatherBid } from './gather-bid.ts';
import { manifestBytes } from './manifest.ts';
import { digestUnchanged } from './unchanged-content.ts';

/**
 * Reads every document in the vault once more, so that what is frozen is what is there, and writes the manifest.
 * Refuses with `bid.blocked` while a blocker stands. Freezing a frozen bid answers the same manifest again.
 */
export const freezeBid: Step<'bids.freeze'> = async ({ bidId }, call) => {
  const { host } = call;
  const { vault, database } = host.workspace;
  const gathered = await gatherBid(host, bidId);
  if (!gathered.ok) return gathered;
  const { draft, ownEdition, procedure, findings, artefacts } = gathered.value;
  if (artefacts.some((artefact) => artefact.kind === 'manifest')) {
    const described = await describeBid(host, bidId);
    if (!described.ok) return described;
    if (described.value.frozen === null) return failBid('bid.not-frozen', { bid: bidId });
    return ok({ manifestDigest: described.value.frozen.manifestDigest, files: described.value.frozen.files });
  }

  const total = draft.documents.reduce((sum, document) => sum + document.size, 0);
  let done = 0;
  const files: FrozenFile[] = [];
  for (const document of draft.documents) {
    const { name, size, digest } = document;
    const before = done;
    const unchanged = await digestUnchanged(
      { name, file: vault.pathOf(digest.value), sha256: digest.value },
      'sha-256',
      {
        signal: call.signal,
        onBytes: (bytes) => call.progress(before + bytes, total, 'bytes', name),
      },
    );
    if (!unchanged.ok) return unchanged;
    files.push({ name, size, digests: [unchanged.value] });
    done += size;
  }

  if (ownEdition === null)
    return failKernel('record.not-found', { kind: 'edition', id: `${procedure.sourceId} ${draft.noticeDigest}` });
  const frozen = freeze(
    draft,
    findings,
    { title: procedure.title, edition: ownEdition },
    files,
    host.clock(),
    participantOf(loadProfile(database, draft.companyId)),
  );
  if (!frozen.ok) return frozen;

  const { bytes, digest, manifest } = manifestBytes(frozen.value);
  const kept = await vault.putBytes(bytes);
  if (!kept.ok) return kept;
  const folder = bidFolder(host, bidId, draft.version);
  await mkdir(folder, { recursive: true });
  const path = join(folder, manifestName);
  const written = await writeWhole(path, async (handle) => {
    await handle.writeFile(bytes);
    return ok(null);
  });
  if (!written.ok) return written;
  const artefact: Artefact = {
    kind: 'manifest',
    version: draft.version,
    name: manifestName,
    path,
    size: bytes.length,
    digest,
    manifestDigest: digest,
    at: manifest.frozenAt,
  };
  const outcome = database.transaction((): Outcome<null> => {
    const current = loadDraft(database, bidId);
    if (!current.ok) return current;
    // Another window may have edited the draft while its files were read: what was checked must be what is frozen.
    if (current.value.updatedAt !== draft.updatedAt || current.value.version !== draft.version)
      return failBid('bid.edited-meanwhile', { bid: bidId });
    saveArtefacts(database, bidId, draft.version, ['manifest', 'signature', 'package'], [artefact]);
    recordAct(database, { at: manifest.frozenAt, act: 'bid.frozen', subject: bidId, digest });
    return ok(null);
  });
  if (!outcome.ok) return outcome;
  host.emit({ type: 'changed', subject: 'bids' });
  return ok({ manifestDigest: digest, files: manifest.files.map((file) => ({ ...file, digests: [...file.digests] })) });
};

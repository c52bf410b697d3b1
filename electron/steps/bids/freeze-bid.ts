import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { failBid } from '#shared/bid/codes.ts';
import { freeze, manifestName } from '#shared/bid/freeze.ts';
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
import { readFrozenFiles } from './frozen-files.ts';
import { takeSnapshot } from './frozen-snapshot.ts';
import { gatherBid } from './gather-bid.ts';
import { manifestBytes } from './manifest.ts';
import { decideDespite } from './readiness/freeze-despite.ts';
import { readinessFindings } from './readiness/gather-readiness.ts';
import { keepSnapshot } from './snapshot-records.ts';
import { saveOverrides } from './readiness/override-records.ts';

/**
 * Reads every document in the vault once more, so that what is frozen is what is there, and writes the manifest.
 * Refuses with `bid.blocked` while a blocker stands that no named person has taken upon himself; who did, over what and why is kept in the
 * chain of acts and beside the manifest. Freezing a frozen bid answers the same manifest again.
 */
export const freezeBid: Step<'bids.freeze'> = async ({ bidId, despite }, call) => {
  const { host } = call;
  const { vault, database } = host.workspace;
  const gathered = await gatherBid(host, bidId);
  if (!gathered.ok) return gathered;
  const { draft, ownEdition, procedure, artefacts } = gathered.value;
  if (artefacts.some((artefact) => artefact.kind === 'manifest')) {
    const described = await describeBid(host, bidId);
    if (!described.ok) return described;
    if (described.value.frozen === null) return failBid('bid.not-frozen', { bid: bidId });
    return ok({ manifestDigest: described.value.frozen.manifestDigest, files: described.value.frozen.files });
  }

  const files = await readFrozenFiles(call, draft);
  if (!files.ok) return files;
  const found = await readinessFindings(host, gathered.value, { token: false });
  const decided = decideDespite(found, despite, ownEdition);
  if (!decided.ok) return decided;
  const { findings, overrides } = decided.value;

  if (ownEdition === null)
    return failKernel('record.not-found', { kind: 'edition', id: `${procedure.sourceId} ${draft.noticeDigest}` });
  const frozen = freeze(
    draft,
    findings,
    { title: procedure.title, edition: ownEdition },
    files.value,
    host.clock(),
    participantOf(loadProfile(database, draft.companyId)),
  );
  if (!frozen.ok) return frozen;

  const { bytes, digest, manifest } = manifestBytes(frozen.value);
  const kept = await vault.putBytes(bytes);
  if (!kept.ok) return kept;
  const snapshot = await takeSnapshot(host, gathered.value, digest);
  if (!snapshot.ok) return snapshot;
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
    keepSnapshot(database, bidId, draft.version, snapshot.value);
    recordAct(database, { at: manifest.frozenAt, act: 'bid.frozen', subject: bidId, digest });
    const of = { bidId, version: draft.version, manifestDigest: digest, at: manifest.frozenAt };
    saveOverrides(database, of, overrides);
    for (const { code, by, reason } of overrides)
      recordAct(database, {
        at: manifest.frozenAt,
        act: 'bid.frozen-despite',
        subject: `${bidId} ${code} · ${by}: ${reason}`,
        digest,
      });
    return ok(null);
  });
  if (!outcome.ok) return outcome;
  host.emit({ type: 'changed', subject: 'bids' });
  return ok({ manifestDigest: digest, files: manifest.files.map((file) => ({ ...file, digests: [...file.digests] })) });
};

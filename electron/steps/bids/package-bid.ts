import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { failBid } from '#shared/bid/codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { buildAsicManifest } from '../../pki/containers/asice-manifest.ts';
import type { Step } from '../context.ts';
import { runHeavy } from '../heavy/run-heavy.ts';
import { containerSignatureName, packedFiles } from '../signing/packed-files.ts';
import { recordAct } from '../workspace/acts.ts';
import { bidFolder } from './bid-folder.ts';
import { saveArtefacts } from './bid-records.ts';
import { gatherBid } from './gather-bid.ts';
import { loadManifest } from './manifest.ts';

/** A name a platform's upload form will take: the buyer's number in plain letters. */
const packageName = (sourceId: string, version: number): string =>
  `${sourceId.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80)}-v${version}.asice`;

/**
 * Packs the frozen files, the manifest and the signature into ASiC-E. The container's clock is the moment of freezing,
 * so packaging twice gives the same bytes. Every file is compared with the manifest on its way in.
 */
export const packageBid: Step<'bids.package'> = async ({ bidId, out }, call) => {
  const { host } = call;
  const { vault, database } = host.workspace;
  const gathered = await gatherBid(host, bidId);
  if (!gathered.ok) return gathered;
  const { draft, artefacts } = gathered.value;
  const frozen = await loadManifest(host, gathered.value);
  if (!frozen.ok) return frozen;
  const signature = artefacts.find(
    (artefact) => artefact.kind === 'signature' && artefact.name === containerSignatureName,
  );
  if (signature === undefined) return failBid('bid.not-signed', { bid: bidId });
  const signatureBytes = await vault.read(signature.digest, { verify: true });
  if (!signatureBytes.ok) return failBid('bid.file-missing', { file: containerSignatureName });

  const files = packedFiles(vault, frozen.value);
  const missing = files.find((file) => !vault.has(file.digest.value));
  if (missing !== undefined) return failBid('bid.file-missing', { file: missing.name });
  const manifest = buildAsicManifest(files);
  if (!manifest.ok) return manifest;

  const target =
    out === null
      ? join(bidFolder(host, bidId, draft.version), packageName(draft.sourceId, draft.version))
      : resolve(out);
  if (out === null) await mkdir(dirname(target), { recursive: true });
  else if ((await stat(target).catch(() => null))?.isDirectory() === true)
    return failKernel('file.not-a-file', { file: target });
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const written = await runHeavy(
    'package',
    {
      file: target,
      files,
      manifest: manifest.value,
      signature: signatureBytes.value,
      time: frozen.value.manifest.frozenAt,
    },
    {
      load: { bytes: total, files: files.length },
      writes: [target],
      signal: call.signal,
      onBytes: (done) => call.progress(done, total, 'bytes', packageName(draft.sourceId, draft.version)),
    },
  );
  if (!written.ok) {
    const { code, details } = written.error;
    return code === 'packing.file-differs'
      ? failBid('bid.file-changed', {
          file: details['name'] ?? null,
          expected: details['expected'] ?? null,
          found: details['actual'] ?? null,
        })
      : refuse(written.error);
  }
  const { size, sha256 } = written.value;
  const now = host.clock();
  database.transaction(() => {
    saveArtefacts(
      database,
      bidId,
      draft.version,
      ['package'],
      [
        {
          kind: 'package',
          version: draft.version,
          name: packageName(draft.sourceId, draft.version),
          path: target,
          size,
          digest: sha256,
          manifestDigest: frozen.value.digest,
          at: now,
        },
      ],
    );
    recordAct(database, { at: now, act: 'bid.packaged', subject: bidId, digest: sha256 });
  });
  host.emit({ type: 'changed', subject: 'bids' });
  return ok({ files: [target] });
};

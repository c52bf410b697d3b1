import { createHash } from 'node:crypto';
import { failBid } from '#shared/bid/codes.ts';
import { manifestName, manifestText, type Manifest } from '#shared/bid/freeze.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Host } from '../context.ts';
import type { GatheredBid } from './gather-bid.ts';

export type FrozenManifest = { readonly manifest: Manifest; readonly bytes: Uint8Array; readonly digest: string };

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const manifestBytes = (manifest: Manifest): FrozenManifest => {
  const bytes = new TextEncoder().encode(manifestText(manifest));
  return { manifest, bytes, digest: sha256(bytes) };
};

/** The manifest of the present version as it was frozen, its bytes compared with the digest everything is bound to. */
export const loadManifest = async (host: Host, bid: GatheredBid): Promise<Outcome<FrozenManifest>> => {
  const artefact = bid.artefacts.find((candidate) => candidate.kind === 'manifest');
  if (artefact === undefined) return failBid('bid.not-frozen', { bid: bid.draft.bidId });
  const read = await host.workspace.vault.read(artefact.digest);
  if (!read.ok) return failBid('bid.file-missing', { file: manifestName });
  const digest = sha256(read.value);
  if (digest !== artefact.digest)
    return failBid('bid.file-changed', { file: manifestName, expected: artefact.digest, found: digest });
  return ok({ manifest: JSON.parse(new TextDecoder().decode(read.value)) as Manifest, bytes: read.value, digest });
};

import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { manifestName } from '#shared/bid/freeze.ts';
import { asicNames } from '../../../pki/containers/asic-names.ts';
import { buildAsicManifest } from '../../../pki/containers/asice-manifest.ts';
import type { Host } from '../../context.ts';
import type { FrozenManifest } from '../../bids/manifest.ts';
import { packedFiles } from '../packed-files.ts';

/** One thing to sign, as it lies in the vault. */
export type ContentToSign = {
  readonly name: string;
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
  readonly isContainer: boolean;
};

/** The container's manifest, whose signature covers every file at once, and every document on its own. */
export const contentsToSign = async (
  host: Host,
  frozen: FrozenManifest,
): Promise<Outcome<readonly ContentToSign[]>> => {
  const { vault } = host.workspace;
  const files = packedFiles(vault, frozen);
  const manifest = buildAsicManifest(files);
  if (!manifest.ok) return manifest;
  const kept = await vault.putBytes(manifest.value);
  if (!kept.ok) return kept;
  const container: ContentToSign = {
    name: asicNames.manifest,
    file: vault.pathOf(kept.value.digest),
    size: kept.value.size,
    sha256: kept.value.digest,
    isContainer: true,
  };
  const documents = files
    .filter(({ name }) => name !== manifestName)
    .map(({ name, file, size, digest }) => ({ name, file, size, sha256: digest.value, isContainer: false }));
  return ok([container, ...documents]);
};

/** What a signature over this content is called in the bid. */
export const signatureNameOf = (content: ContentToSign, form: 'detached' | 'attached'): string => {
  if (content.isContainer) return asicNames.signature;
  return `${content.name}${form === 'detached' ? '.p7s' : '.p7m'}`;
};

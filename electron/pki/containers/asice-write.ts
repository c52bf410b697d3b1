import { ok } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { checkEntryNames } from '#shared/signature/entry-names.ts';
import type { Watch } from '../streams/hash-file.ts';
import {
  addBytes,
  addFiles,
  writeArchive,
  type PackedFile,
  type Packing,
  type WrittenContainer,
} from './archive-write.ts';
import { asicNames } from './asic-names.ts';

export type { PackedFile, WrittenContainer } from './archive-write.ts';

/**
 * Writes an ASiC-E container with CAdES (ETSI EN 319 162-1): `mimetype` first, the files, the manifest, its signature.
 * Each file must still be what the manifest says, else `packing.file-differs` and nothing is kept. `watch.onBytes` counts
 * bytes of files.
 */
export const writeAsice = async (input: {
  readonly file: string;
  readonly files: readonly PackedFile[];
  /** As `buildAsicManifest` made it from the same files. */
  readonly manifest: Uint8Array;
  /** Detached CAdES over the manifest's bytes, DER. */
  readonly signature: Uint8Array;
  readonly time: Instant;
  readonly watch?: Watch;
}): Packing<WrittenContainer> => {
  const names = checkEntryNames(input.files.map(({ name }) => name));
  if (!names.ok) return names;
  return writeArchive(input, async (archive) => {
    await addBytes(archive, asicNames.mimetype, Buffer.from(asicNames.mediaType));
    const added = await addFiles(archive, input.files);
    if (!added.ok) return added;
    await addBytes(archive, asicNames.manifest, input.manifest);
    await addBytes(archive, asicNames.signature, input.signature);
    return ok(null);
  });
};

import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
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

type Writing = { readonly file: string; readonly time: Instant; readonly watch?: Watch };

/**
 * Writes an ASiC-S container with CAdES (ETSI EN 319 162-1 clause 4.3): `mimetype`, the one file, its signature, which is
 * over the file itself. Several files go into an archive of their own first, which is then the one file.
 */
export const writeAsics = async (
  input: Writing & { readonly content: PackedFile; readonly signature: Uint8Array },
): Packing<WrittenContainer> => {
  const names = checkEntryNames([input.content.name]);
  if (!names.ok) return names;
  return writeArchive(input, async (archive) => {
    await addBytes(archive, asicNames.mimetype, Buffer.from(asicNames.simpleMediaType));
    const added = await addFiles(archive, [input.content]);
    if (!added.ok) return added;
    await addBytes(archive, asicNames.simpleSignature, input.signature);
    return ok(null);
  });
};

/** An archive of files alone, under the names given: what an ASiC-S of several files signs. */
export const writePlainArchive = async (
  input: Writing & { readonly files: readonly PackedFile[] },
): Packing<WrittenContainer> => {
  const names = checkEntryNames(input.files.map(({ name }) => name));
  if (!names.ok) return names;
  return writeArchive(input, (archive) => addFiles(archive, input.files));
};

/** A file with its detached signature beside it: `offer.pdf` and `offer.pdf.sig`. */
export type SignedPair = { readonly content: PackedFile; readonly signature: Uint8Array };

/**
 * An archive of pairs as Russian practice sends them: every file with its `.sig` beside it (DER, or base64 as given). It is
 * no ASiC: nothing binds the pairs together.
 */
export const writePairs = async (
  input: Writing & { readonly pairs: readonly SignedPair[] },
): Packing<WrittenContainer> => {
  const names = checkEntryNames(input.pairs.flatMap(({ content }) => [content.name, pairedName(content.name)]));
  if (!names.ok) return names;
  return writeArchive(input, async (archive) => {
    for (const { content, signature } of input.pairs) {
      const added = await addFiles(archive, [content]);
      if (!added.ok) return added;
      await addBytes(archive, pairedName(content.name), signature);
    }
    return ok(null);
  });
};

export const pairedName = (name: string): string => `${name}.sig`;

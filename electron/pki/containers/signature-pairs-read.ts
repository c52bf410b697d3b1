import type { ZipEntry } from './zip-read.ts';

/** A file of an archive and a signature beside it. */
export type PairedEntries = { readonly content: ZipEntry; readonly signature: ZipEntry };

const signatureEnding = /\.(?:sig|sgn|p7s)$/i;

/** Endings that stand in the place of the file's own as often as behind it: `offer.sig` of `offer.pdf`. */
const withoutEnding = (name: string): string => name.replace(/\.[^./]+$/, '');

/**
 * The pairs of an archive that is no container: `offer.pdf.sig` signs `offer.pdf`; `offer.sig` signs the one file that is
 * called `offer` otherwise. Signatures of a signature are not looked for. `alone` are signatures without their file.
 */
export const pairsIn = (
  entries: readonly ZipEntry[],
): { readonly pairs: readonly PairedEntries[]; readonly alone: readonly ZipEntry[] } => {
  const files = entries.filter(({ isDirectory }) => !isDirectory);
  const documents = files.filter(({ name }) => !signatureEnding.test(name));
  const pairs: PairedEntries[] = [];
  const alone: ZipEntry[] = [];
  for (const signature of files.filter(({ name }) => signatureEnding.test(name))) {
    const of = signature.name.replace(signatureEnding, '');
    const named = documents.find(({ name }) => name === of);
    const [like, ...others] = documents.filter(({ name }) => withoutEnding(name) === of);
    const content = named ?? (others.length === 0 ? like : undefined);
    if (content === undefined) alone.push(signature);
    else pairs.push({ content, signature });
  }
  return { pairs, alone };
};

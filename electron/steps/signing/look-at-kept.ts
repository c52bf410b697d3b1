import type { KeptLook } from '#shared/contract/batches.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { readWords } from '../../documents/read-words.ts';
import type { Host } from '../context.ts';
import { lookAtFile } from './look-at-file.ts';

/** A larger document is nothing that somebody reads here, and its words would wait too long. */
const mostBytes = 8 * 1024 * 1024;
const mostCharacters = 40_000;

export type KeptFile = {
  readonly name: string;
  readonly size: number;
  /** SHA-256 under which its bytes lie in the vault. */
  readonly digest: string;
};

/**
 * What a file in the vault holds, for a person to see. Words of a PDF or DOCX go onto the page of their own as text does; pictures and
 * so scans have none, and `wordsAt` is null. The caller knows that the vault has it, and says in its own words where it has not.
 */
export const lookAtKept = async (
  { workspace, abilities }: Host,
  { name, size, digest }: KeptFile,
): Promise<Outcome<KeptLook>> => {
  const { vault } = workspace;
  const looked = await lookAtFile(vault.pathOf(digest), abilities, name);
  if (!looked.ok) return looked;
  const { preview } = looked.value;
  const wordless = { preview, wordsAt: null, pages: preview.kind === 'pdf' ? preview.pages : null };
  const { showContent } = abilities;
  const mayHaveWords = preview.kind === 'pdf' || preview.kind === 'archive';
  if (!mayHaveWords || showContent === null || size > mostBytes) return ok(wordless);
  const bytes = await vault.read(digest);
  if (!bytes.ok) return ok(wordless);
  const words = await readWords(bytes.value, name);
  if (!words.ok || words.value.kind === 'text') return ok(wordless);
  const { text, pages } = words.value;
  return ok({
    preview,
    wordsAt: showContent({ kind: 'text', title: name, text: text.slice(0, mostCharacters) }),
    pages: pages ?? wordless.pages,
  });
};

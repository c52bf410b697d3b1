import { mkdir, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';

const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) !== null;

/** `offer.pdf.p7s`, `offer.pdf (2).p7s`, …: the first name that nobody has taken, here or in this batch. */
export const freeName = async (
  folder: string,
  name: string,
  ending: string,
  taken: ReadonlySet<string>,
): Promise<string> => {
  for (let turn = 1; ; turn += 1) {
    const path = join(folder, `${name}${turn === 1 ? '' : ` (${String(turn)})`}${ending}`);
    if (!taken.has(path) && !(await exists(path))) return path;
  }
};

/**
 * The folder for the signature of a file that a page handed over: it lies in the workspace's `incoming`, which is emptied
 * at the end. Null: an ordinary file, whose signature belongs beside it.
 */
export const ownFolder = async (workspaceFolder: string, file: string): Promise<string | null> => {
  if (!file.startsWith(join(workspaceFolder, 'incoming') + sep)) return null;
  const folder = join(workspaceFolder, 'signatures');
  await mkdir(folder, { recursive: true });
  return folder;
};

/**
 * Where a signature goes when nobody said where: beside its file, or in the workspace. Refuses with `file.exists`: what
 * lies beside the file may be another signer's.
 */
export const placeOfSignature = async (
  workspaceFolder: string,
  file: string,
  ending: string,
  taken: ReadonlySet<string>,
): Promise<Outcome<string>> => {
  const own = await ownFolder(workspaceFolder, file);
  if (own !== null) return ok(await freeName(own, basename(file), ending, taken));
  const beside = `${file}${ending}`;
  return (await exists(beside)) ? failKernel('file.exists', { file: beside }) : ok(beside);
};

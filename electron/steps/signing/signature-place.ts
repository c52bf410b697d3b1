import { mkdir, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';

const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) !== null;

/** `offer.pdf.p7s`, `offer.pdf (2).p7s`, …: the first name that nobody has taken, here or in this batch. */
const freeName = async (folder: string, name: string, ending: string, taken: ReadonlySet<string>): Promise<string> => {
  for (let turn = 1; ; turn += 1) {
    const path = join(folder, `${name}${turn === 1 ? '' : ` (${String(turn)})`}${ending}`);
    if (!taken.has(path) && !(await exists(path))) return path;
  }
};

/**
 * Where a signature goes when nobody said where: beside its file. A file that a page handed over lies in the workspace's
 * `incoming`, which is emptied at the end; its signature is kept in `signatures`. Refuses with `file.exists`: what lies
 * beside the file may be another signer's.
 */
export const placeOfSignature = async (
  workspaceFolder: string,
  file: string,
  ending: string,
  taken: ReadonlySet<string>,
): Promise<Outcome<string>> => {
  if (file.startsWith(join(workspaceFolder, 'incoming') + sep)) {
    const folder = join(workspaceFolder, 'signatures');
    await mkdir(folder, { recursive: true });
    return ok(await freeName(folder, basename(file), ending, taken));
  }
  const beside = `${file}${ending}`;
  return (await exists(beside)) ? failKernel('file.exists', { file: beside }) : ok(beside);
};

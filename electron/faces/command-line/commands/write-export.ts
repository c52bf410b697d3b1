import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, textOf, type Command, type Done, type Given } from '../command.ts';

/** Options of every command that writes records to a file. */
export const exportOptions = {
  out: { type: 'string', value: 'FILE', help: 'help.option.out' },
} as const satisfies Command['options'];

/** Options of every command that takes records out of a file. */
export const importOptions = {
  replace: { type: 'boolean', help: 'help.option.replace' },
} as const satisfies Command['options'];
export const isReplacing = (given: Given): boolean => isSet(given, 'replace');

/** Records go to `--out`, never over a file that is there, or to standard output. */
export const writeExport = async (
  given: Given,
  { name, text }: { readonly name: string; readonly text: string },
): Promise<Outcome<Done>> => {
  const out = textOf(given, 'out');
  if (out === null) return ok({ value: { name, text }, exit: 0, text: () => [text.trimEnd()] });
  const path = resolve(out);
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      return failKernel('file.exists', { file: out });
    return failKernel('file.unwritable', { file: out, reason: error instanceof Error ? error.message : String(error) });
  }
  return ok({ value: { name, path }, exit: 0, text: () => [path] });
};

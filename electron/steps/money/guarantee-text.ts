import { basename } from 'node:path';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { ok } from '#shared/kernel/result.ts';
import { readWords } from '../../documents/read-words.ts';
import type { Step } from '../context.ts';
import { takeFile } from '../trust/read-file.ts';

const largest = 64 * 1024 * 1024;

/** The words of an issued guarantee, for the calculator `guarantee-check`. */
export const readGuarantee: Step<'guarantees.read'> = async ({ fileId }, { host }) => {
  const file = await takeFile(host, fileId, largest);
  if (!file.ok) return file;
  const words = await readWords(file.value.bytes, harmlessLine(basename(file.value.path)));
  return words.ok ? ok({ ...words.value }) : words;
};

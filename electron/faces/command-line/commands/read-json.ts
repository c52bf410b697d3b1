import { readFile } from 'node:fs/promises';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failReference } from '#shared/procedure/reference/codes.ts';

/** A JSON file as it stands; what it holds is checked by the step that takes it. */
export const readJson = async (file: string): Promise<Outcome<unknown>> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return failKernel('file.unreadable', { file, reason: error instanceof Error ? error.message : String(error) });
  }
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return failReference('reference.not-json', {
      file,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
};

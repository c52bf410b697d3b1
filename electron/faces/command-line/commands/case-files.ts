import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Desk } from '../command.ts';

/** How the cases of a file reach other files, named from where it lies, and the user's words. */
export const casePorts = async (
  cases: string,
  desk: Desk,
): Promise<{
  readonly resolve: (name: string) => string;
  readonly read: (name: string) => Outcome<Uint8Array>;
  readonly describe: (failure: Failure) => string;
}> => {
  const explain = await desk.explain();
  const folder = dirname(resolve(cases));
  return {
    resolve: (name) => resolve(folder, name),
    read: (name) => {
      try {
        return ok(readFileSync(resolve(folder, name)));
      } catch {
        return failKernel('file.not-found', { file: name });
      }
    },
    describe: (failure) => explain(failure).message,
  };
};

import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { verifyCaseChecker } from '../../../pki/verify/check-cases.ts';
import { verifyFile } from '../../../pki/verify/verify-file.ts';
import { systemClock } from '../../host.ts';
import type { Desk } from '../command.ts';
import { answerLines } from './json-lines.ts';

/** `verify --cases`: one JSON text a line in, one a line out, in order. A case that can not be read says why. */
export const verifyCases = async (file: string, desk: Desk): Promise<Outcome<null>> => {
  const explain = await desk.explain();
  const folder = dirname(resolve(file));
  const check = verifyCaseChecker({
    resolve: (name) => resolve(folder, name),
    read: (name) => {
      try {
        return ok(readFileSync(resolve(folder, name)));
      } catch {
        return failKernel('file.not-found', { file: name });
      }
    },
    describe: (failure) => explain(failure).message,
    verify: verifyFile,
    clock: systemClock,
  });
  return answerLines(file, desk, check);
};

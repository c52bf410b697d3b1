import type { Outcome } from '#shared/kernel/failure.ts';
import { verifyCaseChecker } from '../../../pki/verify/check-cases.ts';
import { verifyFile } from '../../../pki/verify/verify-file.ts';
import { systemClock } from '../../host.ts';
import type { Desk } from '../command.ts';
import { casePorts } from './case-files.ts';
import { answerLines } from './json-lines.ts';

/** `verify --cases`: one JSON text a line in, one a line out, in order. A case that can not be read says why. */
export const verifyCases = async (file: string, desk: Desk): Promise<Outcome<null>> => {
  const ports = await casePorts(file, desk);
  return answerLines(file, desk, verifyCaseChecker({ ...ports, verify: verifyFile, clock: systemClock }));
};

import { stat } from 'node:fs/promises';
import type { JobInput, JobOutcome } from './jobs.ts';
import { runHeavy } from './run-heavy.ts';
import type { JobWatch } from './watch.ts';

const sizeOf = async (file: string | undefined): Promise<number> =>
  file === undefined ? 0 : ((await stat(file).catch(() => null))?.size ?? 0);

/** Verifies a file, a large one in the thread for heavy work; also one whose content beside it is large. */
export const verifyAside = async (question: JobInput<'verify'>, watch: JobWatch): Promise<JobOutcome<'verify'>> => {
  const { file, content } = question;
  const beside = content ?? file.replace(/\.[^.]+$/, '');
  const bytes = (await sizeOf(file)) + (await sizeOf(beside));
  return runHeavy('verify', question, { ...watch, load: { bytes, files: 1 } });
};

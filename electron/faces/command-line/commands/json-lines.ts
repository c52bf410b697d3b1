import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Desk } from '../command.ts';
import { harmlessJson } from '../harmless.ts';

/** Answers every line of a file with one line, in order. An empty line is no case. */
export const answerLines = async (
  file: string,
  desk: Desk,
  answer: (line: string) => unknown,
): Promise<Outcome<null>> => {
  try {
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity }))
      if (line.trim() !== '') await desk.writeLine(harmlessJson(await answer(line)));
    return ok(null);
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : null;
    if (code === 'ENOENT') return failKernel('file.not-found', { file });
    if (code !== null && /^E[A-Z]+$/.test(code)) return failKernel('file.unreadable', { file, reason: code });
    throw thrown;
  }
};

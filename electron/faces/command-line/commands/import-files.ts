import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Command, Desk, Done, Given } from '../command.ts';
import { findingLines } from './finding-lines.ts';
import { takeAll } from './take-files.ts';
import { exitOfFindings } from './trust-lines.ts';

/** What a command that takes files of others has in common with its like. */
export const fileWords = { words: [1, 1_000], wordName: 'FILE' } as const satisfies Partial<Command>;

/** Hands the named files to a step that answers what it found in them; what was refused decides the exit. */
export const importFiles = async <Answer extends { readonly findings: readonly Finding[] }>(
  given: Given,
  desk: Desk,
  ask: (fileIds: string[]) => Promise<Outcome<Answer>>,
): Promise<Outcome<Done>> => {
  const fileIds = await takeAll(desk, given.words);
  if (!fileIds.ok) return fileIds;
  const answer = await ask(fileIds.value);
  if (!answer.ok) return answer;
  const { findings } = answer.value;
  return ok({
    value: answer.value,
    exit: await exitOfFindings(findings),
    text: (words) => findingLines(findings, words),
  });
};

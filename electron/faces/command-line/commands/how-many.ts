import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { wordAt, type Desk, type Done, type Given } from '../command.ts';

/** What every change to sets of papers and to texts answers: how many there are now. */
export const howMany = <Value>(
  answer: Outcome<Value>,
  said: Extract<TextKey, 'checklist.sets' | 'templates.taken'>,
  count: (value: Value) => number,
): Outcome<Done> =>
  answer.ok
    ? ok({ value: answer.value, exit: 0, text: ({ say }) => [say(said, { count: count(answer.value) })] })
    : answer;

/** Gives the file that is named first to what takes records out of it. */
export const takeNamedFile = async <Value>(
  given: Given,
  desk: Desk,
  take: (fileId: string) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> => {
  const fileId = await desk.take(wordAt(given, 0));
  return fileId.ok ? take(fileId.value) : fileId;
};

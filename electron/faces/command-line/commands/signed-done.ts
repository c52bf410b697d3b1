import type { Finding } from '#shared/kernel/failure.ts';
import type { Done } from '../command.ts';
import { findingLines } from './finding-lines.ts';
import { exitOfUntimed, untimedLines, type Untimed } from './timestamp-options.ts';

type Signed = {
  readonly files: readonly { readonly path: string; readonly remarks: readonly Finding[] }[];
  readonly untimed: readonly Untimed[];
};

/**
 * What was signed, what is to be said of it, and what stayed below the level asked for: those are kept, and the exit code
 * says who has to act. `next`: the command that usually follows.
 */
export const signedDone = async ({ files, untimed }: Signed, next: string | null) => {
  const remarks = files.flatMap((file) => file.remarks);
  return {
    value: {
      files: files.map(({ path }) => path),
      ...(remarks.length === 0 ? {} : { remarks }),
      ...(untimed.length === 0 ? {} : { untimed }),
    },
    exit: await exitOfUntimed(untimed),
    text: (words) => [
      ...files.flatMap((file) => [
        words.say('sign.written', { path: file.path }),
        ...findingLines(file.remarks, words),
      ]),
      ...untimedLines(untimed, words),
      ...(next === null ? [] : [words.say('next', { command: next })]),
    ],
  } satisfies Done;
};

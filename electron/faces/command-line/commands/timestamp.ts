import { resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, textOf, type Command, type Desk, type Done, type Given } from '../command.ts';
import { exitOfFailure } from '../exit-code.ts';
import { takeAll } from './take-files.ts';
import { queueLines } from './timestamp-lines.ts';
import { addressesOf, hasUsualServices, untimedLines, type Untimed } from './timestamp-options.ts';

const exitOf = async (refused: readonly { readonly findings: readonly Finding[] }[]): Promise<Done['exit']> => {
  const [first] = refused.flatMap(({ findings }) => findings);
  return first === undefined ? 0 : exitOfFailure(first);
};

/** Files that were written and those that were not, as `timestamp` and `timestamp send` say them. */
export const stamped = async (
  files: readonly { readonly path: string }[],
  refused: readonly Untimed[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<Done> => ({
  value: { files: files.map(({ path }) => path), refused, ...more },
  exit: await exitOf(refused),
  text: (words) => [...files.map(({ path }) => words.say('sign.written', { path })), ...untimedLines(refused, words)],
});

const queue = async (given: Given, desk: Desk): Promise<Outcome<Done>> => {
  if (given.words.length === 0) {
    const list = await desk.ask('timestamps.list', {});
    if (!list.ok) return list;
    const { entries } = list.value;
    return ok({ value: { entries }, exit: 0, text: (words) => queueLines(entries, words) });
  }
  const fileIds = await takeAll(desk, given.words);
  if (!fileIds.ok) return fileIds;
  const answer = await desk.ask('timestamps.queue', { fileIds: fileIds.value });
  if (!answer.ok) return answer;
  const { entries, refused } = answer.value;
  return ok({
    value: { entries, refused },
    exit: await exitOf(refused),
    text: (words) => [
      ...queueLines(entries, words),
      ...untimedLines(refused, words),
      words.say('next', { command: 'timestamp send --tsa URL' }),
    ],
  });
};

export const command: Command = {
  usage: ['timestamp FILE... --tsa URL[,URL...] [--out PATH]', 'timestamp --queue [FILE...]'],
  summary: 'help.timestamp',
  options: {
    tsa: { type: 'string', value: 'URL', multiple: true, help: 'help.option.tsa' },
    queue: { type: 'boolean', help: 'help.option.queue' },
    out: { type: 'string', value: 'PATH', help: 'help.option.out' },
  },
  words: [0, Infinity],
  run: async (given, desk) => {
    if (isSet(given, 'queue')) return queue(given, desk);
    if (given.words.length === 0) return failKernel('usage.missing-argument', { argument: 'FILE' });
    const tsas = addressesOf(given);
    if (tsas.length === 0 && !(await hasUsualServices(desk)))
      return failKernel('usage.missing-argument', { argument: '--tsa URL' });
    const fileIds = await takeAll(desk, given.words);
    if (!fileIds.ok) return fileIds;
    const out = textOf(given, 'out');
    const answer = await desk.ask('timestamps.stamp', {
      fileIds: fileIds.value,
      tsas,
      out: out === null ? null : resolve(out),
    });
    return answer.ok ? ok(await stamped(answer.value.files, answer.value.refused)) : answer;
  },
};

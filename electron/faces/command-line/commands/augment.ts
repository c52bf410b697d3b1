import { resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command, type Desk, type Given } from '../command.ts';
import { exitOfFailure } from '../exit-code.ts';
import { findingLines } from './finding-lines.ts';
import { proofOptions, proofsFrom } from './level-options.ts';
import { takeAll, takeOptional } from './take-files.ts';
import { addressesOf, hasUsualServices } from './timestamp-options.ts';

const levels = ['T', 'LT', 'LTA'] as const;
type Level = (typeof levels)[number];

const levelOf = async (given: Given, desk: Desk): Promise<Outcome<Level>> => {
  const wanted = textOf(given, 'level') ?? 'T';
  const level = levels.find((known) => known === wanted);
  return level === undefined
    ? failKernel('usage.bad-option', { option: '--level', reason: (await desk.say())('usage.reason.raise-level') })
    : ok(level);
};

export const command: Command = {
  usage: [
    'augment FILE... --level T|LT|LTA [--tsa URL[,URL...]] [--crl FILE] [--ocsp FILE] [--certs FILE]',
    '        [--trust FILE] [--fetch] [--fresh] [--content FILE] [--out PATH]',
  ],
  summary: 'help.augment',
  options: {
    level: { type: 'string', value: levels.join('|'), help: 'help.option.raise-level' },
    tsa: { type: 'string', value: 'URL', multiple: true, help: 'help.option.tsa' },
    ...proofOptions,
    content: { type: 'string', value: 'FILE', help: 'help.option.content' },
    out: { type: 'string', value: 'PATH', help: 'help.option.out' },
  },
  words: [1, Infinity],
  wordName: 'FILE',
  run: async (given, desk) => {
    const level = await levelOf(given, desk);
    if (!level.ok) return level;
    const tsas = addressesOf(given);
    if (level.value !== 'LT' && tsas.length === 0 && !(await hasUsualServices(desk)))
      return failKernel('usage.missing-argument', { argument: '--tsa URL' });
    const fileIds = await takeAll(desk, given.words);
    if (!fileIds.ok) return fileIds;
    const content = await takeOptional(desk, textOf(given, 'content'));
    if (!content.ok) return content;
    const material = await proofsFrom(given, desk);
    if (!material.ok) return material;
    const out = textOf(given, 'out');
    const answer = await desk.ask('signing.augment', {
      fileIds: fileIds.value,
      level: level.value,
      tsas,
      ...material.value,
      contentFileId: content.value,
      out: out === null ? null : resolve(out),
    });
    if (!answer.ok) return answer;
    const { files, refused } = answer.value;
    const [first] = refused.flatMap(({ findings }) => findings);
    return ok({
      value: { files: files.map(({ path }) => path), remarks: files.flatMap(({ remarks }) => remarks), refused },
      exit: first === undefined ? 0 : await exitOfFailure(first),
      text: (words) => [
        ...files.flatMap(({ path, remarks }) => [words.say('sign.written', { path }), ...findingLines(remarks, words)]),
        ...refused.flatMap(({ path, findings }) => [
          words.say('raise.kept', { path }),
          ...findingLines(findings, words),
        ]),
      ],
    });
  },
};

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, textOf, wordAt, type Command, type Desk, type Done, type Given } from '../command.ts';
import { exitOfFailure } from '../exit-code.ts';
import { findingLines } from './finding-lines.ts';
import { takeAll } from './take-files.ts';

/** An id has no dot and no separator; whatever else it is, a file that is there is a file. */
const isBid = ({ words: [first = '', ...others] }: Given): boolean =>
  others.length === 0 && !existsSync(first) && /^[\w-]+$/.test(first);

type Shape = {
  readonly keyFileId: string;
  readonly certificateId: string | null;
  readonly form: 'detached' | 'attached';
  readonly encoding: 'der' | 'pem';
  readonly out: string | null;
};

const done = (paths: readonly string[], next: string): Done => ({
  value: { files: paths },
  exit: 0,
  text: (words) => [...paths.map((path) => words.say('sign.written', { path })), words.say('next', { command: next })],
});

const signBid = async (bidId: string, shape: Shape, desk: Desk): Promise<Outcome<Done>> => {
  const answer = await desk.ask('signing.signBid', { bidId, ...shape });
  if (!answer.ok) return answer;
  return ok(
    done(
      answer.value.files.map(({ path }) => path),
      `package ${bidId} --out FILE.asice`,
    ),
  );
};

const signFiles = async (files: readonly string[], shape: Shape, desk: Desk): Promise<Outcome<Done>> => {
  const fileIds = await takeAll(desk, files);
  if (!fileIds.ok) return fileIds;
  const answer = await desk.ask('signing.signFiles', { fileIds: fileIds.value, ...shape });
  if (!answer.ok) return answer;
  const { files: signed, refused } = answer.value;
  const paths = signed.map(({ path }) => path);
  const [worst] = refused;
  const content = shape.form === 'detached' ? ` --content ${files[0] ?? 'FILE'}` : '';
  if (worst === undefined) return ok(done(paths, `verify ${paths[0] ?? 'FILE'}${content}`));
  const failure = { code: worst.finding.code, details: worst.finding.details };
  if (paths.length === 0) return { ok: false, error: failure };
  return ok({
    value: { files: paths, refused },
    exit: await exitOfFailure(failure),
    text: (words) => [
      ...paths.map((path) => words.say('sign.written', { path })),
      ...refused.flatMap(({ name, finding }) => [name, ...findingLines([finding], words)]),
    ],
  });
};

export const command: Command = {
  usage: [
    'sign (BID-ID | FILE...) --key FILE.p12 [--password-env VAR | --password-stdin]',
    '     [--detached | --attached] [--level B] [--encoding der|pem] [--certificate ID] [--out PATH]',
  ],
  summary: 'help.sign',
  options: {
    key: { type: 'string', value: 'FILE', help: 'help.option.key' },
    'password-env': { type: 'string', value: 'VAR', help: 'help.option.password-env' },
    'password-stdin': { type: 'boolean', help: 'help.option.password-stdin' },
    detached: { type: 'boolean', help: 'help.option.detached' },
    attached: { type: 'boolean', help: 'help.option.attached' },
    level: { type: 'string', value: 'B', help: 'help.option.level' },
    encoding: { type: 'string', value: 'der|pem', help: 'help.option.encoding' },
    certificate: { type: 'string', value: 'ID', help: 'help.option.certificate' },
    out: { type: 'string', value: 'PATH', help: 'help.option.out' },
  },
  words: [1, Infinity],
  wordName: 'BID-ID | FILE',
  run: async (given, desk) => {
    const badOption = async (option: string, reason: 'level' | 'both'): Promise<Outcome<Done>> =>
      failKernel('usage.bad-option', { option, reason: (await desk.say())(`usage.reason.${reason}`) });
    const key = textOf(given, 'key');
    if (key === null) return failKernel('usage.missing-argument', { argument: '--key FILE' });
    if (isSet(given, 'detached') && isSet(given, 'attached')) return badOption('--attached', 'both');
    if (isSet(given, 'password-stdin') && textOf(given, 'password-env') !== null)
      return badOption('--password-stdin', 'both');
    if ((textOf(given, 'level') ?? 'B') !== 'B') return badOption('--level', 'level');
    const encoding = textOf(given, 'encoding') ?? 'der';
    if (encoding !== 'der' && encoding !== 'pem')
      return failKernel('usage.bad-option', { option: '--encoding', reason: 'der, pem' });
    const keyFileId = await desk.take(key);
    if (!keyFileId.ok) return keyFileId;
    const out = textOf(given, 'out');
    const shape: Shape = {
      keyFileId: keyFileId.value,
      certificateId: textOf(given, 'certificate'),
      form: isSet(given, 'attached') ? 'attached' : 'detached',
      encoding,
      out: out === null ? null : resolve(out),
    };
    return isBid(given) ? signBid(wordAt(given, 0), shape, desk) : signFiles(given.words, shape, desk);
  },
};

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, textOf, wordAt, type Command, type Desk, type Done, type Given } from '../command.ts';
import { exitOfFailure } from '../exit-code.ts';
import { findingLines } from './finding-lines.ts';
import { addressesOf, hasUsualServices, untimedLines, type Untimed } from './timestamp-options.ts';
import { batchOptions, batchUsage, signMany, wayOf, writeReview } from './sign-many.ts';
import { keyFrom, keyOptions, type GivenKey } from './key-options.ts';
import { containers, signContainer } from './sign-container.ts';
import { takeAll } from './take-files.ts';

/** An id has no dot and no separator; whatever else it is, a file that is there is a file. */
const isBid = ({ words: [first = '', ...others] }: Given): boolean =>
  others.length === 0 && !existsSync(first) && /^[\w-]+$/.test(first);

type Shape = {
  readonly keyFileId: GivenKey['keyFileId'];
  readonly token: GivenKey['token'];
  readonly certificateId: string | null;
  readonly form: 'detached' | 'attached';
  readonly encoding: 'der' | 'pem' | 'base64';
  readonly level: 'B' | 'T';
  readonly tsas: string[];
  readonly out: string | null;
};

/** Signatures without the timestamp that was asked for are kept, and the exit code says that something refused. */
const exitOf = async (findings: readonly Finding[]): Promise<Done['exit']> =>
  findings[0] === undefined ? 0 : exitOfFailure(findings[0]);

const done = async (paths: readonly string[], untimed: readonly Untimed[], next: string): Promise<Done> => ({
  value: untimed.length === 0 ? { files: paths } : { files: paths, untimed },
  exit: await exitOf(untimed.flatMap(({ findings }) => findings)),
  text: (words) => [
    ...paths.map((path) => words.say('sign.written', { path })),
    ...untimedLines(untimed, words),
    words.say('next', { command: next }),
  ],
});

const signBid = async (bidId: string, shape: Shape, desk: Desk): Promise<Outcome<Done>> => {
  const answer = await desk.ask('signing.signBid', { bidId, ...shape });
  if (!answer.ok) return answer;
  return ok(
    await done(
      answer.value.files.map(({ path }) => path),
      answer.value.untimed,
      `package ${bidId} --out FILE.asice`,
    ),
  );
};

/** `--format pades`: the signature goes into the PDF, with what the signer says there. */
type Inside = { readonly form: 'pades'; readonly reason: string | null; readonly location: string | null };

const signFiles = async (
  files: readonly string[],
  shape: Shape,
  desk: Desk,
  inside: Inside | null,
): Promise<Outcome<Done>> => {
  const fileIds = await takeAll(desk, files);
  if (!fileIds.ok) return fileIds;
  const answer = await desk.ask('signing.signFiles', { fileIds: fileIds.value, ...shape, ...inside });
  if (!answer.ok) return answer;
  const { files: signed, refused, untimed } = answer.value;
  const paths = signed.map(({ path }) => path);
  const [worst] = refused;
  const content = shape.form === 'detached' && inside === null ? ` --content ${files[0] ?? 'FILE'}` : '';
  if (worst === undefined) return ok(await done(paths, untimed, `verify ${paths[0] ?? 'FILE'}${content}`));
  const failure = { code: worst.finding.code, details: worst.finding.details };
  if (paths.length === 0) return { ok: false, error: failure };
  return ok({
    value: untimed.length === 0 ? { files: paths, refused } : { files: paths, refused, untimed },
    exit: await exitOfFailure(failure),
    text: (words) => [
      ...paths.map((path) => words.say('sign.written', { path })),
      ...untimedLines(untimed, words),
      ...refused.flatMap(({ name, finding }) => [name, ...findingLines([finding], words)]),
    ],
  });
};

/** Null: CAdES. A PDF's signature has no form of its own, and is not made in a batch. */
const insideFrom = async (given: Given, desk: Desk): Promise<Outcome<Inside | null>> => {
  const bad = async (option: string, reason: 'format' | 'both'): Promise<Outcome<Inside | null>> =>
    failKernel('usage.bad-option', { option, reason: (await desk.say())(`usage.reason.${reason}`) });
  const format = textOf(given, 'format') ?? 'cades';
  const words = { reason: textOf(given, 'reason'), location: textOf(given, 'location') };
  if (format !== 'cades' && format !== 'pades') return bad('--format', 'format');
  if (format === 'cades') {
    if (words.reason !== null) return bad('--reason', 'format');
    return words.location === null ? ok(null) : bad('--location', 'format');
  }
  for (const option of ['detached', 'attached', 'batch'] as const)
    if (isSet(given, option)) return bad(`--${option}`, 'both');
  for (const option of ['encoding', 'reviewed', 'resume'] as const)
    if (textOf(given, option) !== null) return bad(`--${option}`, 'both');
  return ok({ form: 'pades', ...words });
};

export const command: Command = {
  usage: [
    'sign (BID-ID | FILE...) --key FILE.p12 [--password-env VAR | --password-stdin]',
    'sign (BID-ID | FILE...) --token LABEL|SERIAL [--library PATH] [--key ID] [--password-env VAR | --password-stdin]',
    '     [--format cades|pades [--reason TEXT] [--location TEXT]]',
    '     [--detached | --attached] [--level B|T] [--tsa URL[,URL...]] [--encoding der|pem|base64] [--certificate ID] [--out PATH]',
    'sign FILE... --container asic-e|asic-s|sig-zip --out PATH --key FILE.p12 [--level B|T] [--tsa URL] [--encoding der|pem|base64]',
    ...batchUsage,
  ],
  summary: 'help.sign',
  options: {
    ...keyOptions,
    'password-env': { type: 'string', value: 'VAR', help: 'help.option.password-env' },
    'password-stdin': { type: 'boolean', help: 'help.option.password-stdin' },
    format: { type: 'string', value: 'cades|pades', help: 'help.option.signature-format' },
    reason: { type: 'string', value: 'TEXT', help: 'help.option.reason' },
    location: { type: 'string', value: 'TEXT', help: 'help.option.location' },
    container: { type: 'string', value: containers.join('|'), help: 'help.option.container' },
    detached: { type: 'boolean', help: 'help.option.detached' },
    attached: { type: 'boolean', help: 'help.option.attached' },
    level: { type: 'string', value: 'B|T', help: 'help.option.level' },
    tsa: { type: 'string', value: 'URL', multiple: true, help: 'help.option.tsa' },
    encoding: { type: 'string', value: 'der|pem|base64', help: 'help.option.encoding' },
    certificate: { type: 'string', value: 'ID', help: 'help.option.certificate' },
    out: { type: 'string', value: 'PATH', help: 'help.option.out' },
    ...batchOptions,
  },
  words: [0, Infinity],
  wordName: 'BID-ID | FILE',
  run: async (given, desk) => {
    const badOption = async (option: string, reason: 'level' | 'both'): Promise<Outcome<Done>> =>
      failKernel('usage.bad-option', { option, reason: (await desk.say())(`usage.reason.${reason}`) });
    const container = textOf(given, 'container');
    if (container !== null) return signContainer(given, container, desk);
    const way = await wayOf(given, desk);
    if (!way.ok) return way;
    if (way.value?.is === 'review') return writeReview(given, way.value.out, desk);
    if (way.value === null && given.words.length === 0)
      return failKernel('usage.missing-argument', { argument: 'BID-ID | FILE' });
    if (isSet(given, 'detached') && isSet(given, 'attached')) return badOption('--attached', 'both');
    if (isSet(given, 'password-stdin') && textOf(given, 'password-env') !== null)
      return badOption('--password-stdin', 'both');
    const inside = await insideFrom(given, desk);
    if (!inside.ok) return inside;
    const level = textOf(given, 'level') ?? 'B';
    if (level !== 'B' && level !== 'T') return badOption('--level', 'level');
    const tsas = addressesOf(given);
    if (level === 'B' && tsas.length > 0) return badOption('--tsa', 'both');
    if (level === 'T' && tsas.length === 0 && !(await hasUsualServices(desk)))
      return failKernel('usage.missing-argument', { argument: '--tsa URL' });
    const encoding = textOf(given, 'encoding') ?? 'der';
    if (encoding !== 'der' && encoding !== 'pem' && encoding !== 'base64')
      return failKernel('usage.bad-option', { option: '--encoding', reason: 'der, pem, base64' });
    const key = await keyFrom(given, desk);
    if (!key.ok) return key;
    const out = textOf(given, 'out');
    const shape: Shape = {
      ...key.value,
      certificateId: textOf(given, 'certificate'),
      form: isSet(given, 'attached') ? 'attached' : 'detached',
      encoding,
      level,
      tsas,
      out: out === null ? null : resolve(out),
    };
    if (inside.value !== null) return signFiles(given.words, shape, desk, inside.value);
    if (way.value !== null) return signMany(way.value, given, shape, desk);
    return isBid(given) ? signBid(wordAt(given, 0), shape, desk) : signFiles(given.words, shape, desk, null);
  },
};

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, textOf, wordAt, type Command, type Desk, type Done, type Given } from '../command.ts';
import { exitOfFailure } from '../exit-code.ts';
import { findingLines } from './finding-lines.ts';
import { algorithmUsage } from './algorithm-options.ts';
import { levelFrom, levelOptions, levelUsage, type GivenLevel } from './level-options.ts';
import { batchOptions, batchUsage, signMany, wayOf, writeReview } from './sign-many.ts';
import { containers, signContainer } from './sign-container.ts';
import { signedDone } from './signed-done.ts';
import { signingKeyFrom, signingOptions, type GivenSigner } from './secret-options.ts';
import { takeAll } from './take-files.ts';

/** An id has no dot and no separator; whatever else it is, a file that is there is a file. */
const isBid = ({ words: [first = '', ...others] }: Given): boolean =>
  others.length === 0 && !existsSync(first) && /^[\w-]+$/.test(first);

type Shape = GivenSigner &
  GivenLevel & {
    readonly form: 'detached' | 'attached';
    readonly encoding: 'der' | 'pem' | 'base64';
    readonly out: string | null;
  };

const signBid = async (bidId: string, shape: Shape, desk: Desk): Promise<Outcome<Done>> => {
  const answer = await desk.ask('signing.signBid', { bidId, ...shape });
  if (!answer.ok) return answer;
  return ok(await signedDone(answer.value, `package ${bidId} --out FILE.asice`));
};

/** `--format pades` or `by-file`: the signature goes into the PDF, with what the signer says there. */
type Inside = { readonly form: 'pades' | 'by-file'; readonly reason: string | null; readonly location: string | null };

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
  const { files: signed, refused } = answer.value;
  const paths = signed.map(({ path }) => path);
  const [worst] = refused;
  const content = shape.form === 'detached' && inside === null ? ` --content ${files[0] ?? 'FILE'}` : '';
  const done = await signedDone(answer.value, worst === undefined ? `verify ${paths[0] ?? 'FILE'}${content}` : null);
  if (worst === undefined) return ok(done);
  const failure = { code: worst.finding.code, details: worst.finding.details };
  if (paths.length === 0) return { ok: false, error: failure };
  return ok({
    value: { ...done.value, refused },
    exit: await exitOfFailure(failure),
    text: (words) => [
      ...done.text(words),
      ...refused.flatMap(({ name, finding }) => [name, ...findingLines([finding], words)]),
    ],
  });
};

/** Null: CAdES. A PDF's signature has no form of its own. */
const insideFrom = async (given: Given, desk: Desk): Promise<Outcome<Inside | null>> => {
  const bad = async (option: string, reason: 'format' | 'both'): Promise<Outcome<Inside | null>> =>
    failKernel('usage.bad-option', { option, reason: (await desk.say())(`usage.reason.${reason}`) });
  const format = textOf(given, 'format') ?? 'cades';
  const words = { reason: textOf(given, 'reason'), location: textOf(given, 'location') };
  if (format !== 'cades' && format !== 'pades' && format !== 'by-file') return bad('--format', 'format');
  if (format === 'cades') {
    if (words.reason !== null) return bad('--reason', 'format');
    return words.location === null ? ok(null) : bad('--location', 'format');
  }
  for (const option of ['detached', 'attached'] as const) if (isSet(given, option)) return bad(`--${option}`, 'both');
  if (format === 'pades' && textOf(given, 'encoding') !== null) return bad('--encoding', 'both');
  return ok({ form: format, ...words });
};

export const command: Command = {
  usage: [
    'sign (BID-ID | FILE...) --key FILE.p12 [--password-env VAR | --password-stdin]',
    'sign (BID-ID | FILE...) --token LABEL|SERIAL [--library PATH] [--key ID] [--password-env VAR | --password-stdin]',
    '     [--format cades|pades|by-file [--reason TEXT] [--location TEXT]]',
    `     [--detached | --attached] [--encoding der|pem|base64] [--certificate ID] ${algorithmUsage} [--out PATH]`,
    `     ${levelUsage}`,
    'sign FILE... --container asic-e|asic-s|sig-zip --out PATH --key FILE.p12 [--encoding der|pem|base64] [as above]',
    ...batchUsage,
  ],
  summary: 'help.sign',
  options: {
    ...signingOptions,
    format: { type: 'string', value: 'cades|pades|by-file', help: 'help.option.signature-format' },
    reason: { type: 'string', value: 'TEXT', help: 'help.option.reason' },
    location: { type: 'string', value: 'TEXT', help: 'help.option.location' },
    container: { type: 'string', value: containers.join('|'), help: 'help.option.container' },
    detached: { type: 'boolean', help: 'help.option.detached' },
    attached: { type: 'boolean', help: 'help.option.attached' },
    ...levelOptions,
    encoding: { type: 'string', value: 'der|pem|base64', help: 'help.option.encoding' },
    out: { type: 'string', value: 'PATH', help: 'help.option.out' },
    ...batchOptions,
  },
  words: [0, Infinity],
  wordName: 'BID-ID | FILE',
  run: async (given, desk) => {
    const badOption = async (option: string, reason: 'both'): Promise<Outcome<Done>> =>
      failKernel('usage.bad-option', { option, reason: (await desk.say())(`usage.reason.${reason}`) });
    const container = textOf(given, 'container');
    if (container !== null) return signContainer(given, container, desk);
    const way = await wayOf(given, desk);
    if (!way.ok) return way;
    if (way.value?.is === 'review') return writeReview(given, way.value.out, desk);
    if (way.value === null && given.words.length === 0)
      return failKernel('usage.missing-argument', { argument: 'BID-ID | FILE' });
    if (isSet(given, 'detached') && isSet(given, 'attached')) return badOption('--attached', 'both');
    const inside = await insideFrom(given, desk);
    if (!inside.ok) return inside;
    const level = await levelFrom(given, desk);
    if (!level.ok) return level;
    const encoding = textOf(given, 'encoding') ?? 'der';
    if (encoding !== 'der' && encoding !== 'pem' && encoding !== 'base64')
      return failKernel('usage.bad-option', { option: '--encoding', reason: 'der, pem, base64' });
    const key = await signingKeyFrom(given, desk);
    if (!key.ok) return key;
    const out = textOf(given, 'out');
    const shape: Shape = {
      ...key.value,
      ...level.value,
      form: isSet(given, 'attached') ? 'attached' : 'detached',
      encoding,
      out: out === null ? null : resolve(out),
    };
    if (way.value !== null) return signMany(way.value, given, { ...shape, ...inside.value }, desk);
    if (inside.value !== null) return signFiles(given.words, shape, desk, inside.value);
    return isBid(given) ? signBid(wordAt(given, 0), shape, desk) : signFiles(given.words, shape, desk, null);
  },
};

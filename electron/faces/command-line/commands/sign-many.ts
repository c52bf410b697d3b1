import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Asked } from '#shared/contract/index.ts';
import type { BatchFile, BatchSummary } from '#shared/contract/batches.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, listOf, textOf, type Desk, type Done, type Given, type OptionShape } from '../command.ts';
import { exitOfFailure } from '../exit-code.ts';
import { findingLines } from './finding-lines.ts';
import { takeAll } from './take-files.ts';
import { exitOfUntimed, type Untimed } from './timestamp-options.ts';

/** Options by which `sign` works on a list of files rather than on what is named. */
export const batchOptions = {
  batch: { type: 'boolean', help: 'help.option.batch' },
  list: { type: 'string', value: 'LIST.txt', multiple: true, help: 'help.option.batch-list' },
  review: { type: 'string', value: 'FILE.json', help: 'help.option.review' },
  reviewed: { type: 'string', value: 'FILE.json', help: 'help.option.reviewed' },
  resume: { type: 'string', value: 'BATCH-ID|last', help: 'help.option.resume' },
} as const satisfies Readonly<Record<string, OptionShape>>;

export const batchUsage = [
  'sign --batch (DIR | FILE)... [--list LIST.txt] --key FILE.p12 [as above]',
  'sign --review FILE.json (DIR | FILE)... [--list LIST.txt]',
  'sign (--reviewed FILE.json | --resume BATCH-ID|last) --key FILE.p12 [as above]',
] as const;

/** Files from which on memory is worth more than a third of a second. */
const longBatch = 2_000;
/** Files told of one by one; a list of thousands is for `--json`. */
const told = 20;

export type Way =
  | { readonly is: 'batch' }
  | { readonly is: 'review'; readonly out: string }
  | { readonly is: 'reviewed'; readonly file: string }
  | { readonly is: 'resume'; readonly batchId: string };

/** How many files are worked on together, or null: `sign` of old. Two ways at once, or files where none belong, are refused. */
export const wayOf = async (given: Given, desk: Desk): Promise<Outcome<Way | null>> => {
  const [review, reviewed, resume] = (['review', 'reviewed', 'resume'] as const).map((name) => textOf(given, name));
  const ways: Way[] = [
    ...(isSet(given, 'batch') ? [{ is: 'batch' } as const] : []),
    ...(typeof review === 'string' ? [{ is: 'review', out: resolve(review) } as const] : []),
    ...(typeof reviewed === 'string' ? [{ is: 'reviewed', file: reviewed } as const] : []),
    ...(typeof resume === 'string' ? [{ is: 'resume', batchId: resume } as const] : []),
  ];
  const [way, other] = ways;
  const lists = listOf(given, 'list').length;
  if (other !== undefined)
    return failKernel('usage.bad-option', {
      option: `--${other.is}`,
      reason: (await desk.say())('usage.reason.one-way'),
    });
  if (way === undefined)
    return lists === 0 ? ok(null) : failKernel('usage.bad-option', { option: '--list', reason: '--batch, --review' });
  const takesFiles = way.is === 'batch' || way.is === 'review';
  if (!takesFiles && (given.words.length > 0 || lists > 0))
    return failKernel('usage.bad-option', {
      option: given.words[0] ?? '--list',
      reason: (await desk.say())('usage.reason.no-files-here'),
    });
  if (takesFiles && given.words.length + lists === 0)
    return failKernel('usage.missing-argument', { argument: 'DIR | FILE' });
  return ok(way);
};

/** Folders are walked by the workstation; everything else is a file by its path. */
const review = async (given: Given, desk: Desk): Promise<Outcome<BatchSummary>> => {
  const folders: string[] = [];
  const files: string[] = [];
  for (const word of given.words) {
    const facts = await stat(word).catch(() => null);
    if (facts?.isDirectory() === true) folders.push(resolve(word));
    else files.push(word);
  }
  const fileIds = await takeAll(desk, files);
  if (!fileIds.ok) return fileIds;
  const listFileIds = await takeAll(desk, listOf(given, 'list'));
  if (!listFileIds.ok) return listFileIds;
  return desk.ask('batches.review', { fileIds: fileIds.value, folders, listFileIds: listFileIds.value });
};

/** Writes the list and signs nothing. */
export const writeReview = async (given: Given, out: string, desk: Desk): Promise<Outcome<Done>> => {
  const reviewed = await review(given, desk);
  if (!reviewed.ok) return reviewed;
  const { batchId, files, bytes } = reviewed.value;
  const saved = await desk.ask('batches.save', { batchId, out });
  if (!saved.ok) return saved;
  return ok({
    value: { batchId, files, bytes, path: saved.value.path },
    exit: 0,
    text: (words) => [
      words.say('batch.reviewed', { count: files, bytes, path: saved.value.path }),
      words.say('next', { command: `sign --reviewed ${saved.value.path} --key FILE.p12` }),
    ],
  });
};

const batchFor = async (way: Exclude<Way, { is: 'review' }>, given: Given, desk: Desk): Promise<Outcome<string>> => {
  if (way.is === 'resume') {
    if (way.batchId !== 'last') return ok(way.batchId);
    const newest = await desk.ask('batches.list', { limit: 1 });
    if (!newest.ok) return newest;
    const [last] = newest.value.rows;
    return last === undefined ? failKernel('record.not-found', { kind: 'batch', id: 'last' }) : ok(last.batchId);
  }
  if (way.is === 'batch') {
    const reviewed = await review(given, desk);
    return reviewed.ok ? ok(reviewed.value.batchId) : reviewed;
  }
  const fileId = await desk.take(way.file);
  if (!fileId.ok) return fileId;
  const opened = await desk.ask('batches.open', { fileId: fileId.value });
  return opened.ok ? ok(opened.value.batchId) : opened;
};

const resultOf = ({ name, path, state, finding, signature, untimed }: BatchFile) => ({
  name,
  path,
  state,
  ...(signature === null ? {} : { signature: signature.path }),
  ...(finding === null ? {} : { code: finding.code, details: finding.details }),
  ...(untimed.length === 0 ? {} : { untimed }),
});

/** Every file with what became of it, read in pages. */
const resultsOf = async (batchId: string, desk: Desk): Promise<Outcome<readonly ReturnType<typeof resultOf>[]>> => {
  const results: ReturnType<typeof resultOf>[] = [];
  for (;;) {
    const page = await desk.ask('batches.show', { batchId, offset: results.length, limit: 1_000 });
    if (!page.ok) return page;
    results.push(...page.value.rows.map(resultOf));
    if (page.value.rows.length === 0 || results.length >= page.value.total) return ok(results);
  }
};

/** 0 only where every file of the list that was not left out is signed as it was asked for. */
const exitOf = async (refused: readonly { readonly finding: Finding }[], untimed: readonly Untimed[]) => {
  const first = refused[0]?.finding;
  return first === undefined ? exitOfUntimed(untimed) : exitOfFailure(first);
};

/** Signs a list with one password, and says what became of each file. */
export const signMany = async (
  way: Exclude<Way, { is: 'review' }>,
  given: Given,
  shape: Omit<Asked<'batches.sign'>, 'batchId'>,
  desk: Desk,
): Promise<Outcome<Done>> => {
  const batch = await batchFor(way, given, desk);
  if (!batch.ok) return batch;
  const batchId = batch.value;
  const listed = await desk.ask('batches.show', { batchId, limit: 1 });
  if (!listed.ok) return listed;
  // The room for what dies young grows as long as the work lasts. A short batch is quicker for it; a long one would take
  // memory by the number of its files.
  if (listed.value.total > longBatch) setFlagsFromString('--semi-space-growth-factor=1');
  const answer = await desk.ask('batches.sign', { batchId, ...shape });
  if (!answer.ok) return answer;
  const { summary, refused, untimed, remarks } = answer.value;
  const results = await resultsOf(batchId, desk);
  if (!results.ok) return results;
  const { signed, refused: refusals, skipped } = summary;
  return ok({
    value: {
      batchId,
      signed,
      refused: refusals,
      skipped,
      untimed: summary.untimed,
      ...(remarks.length === 0 ? {} : { remarks }),
      results: results.value,
    },
    exit: await exitOf(refused, untimed),
    text: (words) => [
      words.say('batch.signed', { count: signed, batch: batchId }),
      ...(skipped === 0 ? [] : [words.say('batch.skipped', { count: skipped })]),
      ...(refusals === 0 ? [] : [words.say('batch.refused', { count: refusals })]),
      ...refused.slice(0, told).flatMap(({ name, finding }) => [name, ...findingLines([finding], words)]),
      ...(refusals > told ? [words.say('batch.more', { count: refusals - told })] : []),
      ...(summary.untimed === 0 ? [] : [words.say('batch.untimed', { count: summary.untimed })]),
      ...untimed.slice(0, 1).flatMap(({ findings }) => findingLines(findings, words)),
      ...findingLines(remarks, words),
      ...(refusals + summary.untimed === 0
        ? []
        : [words.say('next', { command: `sign --resume ${batchId} --key FILE.p12` })]),
    ],
  });
};

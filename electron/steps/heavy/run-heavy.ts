import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { isPartOf } from '../../pki/streams/write-whole.ts';
import { openHeavyThread, ThreadLost, type HeavyThread } from './heavy-thread.ts';
import { doJob, type JobInput, type JobName, type JobOutcome } from './jobs.ts';
import type { JobWatch } from './watch.ts';

/** Below it a thread would take longer to start than the job takes. */
const worthThread = 8 * 1024 * 1024;
/** What opening, syncing and renaming one more file costs, in bytes that could be digested meanwhile. */
const fileWeight = 512 * 1024;

/** What there is to do about: the bytes that are read, and in how many files they lie. */
export type Load = { readonly bytes: number; readonly files: number };

export const isHeavy = ({ bytes, files }: Load): boolean => bytes + files * fileWeight >= worthThread;

export type HeavyOrder = JobWatch & {
  readonly load: Load;
  /** Files that the job writes whole or not at all: what a lost thread left of them is removed. */
  readonly writes?: readonly string[];
};

/** After so long without an order the thread gives its memory back. */
const patience = 20_000;

let thread: HeavyThread | null = null;
let ending: NodeJS.Timeout | undefined;

const retire = (): void => {
  clearTimeout(ending);
  ending = setTimeout(() => {
    const old = thread;
    thread = null;
    void old?.close();
  }, patience).unref();
};

const threadAtHand = (): HeavyThread => {
  clearTimeout(ending);
  if (thread === null || thread.isLost()) thread = openHeavyThread(retire);
  return thread;
};

const removeParts = async (files: readonly string[]): Promise<void> => {
  for (const file of files) {
    const folder = dirname(file);
    for (const name of await readdir(folder).catch(() => []))
      if (isPartOf(name, basename(file))) await rm(join(folder, name), { force: true, maxRetries: 3 });
  }
};

/** Has a job done in `thread`; one that is lost is a refusal, and leaves nothing of what it wrote. */
export const runIn = async <Name extends JobName>(
  one: HeavyThread,
  job: Name,
  input: JobInput<Name>,
  { writes = [], ...watch }: Omit<HeavyOrder, 'load'>,
): Promise<JobOutcome<Name>> => {
  try {
    return await one.run(job, input, watch);
  } catch (error) {
    if (!(error instanceof ThreadLost)) throw error;
    await removeParts(writes);
    // Every job's outcome may be a refusal of any code.
    return failKernel('program.fault', { where: `heavy-worker: ${job}` }) satisfies Outcome<never> as JobOutcome<Name>;
  }
};

/**
 * Does a job on whole files: a light one at once, a heavy one in the thread for it. Answers what the job answers, and
 * `program.fault` when the thread was lost.
 */
export const runHeavy = async <Name extends JobName>(
  job: Name,
  input: JobInput<Name>,
  order: HeavyOrder,
): Promise<JobOutcome<Name>> => {
  const { load, ...rest } = order;
  if (order.signal.aborted) return failKernel('call.cancelled') satisfies Outcome<never> as JobOutcome<Name>;
  return isHeavy(load) ? runIn(threadAtHand(), job, input, rest) : doJob(job, input, rest);
};

import type { Outcome } from '#shared/kernel/failure.ts';
import type { JobWatch } from './watch.ts';

/** Loaded when first asked for: a thread that only digests needs no reader of containers. */
export const jobs = {
  digest: async () => (await import('./digest.ts')).digest,
  keep: async () => (await import('./keep.ts')).keep,
  package: async () => (await import('./package.ts')).packageFiles,
  verify: async () => (await import('./verify.ts')).verify,
  seal: async () => (await import('./seal.ts')).seal,
  handOver: async () => (await import('../handover/pack-carried.ts')).packCarried,
  takeOver: async () => (await import('../handover/unpack-carried.ts')).unpackCarried,
  unseal: async () => (await import('./unseal.ts')).unseal,
} satisfies Record<string, () => Promise<(input: never, watch: JobWatch) => Promise<Outcome<unknown>>>>;

export type JobName = keyof typeof jobs;
type JobOf<Name extends JobName> = Awaited<ReturnType<(typeof jobs)[Name]>>;
export type JobInput<Name extends JobName> = Parameters<JobOf<Name>>[0];
export type JobOutcome<Name extends JobName> = Awaited<ReturnType<JobOf<Name>>>;

/** A job of a name, as both ends of the thread and `runHeavy` do it. */
export const doJob = async <Name extends JobName>(
  name: Name,
  input: JobInput<Name>,
  watch: JobWatch,
): Promise<JobOutcome<Name>> => {
  // The table pairs each name with its own job, which the compiler does not follow through an index.
  const job = (await jobs[name]()) as unknown;
  return (job as (input: JobInput<Name>, watch: JobWatch) => Promise<JobOutcome<Name>>)(input, watch);
};

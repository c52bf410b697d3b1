import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** One run of a command as a whole process tree. */
export type Measured = {
  readonly seconds: number;
  readonly peakBytes: number;
  /** What all processes together took of the memory at one moment at most, pages that they share counted once. */
  readonly sharedOnceBytes: number;
  readonly status: number | null;
  readonly output: string;
};

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const childrenOf = (pid: number): readonly number[] => {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readText(`/proc/${pid}/task/${task}/children`)
        .split(' ')
        .filter((word) => word !== '')
        .map(Number),
    );
  } catch {
    return [];
  }
};

const highWaterMark = (pid: number): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readText(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;

/** Proportional set size: a page that several processes map counts in each by its share (`smaps_rollup`, Linux 4.14). */
const proportionalSize = (pid: number): number =>
  Number(/^Pss:\s+(\d+) kB/m.exec(readText(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;

const proportionalSizes = (pid: number): number =>
  childrenOf(pid).reduce((sum, child) => sum + proportionalSizes(child), proportionalSize(pid));

/**
 * Wall time and peak memory of a command and its children (Linux). The peak is the sum of each process's own high-water
 * mark, so it is never too low; it is read every 15 ms, which the last moments of a process can escape.
 */
export const runMeasured = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Measured> =>
  new Promise((resolve, reject) => {
    const peaks = new Map<number, number>();
    const begun = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    const watch = (pid: number): void => {
      peaks.set(pid, Math.max(peaks.get(pid) ?? 0, highWaterMark(pid)));
      for (const inner of childrenOf(pid)) watch(inner);
    };
    let sharedOnceBytes = 0;
    let ticks = 0;
    const timer = setInterval(() => {
      if (child.pid === undefined) return;
      watch(child.pid);
      ticks += 1;
      // Dearer to read, so less often.
      if (ticks % 4 === 0) sharedOnceBytes = Math.max(sharedOnceBytes, proportionalSizes(child.pid));
    }, 15);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => {
      clearInterval(timer);
      resolve({
        seconds: (performance.now() - begun) / 1000,
        peakBytes: [...peaks.values()].reduce((sum, peak) => sum + peak, 0),
        sharedOnceBytes,
        status,
        output,
      });
    });
  });

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
};

/** The value that `share` of the sorted values do not exceed (nearest rank). */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? 0;

export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(0)} MB`;

/** One line of a bench: what, measured, asked, and whether it was reached. */
export const line = (what: string, figure: string, asked: string, reached: boolean | null): void =>
  console.log(
    `${reached === null ? '      ' : reached ? 'reached' : 'MISSED '} ${what.padEnd(58)} ${figure.padEnd(34)} ${asked}`,
  );

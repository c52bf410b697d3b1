import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** One run of a command as a whole process tree. */
export type Measured = {
  readonly seconds: number;
  readonly peakBytes: number;
  /** The most that all processes took together at one moment, with what they map of the same program counted once. */
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

const kilobytes = (status: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024;

/** What a process has for itself, and what it maps of files, which every process of one program shares. */
type Resident = { readonly own: number; readonly mapped: number };
const residentOf = (pid: number): Resident => {
  const status = readText(`/proc/${pid}/status`);
  return { own: kilobytes(status, 'RssAnon') + kilobytes(status, 'RssShmem'), mapped: kilobytes(status, 'RssFile') };
};

/** Of a process and all below it: their own memory added, the mapped files of the largest once. */
const residentOfTree = (pid: number): Resident =>
  childrenOf(pid).reduce((sum, child) => {
    const below = residentOfTree(child);
    return { own: sum.own + below.own, mapped: Math.max(sum.mapped, below.mapped) };
  }, residentOf(pid));

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
    const timer = setInterval(() => {
      if (child.pid === undefined) return;
      watch(child.pid);
      const { own, mapped } = residentOfTree(child.pid);
      sharedOnceBytes = Math.max(sharedOnceBytes, own + mapped);
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

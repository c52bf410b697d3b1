import type { Finding } from '#shared/kernel/failure.ts';
import type { Call } from '../context.ts';
import type { LevelPlan } from './plan-level.ts';
import type { RaisedFile } from './raise-draft.ts';

export type SignedFile = { readonly name: string; readonly path: string; readonly size: number };
/** A signature just made; `content` is what a detached one signs, null where it holds its content. */
export type NewSignature = SignedFile & { readonly content: string | null };
export type ReachedFile = SignedFile & { readonly remarks: Finding[] };
/** A signature that is below the level that was asked for, and why. */
export type LaggingFile = {
  readonly name: string;
  readonly path: string;
  readonly level: 'B' | 'T' | 'LT';
  readonly findings: Finding[];
};
export type Reached = { readonly files: ReachedFile[]; readonly untimed: LaggingFile[] };

/** A file that reached a lower level: that comes first, the reasons behind. Level B needs no such word: it has no timestamp. */
const shortfall = (wanted: LevelPlan['level'], reached: LaggingFile['level'], file: string): Finding[] =>
  reached === 'B'
    ? []
    : [{ code: 'level.reached-lower', severity: 'warning', place: { file }, details: { wanted, reached } }];

export const laggingFile = (
  { name, path }: SignedFile,
  { level, short }: Pick<RaisedFile, 'level' | 'short'>,
  wanted: LevelPlan['level'],
): LaggingFile | null => {
  if (short.length === 0 || level === 'LTA') return null;
  // What would have had to be said of a level that was not reached helps nobody.
  const reasons = short.filter(({ severity }) => severity === 'blocker');
  return { name, path, level, findings: [...shortfall(wanted, level, path), ...reasons] };
};

/** The signatures are on disk by now: whatever a service does or is missing, they stay, at the level they have reached. */
export const reachLevel = async (
  call: Call,
  signed: readonly NewSignature[],
  plan: LevelPlan | null,
): Promise<Reached> => {
  if (plan === null)
    return { files: signed.map(({ name, path, size }) => ({ name, path, size, remarks: [] })), untimed: [] };
  // Loaded only where a level is wanted.
  const { raiseFile } = await import('./raise-file.ts');
  const files: ReachedFile[] = [];
  const untimed: LaggingFile[] = [];
  for (const [index, file] of signed.entries()) {
    const { name, path, content } = file;
    if (signed.length > 1) call.progress(index, signed.length, 'files', name);
    const raised = await raiseFile(path, path, { ...plan, content, now: call.host.clock(), signal: call.signal });
    const { size } = raised.ok ? raised.value : file;
    files.push({ name, path, size, remarks: raised.ok ? [...raised.value.remarks] : [] });
    const lagging = raised.ok
      ? laggingFile(file, raised.value, plan.level)
      : { name, path, level: 'B' as const, findings: [...raised.error] };
    if (lagging !== null) untimed.push(lagging);
  }
  return { files, untimed };
};

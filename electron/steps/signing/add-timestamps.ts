import type { Finding } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { TimestampSource } from './timestamp-source.ts';

export type SignedFile = { readonly name: string; readonly path: string; readonly size: number };
export type UntimedFile = { readonly name: string; readonly path: string; readonly findings: Finding[] };

/** The signatures are on disk by now: whatever a timestamp service does, they stay. */
export const addTimestamps = async (
  signed: readonly SignedFile[],
  source: TimestampSource | null,
  now: Instant,
): Promise<{ readonly files: SignedFile[]; readonly untimed: UntimedFile[] }> => {
  if (source === null) return { files: [...signed], untimed: [] };
  // Loaded only where a timestamp is wanted.
  const { raiseToT } = await import('./raise-to-t.ts');
  const files: SignedFile[] = [];
  const untimed: UntimedFile[] = [];
  for (const file of signed) {
    const raised = await raiseToT(file.path, file.path, source, now);
    files.push(raised.ok ? { ...file, size: raised.value.size } : file);
    if (!raised.ok) untimed.push({ name: file.name, path: file.path, findings: [...raised.error] });
  }
  return { files, untimed };
};

import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Desk } from '../command.ts';

/** Handles for several paths; the first that can not be taken is the refusal. */
export const takeAll = async (desk: Desk, paths: readonly string[]): Promise<Outcome<string[]>> => {
  const taken: string[] = [];
  for (const path of paths) {
    const fileId = await desk.take(path);
    if (!fileId.ok) return fileId;
    taken.push(fileId.value);
  }
  return ok(taken);
};

export const takeOptional = async (desk: Desk, path: string | null): Promise<Outcome<string | null>> =>
  path === null ? ok(null) : desk.take(path);

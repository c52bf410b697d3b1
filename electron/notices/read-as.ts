import type { SourceFormat } from '#shared/procedure/model.ts';
import type { Batch, FileEnd } from './found.ts';
import type { NoticeFormat } from './format.ts';
import { headOf } from './head.ts';
import type { Encoding } from './json/strict.ts';
import type { OpenFile } from './open-file.ts';

const refuse = (code: string, details: Record<string, string> = {}, path?: string): FileEnd => ({
  ok: false,
  finding: { code, severity: 'blocker', place: { offset: 0, ...(path === undefined ? {} : { path }) }, details },
});

/**
 * Reads the notices of one file as the first of `formats` that recognises it. `expected` only refuses a different one,
 * but for a format without a sign of its own, where the user's word is taken.
 */
export function* readAs(
  formats: readonly NoticeFormat[],
  file: OpenFile,
  encoding: Encoding,
  expected: SourceFormat | 'auto',
): Generator<Batch, FileEnd> {
  const head = headOf(file, encoding);
  if (head === null) return refuse('notice.empty');
  const named = formats.find(({ format }) => format === expected);
  const format = named?.takesUsersWord === true ? named : (formats.find((one) => one.recognises(head)) ?? null);
  if (expected !== 'auto' && expected !== format?.format) return refuse('notice.format-differs', { expected });
  if (format === null) return refuse('notice.not-recognised', {}, head.root?.name);
  const end = yield* format.read(file, encoding);
  return end.ok ? end : { ...end, format: format.format };
}

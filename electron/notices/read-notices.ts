import type { SourceFormat } from '#shared/procedure/model.ts';
import { formatNamed, recognised } from './formats.ts';
import type { Batch, FileEnd } from './found.ts';
import { headOf } from './head.ts';
import type { Encoding } from './json/strict.ts';
import type { OpenFile } from './open-file.ts';

const refuse = (code: string, details: Record<string, string> = {}, path?: string): FileEnd => ({
  ok: false,
  finding: { code, severity: 'blocker', place: { offset: 0, ...(path === undefined ? {} : { path }) }, details },
});

/** Reads the notices of one file. The format is found by content; `expected` only refuses a different one. */
export function* readNotices(
  file: OpenFile,
  encoding: Encoding,
  expected: SourceFormat | 'auto',
): Generator<Batch, FileEnd> {
  const head = headOf(file, encoding);
  if (head === null) return refuse('notice.empty');
  const named = expected === 'auto' ? null : formatNamed(expected);
  const format = named?.takesUsersWord === true ? named : recognised(head);
  if (expected !== 'auto' && expected !== format?.format) return refuse('notice.format-differs', { expected });
  if (format === null) return refuse('notice.not-recognised', {}, head.root?.name);
  const end = yield* format.read(file, encoding);
  return end.ok ? end : { ...end, format: format.format };
}

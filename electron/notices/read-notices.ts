import type { SourceFormat } from '#shared/procedure/model.ts';
import { markLength } from './encoding.ts';
import type { Batch, FileEnd } from './found.ts';
import type { Encoding } from './json/strict.ts';
import { readOcds } from './ocds/read-ocds.ts';
import { readRange, type OpenFile } from './open-file.ts';

/** A reader gives batches while it reads and ends with what the file was, or with the reason it is refused. */
export type NoticeReader = (file: OpenFile, encoding: Encoding) => Generator<Batch, FileEnd>;

const readers: Readonly<Record<SourceFormat, NoticeReader>> = { ocds: readOcds };

const headSize = 4_096;
const firstSign = (file: OpenFile, encoding: Encoding): string | null => {
  for (let offset = 0; offset < file.size; offset += headSize) {
    const bytes = readRange(file, offset, Math.min(headSize, file.size - offset));
    const from = offset === 0 ? markLength(bytes, encoding) : 0;
    for (const byte of bytes.subarray(from)) {
      if (byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d) continue;
      if (byte === 0 && encoding.startsWith('utf-16')) continue;
      return String.fromCharCode(byte);
    }
  }
  return null;
};

/** What the first sign says the file may be; the reader itself then judges strictly. */
const formatOf = (sign: string): SourceFormat | null => (sign === '{' || sign === '[' ? 'ocds' : null);

const refuse = (code: string, details: Record<string, string> = {}): FileEnd => ({
  ok: false,
  finding: { code, severity: 'blocker', place: { offset: 0 }, details },
});

/** Reads the notices of one file. The format is found by content; `expected` only refuses a different one. */
export function* readNotices(
  file: OpenFile,
  encoding: Encoding,
  expected: SourceFormat | 'auto',
): Generator<Batch, FileEnd> {
  const sign = firstSign(file, encoding);
  if (sign === null) return refuse('notice.empty');
  const format = formatOf(sign);
  if (format === null)
    return expected === 'auto' ? refuse('notice.not-recognised') : refuse('notice.format-differs', { expected });
  if (expected !== 'auto' && expected !== format) return refuse('notice.format-differs', { expected });
  return yield* readers[format](file, encoding);
}

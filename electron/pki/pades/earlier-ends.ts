import type { ByteSource } from '../cms/byte-source.ts';
import { readEnd } from './cross-references.ts';
import { pdfLimits } from './pdf-values.ts';

/** The first bytes of a source as one of their own; places stay what they are. */
export const upTo = (source: ByteSource, size: number): ByteSource => ({
  size,
  read: (at, length) => source.read(at, Math.max(0, Math.min(length, size - at))),
  chunks: (start, end) => source.chunks(start, Math.min(end, size)),
});

const windowSize = 64 * 1024;
const mark = '%%EOF';

/** Where a file ends as a whole one does before its last byte, latest first, at most `most` times. */
export async function* earlierEnds(source: ByteSource, most: number): AsyncGenerator<number> {
  let [found, looked] = [0, 0];
  // Windows overlap by a mark and the line end behind it.
  for (let end = source.size; end > 0; end -= windowSize) {
    const start = Math.max(0, end - windowSize);
    const text = Buffer.from(await source.read(start, end - start + mark.length + 2)).toString('latin1');
    for (let at = text.lastIndexOf(mark); at !== -1; at = at === 0 ? -1 : text.lastIndexOf(mark, at - 1)) {
      const line = /^(?:\r\n|\r|\n)?/.exec(text.slice(at + mark.length))?.[0] ?? '';
      const limit = start + at + mark.length + line.length;
      if (start + at >= end || limit >= source.size) continue;
      looked += 1;
      if (looked > pdfLimits.endMarks) return;
      if ((await readEnd(source, limit))?.end !== limit) continue;
      yield limit;
      found += 1;
      if (found === most) return;
    }
  }
}

import type { ByteSource } from '../cms/byte-source.ts';
import { NeedMore, type PdfCursor } from './parse-value.ts';
import { pdfFault, PdfLimit, pdfLimits } from './pdf-values.ts';

const firstWindow = 8 * 1024;

/** Reads something of unknown length that begins at a byte of the file, with as large a window as it takes. */
export const readAt = async <T>(source: ByteSource, offset: number, read: (cursor: PdfCursor) => T): Promise<T> => {
  if (!Number.isSafeInteger(offset) || offset < 0 || offset >= source.size)
    return pdfFault('a place outside the file', offset);
  for (let length = firstWindow; ; length *= 4) {
    const bytes = Uint8Array.from(await source.read(offset, length));
    const complete = offset + bytes.length >= source.size;
    try {
      return read({ bytes, base: offset, complete, at: 0 });
    } catch (error) {
      if (!(error instanceof NeedMore)) throw error;
      if (length > pdfLimits.objectBytes) throw new PdfLimit('object', pdfLimits.objectBytes);
    }
  }
};

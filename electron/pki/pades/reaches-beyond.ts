import type { PdfRevision } from './pdf-document.ts';
import { PdfFault } from './pdf-values.ts';

/**
 * Whether a revision that ends at a byte needs bytes behind it: cross-references, objects, or streams longer than what is
 * left. Signed so, it had holes that whoever comes later can fill, and nothing that was signed changes by that.
 */
export const reachesBeyond = async (revision: PdfRevision, end: number): Promise<boolean> => {
  if (revision.sections.some(({ offset, besides }) => offset >= end || (besides ?? 0) >= end)) return true;
  for (const number of revision.numbers()) {
    const place = revision.placeOf(number);
    if (place?.kind !== 'at') continue;
    if (place.offset >= end) return true;
    try {
      if (((await revision.endOf(number)) ?? 0) > end) return true;
    } catch (error) {
      // An object that cannot be read even with all bytes there are shows nothing.
      if (!(error instanceof PdfFault)) throw error;
    }
  }
  return false;
};

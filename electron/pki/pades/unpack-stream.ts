import { inflateSync } from 'node:zlib';
import {
  integerUnder,
  isArray,
  isDictionary,
  pdfFault,
  PdfLimit,
  pdfLimits,
  type PdfDictionary,
  type PdfValue,
} from './pdf-values.ts';

const filterNames = (value: PdfValue | undefined): readonly string[] => {
  const items = value === undefined || value === null ? [] : isArray(value) ? value.items : [value];
  return items.map((item) =>
    typeof item === 'object' && item !== null && item.kind === 'name'
      ? item.name
      : pdfFault('a filter that is no name'),
  );
};

const parametersOf = (dictionary: PdfDictionary, at: number): PdfDictionary | null => {
  const value = dictionary.entries.get('DecodeParms') ?? dictionary.entries.get('DP') ?? null;
  const one = isArray(value) ? (value.items[at] ?? null) : at === 0 ? value : null;
  return isDictionary(one) ? one : null;
};

const paeth = (left: number, up: number, corner: number): number => {
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
};

/** PNG predictors (section 7.4.4.4), which cross-reference streams are packed with. */
const unpredict = (bytes: Uint8Array, parameters: PdfDictionary | null): Uint8Array => {
  const predictor = parameters === null ? 1 : (integerUnder(parameters, 'Predictor') ?? 1);
  if (parameters === null || predictor === 1) return bytes;
  if (predictor < 10) return pdfFault(`predictor ${predictor}`);
  const colors = integerUnder(parameters, 'Colors') ?? 1;
  const bits = integerUnder(parameters, 'BitsPerComponent') ?? 8;
  const columns = integerUnder(parameters, 'Columns') ?? 1;
  const pixel = Math.max(1, (colors * bits) >> 3);
  const width = Math.ceil((colors * bits * columns) / 8);
  if (width < 1 || width > 1_000_000 || bytes.length % (width + 1) !== 0) return pdfFault('predicted rows cut short');
  const rows = bytes.length / (width + 1);
  const out = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const kind = bytes[row * (width + 1)] ?? 0;
    if (kind > 4) return pdfFault('a predictor that is none');
    for (let column = 0; column < width; column += 1) {
      const raw = bytes[row * (width + 1) + 1 + column] ?? 0;
      const left = column >= pixel ? (out[row * width + column - pixel] ?? 0) : 0;
      const up = row > 0 ? (out[(row - 1) * width + column] ?? 0) : 0;
      const corner = row > 0 && column >= pixel ? (out[(row - 1) * width + column - pixel] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0;
      out[row * width + column] = (raw + guess) & 0xff;
    }
  }
  return out;
};

const inflate = (bytes: Uint8Array): Uint8Array => {
  try {
    return inflateSync(bytes, { maxOutputLength: pdfLimits.streamBytes });
  } catch (error) {
    if (error instanceof RangeError) throw new PdfLimit('stream', pdfLimits.streamBytes);
    return pdfFault('a stream that cannot be unpacked');
  }
};

/** The data of a stream that holds objects or places: unpacked, or packed with Flate, and no other filter. */
export const unpackStream = (dictionary: PdfDictionary, data: Uint8Array): Uint8Array => {
  let bytes = data;
  for (const [at, name] of filterNames(dictionary.entries.get('Filter') ?? dictionary.entries.get('F')).entries()) {
    if (name !== 'FlateDecode' && name !== 'Fl') return pdfFault(`filter ${name}`);
    bytes = unpredict(inflate(bytes), parametersOf(dictionary, at));
  }
  return bytes;
};

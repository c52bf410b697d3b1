import type { PdfSection } from './cross-references.ts';
import type { PdfDictionary, PdfValue } from './pdf-values.ts';
import { arrayOf, dictionaryFrom, nameValue, pdfText } from './write-value.ts';

/** An object of an incremental update: its number, generation, and bytes between `obj` and `endobj`. */
export type UpdatedObject = { readonly number: number; readonly generation: number; readonly body: string };

export type UpdateRequest = {
  /** The file's length, and whether its last byte is a line end. */
  readonly size: number;
  readonly endsWithLine: boolean;
  readonly newest: PdfSection;
  /** Where the newest cross-references begin. */
  readonly previous: number;
  readonly objects: readonly UpdatedObject[];
  /** The first number that nothing has. */
  readonly nextNumber: number;
  readonly trailer: readonly (readonly [string, PdfValue])[];
};

/** Numbers in runs, as cross-references list them. */
const runsOf = (numbers: readonly number[]): readonly (readonly number[])[] => {
  const runs: number[][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1) === number - 1) last.push(number);
    else runs.push([number]);
  }
  return runs;
};

type Place = { readonly offset: number; readonly generation: number };

const tableText = (places: ReadonlyMap<number, Place>, trailer: PdfDictionary): string => {
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  const lines = runsOf([...places.keys()]).flatMap((run) => [
    `${run[0] ?? 0} ${run.length}\n`,
    ...run.map((number) => {
      const { offset = 0, generation = 0 } = places.get(number) ?? {};
      return `${pad(offset, 10)} ${pad(generation, 5)} n \n`;
    }),
  ]);
  return `xref\n${lines.join('')}trailer\n${pdfText(trailer)}\n`;
};

const streamText = (number: number, places: ReadonlyMap<number, Place>, trailer: PdfDictionary): string => {
  const runs = runsOf([...places.keys()]);
  const rows = runs.flat().map((each) => {
    const { offset = 0, generation = 0 } = places.get(each) ?? {};
    const row = Buffer.alloc(11);
    row.writeUInt8(1);
    row.writeBigUInt64BE(BigInt(offset), 1);
    row.writeUInt16BE(generation, 9);
    return row;
  });
  const data = Buffer.concat(rows);
  const dictionary = dictionaryFrom([
    ['Type', nameValue('XRef')],
    ['W', arrayOf([1, 8, 2])],
    ['Index', arrayOf(runs.flatMap((run) => [run[0] ?? 0, run.length]))],
    ['Length', data.length],
    ...trailer.entries,
  ]);
  return `${number} 0 obj\n${pdfText(dictionary)}\nstream\n${data.toString('latin1')}\nendstream\nendobj\n`;
};

/**
 * The bytes of an incremental update (ISO 32000-2 section 7.5.6) behind a file: the objects, and cross-references in the
 * form that the file's own newest ones have. Latin text in which a character is a byte.
 */
export const updateText = (request: UpdateRequest): string => {
  const { newest, previous, nextNumber } = request;
  const form = newest.form === 'stream' ? 'stream' : 'table';
  let text = request.endsWithLine ? '' : '\n';
  const places = new Map<number, Place>();
  for (const { number, generation, body } of request.objects) {
    places.set(number, { offset: request.size + text.length, generation });
    text += `${number} ${generation} obj\n${body}\nendobj\n`;
  }
  const start = request.size + text.length;
  const size = form === 'stream' ? nextNumber + 1 : nextNumber;
  const trailer = dictionaryFrom([['Size', size], ...request.trailer, ['Prev', previous]]);
  if (form === 'stream') {
    places.set(nextNumber, { offset: start, generation: 0 });
    text += streamText(nextNumber, places, trailer);
  } else text += tableText(places, trailer);
  return `${text}startxref\n${start}\n%%EOF\n`;
};

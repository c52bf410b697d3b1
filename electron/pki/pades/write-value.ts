import { isArray, isDictionary, isReference, isString, type PdfDictionary, type PdfValue } from './pdf-values.ts';

const nameBytes = (name: string): string =>
  `/${name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (found) => `#${(found.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`)}`;

/** Plain decimals: a PDF knows no exponents (ISO 32000-2 section 7.3.3). */
const numberText = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(10).replace(/0+$/, '').replace(/\.$/, '');

/** A value as it stands in a file, in Latin characters. Streams have no value of their own and are a programmer's error. */
export const pdfText = (value: PdfValue): string => {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  if (isReference(value)) return `${value.number} ${value.generation} R`;
  if (isString(value)) return `<${Buffer.from(value.bytes).toString('hex')}>`;
  if (isArray(value)) return `[${value.items.map(pdfText).join(' ')}]`;
  if (isDictionary(value))
    return `<<${[...value.entries].map(([key, entry]) => `${nameBytes(key)} ${pdfText(entry)}`).join(' ')}>>`;
  if (value.kind === 'name') return nameBytes(value.name);
  throw new RangeError('a stream is not written as a value');
};

/** A text string: Latin where that will do, UTF-16 with its mark otherwise (section 7.9.2.2). */
export const textString = (text: string): PdfValue => {
  const plain = /^[ -~]*$/.test(text);
  const bytes = plain
    ? Buffer.from(text, 'latin1')
    : Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(text, 'utf16le').swap16()]);
  return { kind: 'string', bytes, hexadecimal: true, start: -1, end: -1 };
};

export const nameValue = (name: string): PdfValue => ({ kind: 'name', name });
export const referenceTo = (number: number, generation = 0): PdfValue => ({ kind: 'reference', number, generation });
export const arrayOf = (items: readonly PdfValue[]): PdfValue => ({ kind: 'array', items });
export const dictionaryFrom = (entries: Iterable<readonly [string, PdfValue]>): PdfDictionary => ({
  kind: 'dictionary',
  entries: new Map(entries),
  repeated: [],
});

/** A dictionary with some entries in place of its own. */
export const withEntries = (
  dictionary: PdfDictionary,
  changes: readonly (readonly [string, PdfValue])[],
): PdfDictionary => dictionaryFrom([...dictionary.entries, ...changes]);

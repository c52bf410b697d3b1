/** Objects of a PDF (ISO 32000-2 section 7.3). Places are bytes of the file; -1 inside an object stream. */
export type PdfName = { readonly kind: 'name'; readonly name: string };
export type PdfString = {
  readonly kind: 'string';
  readonly bytes: Uint8Array;
  readonly hexadecimal: boolean;
  /** From its opening to behind its closing delimiter. */
  readonly start: number;
  readonly end: number;
};
export type PdfReference = { readonly kind: 'reference'; readonly number: number; readonly generation: number };
export type PdfArray = { readonly kind: 'array'; readonly items: readonly PdfValue[] };
export type PdfDictionary = {
  readonly kind: 'dictionary';
  readonly entries: ReadonlyMap<string, PdfValue>;
  /** Keys written more than once: programs differ in which value they take. */
  readonly repeated: readonly string[];
};
/** `dataStart` is the first byte of the data, which `Length` of the dictionary counts. */
export type PdfStream = { readonly kind: 'stream'; readonly dictionary: PdfDictionary; readonly dataStart: number };
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfReference
  | PdfArray
  | PdfDictionary
  | PdfStream;

/** Why a file cannot be read on; `offset` is a byte of the file, or null inside an object stream. */
export class PdfFault extends Error {
  readonly offset: number | null;

  constructor(reason: string, offset: number | null = null) {
    super(reason);
    this.offset = offset;
  }
}
export const pdfFault = (reason: string, offset: number | null = null): never => {
  throw new PdfFault(reason, offset);
};

/** A limit was met: what it counts, and where it stands. */
export class PdfLimit extends Error {
  readonly what: string;
  readonly limit: number;

  constructor(what: string, limit: number) {
    super(what);
    this.what = what;
    this.limit = limit;
  }
}

/** What a reader of PDFs lets a file ask for. */
export const pdfLimits = {
  /** Of one object as written, without the data of its stream. */
  objectBytes: 64 * 1024 * 1024,
  /** Of one stream, unpacked. */
  streamBytes: 64 * 1024 * 1024,
  /** Of all streams that are unpacked for reading objects. */
  unpackedBytes: 256 * 1024 * 1024,
  /** Gone through in reading objects: so much in any file, and so many times the file besides. */
  parsedBytes: 16 * 1024 * 1024,
  parsedTimes: 8,
  objects: 2_000_000,
  sections: 2_000,
  depth: 100,
  signatures: 100,
  fields: 20_000,
  pages: 200_000,
  /** End marks that are looked at for an earlier revision. */
  endMarks: 10_000,
} as const;

export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary =>
  typeof value === 'object' && value !== null && value.kind === 'dictionary';
export const isStream = (value: PdfValue | undefined): value is PdfStream =>
  typeof value === 'object' && value !== null && value.kind === 'stream';
export const isArray = (value: PdfValue | undefined): value is PdfArray =>
  typeof value === 'object' && value !== null && value.kind === 'array';
export const isReference = (value: PdfValue | undefined): value is PdfReference =>
  typeof value === 'object' && value !== null && value.kind === 'reference';
export const isString = (value: PdfValue | undefined): value is PdfString =>
  typeof value === 'object' && value !== null && value.kind === 'string';

/** The name under a key, when the value is a name. */
export const nameUnder = ({ entries }: PdfDictionary, key: string): string | null => {
  const value = entries.get(key);
  return typeof value === 'object' && value !== null && value.kind === 'name' ? value.name : null;
};

export const integerUnder = ({ entries }: PdfDictionary, key: string): number | null => {
  const value = entries.get(key);
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
};

/** The dictionary of a value that has one. */
export const dictionaryOf = (value: PdfValue | undefined): PdfDictionary | null =>
  isDictionary(value) ? value : isStream(value) ? value.dictionary : null;

/** References inside a value, however deep. */
export function* referencesIn(value: PdfValue): Generator<PdfReference> {
  if (isReference(value)) yield value;
  else if (isArray(value)) for (const item of value.items) yield* referencesIn(item);
  else {
    const dictionary = dictionaryOf(value);
    if (dictionary !== null) for (const item of dictionary.entries.values()) yield* referencesIn(item);
  }
}

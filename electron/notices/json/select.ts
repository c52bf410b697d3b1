import { deepest, exactDigits } from './inspect.ts';
import type { Json, JsonObject } from './strict.ts';

/**
 * Which fields of an object are wanted: `true` a text, number or literal, a nested form an object, a list of one form a
 * list of such. `false`: where the field is there, the whole value is wanted after all.
 */
export type Wanted = { readonly [name: string]: boolean | Wanted | readonly [true | Wanted] };

/**
 * Reads the wanted fields of one JSON object in UTF-8 (the caller has checked the encoding). Null: in doubt, and
 * `parseStrict` must judge. What is given is what `parseStrict` would give for these fields, and it would accept the
 * bytes: grammar, unique names, depth and length of numbers are checked in what is skipped too.
 */
export type Select = (bytes: Buffer) => JsonObject | null;

type Shape =
  | { readonly kind: 'scalar' }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<number, Field> }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'whole' };
type Field = { readonly name: string; readonly shape: Shape };

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const zero = 0x30;
const nine = 0x39;
/** Comparing each name with those before it is quick only while they are few. */
const mostNames = 200;
const doubt = -1;

/** Stands for what is read only to be checked; nothing is ever put into it. */
const unwanted: Record<string, Json> = {};
const unwantedList: Json[] = [];

const scalar: Shape = { kind: 'scalar' };
const nextHash = (hash: number, byte: number): number => (Math.imul(hash, 31) + byte) & 0x3fffffff;
const hashOf = (name: string): number => Buffer.from(name).reduce(nextHash, 0);

const objectShape = (wanted: Wanted): Shape => {
  const fields = new Map(
    Object.entries(wanted).map(([name, form]) => [hashOf(name), { name, shape: shapeOf(form) }] as const),
  );
  if (fields.size !== Object.keys(wanted).length) throw new Error('two wanted names have one hash');
  return { kind: 'object', fields };
};
const shapeOf = (form: Wanted[string]): Shape => {
  if (form === true) return scalar;
  if (form === false) return { kind: 'whole' };
  const [item] = Array.isArray(form) ? (form as readonly [true | Wanted]) : [];
  return item === undefined ? objectShape(form as Wanted) : { kind: 'list', of: shapeOf(item) };
};

const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
const isHex = (byte: number): boolean =>
  (byte >= zero && byte <= nine) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
/** `"`, `\`, `/`, b, f, n, r, t */
const isSimpleEscape = (byte: number): boolean =>
  byte === quote ||
  byte === backslash ||
  byte === 0x2f ||
  byte === 0x62 ||
  byte === 0x66 ||
  byte === 0x6e ||
  byte === 0x72 ||
  byte === 0x74;
/** By their first letter: t, f, n. */
const literals: ReadonlyMap<number, { readonly text: string; readonly value: boolean | null }> = new Map([
  [0x74, { text: 'true', value: true }],
  [0x66, { text: 'false', value: false }],
  [0x6e, { text: 'null', value: null }],
]);

/** The last byte of the escape whose backslash is at `at`. */
const endOfEscape = (bytes: Buffer, at: number): number => {
  const sign = bytes[at + 1] ?? 0;
  if (isSimpleEscape(sign)) return at + 1;
  const isCode = sign === 0x75 && [2, 3, 4, 5].every((step) => isHex(bytes[at + step] ?? 0));
  return isCode ? at + 5 : doubt;
};

/** The index behind the number at `at`: no exponent, and no more digits than a double holds. */
const behindNumber = (bytes: Buffer, at: number): number => {
  let index = bytes[at] === 0x2d ? at + 1 : at;
  const first = index;
  const digits = (): boolean => {
    const from = index;
    for (let byte = bytes[index] ?? 0; byte >= zero && byte <= nine; byte = bytes[index] ?? 0) index += 1;
    return index > from;
  };
  if (!digits() || (bytes[first] === zero && index > first + 1)) return doubt;
  if (bytes[index] === 0x2e) {
    index += 1;
    if (!digits()) return doubt;
  }
  return index - first > exactDigits || ((bytes[index] ?? 0) | 0x20) === 0x65 ? doubt : index;
};

export const createSelect = (wanted: Wanted): Select => {
  const root = objectShape(wanted);
  /** Hashes of the names of every object that is open; equal ones may be one name twice. */
  const names = new Int32Array(mostNames * deepest);
  let namesTop = 0;
  let bytes: Buffer = Buffer.alloc(0);
  /** The same, one letter a byte: what is ASCII is cut out of it. */
  let text = '';
  let at = 0;
  let depth = 0;

  const skipSpace = (): number => {
    let byte = bytes[at] ?? 0;
    while (isSpace(byte) && at < bytes.length) {
      at += 1;
      byte = bytes[at] ?? 0;
    }
    return byte;
  };

  /** Behind the string that opens at `at`; its text where it is wanted, else ''. */
  const readString = (isWanted: boolean): string | null => {
    const source = bytes;
    const end = source.length;
    const start = at + 1;
    let bits = 0;
    let isEscaped = false;
    let index = start;
    for (; index < end; index += 1) {
      const byte = source[index] ?? 0;
      bits |= byte;
      // Nearly every byte is a letter: one comparison lets it pass.
      if (byte > backslash) continue;
      if (byte === quote) break;
      if (byte < 0x20) return null;
      if (byte !== backslash) continue;
      isEscaped = true;
      index = endOfEscape(source, index);
      if (index === doubt) return null;
    }
    if (index >= end) return null;
    at = index + 1;
    if (!isWanted) return '';
    if (isEscaped) return String(JSON.parse(source.toString('utf8', start - 1, at)));
    return bits < 0x80 ? text.slice(start, index) : source.toString('utf8', start, index);
  };

  /** Behind the name that opens at `at` and its colon; the name's hash is left in `names`. False: in doubt. */
  const readName = (base: number): boolean => {
    if (bytes[at] !== quote || namesTop - base >= mostNames) return false;
    const source = bytes;
    const end = source.length;
    let hash = 0;
    let index = at + 1;
    for (; index < end; index += 1) {
      const byte = source[index] ?? 0;
      if (byte === quote) break;
      if (byte < 0x20 || byte === backslash) return false;
      hash = nextHash(hash, byte);
    }
    at = index + 1;
    for (let other = base; other < namesTop; other += 1) if (names[other] === hash) return false;
    names[namesTop] = hash;
    namesTop += 1;
    if (skipSpace() !== 0x3a) return false;
    at += 1;
    return true;
  };

  const fieldAt = (fields: ReadonlyMap<number, Field>, from: number): Field | undefined => {
    const field = fields.get(names[namesTop - 1] ?? 0);
    return field !== undefined && text.startsWith(field.name, from + 1) ? field : undefined;
  };

  /** Undefined: in doubt. An unwanted object is read without being built. */
  const readObject = (shape: Shape | null): JsonObject | undefined => {
    const base = namesTop;
    const built: Record<string, Json> = shape === null ? unwanted : {};
    at += 1;
    if (skipSpace() === 0x7d) {
      at += 1;
      return built;
    }
    for (;;) {
      const from = at;
      if (!readName(base)) return undefined;
      const field = shape?.kind === 'object' ? fieldAt(shape.fields, from) : undefined;
      const value = readValue(field === undefined ? null : field.shape);
      if (value === undefined) return undefined;
      if (field !== undefined) built[field.name] = value;
      const sign = skipSpace();
      at += 1;
      if (sign === 0x7d) break;
      if (sign !== comma) return undefined;
      skipSpace();
    }
    namesTop = base;
    return built;
  };

  const readList = (shape: Shape | null): readonly Json[] | undefined => {
    const built: Json[] = shape === null ? unwantedList : [];
    at += 1;
    if (skipSpace() === 0x5d) {
      at += 1;
      return built;
    }
    for (;;) {
      const value = readValue(shape?.kind === 'list' ? shape.of : null);
      if (value === undefined) return undefined;
      if (shape !== null) built.push(value);
      const sign = skipSpace();
      at += 1;
      if (sign === 0x5d) return built;
      if (sign !== comma) return undefined;
    }
  };

  /** A value of another kind than was expected is left to the whole parse, for what it means is not known here. */
  const readValue = (shape: Shape | null): Json | undefined => {
    const sign = skipSpace();
    if (sign === quote) {
      const read = readString(shape !== null);
      return read === null || (shape !== null && shape.kind !== 'scalar') ? undefined : read;
    }
    if (sign === 0x7b || sign === 0x5b) {
      if (depth === deepest || (shape !== null && shape.kind !== (sign === 0x7b ? 'object' : 'list'))) return undefined;
      depth += 1;
      const value = sign === 0x7b ? readObject(shape) : readList(shape);
      depth -= 1;
      return value;
    }
    const start = at;
    if (sign === 0x2d || (sign >= zero && sign <= nine)) {
      const end = behindNumber(bytes, at);
      if (end === doubt || (shape !== null && shape.kind !== 'scalar')) return undefined;
      at = end;
      return shape === null ? 0 : Number(text.slice(start, end));
    }
    const literal = literals.get(sign);
    if (literal === undefined || !text.startsWith(literal.text, start)) return undefined;
    at += literal.text.length;
    const isExpected = shape === null || shape.kind === 'scalar' || (literal.value === null && shape.kind !== 'whole');
    return isExpected ? literal.value : undefined;
  };

  return (given) => {
    bytes = given;
    text = given.toString('latin1');
    at = 0;
    depth = 1;
    namesTop = 0;
    if (skipSpace() !== 0x7b) return null;
    const value = readObject(root);
    skipSpace();
    return value !== undefined && at === bytes.length ? value : null;
  };
};

import { compiledScan } from './scan-compiled.ts';
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

/** The platform's WebAssembly as far as it is used; Node's types have no name for it. */
type Module = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly hashAt: (from: number, length: number) => number;
  readonly scan: (length: number) => number;
};
type Platform = {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Module };
};

/** Places in the module's memory and kinds, as scan.as has them. */
const shapesEnd = 16_384;
const tapeAt = 98_304;
const inputAt = 262_144;
/** A line longer than this is read by the whole parse. */
const longestInput = 1024 * 1024 - 64;
const kinds = { scalar: 0, object: 1, list: 2, whole: 3 } as const;
const entryKinds = {
  ascii: 0,
  text: 1,
  escaped: 2,
  number: 3,
  true: 4,
  false: 5,
  null: 6,
  object: 7,
  list: 8,
  close: 9,
} as const;

/** A form with the names of its fields in the order in which the module was told of them. */
type Shape =
  | { readonly kind: 'scalar' | 'whole' }
  | { readonly kind: 'object'; readonly fields: readonly { readonly name: string; readonly shape: Shape }[] }
  | { readonly kind: 'list'; readonly of: Shape };

const shapeOf = (form: Wanted[string]): Shape => {
  if (form === true) return { kind: 'scalar' };
  if (form === false) return { kind: 'whole' };
  const [item] = Array.isArray(form) ? (form as readonly [true | Wanted]) : [];
  return item === undefined
    ? {
        kind: 'object',
        fields: Object.entries(form as Wanted).map(([name, inner]) => ({ name, shape: shapeOf(inner) })),
      }
    : { kind: 'list', of: shapeOf(item) };
};

/** Writes a shape where the module looks for it: the root at 0, what it holds behind it. */
const writeShapes = (module: Module, root: Shape): void => {
  const memory = Buffer.from(module.memory.buffer);
  let free = 0;
  const take = (bytes: number): number => {
    const place = free;
    free += (bytes + 7) & ~7;
    if (free > shapesEnd) throw new Error('more fields are wanted than there is room for');
    return place;
  };
  const write = (shape: Shape): number => {
    if (shape.kind !== 'object') {
      const place = take(8);
      memory.writeInt32LE(kinds[shape.kind], place);
      if (shape.kind === 'list') memory.writeInt32LE(write(shape.of), place + 4);
      return place;
    }
    const place = take(8 + shape.fields.length * 16);
    memory.writeInt32LE(kinds.object, place);
    memory.writeInt32LE(shape.fields.length, place + 4);
    for (const [index, { name, shape: inner }] of shape.fields.entries()) {
      const length = Buffer.byteLength(name);
      const nameAt = take(length);
      memory.write(name, nameAt);
      const field = [module.hashAt(nameAt, length), nameAt, length, write(inner)];
      for (const [step, value] of field.entries()) memory.writeInt32LE(value, place + 8 + index * 16 + step * 4);
    }
    return place;
  };
  write(root);
};

/** Null where the platform has no WebAssembly (`--jitless`). */
const instantiate = (): Module | null => {
  const platform =
    'WebAssembly' in globalThis ? ((globalThis as { WebAssembly?: Platform }).WebAssembly ?? null) : null;
  return platform === null
    ? null
    : new platform.Instance(new platform.Module(Buffer.from(compiledScan, 'base64'))).exports;
};

export const createSelect = (wanted: Wanted): Select => {
  const root = shapeOf(wanted);
  const module = instantiate();
  // Then every notice is in doubt, and is parsed whole.
  if (module === null) return () => null;
  writeShapes(module, root);
  const memory = Buffer.from(module.memory.buffer);
  const tape = new Int32Array(module.memory.buffer, tapeAt);
  let at = 0;

  const scalarAt = (kind: number, start: number, end: number): Json => {
    switch (kind) {
      case entryKinds.ascii:
        return memory.toString('latin1', inputAt + start, inputAt + end);
      case entryKinds.text:
        return memory.toString('utf8', inputAt + start, inputAt + end);
      case entryKinds.escaped:
        return String(JSON.parse(memory.toString('utf8', inputAt + start - 1, inputAt + end + 1)));
      case entryKinds.number:
        return Number(memory.toString('latin1', inputAt + start, inputAt + end));
      case entryKinds.null:
        return null;
      default:
        return kind === entryKinds.true;
    }
  };
  const valueAt = (head: number, shape: Shape): Json => {
    const kind = head & 0xff;
    const start = tape[at + 1] ?? 0;
    const end = tape[at + 2] ?? 0;
    at += 3;
    if (kind === entryKinds.object) return objectFrom(shape);
    return kind === entryKinds.list ? listFrom(shape) : scalarAt(kind, start, end);
  };
  const objectFrom = (shape: Shape, top = Number.POSITIVE_INFINITY): JsonObject => {
    const built: Record<string, Json> = {};
    const fields = shape.kind === 'object' ? shape.fields : [];
    while (at < top) {
      const head = tape[at] ?? 0;
      if ((head & 0xff) === entryKinds.close) {
        at += 3;
        break;
      }
      const field = fields[head >> 8];
      if (field === undefined) throw new Error('the tape names a field that is not wanted');
      built[field.name] = valueAt(head, field.shape);
    }
    return built;
  };
  const listFrom = (shape: Shape): readonly Json[] => {
    const built: Json[] = [];
    const item = shape.kind === 'list' ? shape.of : shape;
    for (let head = tape[at] ?? 0; (head & 0xff) !== entryKinds.close; head = tape[at] ?? 0)
      built.push(valueAt(head, item));
    at += 3;
    return built;
  };

  return (bytes) => {
    if (bytes.length > longestInput) return null;
    bytes.copy(memory, inputAt);
    const entries = module.scan(bytes.length);
    if (entries < 0) return null;
    at = 0;
    return objectFrom(root, entries * 3);
  };
};

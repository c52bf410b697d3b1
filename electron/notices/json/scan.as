// AssemblyScript: finds the wanted fields of one JSON object and checks the grammar of all of it, 16 bytes at a step.
// `node build/webassembly.ts` compiles it; select.ts writes the shapes and the input in, and reads the tape out.
// What is unusual is not judged here: the answer is then "in doubt", and the whole parse decides.

const DEEPEST: i32 = 100;
/** Comparing each name with those before it is quick only while they are few. */
const MOST_NAMES: i32 = 200;
/** Digits, with the point, that a double holds exactly. */
const EXACT_DIGITS: i32 = 15;

// Places in memory; the first and the last are known to select.ts too.
const SHAPES: usize = 0;
const NAMES: usize = 16384;
const TAPE: usize = 98304;
const INPUT: usize = 262144;
const MOST_ENTRIES: i32 = 13000;

// A shape: its kind, then for a list where its items' shape is, for an object how many fields and for each of them
// hash, place and length of its name, and where its shape is.
const SCALAR: i32 = 0;
const OBJECT: i32 = 1;
const LIST: i32 = 2;
const UNWANTED: usize = usize.MAX_VALUE;

// An entry of the tape: kind and field (how many-th of the parent's, 0 in a list), start, end.
const ASCII: i32 = 0;
const TEXT: i32 = 1;
const ESCAPED: i32 = 2;
const NUMBER: i32 = 3;
const TRUE: i32 = 4;
const FALSE: i32 = 5;
const NULL: i32 = 6;
const OPEN_OBJECT: i32 = 7;
const OPEN_LIST: i32 = 8;
const CLOSE: i32 = 9;

let depth: i32 = 0;
let namesTop: usize = NAMES;
let entries: i32 = 0;
let isEscaped: bool = false;
let highBits: i32 = 0;

function write(kind: i32, field: i32, start: usize, end: usize): void {
  if (entries < MOST_ENTRIES) {
    const place = TAPE + <usize>(entries * 12);
    store<i32>(place, kind | (field << 8));
    store<i32>(place, <i32>(start - INPUT), 4);
    store<i32>(place, <i32>(end - INPUT), 8);
  }
  entries += 1;
}

@inline
function behindSpace(from: usize): usize {
  let at = from;
  let byte = load<u8>(at);
  while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
    at += 1;
    byte = load<u8>(at);
  }
  return at;
}

// One bit for each of the 16 bytes that is a quote, a backslash or a control character.
@inline
function specials(bytes: v128): i32 {
  return i8x16.bitmask(
    v128.or(
      v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c))),
      i8x16.lt_u(bytes, i8x16.splat(0x20)),
    ),
  );
}

function isHex(byte: u8): bool {
  const letter = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (letter >= 0x61 && letter <= 0x66);
}

// Behind the escape whose backslash is at `at`; 0: it is none.
function behindEscape(at: usize): usize {
  const sign = load<u8>(at, 1);
  if (
    sign === 0x22 ||
    sign === 0x5c ||
    sign === 0x2f ||
    sign === 0x62 ||
    sign === 0x66 ||
    sign === 0x6e ||
    sign === 0x72 ||
    sign === 0x74
  )
    return at + 2;
  if (sign !== 0x75) return 0;
  return isHex(load<u8>(at, 2)) && isHex(load<u8>(at, 3)) && isHex(load<u8>(at, 4)) && isHex(load<u8>(at, 5)) ? at + 6 : 0;
}

// The closing quote of the text whose first byte is at `from`; 0: in doubt. The input ends in NUL, which ends any text.
function endOfText(from: usize): usize {
  let at = from;
  isEscaped = false;
  highBits = 0;
  do {
    const bytes = v128.load(at);
    const found = specials(bytes);
    const high = i8x16.bitmask(bytes);
    if (found === 0) {
      highBits |= high;
      at += 16;
      continue;
    }
    const step = ctz(found);
    highBits |= high & ((1 << step) - 1);
    at += <usize>step;
    const sign = load<u8>(at);
    if (sign === 0x22) return at;
    if (sign !== 0x5c) return 0;
    isEscaped = true;
    at = behindEscape(at);
  } while (at !== 0);
  return 0;
}

// Equal names have equal hashes; different ones nearly always different ones.
function hashOf(from: usize, length: i32): i32 {
  let hash: u64 = <u64>length * 0x9e3779b97f4a7c15;
  let at = from;
  let left = length;
  while (left >= 8) {
    hash = (hash ^ load<u64>(at)) * 0xff51afd7ed558ccd;
    hash ^= hash >> 32;
    at += 8;
    left -= 8;
  }
  if (left > 0) {
    hash = (hash ^ (load<u64>(at) & ((<u64>1 << (<u64>left << 3)) - 1))) * 0xff51afd7ed558ccd;
    hash ^= hash >> 32;
  }
  return <i32>(hash ^ (hash >> 29));
}

export function hashAt(from: i32, length: i32): i32 {
  return hashOf(<usize>from, length);
}

// Behind the number at `from`; 0: in doubt, for it has an exponent or more digits than a double holds.
function behindNumber(from: usize): usize {
  let at = from;
  if (load<u8>(at) === 0x2d) at += 1;
  const first = at;
  while (load<u8>(at) >= 0x30 && load<u8>(at) <= 0x39) at += 1;
  if (at === first || (load<u8>(first) === 0x30 && at > first + 1)) return 0;
  if (load<u8>(at) === 0x2e) {
    at += 1;
    const fraction = at;
    while (load<u8>(at) >= 0x30 && load<u8>(at) <= 0x39) at += 1;
    if (at === fraction) return 0;
  }
  return <i32>(at - first) > EXACT_DIGITS || (load<u8>(at) | 0x20) === 0x65 ? 0 : at;
}

// How many-th field of the shape has this name, or -1.
function fieldOf(shape: usize, hash: i32, from: usize, length: i32): i32 {
  const count = load<i32>(shape, 4);
  for (let index = 0; index < count; index += 1) {
    const field = shape + 8 + <usize>(index << 4);
    if (load<i32>(field) !== hash || load<i32>(field, 8) !== length) continue;
    const name = <usize>load<i32>(field, 4);
    let same = 0;
    while (same < length && load<u8>(name + <usize>same) === load<u8>(from + <usize>same)) same += 1;
    if (same === length) return index;
  }
  return -1;
}

// Behind the object whose brace is at `from`; 0: in doubt.
function behindObject(from: usize, shape: usize): usize {
  const base = namesTop;
  let at = behindSpace(from + 1);
  if (load<u8>(at) === 0x7d) return at + 1;
  for (;;) {
    if (load<u8>(at) !== 0x22) return 0;
    const name = at + 1;
    at = endOfText(name);
    if (at === 0 || isEscaped || <i32>(namesTop - base) >= MOST_NAMES << 2) return 0;
    const length = <i32>(at - name);
    const hash = hashOf(name, length);
    for (let other = base; other < namesTop; other += 4) if (load<i32>(other) === hash) return 0;
    store<i32>(namesTop, hash);
    namesTop += 4;
    at = behindSpace(at + 1);
    if (load<u8>(at) !== 0x3a) return 0;
    const field = shape === UNWANTED ? -1 : fieldOf(shape, hash, name, length);
    at = behindValue(at + 1, field < 0 ? UNWANTED : <usize>load<i32>(shape + 8 + <usize>(field << 4), 12), field);
    if (at === 0) return 0;
    at = behindSpace(at);
    const sign = load<u8>(at);
    if (sign === 0x7d) break;
    if (sign !== 0x2c) return 0;
    at = behindSpace(at + 1);
  }
  namesTop = base;
  return at + 1;
}

function behindList(from: usize, items: usize): usize {
  let at = behindSpace(from + 1);
  if (load<u8>(at) === 0x5d) return at + 1;
  do {
    at = behindValue(at, items, 0);
    if (at === 0) return 0;
    at = behindSpace(at);
    const sign = load<u8>(at);
    at += 1;
    if (sign === 0x5d) return at;
    if (sign !== 0x2c) return 0;
  } while (true);
  return 0;
}

function behindHolder(at: usize, kind: i32, shape: usize, field: i32): usize {
  if (depth === DEEPEST || (shape !== UNWANTED && load<i32>(shape) !== kind)) return 0;
  depth += 1;
  if (shape !== UNWANTED) write(kind === OBJECT ? OPEN_OBJECT : OPEN_LIST, field, at, at);
  const items = kind === LIST && shape !== UNWANTED ? <usize>load<i32>(shape, 4) : UNWANTED;
  const end = kind === OBJECT ? behindObject(at, shape) : behindList(at, items);
  if (shape !== UNWANTED) write(CLOSE, 0, end, end);
  depth -= 1;
  return end;
}

// A value of another kind than was expected is left to the whole parse, for what it means is not known here.
function behindValue(from: usize, shape: usize, field: i32): usize {
  const at = behindSpace(from);
  const sign = load<u8>(at);
  const isScalar = shape === UNWANTED || load<i32>(shape) === SCALAR;
  if (sign === 0x22) {
    const end = endOfText(at + 1);
    if (end === 0 || !isScalar) return 0;
    if (shape !== UNWANTED) write(isEscaped ? ESCAPED : highBits === 0 ? ASCII : TEXT, field, at + 1, end);
    return end + 1;
  }
  if (sign === 0x7b) return behindHolder(at, OBJECT, shape, field);
  if (sign === 0x5b) return behindHolder(at, LIST, shape, field);
  if (sign === 0x2d || (sign >= 0x30 && sign <= 0x39)) {
    const end = behindNumber(at);
    if (end === 0 || !isScalar) return 0;
    if (shape !== UNWANTED) write(NUMBER, field, at, end);
    return end;
  }
  const four = load<u32>(at);
  // "null", "true", "fals"
  if (four === 0x6c6c756e) {
    if (!isScalar && load<i32>(shape) !== OBJECT && load<i32>(shape) !== LIST) return 0;
    if (shape !== UNWANTED) write(NULL, field, at, at);
    return at + 4;
  }
  if (!isScalar) return 0;
  if (four === 0x65757274) {
    if (shape !== UNWANTED) write(TRUE, field, at, at);
    return at + 4;
  }
  if (four === 0x736c6166 && load<u8>(at, 4) === 0x65) {
    if (shape !== UNWANTED) write(FALSE, field, at, at);
    return at + 5;
  }
  return 0;
}

/** Entries on the tape for the input's first `length` bytes, or -1: in doubt. */
export function scan(length: i32): i32 {
  // Behind the input: what ends a text, a number or space, and is read past by one step of 16 bytes.
  const end = INPUT + <usize>length;
  v128.store(end, i8x16.splat(0));
  depth = 1;
  namesTop = NAMES;
  entries = 0;
  const start = behindSpace(INPUT);
  if (load<u8>(start) !== 0x7b) return -1;
  const behind = behindObject(start, SHAPES);
  if (behind === 0 || entries > MOST_ENTRIES) return -1;
  return behindSpace(behind) === end ? entries : -1;
}

/** Where one element of a list lies. `start` and `end` count units (bytes, or pairs of bytes in UTF-16). */
export type Slice = { readonly list: string; readonly index: number; readonly start: number; readonly end: number };

/**
 * Finds the elements of named lists in JSON without building the value: members of the root object (`releases`), or the
 * root list itself (list name ''). Works on any piece of the text at a time; it does not judge the grammar, so what it
 * names is parsed strictly afterwards and the rest is checked as `skeleton`: the same text with each element written 0.
 */
export type SliceScanner = {
  /** `units` continues where the last call stopped. Characters beyond ASCII may be given as any value >= 0x80. */
  readonly feed: (units: Uint8Array) => void;
  /** Start of the element being read, or null: what lies before it is no longer needed. */
  readonly openSlice: () => number | null;
  readonly state: () => { readonly depth: number; readonly inString: boolean; readonly lists: ReadonlySet<string> };
};

const quote = 0x22;
const backslash = 0x5c;

export const createSliceScanner = (
  wanted: ReadonlySet<string>,
  onSlice: (slice: Slice) => void,
  /** Receives everything that is not part of an element, in order; 0x30 in place of each element. */
  onSkeleton: (units: Uint8Array) => void = () => undefined,
): SliceScanner => {
  const zero = Uint8Array.of(0x30);
  const lists = new Set<string>();
  let position = 0;
  let depth = 0;
  let inString = false;
  let isEscaped = false;
  let rootIsArray = false;
  /** The name last read at the root object's level, ASCII only. */
  let key: number[] = [];
  let readsKey = false;
  let list: string | null = null;
  let listDepth = 0;
  let index = 0;
  let start: number | null = null;

  const feed = (units: Uint8Array): void => {
    const base = position;
    let plainFrom = start === null ? 0 : -1;
    const open = (at: number): void => {
      onSkeleton(units.subarray(plainFrom, at));
      onSkeleton(zero);
      start = base + at;
      plainFrom = -1;
    };
    const close = (at: number): void => {
      if (start === null || list === null) return;
      onSlice({ list, index, start, end: base + at });
      index += 1;
      start = null;
      plainFrom = at;
    };
    for (let at = 0; at < units.length; at += 1) {
      const unit = units[at] ?? 0;
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (unit === backslash) isEscaped = true;
        else if (unit === quote) {
          inString = false;
          readsKey = false;
          if (start !== null && depth === listDepth) close(at + 1);
        } else if (readsKey && key.length < 40) key.push(unit);
        continue;
      }
      if (unit <= 0x20) {
        if (start !== null && depth === listDepth) close(at);
        continue;
      }
      const isClosing = unit === 0x7d || unit === 0x5d;
      if (start !== null && depth === listDepth && (isClosing || unit === 0x2c)) close(at);
      if (list !== null && start === null && depth === listDepth && !isClosing && unit !== 0x2c) open(at);
      if (unit === quote) {
        inString = true;
        if (depth === 1 && !rootIsArray) {
          key = [];
          readsKey = true;
        }
      } else if (unit === 0x7b || unit === 0x5b) {
        depth += 1;
        if (depth === 1) rootIsArray = unit === 0x5b;
        const name = depth === 1 ? '' : String.fromCharCode(...key);
        const isList = unit === 0x5b && list === null && (depth === 1 || (depth === 2 && !rootIsArray));
        if (isList && wanted.has(name)) {
          list = name;
          lists.add(name);
          listDepth = depth;
          index = 0;
        }
      } else if (isClosing) {
        depth -= 1;
        if (list !== null && depth < listDepth) list = null;
        else if (start !== null && depth === listDepth) close(at + 1);
      }
    }
    if (plainFrom >= 0) onSkeleton(units.subarray(plainFrom));
    position += units.length;
  };
  return { feed, openSlice: () => start, state: () => ({ depth, inString, lists }) };
};

/** UTF-16 as one byte a unit: ASCII as it is, everything else 0x80. */
export const projectUtf16 = (bytes: Uint8Array, isBigEndian: boolean): Uint8Array => {
  const units = new Uint8Array(bytes.length >> 1);
  const low = isBigEndian ? 1 : 0;
  for (let unit = 0; unit < units.length; unit += 1) {
    const at = unit * 2;
    const isAscii = (bytes[at + 1 - low] ?? 0) === 0 && (bytes[at + low] ?? 0) < 0x80;
    units[unit] = isAscii ? (bytes[at + low] ?? 0) : 0x80;
  }
  return units;
};

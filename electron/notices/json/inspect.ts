/** Nesting that no procurement format comes near (OCDS with its extensions stays under 15). */
export const deepest = 100;

export type JsonFault =
  | { readonly code: 'notice.not-json'; readonly index: number; readonly reason: string }
  | { readonly code: 'notice.truncated'; readonly index: number }
  | { readonly code: 'notice.too-deep'; readonly index: number }
  | { readonly code: 'notice.duplicate-field'; readonly index: number; readonly field: string };

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'comma-or-end' | 'nothing';

/** A number that a double can not hold exactly: the steps to it and its text. */
export type LongNumber = { readonly steps: readonly (string | number)[]; readonly text: string };

export type Inspection =
  | { readonly ok: true; readonly longNumbers: readonly LongNumber[] }
  | { readonly ok: false; readonly fault: JsonFault };

type Level =
  | { readonly kind: 'object'; readonly keys: Set<string>; key: string }
  | { readonly kind: 'array'; index: number };

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const spacePattern = /[ \t\n\r]*/y;

/** Digits up to which every decimal number survives a double (IEEE 754 binary64). */
export const exactDigits = 15;
const isLong = (text: string): boolean =>
  text.replace(/[eE].*$/, '').replace(/\D/g, '').length > exactDigits || !Number.isFinite(Number(text));

const stepsOf = (levels: readonly Level[]): readonly (string | number)[] =>
  levels.map((level) => (level.kind === 'object' ? level.key : level.index));
const pathOf = (levels: readonly Level[]): string =>
  levels
    .map((level) => (level.kind === 'object' ? `.${level.key}` : `[${level.index}]`))
    .join('')
    .replace(/^\./, '');

const escapes = '"\\/bfnrt';
const fourHex = /[0-9a-fA-F]{4}/y;

/** The index behind the closing quote of the string that opens at `start`; `cut` where the text ends inside it. */
const endOfString = (text: string, start: number): number | 'wrong' | 'cut' => {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return 'wrong';
    if (code !== 0x5c) continue;
    at += 1;
    const escape = text[at];
    if (escape === undefined) return 'cut';
    if (escape === 'u') {
      if (at + 4 >= text.length) return 'cut';
      fourHex.lastIndex = at + 1;
      if (!fourHex.test(text)) return 'wrong';
      at += 4;
    } else if (!escapes.includes(escape)) return 'wrong';
  }
  return 'cut';
};

/**
 * Reads JSON text strictly (RFC 8259, and I-JSON's rule of RFC 7493 section 2.3 that names in an object are unique),
 * without recursion. Slower than `JSON.parse`, so it runs only where that refused, or where a count says that something
 * is odd; it then names the exact place.
 */
export const inspectJson = (text: string): Inspection => {
  const longNumbers: LongNumber[] = [];
  const levels: Level[] = [];
  let index = 0;
  let expects: Expected = 'value';
  const fault = (value: JsonFault): Inspection => ({ ok: false, fault: value });
  const unexpected = (): Inspection =>
    index >= text.length
      ? fault({ code: 'notice.truncated', index })
      : fault({ code: 'notice.not-json', index, reason: `${expects.replaceAll('-', ' ')} expected` });
  const skipSpace = (): void => {
    spacePattern.lastIndex = index;
    spacePattern.test(text);
    index = spacePattern.lastIndex;
  };
  const endOfValue = (): void => {
    expects = levels.length === 0 ? 'nothing' : 'comma-or-end';
  };
  const badString = (end: 'wrong' | 'cut'): Inspection =>
    end === 'cut'
      ? fault({ code: 'notice.truncated', index: text.length })
      : fault({ code: 'notice.not-json', index, reason: 'text with a raw control character or a wrong escape' });

  for (;;) {
    skipSpace();
    const sign = text[index];
    const level = levels.at(-1);
    const now = expects as Expected;
    if (now === 'nothing') return index === text.length ? { ok: true, longNumbers } : unexpected();
    if (sign === undefined) return unexpected();
    if ((sign === '}' || sign === ']') && now.endsWith('or-end')) {
      if (level === undefined || (sign === '}') !== (level.kind === 'object')) return unexpected();
      levels.pop();
      index += 1;
      endOfValue();
    } else if (now === 'comma-or-end') {
      if (sign !== ',' || level === undefined) return unexpected();
      index += 1;
      if (level.kind === 'array') level.index += 1;
      expects = level.kind === 'object' ? 'key' : 'value';
    } else if (now === 'key' || now === 'key-or-end') {
      if (sign !== '"' || level?.kind !== 'object') return unexpected();
      const start = index;
      const end = endOfString(text, start);
      if (typeof end !== 'number') return badString(end);
      index = end;
      level.key = String(JSON.parse(text.slice(start, end)));
      if (level.keys.has(level.key))
        return fault({ code: 'notice.duplicate-field', index: start, field: pathOf(levels).slice(0, 200) });
      level.keys.add(level.key);
      skipSpace();
      if (text[index] !== ':') return unexpected();
      index += 1;
      expects = 'value';
    } else if (sign === '{' || sign === '[') {
      if (levels.length === deepest) return fault({ code: 'notice.too-deep', index });
      levels.push(sign === '{' ? { kind: 'object', keys: new Set(), key: '' } : { kind: 'array', index: 0 });
      index += 1;
      expects = sign === '{' ? 'key-or-end' : 'value-or-end';
    } else if (sign === '"') {
      const end = endOfString(text, index);
      if (typeof end !== 'number') return badString(end);
      index = end;
      endOfValue();
    } else {
      const literal = ['true', 'false', 'null'].find((word) => text.startsWith(word, index));
      numberPattern.lastIndex = index;
      const found = literal === undefined ? numberPattern.exec(text) : null;
      if (literal === undefined && found === null)
        return ['true', 'false', 'null', '-'].some((word) => word.startsWith(text.slice(index)))
          ? fault({ code: 'notice.truncated', index: text.length })
          : unexpected();
      if (found !== null && isLong(found[0])) longNumbers.push({ steps: stepsOf(levels), text: found[0] });
      index += (literal ?? found?.[0] ?? '').length;
      endOfValue();
    }
  }
};

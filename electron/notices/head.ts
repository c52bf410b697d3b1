import { markLength } from './encoding.ts';
import type { Encoding } from './json/strict.ts';
import { readRange, type OpenFile } from './open-file.ts';

/** How a file begins: what its format is recognised by. */
export type FileHead = {
  readonly bytes: Buffer;
  /** The same as text, without a byte order mark; what is no text in the encoding stands as U+FFFD. */
  readonly text: string;
  /** The first character that is not a space; '' where the file has none. */
  readonly sign: string;
  /** The root element where it is XML: its local name, and the namespace that its prefix is bound to. */
  readonly root: { readonly name: string; readonly namespace: string } | null;
};

/** Enough for the comments and namespaces that state systems put before the first field. */
const headSize = 64 * 1024;

const prolog = /^\s*(?:<\?[^]*?\?>\s*|<!--[^]*?-->\s*|<!DOCTYPE[^>[]*(?:\[[^]*?\]\s*)?>\s*)*/;
const startTag = /^<(?:([\p{L}_][\p{L}\p{N}_.-]*):)?([\p{L}_][\p{L}\p{N}_.-]*)([^<>]*)>?/u;

const rootOf = (text: string): FileHead['root'] => {
  const found = startTag.exec(text.slice(prolog.exec(text)?.[0].length ?? 0));
  if (found === null) return null;
  const [, prefix, name = '', attributes = ''] = found;
  const declaration = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`;
  const bound = new RegExp(
    `(?:^|\\s)${declaration.replaceAll('.', String.raw`\.`)}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`,
  ).exec(attributes);
  return { name, namespace: bound?.[1] ?? bound?.[2] ?? '' };
};

/** Where the file's text begins and with which sign, seen past any number of blank bytes. */
export const firstSign = (
  file: OpenFile,
  encoding: Encoding,
): { readonly offset: number; readonly sign: string } | null => {
  const step = 4_096;
  for (let offset = 0; offset < file.size; offset += step) {
    const bytes = readRange(file, offset, Math.min(step, file.size - offset));
    const from = offset === 0 ? markLength(bytes, encoding) : 0;
    for (const [at, byte] of bytes.subarray(from).entries()) {
      if (byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d) continue;
      if (byte === 0 && encoding.startsWith('utf-16')) continue;
      return { offset: offset + from + at, sign: String.fromCharCode(byte) };
    }
  }
  return null;
};

/** Null: there is nothing in the file but blanks. */
export const headOf = (file: OpenFile, encoding: Encoding): FileHead | null => {
  const first = firstSign(file, encoding);
  if (first === null) return null;
  // In UTF-16BE a character's first byte is the NUL before its sign.
  const start = encoding === 'utf-16be' ? Math.max(0, first.offset - 1) : first.offset;
  const bytes = readRange(file, start, Math.min(headSize, file.size - start));
  const text = new TextDecoder(encoding).decode(bytes);
  return { bytes, text, sign: first.sign, root: first.sign === '<' ? rootOf(text) : null };
};

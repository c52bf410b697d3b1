import type { ByteSource } from './byte-source.ts';

export type Armour = 'cms-pem' | 'cms-base64';

/** `reason` is the key of its words; `line` counts from 1. `around` is the line of text that stands outside the armour, when there is any. */
export type Dearmoured =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly around: number | null }
  | { readonly ok: false; readonly reason: string; readonly line: number };

const labels = ['CMS', 'PKCS7', 'PKCS #7 SIGNED DATA', 'SIGNATURE'] as const;
const lineShape = /^[A-Za-z0-9+/]+={0,2}$/;
const begin = /^-----BEGIN ([A-Z0-9 #]+)-----$/;

/** What the first bytes look like; null: neither. Base64 of a SEQUENCE begins with `MI`, `MF`-`MH` or `MA`-`ME`. */
export const armourOf = async (source: ByteSource): Promise<Armour | null> => {
  const start = Buffer.from(await source.read(0, Math.min(source.size, 4096))).toString('latin1');
  if (/^\s*-----BEGIN /m.test(start)) return 'cms-pem';
  return /^\s*M[A-I][A-Za-z0-9+/\s]{14,}/.test(start) ? 'cms-base64' : null;
};

/** Lines end with LF or CRLF, one kind throughout; only empty lines may follow the last. */
const linesOf = (text: string): { readonly lines: readonly string[] } | { readonly badLine: number } => {
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(ending);
  const bad = lines.findIndex((line) => /[\r\n]/.test(line));
  return bad === -1 ? { lines } : { badLine: bad + 1 };
};

/** Strict base64: no spaces, every line full but the last, padding only at the end and its spare bits zero (RFC 4648 3). */
const decodeLines = (lines: readonly string[], firstLine: number): Dearmoured => {
  const bad = (reason: string, index: number): Dearmoured => ({ ok: false, reason, line: firstLine + index });
  const width = lines[0]?.length ?? 0;
  if (lines.length === 0) return bad('armour.empty', 0);
  for (const [index, line] of lines.entries()) {
    const last = index === lines.length - 1;
    if (!lineShape.test(line)) return bad('armour.character', index);
    if (!last && (line.length !== width || line.endsWith('='))) return bad('armour.line-length', index);
    if (last && line.length > width) return bad('armour.line-length', index);
  }
  const joined = lines.join('');
  const bytes = Buffer.from(joined, 'base64');
  if (joined.length % 4 !== 0 || bytes.toString('base64') !== joined) return bad('armour.padding', lines.length - 1);
  return { ok: true, bytes, around: null };
};

const withoutEmptyTail = (lines: readonly string[]): readonly string[] =>
  lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);

const readPem = (all: readonly string[]): Dearmoured => {
  const lines = withoutEmptyTail(all);
  const first = lines.findIndex((line) => begin.test(line));
  const label = begin.exec(lines[first] ?? '')?.[1] ?? '';
  if (first === -1) return { ok: false, reason: 'armour.no-begin', line: 1 };
  if (!labels.some((known) => known === label)) return { ok: false, reason: 'armour.label', line: first + 1 };
  const end = lines.indexOf(`-----END ${label}-----`, first);
  if (end === -1) return { ok: false, reason: 'armour.no-end', line: lines.length };
  const body = decodeLines(lines.slice(first + 1, end), first + 2);
  if (!body.ok) return body;
  const around = first > 0 ? 1 : end < lines.length - 1 ? end + 2 : null;
  return { ...body, around };
};

/** RFC 7468 text, or base64 alone; decoded in memory: the caller holds its size to `cmsLimits.armourBytes`. */
export const dearmour = async (source: ByteSource, armour: Armour): Promise<Dearmoured> => {
  const text = Buffer.from(await source.read(0, source.size)).toString('latin1');
  const split = linesOf(text);
  if ('badLine' in split) return { ok: false, reason: 'armour.line-ends', line: split.badLine };
  return armour === 'cms-pem' ? readPem(split.lines) : decodeLines(withoutEmptyTail(split.lines), 1);
};

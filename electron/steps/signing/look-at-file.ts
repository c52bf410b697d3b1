import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FilePreview } from '#shared/contract/batches.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { fileSource } from '../../pki/cms/byte-source.ts';
import { readZip } from '../../pki/containers/zip-read.ts';
import { readRefusal } from '../../pki/streams/file-failure.ts';
import type { FaceAbilities, ShownContent } from '../context.ts';

/** What is read and shown of a file at most; a person looks at the beginning, the digest covers the rest. */
const limits = {
  textBytes: 128 * 1024,
  characters: 20_000,
  imageBytes: 6 * 1024 * 1024,
  /** A small file can unfold into an image that fills the memory. */
  imagePixels: 40_000_000,
  pdfBytes: 16 * 1024 * 1024,
  /** A broken PDF is read whole to find its pages, in the memory of whoever draws them. */
  drawnPdfBytes: 256 * 1024 * 1024,
  entries: 200,
} as const;

type Look = {
  readonly handle: FileHandle;
  readonly path: string;
  readonly size: number;
  readonly modified: bigint;
  /** The file's name. */
  readonly title: string;
  /** Puts it where a person sees it and the page that asked does not; null where this face has no such place. */
  readonly show: (content: ShownContent) => string | null;
};

const showingBy =
  ({ showContent }: FaceAbilities): Look['show'] =>
  (content) =>
    showContent === null ? null : showContent(content);

const none = (reason: Extract<FilePreview, { kind: 'none' }>['reason']): FilePreview => ({ kind: 'none', reason });

const readStart = async (handle: FileHandle, bytes: number): Promise<Buffer> => {
  const into = Buffer.allocUnsafe(bytes);
  let filled = 0;
  for (;;) {
    const { bytesRead } = await handle.read(into, filled, bytes - filled, filled);
    if (bytesRead === 0) return into.subarray(0, filled);
    filled += bytesRead;
  }
};

type ImageType = Extract<FilePreview, { kind: 'image' }>['mediaType'];

const imageTypeOf = (start: Buffer): ImageType | null => {
  if (start.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png';
  if (start.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))) return 'image/jpeg';
  return /^GIF8[79]a/.test(start.subarray(0, 6).toString('latin1')) ? 'image/gif' : null;
};

/** Width times height as the image itself says it; null: it does not say. */
const pixelsOf = (bytes: Buffer, type: ImageType): number | null => {
  if (type === 'image/png') return bytes.length < 24 ? null : bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
  if (type === 'image/gif') return bytes.length < 10 ? null : bytes.readUInt16LE(6) * bytes.readUInt16LE(8);
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7);
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
};

const previewImage = async ({ handle, size, show, title }: Look, type: ImageType): Promise<FilePreview> => {
  if (size > limits.imageBytes) return none('too-large');
  const bytes = await readStart(handle, size);
  const pixels = pixelsOf(bytes, type);
  if (pixels === null) return none('damaged');
  if (pixels > limits.imagePixels) return none('too-large');
  return { kind: 'image', mediaType: type, shownAt: show({ kind: 'image', title, mediaType: type, bytes }) };
};

/** What makes a PDF do something by itself or show something else tomorrow (ISO 32000-1 clauses 12.6 and 7.11.4). */
const activeParts = [
  '/JavaScript',
  '/OpenAction',
  '/AA',
  '/Launch',
  '/EmbeddedFile',
  '/RichMedia',
  '/XFA',
  '/SubmitForm',
] as const;

/** Pages are drawn from what was looked at and from nothing that lies there later. */
const readSlice = async (
  { path, size, modified }: Pick<Look, 'path' | 'size' | 'modified'>,
  from: number,
  to: number,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, 'r');
    const facts = await handle.stat({ bigint: true });
    if (!facts.isFile() || Number(facts.size) !== size || facts.mtimeNs !== modified) return null;
    const into = new Uint8Array(to - from);
    const { bytesRead } = await handle.read(into, 0, into.length, from);
    return bytesRead === into.length ? into : null;
  } catch {
    return null;
  } finally {
    await handle?.close();
  }
};

/** What stands in a PDF in the clear; parts inside compressed objects are not looked for. */
const previewPdf = async ({ handle, path, size, modified, title, show }: Look): Promise<FilePreview> => {
  const text = (await readStart(handle, Math.min(size, limits.pdfBytes))).toString('latin1');
  const counts = [
    ...text.matchAll(
      /\/Type\s*\/Pages\b[^>]{0,400}?\/Count\s+(\d{1,6})|\/Count\s+(\d{1,6})\b[^>]{0,400}?\/Type\s*\/Pages\b/g,
    ),
  ];
  const pages = counts.map(([, after, before]) => Number(after ?? before));
  return {
    kind: 'pdf',
    shownAt:
      size > limits.drawnPdfBytes
        ? null
        : show({ kind: 'pdf', title, size, read: (from, to) => readSlice({ path, size, modified }, from, to) }),
    pages: pages.length === 0 ? null : Math.max(...pages),
    active: activeParts.filter((part) => new RegExp(`${part}(?![A-Za-z])`).test(text)),
  };
};

const previewArchive = async ({ handle, size, show, title }: Look): Promise<FilePreview> => {
  const archive = await readZip(fileSource(handle, size));
  if (archive === null || archive.entries.length === 0) return none('damaged');
  const names = archive.entries.slice(0, limits.entries).map(({ name }) => name.slice(0, 300));
  return { kind: 'archive', entries: archive.entries.length, shownAt: show({ kind: 'names', title, names }) };
};

const strictly = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    // A character cut in two at the end of what was read is no fault of the text.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
};

/** In windows-1251 Russian letters are the upper quarter of the bytes; in a picture or a program they are not so many. */
const looksRussian = (bytes: Buffer): boolean => {
  let high = 0;
  let letters = 0;
  for (const byte of bytes) {
    if (byte >= 0x80) high += 1;
    if (byte >= 0xc0 || byte === 0xa8 || byte === 0xb8) letters += 1;
  }
  return high > 0 && letters / high > 0.85;
};

const decodeText = (bytes: Buffer): { readonly encoding: string; readonly text: string } | null => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return textAs('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return textAs('utf-16be', bytes);
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(bytes.toString('latin1'))) return null;
  return textAs('utf-8', bytes) ?? (looksRussian(bytes) ? textAs('windows-1251', bytes) : null);
};

const textAs = (encoding: string, bytes: Buffer): { readonly encoding: string; readonly text: string } | null => {
  const text = strictly(encoding, bytes);
  return text === null ? null : { encoding, text };
};

/** Marks that turn the reading direction, join or vanish: a contract may read otherwise than a program will read it. */
const invisibleMarks = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A key in the open is nobody's document to sign, and no page is to see it. */
const privateKey = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/;

const previewText = (start: Buffer, { size, show, title }: Look): FilePreview => {
  const decoded = decodeText(start);
  if (decoded === null || privateKey.test(decoded.text)) return none('unknown');
  const { encoding, text } = decoded;
  const marks = new Set([...text.matchAll(invisibleMarks)].map(([mark]) => mark.charCodeAt(0)));
  return {
    kind: 'text',
    encoding,
    shownAt: show({ kind: 'text', title, text: text.slice(0, limits.characters) }),
    isCut: text.length > limits.characters || size > start.length,
    invisible: [...marks].map((mark) => `U+${mark.toString(16).toUpperCase().padStart(4, '0')}`),
  };
};

const previewOf = async (look: Look): Promise<FilePreview> => {
  const { handle, size } = look;
  if (size === 0) return none('empty');
  const start = await readStart(handle, Math.min(size, limits.textBytes));
  const image = imageTypeOf(start);
  if (image !== null) return previewImage(look, image);
  if (start.subarray(0, 1024).includes('%PDF-')) return previewPdf(look);
  if (start.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return previewArchive(look);
  return previewText(start, look);
};

/** `modified`: nanoseconds since the epoch, in decimal, as the file system has them. */
export type LookedAt = { readonly preview: FilePreview; readonly size: bigint; readonly modified: string };

/** What a person can look at: recognised by its bytes, never by its name, never run, and never given to the page itself. */
export const lookAtFile = async (
  path: string,
  abilities: FaceAbilities,
  /** The file's name where its path has none, as in the vault. */
  title?: string,
): Promise<Outcome<LookedAt>> => {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, 'r');
    const facts = await handle.stat({ bigint: true });
    if (!facts.isFile()) return failKernel('file.not-a-file', { file: path });
    const look = {
      handle,
      path,
      size: Number(facts.size),
      modified: facts.mtimeNs,
      title: title ?? basename(path),
      show: showingBy(abilities),
    };
    return ok({ preview: await previewOf(look), size: facts.size, modified: String(facts.mtimeNs) });
  } catch (error) {
    return readRefusal(error, path);
  } finally {
    await handle?.close();
  }
};

import type { Outcome } from '#shared/kernel/failure.ts';
import type { IndexEntry } from '#shared/procedure/index-entry.ts';
import type { Procedure, SourceFormat } from '#shared/procedure/model.ts';
import type { Batch, FileEnd } from './found.ts';
import type { FileHead } from './head.ts';
import type { Encoding } from './json/strict.ts';
import type { OpenFile } from './open-file.ts';

/** A reader gives batches while it reads and ends with what the file was, or with the reason it is refused. */
export type NoticeReader = (file: OpenFile, encoding: Encoding) => Generator<Batch, FileEnd>;

/** The bytes of one edition as the store keeps them. */
export type EditionBytes = {
  readonly kind: 'release' | 'compiled';
  readonly bytes: Uint8Array;
  readonly inner: string;
  readonly encoding: Encoding;
  readonly format: SourceFormat;
};

/** Everything that one format does; `formats.ts` lists them. Most are made by `documentFormat`. */
export type NoticeFormat = {
  readonly format: SourceFormat;
  /** Whether a file that begins so claims to be this; the reader then judges strictly. */
  readonly recognises: (head: FileHead) => boolean;
  /** A format without a sign of its own (CSV, plain text) is also read where the user names it. */
  readonly takesUsersWord: boolean;
  /** The format names its encoding itself, so what the letters look like need not be told to the user. */
  readonly namesEncoding: boolean;
  readonly read: NoticeReader;
  /**
   * Everything that editions in order say together. `languages`: ISO 639-1 codes, the most wanted first; a text that
   * stands in several is given in the first of them, else in the notice's main language.
   */
  readonly procedure: (editions: readonly EditionBytes[], languages: readonly string[]) => Outcome<Procedure>;
  readonly indexEntry: (editions: readonly EditionBytes[], sourceId: string) => Outcome<IndexEntry>;
  /** SHA-256 of what a bid made for this edition is bound to. */
  readonly digest: (edition: EditionBytes) => string;
  /** Whether two editions say the same whatever their spacing, encoding and order of fields. */
  readonly isSame: (one: EditionBytes, other: EditionBytes) => boolean;
};

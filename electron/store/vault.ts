import type { Readable } from 'node:stream';
import type { Outcome } from '#shared/kernel/failure.ts';

/** A file kept by what it contains. `digest` is SHA-256, lower-case hexadecimal. */
export type Blob = { readonly digest: string; readonly size: number };

export type CopyOptions = {
  readonly signal?: AbortSignal;
  /** Where the copy grows; it may be read there as far as `onProgress` has told. */
  readonly onOpened?: (path: string) => void;
  /** Bytes copied so far. */
  readonly onProgress?: (done: number) => void;
  /** Sees every piece as it passes by; the buffer is reused afterwards. */
  readonly onPiece?: (piece: Buffer) => void;
};

/** A copy on its way into the vault: whole and synced, but not yet in its place. */
export type Staged = Blob & {
  /** Where the bytes lie now. */
  readonly path: () => string;
  /** Moves it to its place; synchronous, so that it can stand inside a transaction. */
  readonly keep: () => void;
  /** Forgets it. Without either call `collect` clears it some day. */
  readonly drop: () => void;
};

/**
 * The content-addressed file vault: `vault/ab/cdef…`. A file is written beside its place under a temporary name,
 * synced and renamed, so it is there whole or not at all; the same bytes are kept once; what is there never changes.
 */
export type Vault = {
  readonly folder: string;
  /** Hashes while copying; refuses with `file.changed-while-read` when the source changed meanwhile. */
  readonly putFile: (path: string, options?: CopyOptions) => Promise<Outcome<Blob>>;
  /** As `putFile`, but nothing is in the vault until `keep`. */
  readonly stageFile: (path: string, options?: CopyOptions) => Promise<Outcome<Staged>>;
  readonly putStream: (source: Readable | AsyncIterable<Uint8Array>, options?: CopyOptions) => Promise<Outcome<Blob>>;
  readonly putBytes: (bytes: Uint8Array) => Promise<Outcome<Blob>>;
  readonly has: (digest: string) => boolean;
  /** Where the bytes lie, to be opened for reading only. */
  readonly pathOf: (digest: string) => string;
  readonly read: (digest: string, options?: { readonly verify?: boolean }) => Promise<Outcome<Uint8Array>>;
  readonly readSlice: (digest: string, offset: number, length: number) => Outcome<Uint8Array>;
  /** Reads everything again and compares. */
  readonly verify: (digest: string) => Promise<Outcome<Blob>>;
  /** Deletes files that `isReferenced` does not know and that are older than `olderThan` milliseconds. */
  readonly collect: (
    isReferenced: (digest: string) => boolean,
    options: { readonly now: number; readonly olderThan: number },
  ) => Promise<{ readonly removed: number; readonly bytes: number }>;
};

import type { Finding } from '#shared/kernel/failure.ts';
import type { IndexEntry } from '#shared/procedure/index-entry.ts';
import type { SourceFormat } from '#shared/procedure/model.ts';
import type { Encoding } from './json/strict.ts';

/** Where an edition's bytes are: a slice of a file in the vault, and a path to the notice inside the slice. */
export type SliceReference = { readonly offset: number; readonly length: number; readonly inner: string };

/**
 * One edition of one procedure, as a reader found it. A `release` tells what changed, a `compiled` one the whole state
 * (OCDS merging rules); formats without that distinction give `compiled`.
 */
export type Found = SliceReference & {
  readonly kind: 'release' | 'compiled';
  /** Milliseconds since the epoch; orders the editions. */
  readonly date: number | null;
  readonly noticeId: string;
  /** CRC-32 of the slice: tells quickly what may be the same; the bytes themselves decide. */
  readonly checksum: number;
  readonly line: number | null;
  readonly path: string;
  readonly entry: IndexEntry;
};

/** `lines`: each line stands alone. `document`: the file is taken whole or not at all. */
export type Shape = 'lines' | 'document';

export type Batch = {
  readonly shape: Shape;
  readonly found: readonly Found[];
  /** What is wrong with lines that were left out, or worth knowing about the file. */
  readonly findings: readonly Finding[];
  /** Lines or notices left out. */
  readonly refused: number;
  /** Bytes of the file read so far. */
  readonly bytes: number;
};

export type FileEnd =
  | { readonly ok: true; readonly format: SourceFormat; readonly shape: Shape; readonly encoding: Encoding }
  /** `format`: what the file claimed to be, where it was recognised. */
  | { readonly ok: false; readonly finding: Finding; readonly format?: SourceFormat };

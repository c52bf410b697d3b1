import type { EncodingProbe } from '../../notices/encoding.ts';
import type { Encoding } from '../../notices/json/strict.ts';
import { createArriving } from '../../notices/arrival.ts';
import { startReading, type ThreadReading } from '../../notices/worker-channel.ts';
import type { SourceFormat } from '#shared/procedure/model.ts';

/** What a file is taken for until its last byte has shown otherwise. */
const assumed: Encoding = 'utf-8';

export type ReadAhead = {
  readonly onOpened: (path: string) => void;
  readonly onProgress: (bytes: number) => void;
  /** The reading, when the whole file turned out as was assumed at its start; else null, and it must be read anew. */
  readonly taken: (file: { readonly size: number; readonly encoding: Encoding }) => ThreadReading | null;
  /** Ends the reading, taken or not. */
  readonly drop: () => void;
};

/**
 * Reads a large file in a thread of its own while it is still being copied, from the copy, as far as that has grown:
 * reading takes longer than copying, and neither then waits for the other. Nothing may be stored before `taken`.
 */
export const readAhead = (probe: EncodingProbe, size: number, expected: SourceFormat | 'auto'): ReadAhead => {
  const arriving = createArriving();
  let path = '';
  let started: ThreadReading | null = null;
  return {
    onOpened: (copy) => {
      path = copy;
    },
    onProgress: (bytes) => {
      arriving.arrived(bytes);
      if (started === null && bytes < size && probe.soFar() === assumed)
        started = startReading({ path, encoding: assumed, expected, arriving: { memory: arriving.memory, size } });
    },
    taken: (file) => {
      const isAsAssumed = file.size === size && file.encoding === assumed;
      return isAsAssumed ? started : null;
    },
    drop: () => {
      arriving.abandon();
      started?.stop();
    },
  };
};

import type { FileHandle } from 'node:fs/promises';
import { SourceFault } from './file-failure.ts';

/** Large enough that the cost per piece does not show, small enough to stay in the processor's cache. */
const chunkBytes = 1024 * 1024;

/**
 * The content of an open file from its start, in pieces. While one piece is worked on, the next is being read; a piece is
 * only good until the next is asked for. `file` names the source where reading fails (`SourceFault`).
 */
export async function* readChunks(handle: FileHandle, file: string): AsyncGenerator<Buffer> {
  const buffers = [Buffer.allocUnsafeSlow(chunkBytes), Buffer.allocUnsafeSlow(chunkBytes)] as const;
  // Settled into a value, since nobody listens to a failing read while the piece before it is worked on.
  const readInto = async (turn: 0 | 1, position: number): Promise<number | SourceFault> => {
    try {
      return (await handle.read(buffers[turn], 0, chunkBytes, position)).bytesRead;
    } catch (error) {
      return new SourceFault(error, file);
    }
  };

  let turn: 0 | 1 = 0;
  let position = 0;
  let reading = readInto(turn, position);
  try {
    for (;;) {
      const length = await reading;
      if (length instanceof SourceFault) throw length;
      if (length === 0) return;
      position += length;
      const ready = buffers[turn].subarray(0, length);
      turn = turn === 0 ? 1 : 0;
      reading = readInto(turn, position);
      yield ready;
    }
  } finally {
    // A piece still on its way writes into our buffer: wait for it before the handle is closed.
    await reading;
  }
}

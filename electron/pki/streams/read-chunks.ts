import type { FileHandle } from 'node:fs/promises';
import { SourceFault } from './file-failure.ts';
import { giveBack, pieceBytes, takePiece } from './pieces.ts';

/**
 * The content of an open file from its start, in pieces. While one piece is worked on, the next is being read; a piece is
 * only good until the next is asked for. `file` names the source where reading fails (`SourceFault`). `expected` is how
 * long the file is thought to be: a small one gets a small buffer, a longer one than thought is still read whole.
 */
export async function* readChunks(handle: FileHandle, file: string, expected = pieceBytes): AsyncGenerator<Buffer> {
  // One byte more, so that the first read already finds the end of a small file.
  const length = Math.min(pieceBytes, expected + 1);
  const take = (): Buffer => (length === pieceBytes ? takePiece() : Buffer.allocUnsafeSlow(length));
  const buffers: [Buffer, Buffer | null] = [take(), null];
  // Settled into a value, since nobody listens to a failing read while the piece before it is worked on.
  const readInto = async (turn: 0 | 1, position: number): Promise<number | SourceFault> => {
    const into = (buffers[turn] ??= take());
    try {
      return (await handle.read(into, 0, length, position)).bytesRead;
    } catch (error) {
      return new SourceFault(error, file);
    }
  };

  let turn: 0 | 1 = 0;
  let position = 0;
  let reading = readInto(turn, position);
  try {
    for (;;) {
      const filled = await reading;
      if (filled instanceof SourceFault) throw filled;
      if (filled === 0) return;
      position += filled;
      const ready = (buffers[turn] ?? buffers[0]).subarray(0, filled);
      turn = turn === 0 ? 1 : 0;
      // Less than was asked for, and as much as was thought: its end. Elsewhere a short read says nothing.
      const isWhole = filled < length && position === expected;
      reading = isWhole ? Promise.resolve(0) : readInto(turn, position);
      yield ready;
    }
  } finally {
    // A piece still on its way writes into our buffer: wait for it before the handle is closed.
    await reading;
    for (const buffer of buffers) if (buffer !== null) giveBack(buffer);
  }
}

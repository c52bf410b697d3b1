/** Large enough that the cost per piece does not show, small enough to stay in the processor's cache. */
export const pieceBytes = 1024 * 1024;

/** Enough for what one thread does side by side; more are left to the collector. */
const mostKept = 8;
const kept: Buffer[] = [];

/**
 * A buffer for one piece of a file, taken again from who gave it back: the engine collects everything it holds whenever some tens
 * of megabytes of buffers were made, which over a few gigabytes costs more than reading them. Its bytes are what they were.
 */
export const takePiece = (): Buffer => kept.pop() ?? Buffer.allocUnsafeSlow(pieceBytes);

/** Only what nobody reads, writes or waits for any more. */
export const giveBack = (piece: Buffer): void => {
  if (piece.length === pieceBytes && kept.length < mostKept) kept.push(piece);
};

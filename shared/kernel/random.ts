/** Randomness is passed in, so that a test can fix it. Returns `count` bytes. */
export type RandomBytes = (count: number) => Uint8Array;

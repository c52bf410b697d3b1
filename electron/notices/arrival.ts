/** The shared word: how many bytes have arrived, or that no more will come. */
const abandoned = -1n;

/** The reader's view of a file that another thread is writing. */
export type Arrival = {
  /** Bytes that the file will have. */
  readonly size: number;
  /** Blocks its thread until so many bytes are there; throws when the writer gave up. */
  readonly waitFor: (end: number) => void;
};

/** The writer's view. */
export type Arriving = {
  readonly memory: SharedArrayBuffer;
  /** So many bytes are written now, counted from the start. */
  readonly arrived: (bytes: number) => void;
  readonly abandon: () => void;
};

export const createArriving = (): Arriving => {
  const memory = new SharedArrayBuffer(8);
  const word = new BigInt64Array(memory);
  const set = (value: bigint): void => {
    Atomics.store(word, 0, value);
    Atomics.notify(word, 0);
  };
  return { memory, arrived: (bytes) => set(BigInt(bytes)), abandon: () => set(abandoned) };
};

export const arrivalFrom = (memory: SharedArrayBuffer, size: number): Arrival => {
  const word = new BigInt64Array(memory);
  let known = 0;
  return {
    size,
    waitFor: (end) => {
      const wanted = Math.min(end, size);
      while (known < wanted) {
        const now = Atomics.load(word, 0);
        if (now === abandoned) throw new Error('the file that was being copied will not be finished');
        known = Number(now);
        if (known < wanted) Atomics.wait(word, 0, now, 1_000);
      }
    },
  };
};

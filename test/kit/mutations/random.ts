/** Numbers that come the same from the same seed (mulberry32): a case is told by its seed. */
export type Dice = { readonly below: (limit: number) => number; readonly pick: <T>(from: readonly T[]) => T };

export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (from) => {
      const one = from[below(from.length)];
      if (one === undefined) throw new RangeError('nothing to pick from');
      return one;
    },
  };
};

/** A small change of bytes that knows nothing of what they mean. */
export const changedBytes = (bytes: Uint8Array, dice: Dice): Uint8Array => {
  const copy = Buffer.from(bytes);
  const at = dice.below(Math.max(1, copy.length));
  switch (dice.below(4)) {
    case 0:
      copy[at] = (copy[at] ?? 0) ^ (1 << dice.below(8));
      return copy;
    case 1:
      copy[at] = dice.below(256);
      return copy;
    case 2:
      return Buffer.concat([copy.subarray(0, at), Buffer.from([dice.below(256)]), copy.subarray(at)]);
    default:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(at + 1 + dice.below(4))]);
  }
};

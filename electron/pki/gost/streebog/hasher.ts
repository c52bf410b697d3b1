import { blockBytes, stateBytes, type StreebogCore, type StreebogState } from './core.ts';

export type StreebogName = 'streebog-256' | 'streebog-512';

/** Takes bytes in order and gives a digest once. A copy goes on from where its original is. */
export type StreebogHasher = {
  readonly update: (chunk: Uint8Array) => void;
  readonly digest: () => Uint8Array<ArrayBuffer>;
  readonly copy: () => StreebogHasher;
};

/** In bytes. */
export const streebogLength = { 'streebog-256': 32, 'streebog-512': 64 } as const;

/** RFC 6986 section 5.1: the initial value is zeros for 512 bits, the bytes 01 for 256. */
const initial = (name: StreebogName): StreebogState => {
  const state = new Uint8Array(stateBytes);
  if (name === 'streebog-256') state.fill(1, 0, blockBytes);
  return state;
};

type Running = { readonly state: StreebogState; readonly held: Uint8Array<ArrayBuffer>; readonly count: number };

/** A hash over the given core, which any number of hashes may share. */
export const startHasher = (core: StreebogCore, name: StreebogName, from?: Running): StreebogHasher => {
  const state = from?.state ?? initial(name);
  const held = from?.held ?? new Uint8Array(blockBytes);
  let count = from?.count ?? 0;
  let open = true;

  const mustBeOpen = (): void => {
    if (!open) throw new TypeError('the digest is taken already');
  };
  const update = (chunk: Uint8Array): void => {
    mustBeOpen();
    let at = 0;
    if (count > 0) {
      at = Math.min(blockBytes - count, chunk.length);
      held.set(chunk.subarray(0, at), count);
      count += at;
      if (count < blockBytes) return;
      core.absorb(state, held, 512);
      count = 0;
    }
    const whole = at + ((chunk.length - at) & ~(blockBytes - 1));
    if (whole > at) core.absorb(state, chunk.subarray(at, whole), 512);
    held.set(chunk.subarray(whole));
    count = chunk.length - whole;
  };
  /** RFC 6986 section 9.3: a bit 1 after the message, zeros up to the block. */
  const digest = (): Uint8Array<ArrayBuffer> => {
    mustBeOpen();
    open = false;
    held.fill(0, count);
    held[count] = 1;
    core.absorb(state, held, 8 * count);
    core.seal(state);
    const value = state.slice(blockBytes - streebogLength[name], blockBytes);
    state.fill(0);
    held.fill(0);
    return value;
  };
  const copy = (): StreebogHasher => {
    mustBeOpen();
    return startHasher(core, name, { state: state.slice(), held: held.slice(), count });
  };
  return { update, digest, copy };
};

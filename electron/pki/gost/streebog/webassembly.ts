import { compiledStreebog } from './compiled.ts';
import { blockBytes, stateBytes, type StreebogCore } from './core.ts';
import { constantsInMemory, tableBytes, transformTables } from './tables.ts';

/** Places in the module's memory, as compress.as has them. */
const constantsAt = tableBytes;
const stateAt = 17152;
const scratchBytes = 128;
const inputAt = 32768;
const inputBytes = 65536;

type Exports = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly absorb: (blocks: number, bits: bigint) => void;
  readonly seal: () => void;
};

/** What is used of the platform's WebAssembly, for which Node's types have no name. */
type Platform = {
  readonly validate: (bytes: Uint8Array) => boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Exports };
};

const platform = (): Platform | null =>
  'WebAssembly' in globalThis ? ((globalThis as { WebAssembly?: Platform }).WebAssembly ?? null) : null;

/** Null where the platform has no WebAssembly (`--jitless`) or none with vectors. */
export const webAssemblyCore = (): StreebogCore | null => {
  const code = Buffer.from(compiledStreebog, 'base64');
  const here = platform();
  if (here === null || !here.validate(code)) return null;
  const { memory, absorb, seal } = new here.Instance(new here.Module(code)).exports;
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(transformTables(), 0);
  bytes.set(constantsInMemory(), constantsAt);
  const live = bytes.subarray(stateAt, stateAt + stateBytes);
  /** Keys and passwords are hashed here too: nothing of them stays behind. */
  const forget = (inputLength: number): void => {
    bytes.fill(0, stateAt, stateAt + stateBytes + scratchBytes);
    bytes.fill(0, inputAt, inputAt + Math.min(inputLength, inputBytes));
  };
  return {
    name: 'webassembly',
    absorb: (state, input, bits) => {
      live.set(state);
      for (let at = 0; at < input.length; at += inputBytes) {
        const piece = input.subarray(at, at + inputBytes);
        bytes.set(piece, inputAt);
        absorb(piece.length / blockBytes, BigInt(bits));
      }
      state.set(live);
      forget(input.length);
    },
    seal: (state) => {
      live.set(state);
      seal();
      state.set(live);
      forget(0);
    },
  };
};

/** What one running hash keeps between blocks: hash, count of bits and sum, 64 bytes each, least significant first. */
export type StreebogState = Uint8Array<ArrayBuffer>;

export const stateBytes = 192;
export const blockBytes = 64;

/** The part of Streebog that is there twice, as WebAssembly and in plain JavaScript; both must give the same bytes. */
export type StreebogCore = {
  readonly name: 'webassembly' | 'javascript';
  /** Takes whole blocks, `input.length` a multiple of 64; each counts `bits` bits: 512, fewer for the padded last one. */
  readonly absorb: (state: StreebogState, input: Uint8Array, bits: number) => void;
  /** The last two steps of RFC 6986 section 9.3: the hash at the state's beginning is then final. */
  readonly seal: (state: StreebogState) => void;
};

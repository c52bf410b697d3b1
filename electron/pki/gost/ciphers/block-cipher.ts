/** A block cipher under a key. Both directions answer a new block. */
export type BlockCipher = {
  readonly blockBytes: number;
  readonly encrypt: (block: Uint8Array) => Uint8Array<ArrayBuffer>;
};

export type MakeCipher = (key: Uint8Array) => BlockCipher;

import { readFileSync } from 'node:fs';
import { main } from 'assemblyscript/asc';

const source = new URL('../../electron/pki/gost/streebog/compress.as', import.meta.url);

/** The WebAssembly of Streebog, always the same bytes for the same source and compiler. */
export const compileStreebog = async (): Promise<Uint8Array> => {
  let binary: Uint8Array | null = null;
  const { error } = await main(
    [
      'streebog.ts',
      '--outFile',
      'streebog.wasm',
      '-O3',
      '--noAssert',
      '--converge',
      '--enable',
      'simd',
      '--runtime',
      'stub',
      '--memoryBase',
      '131072',
      '--initialMemory',
      '2',
      '--maximumMemory',
      '2',
    ],
    {
      readFile: (name) => (name === 'streebog.ts' ? readFileSync(source, 'utf8') : null),
      writeFile: (name, contents) => {
        if (name === 'streebog.wasm' && typeof contents !== 'string') binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || binary === null) throw new Error('compress.as does not compile', { cause: error });
  return binary;
};

import { readFileSync } from 'node:fs';
import { main } from 'assemblyscript/asc';

/** A module written in AssemblyScript, and how its memory is laid out (pages of 64 KiB). */
export type Source = {
  readonly url: URL;
  /** Where the compiler may put its own few words: behind everything the module names. */
  readonly memoryBase: number;
  readonly pages: number;
};

const inTree = (path: string): URL => new URL(`../../electron/${path}`, import.meta.url);

export const sources = {
  streebog: { url: inTree('pki/gost/streebog/compress.as'), memoryBase: 131_072, pages: 2 },
  scan: { url: inTree('notices/json/scan.as'), memoryBase: 1_310_720, pages: 21 },
} as const satisfies Readonly<Record<string, Source>>;

/** Always the same bytes for the same source and compiler. */
export const compileWebAssembly = async ({ url, memoryBase, pages }: Source): Promise<Uint8Array> => {
  let binary: Uint8Array | null = null;
  const memory = [
    '--memoryBase',
    String(memoryBase),
    '--initialMemory',
    String(pages),
    '--maximumMemory',
    String(pages),
  ];
  const { error } = await main(
    [
      'module.ts',
      '--outFile',
      'module.wasm',
      '-O3',
      '--noAssert',
      '--converge',
      '--enable',
      'simd',
      '--runtime',
      'stub',
      ...memory,
    ],
    {
      readFile: (name) => (name === 'module.ts' ? readFileSync(url, 'utf8') : null),
      writeFile: (name, contents) => {
        if (name === 'module.wasm' && typeof contents !== 'string') binary = contents;
      },
      listFiles: () => [],
      stderr: process.stderr,
    },
  );
  if (error !== null || binary === null) throw new Error(`${url.pathname} does not compile`, { cause: error });
  return binary;
};

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileStreebog } from './streebog/compile.ts';

/** Compiles electron/pki/gost/streebog/compress.as and keeps the result beside it: `node build/streebog.ts`. */
const target = fileURLToPath(new URL('../electron/pki/gost/streebog/compiled.ts', import.meta.url));
const bytes = await compileStreebog();
writeFileSync(
  target,
  `/** compress.as as WebAssembly, in base64; written by \`node build/streebog.ts\`, compared with its source by a test. */
export const compiledStreebog =
  '${Buffer.from(bytes).toString('base64')}';
`,
);
console.log(`${bytes.length} bytes`);

import { writeFileSync } from 'node:fs';
import { compileWebAssembly, sources, type Source } from './webassembly/compile.ts';

/** Compiles the two `.as` files and keeps each result beside its source: `node build/webassembly.ts`. */
const targets = [
  { source: sources.streebog, file: 'compiled.ts', name: 'compiledStreebog' },
  { source: sources.scan, file: 'scan-compiled.ts', name: 'compiledScan' },
] as const satisfies readonly { source: Source; file: string; name: string }[];

for (const { source, file, name } of targets) {
  const bytes = await compileWebAssembly(source);
  writeFileSync(
    new URL(file, source.url),
    `/** The \`.as\` file beside it as WebAssembly, in base64; written by \`node build/webassembly.ts\`, compared with its source by a test. */
export const ${name} =
  '${Buffer.from(bytes).toString('base64')}';
`,
  );
  console.log(`${name}: ${bytes.length} bytes`);
}

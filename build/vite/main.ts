import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InlineConfig, Plugin } from 'vite';
import { fontFaces } from '../../electron/pki/report/pdf-fonts.ts';
import { at, root } from './folders.ts';

/** The solver of the funding plan, which its worker reads from the folder it lies in. */
const solverBinary: Plugin = {
  name: 'solver-binary',
  generateBundle() {
    const source = readFileSync(fileURLToPath(import.meta.resolve('highs/runtime')));
    this.emitFile({ type: 'asset', fileName: 'highs.wasm', source });
  },
};

/** The faces of a printed report, which its writer looks for in a folder beside itself. */
const reportFonts: Plugin = {
  name: 'report-fonts',
  generateBundle() {
    for (const { file } of fontFaces())
      this.emitFile({ type: 'asset', fileName: `fonts/${basename(file)}`, source: readFileSync(file) });
  },
};

/** Electron’s main process, the command line, their processes and threads: ESM, everything bundled but Electron and Node. */
export const main: InlineConfig = {
  root,
  plugins: [solverBinary, reportFonts],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: at('dist/electron'),
    emptyOutDir: true,
    minify: false,
    sourcemap: false,
    target: 'node24',
    rolldownOptions: {
      // The threads and processes that main starts lie beside it, under the names it knows them by.
      input: {
        main: at('electron/main.ts'),
        'command-line': at('electron/faces/command-line/main.ts'),
        'signing-process': at('electron/keys/signing-process/main.ts'),
        'token-worker': at('electron/keys/token/process/token-worker.ts'),
        'import-worker': at('electron/steps/procedures/import-worker.ts'),
        'work-worker': at('electron/steps/organiser/work-worker.ts'),
        'reading-worker': at('electron/notices/reading-worker.ts'),
        'plan-worker': at('electron/solver/plan-worker.ts'),
        'file-worker': at('electron/pki/streams/file-worker.ts'),
        'heavy-worker': at('electron/steps/heavy/heavy-worker.ts'),
        'list-worker': at('electron/steps/trust/list-worker.ts'),
        'pdf-worker': at('electron/pki/report/pdf-worker.ts'),
        'tables-worker': at('electron/tables/tables-worker.ts'),
        'text-document-worker': at('electron/documents/text-document/text-document-worker.ts'),
      },
      // What draws pages finds its parts by itself and cannot be bundled; it ships in node_modules, and React with it.
      external: ['electron', /^node:/, '@react-pdf/renderer', 'react'],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
};

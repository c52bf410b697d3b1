import type { InlineConfig } from 'vite';
import { at, root } from './folders.ts';

/** The Electron main process and the signing process beside it: ESM, everything bundled but Electron and Node. */
export const main: InlineConfig = {
  root,
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
        'signing-process': at('electron/keys/signing-process/main.ts'),
        'import-worker': at('electron/steps/procedures/import-worker.ts'),
        'reading-worker': at('electron/notices/reading-worker.ts'),
      },
      external: ['electron', /^node:/],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
};

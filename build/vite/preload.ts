import type { InlineConfig } from 'vite';
import { at, root } from './folders.ts';

/** A sandboxed preload is one CommonJS file that may require nothing but Electron. */
const preloadFrom = (entry: string, file: string): InlineConfig => ({
  root,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: at('dist/preload'),
    emptyOutDir: false,
    minify: false,
    sourcemap: false,
    target: 'node24',
    rolldownOptions: {
      input: at(entry),
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: file, codeSplitting: false },
    },
  },
});

export const preload = preloadFrom('electron/preload.ts', 'preload.cjs');
export const secretPreload = preloadFrom('electron/windows/secret-preload.ts', 'secret-preload.cjs');

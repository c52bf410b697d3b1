import type { InlineConfig } from 'vite';
import { at } from './folders.ts';

/** The password page: one script, one style sheet, names without hashes. */
export const secretPage: InlineConfig = {
  root: at('renderer/secret'),
  base: './',
  build: {
    outDir: at('dist/secret'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    target: 'es2024',
    rolldownOptions: {
      output: { entryFileNames: 'secret.js', assetFileNames: '[name][extname]', codeSplitting: false },
    },
  },
};

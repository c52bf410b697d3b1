import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { languages } from '#shared/kernel/language.ts';
import { at } from './folders.ts';

/** The window's page. Fonts stay files, since the policy allows none inside a style sheet. */
export const renderer: InlineConfig = {
  root: at('renderer'),
  base: './',
  plugins: [react(), { ...optimizeLocales.vite({ locales: ['en-US', 'ru-RU', 'ar-AE'] }), enforce: 'pre' }],
  build: {
    outDir: at('dist/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // One style sheet: a screen that arrives later must find its styles here, or it would jump.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    sourcemap: false,
    target: 'es2024',
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      input: at('renderer/index.html'),
      output: {
        codeSplitting: {
          groups: [
            // One language is spoken at a time.
            ...languages.map((language) => ({
              name: `texts-${language}`,
              test: new RegExp(`[\\\\/]shared[\\\\/]text[\\\\/]${language}[\\\\/]`),
            })),
            { name: 'libraries', test: /[\\/]node_modules[\\/]/ },
            // The window and Today are one file, so that the layers of the theme are declared before any style uses them.
            {
              name: 'window',
              test: /[\\/](shared|renderer[\\/](theme|components|frame|state|format|screens[\\/](today|welcome)))[\\/]|[\\/]mount\.tsx$/,
            },
          ],
        },
      },
    },
  },
};

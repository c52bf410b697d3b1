import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import { at } from './folders.ts';

const library = at('node_modules/pdfjs-dist');

/** The two threads: one reads the file, one draws. Each is one file that imports nothing. */
const threads = {
  'reading-thread.js': 'build/pdf.worker.min.mjs',
  'drawing-thread.js': 'build/pdf.renderer.min.mjs',
} as const;

/**
 * Fonts that a PDF may name without holding them. Liberation Sans, which lies beside these, is under the GPL and stays
 * out: the system's own Arial or its like is drawn instead.
 */
const mayShip = /^Foxit\w+\.pfb$/;
/** Pictures in JPEG 2000, JBIG2 and fax coding are decoded by scripts: the page's policy lets no bytes become code. */
const isDecoder = /_nowasm_fallback\.js$/;

const filesOf = (folder: string, wanted: RegExp): readonly (readonly [string, string])[] =>
  readdirSync(join(library, folder))
    .filter((name) => wanted.test(name))
    .map((name) => [name, join(library, folder, name)]);

/** What pdf.js asks for while it reads. */
const libraryFiles: Plugin = {
  name: 'pdf-library-files',
  generateBundle() {
    const files: readonly (readonly [string, string])[] = [
      ...Object.entries(threads).map(([name, file]) => [name, join(library, file)] as const),
      ...filesOf('cmaps', /\.bcmap$/).map(([name, file]) => [`cmaps/${name}`, file] as const),
      ...filesOf('standard_fonts', mayShip).map(([name, file]) => [`fonts/${name}`, file] as const),
      ...filesOf('wasm', isDecoder).map(([name, file]) => [`decoders/${name}`, file] as const),
    ];
    for (const [fileName, file] of files) this.emitFile({ type: 'asset', fileName, source: readFileSync(file) });
  },
};

/** The page that draws PDFs, on the origin of what files hold. */
export const pdfPage: InlineConfig = {
  root: at('renderer/pdf'),
  base: './',
  plugins: [libraryFiles],
  build: {
    outDir: at('dist/pdf'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    target: 'es2024',
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      output: { entryFileNames: 'pdf.js', assetFileNames: '[name][extname]', codeSplitting: false },
    },
  },
};

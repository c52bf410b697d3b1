import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Families in the order in which a character is looked for; the packages hold them by script. */
const parts = [
  { family: 'plex-latin', from: 'ibm-plex-sans', name: 'ibm-plex-sans-latin' },
  { family: 'plex-cyrillic', from: 'ibm-plex-sans', name: 'ibm-plex-sans-cyrillic' },
  { family: 'plex-latin-ext', from: 'ibm-plex-sans', name: 'ibm-plex-sans-latin-ext' },
  { family: 'plex-cyrillic-ext', from: 'ibm-plex-sans', name: 'ibm-plex-sans-cyrillic-ext' },
  { family: 'plex-arabic', from: 'ibm-plex-sans-arabic', name: 'ibm-plex-sans-arabic-arabic' },
] as const;
const weights = [400, 600] as const;

export const fontFamilies: readonly string[] = parts.map(({ family }) => family);

/** Beside the built program, where the build puts them; in the packages when it runs from its source. */
const fileOf = (from: string, file: string): string => {
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'fonts', file);
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve(`@fontsource/${from}/files/${file}`);
};

export type FontFace = { readonly family: string; readonly weight: number; readonly file: string };

/** Every face of the report, with its file (WOFF: what draws pages reads no WOFF2). */
export const fontFaces = (): readonly FontFace[] =>
  parts.flatMap(({ family, from, name }) =>
    weights.map((weight) => ({ family, weight, file: fileOf(from, `${name}-${weight}-normal.woff`) })),
  );

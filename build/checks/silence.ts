import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, sourceFiles } from './source-files.ts';

/** What ships speaks through `electron/log`, which hides what must not be said; only the faces that print may print. */
const mayPrint = (file: string): boolean =>
  file.startsWith('electron/faces/') || file === 'electron/main.ts' || file.startsWith('electron/log/');

export const checkSilence = (): readonly string[] =>
  ['shared', 'electron', 'renderer']
    .flatMap(sourceFiles)
    .filter((file) => !mayPrint(file) && /^[^/*]*\bconsole\./m.test(readFileSync(join(root, file), 'utf8')))
    .map((file) => `${file} uses console: log through electron/log, which masks names, paths and numbers`);

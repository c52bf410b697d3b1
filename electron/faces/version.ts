import { readFileSync } from 'node:fs';

// From `electron/faces/` and from the bundle in `dist/electron/` the way up is the same.
const manifest = new URL('../../package.json', import.meta.url);

/** The program's version, from the one place that has it. */
export const version: string = (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;

import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.icc': 'application/octet-stream',
};

/** Only names that the build makes: no dot first, nothing encoded, no separator but `/`. */
const builtName = /^(?:\/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$/;

export type PageFile = { readonly bytes: Buffer<ArrayBuffer>; readonly type: string };

/**
 * One file of a built page, or null. `path` is a URL's path as it was sent, still encoded; `/` is the page itself.
 * A path that the build would not have made is not looked for on the disk at all.
 */
export const readPageFile = async (folder: string, path: string): Promise<PageFile | null> => {
  const wanted = path === '/' ? '/index.html' : path;
  const type = types[extname(wanted)];
  if (type === undefined || !builtName.test(wanted)) return null;
  try {
    return { bytes: await readFile(join(folder, wanted)), type };
  } catch {
    return null;
  }
};

import type { StreebogCore } from './core.ts';
import { startHasher, type StreebogHasher, type StreebogName } from './hasher.ts';
import { javascriptCore } from './javascript.ts';
import { demandRightDigests } from './self-test.ts';
import { webAssemblyCore } from './webassembly.ts';

let chosen: StreebogCore | null = null;

/** WebAssembly where there is any, made once; throws, and goes on throwing, when it gives wrong digests. */
const coreInUse = (): StreebogCore => {
  if (chosen !== null) return chosen;
  const core = webAssemblyCore() ?? javascriptCore();
  demandRightDigests(core);
  chosen = core;
  return core;
};

/** Begins a hash of GOST R 34.11-2012. Digests are in the order of bytes that RFC 6986, CMS and OpenSSL write. */
export const streebog = (name: StreebogName): StreebogHasher => startHasher(coreInUse(), name);

/** The digest of bytes that lie in memory. */
export const streebogOf = (name: StreebogName, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const hasher = streebog(name);
  for (const part of parts) hasher.update(part);
  return hasher.digest();
};

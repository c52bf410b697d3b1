import { fileURLToPath } from 'node:url';

/** What a process started from sources is given besides; from a bundle: nothing. */
export type CompiledSources = { readonly env: Record<string, string>; readonly execArgv: readonly string[] };

const folder = (): string => fileURLToPath(new URL('../../.cache/compiled/', import.meta.url));

/**
 * From sources a process would strip the types of a hundred files before its first word: four fifths of its start. What
 * Node compiled is kept beside the sources, the only place where such a process may write. Whoever can change what lies
 * there can change the sources as well.
 */
export const compiledSources = (entry: URL): CompiledSources =>
  entry.pathname.endsWith('.ts')
    ? {
        env: { NODE_COMPILE_CACHE: folder() },
        execArgv: [`--allow-fs-write=${folder()}`, `--allow-fs-write=${folder()}*`],
      }
    : { env: {}, execArgv: [] };

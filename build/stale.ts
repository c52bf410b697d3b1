import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { at } from './vite/folders.ts';
import { builds, type BuildName } from './vite/index.ts';

const marks = at('.cache/built');

const filesIn = (folder: string): readonly string[] =>
  readdirSync(at(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

/**
 * A digest over every input: names and bytes, and the lock file for the packages that are built in. Times of files lie
 * after a checkout or a copy; bytes do not.
 */
const digestOf = (name: BuildName): string => {
  const hash = createHash('sha256').update(process.versions.node);
  for (const file of [...builds[name].from.flatMap(filesIn), at('package-lock.json'), at('package.json')])
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

const markOf = (name: BuildName): string => join(marks, name);

const isStale = (name: BuildName, digest: string): boolean =>
  builds[name].into.some((folder) => !existsSync(at(folder))) ||
  !existsSync(markOf(name)) ||
  readFileSync(markOf(name), 'utf8') !== digest;

/** Builds into a folder beside the old one and changes the two: a page that is being served keeps its files until then. */
const buildBeside = async (config: InlineConfig): Promise<void> => {
  const { build } = await import('vite');
  const quiet = { ...config, configFile: false, logLevel: 'warn' } as const;
  const target = config.build?.outDir;
  if (target === undefined || config.build?.emptyOutDir !== true) {
    await build(quiet);
    return;
  }
  const beside = `${target}.${process.pid}`;
  await build({ ...quiet, build: { ...config.build, outDir: beside } });
  rmSync(target, { recursive: true, force: true });
  renameSync(beside, target);
};

/** Builds those of `names` whose inputs have changed since they were built; answers which. */
export const buildStale = async (
  names: readonly BuildName[],
  { regardless = false, onBuild = () => {} }: { readonly regardless?: boolean; readonly onBuild?: () => void } = {},
): Promise<readonly BuildName[]> => {
  const stale = names
    .map((name) => ({ name, digest: digestOf(name) }))
    .filter(({ name, digest }) => regardless || isStale(name, digest));
  if (stale.length === 0) return [];
  onBuild();
  mkdirSync(marks, { recursive: true });
  for (const { name, digest } of stale) {
    for (const config of await builds[name].configs()) await buildBeside(config);
    writeFileSync(markOf(name), digest);
  }
  return stale.map(({ name }) => name);
};

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-files.ts';

type Locked = {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};
export type Packages = Readonly<Record<string, Locked>>;

/** Where Node would look for a package that `path` asks for: beside it, then in each folder above. */
const placesOf = (path: string, name: string): readonly string[] => {
  const own = `${path === '' ? '' : `${path}/`}node_modules/${name}`;
  const above = path.lastIndexOf('node_modules/');
  return above < 0 ? [own] : [own, ...placesOf(path.slice(0, above).replace(/\/$/, ''), name)];
};

/**
 * What the lock names and does not hold. npm leaves an optional package out of the lock when its registry lacks it, says
 * nothing, and then refuses that lock on every clean checkout (`npm ci`: EUSAGE); here it is found before the commit.
 */
export const missingIn = (packages: Packages): readonly string[] =>
  Object.entries(packages).flatMap(([path, { dependencies, devDependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...(path === '' ? devDependencies : {}), ...optionalDependencies })
      .filter((name) => !placesOf(path, name).some((place) => place in packages))
      .map(
        (name) =>
          `package-lock.json lacks ${name}, which ${path.replace(/^.*node_modules\//, '') || 'package.json'} asks for: npm ci will refuse it`,
      ),
  );

export const checkLock = (): readonly string[] =>
  missingIn((JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Packages }).packages);

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-files.ts';

/** Licences under which a package may ship with ours, or help to build it. Fonts are under the OFL. */
const allowed = new Set([
  'MIT',
  'MIT-0',
  '0BSD',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'MPL-2.0',
  'OFL-1.1',
  'CC0-1.0',
  'CC-BY-4.0',
  'Unlicense',
  'BlueOak-1.0.0',
  'Python-2.0',
]);

/** True when some choice of an SPDX expression (`A OR B`, `A AND B`, brackets) consists of allowed licences only. */
export const isAllowed = (expression: string): boolean =>
  expression
    .replace(/[()]/g, '')
    .split(/\s+OR\s+/i)
    .some((choice) => choice.split(/\s+AND\s+/i).every((licence) => allowed.has(licence.trim())));

/** Packages that forgot to state theirs in package.json, with what their own licence file or repository says. */
const statedElsewhere: Readonly<Record<string, string>> = {
  // Part of adobe/react-spectrum, which is under this licence as a whole; each of its files says so.
  'node_modules/@react-aria/optimize-locales-plugin': 'Apache-2.0',
  // Its LICENSE file is the MIT licence.
  'node_modules/png-js': 'MIT',
};

type Locked = { readonly packages: Readonly<Record<string, { readonly license?: string; readonly version?: string }>> };

/** Every package of the lock file, whether installed here or not, by the licence it states. */
export const checkLicences = (): readonly string[] => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Locked;
  return Object.entries(packages).flatMap(([path, { license, version }]) => {
    if (path === '') return [];
    const own = join(root, path, 'package.json');
    const stated =
      statedElsewhere[path] ??
      license ??
      (existsSync(own) ? (JSON.parse(readFileSync(own, 'utf8')) as { license?: string }).license : undefined);
    const name = `${path.replace(/^.*node_modules\//, '')} ${version ?? ''}`.trim();
    if (stated === undefined) return [`${name} states no licence`];
    return isAllowed(stated) ? [] : [`${name} is under ${stated}, which may not ship with ours`];
  });
};

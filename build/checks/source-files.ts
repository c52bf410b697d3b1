import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const root = new URL('../..', import.meta.url).pathname;

const skipped = new Set(['node_modules', 'dist', '.cache', '.git', 'release', 'screens', 'test-results']);

/** Every TypeScript file below a folder of the project, as paths from the root with forward slashes. */
export const sourceFiles = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sourceFiles(path);
    return /\.tsx?$/.test(entry.name) ? [path.split(sep).join('/')] : [];
  });

/** The modules a file names in `import`, `export … from` and `import(…)`. Text in comments and strings does not count. */
export const importsOf = (file: string): readonly { readonly from: string; readonly typeOnly: boolean }[] => {
  const text = readFileSync(join(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
  const found: { from: string; typeOnly: boolean }[] = [];
  for (const match of text.matchAll(/^\s*(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]/gm))
    found.push({ from: match[2] ?? '', typeOnly: match[1] !== undefined });
  for (const match of text.matchAll(/^\s*import\s+['"]([^'"]+)['"]/gm))
    found.push({ from: match[1] ?? '', typeOnly: false });
  for (const match of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g))
    found.push({ from: match[1] ?? '', typeOnly: false });
  return found;
};

/** A module's path from the root, or null for a package or built-in. */
export const resolveImport = (file: string, from: string): string | null => {
  if (from.startsWith('#')) return from.slice(1);
  if (!from.startsWith('.')) return null;
  const base = join(root, file, '..', from);
  return relative(root, base).split(sep).join('/').replace(/\?.*$/, '');
};

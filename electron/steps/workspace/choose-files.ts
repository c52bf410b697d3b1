import { readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Step } from '../context.ts';

/** More names than anyone reads; a folder of a million files must not stall the window. */
const mostEntries = 2_000;

export const chooseFiles: Step<'files.choose'> = async ({ purpose, multiple }, { host }) => {
  if (host.abilities.chooseFiles === null) return ok({ available: false, files: [] });
  const files: FileHandle[] = [];
  for (const path of await host.abilities.chooseFiles(purpose, multiple)) {
    const taken = await host.files.take(path);
    if (!taken.ok) return taken;
    files.push(taken.value);
  }
  return ok({ available: true, files });
};

export const browseFiles: Step<'files.browse'> = async ({ folder, endings }) => {
  const wanted = resolve(folder ?? homedir());
  try {
    const place = await realpath(wanted);
    const names = (await readdir(place, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.'));
    const shown = names.filter(
      (entry) =>
        !entry.isFile() || endings.length === 0 || endings.some((ending) => entry.name.toLowerCase().endsWith(ending)),
    );
    const entries = await Promise.all(
      shown.slice(0, mostEntries).map(async (entry) => {
        const path = join(place, entry.name);
        const found = await stat(path).catch(() => null);
        return found === null || !(found.isFile() || found.isDirectory())
          ? []
          : [{ name: entry.name, path, isFolder: found.isDirectory(), size: found.isFile() ? found.size : 0 }];
      }),
    );
    const parent = dirname(place);
    return ok({
      folder: place,
      parent: parent === place ? null : parent,
      entries: entries
        .flat()
        .toSorted((a, b) => Number(b.isFolder) - Number(a.isFolder) || a.name.localeCompare(b.name)),
    });
  } catch {
    return failKernel('file.not-found', { file: wanted });
  }
};

export const takeFile: Step<'files.take'> = async ({ path }, { host }) => host.files.take(path);

export const revealFile: Step<'files.reveal'> = async ({ path }, { host }) => {
  if (host.abilities.reveal === null) return ok({ shown: false, path });
  await host.abilities.reveal(path);
  return ok({ shown: true, path });
};

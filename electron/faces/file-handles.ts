import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import type { RandomBytes } from '#shared/kernel/random.ts';
import type { FileHandles } from '../steps/context.ts';

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';

/**
 * Gives files of this machine names that cannot be guessed and say nothing of where they lie. A handle lives as long
 * as the host; the same path taken twice has two.
 */
export const createFileHandles = (random: RandomBytes): FileHandles => {
  const paths = new Map<string, string>();
  return {
    take: async (path) => {
      const absolute = resolve(path);
      try {
        const facts = await stat(absolute);
        if (!facts.isFile()) return failKernel('file.not-a-file', { file: path });
        const fileId = Buffer.from(random(16)).toString('base64url');
        paths.set(fileId, absolute);
        return ok({ fileId, name: basename(absolute), size: facts.size });
      } catch (thrown) {
        const code = codeOf(thrown);
        if (code === 'ENOENT' || code === 'ENOTDIR') return failKernel('file.not-found', { file: path });
        return failKernel('file.unreadable', { file: path, reason: code });
      }
    },
    pathOf: (fileId) => {
      const path = paths.get(fileId);
      return path === undefined ? failKernel('record.not-found', { kind: 'file', id: fileId }) : ok(path);
    },
  };
};

import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failStorage } from './codes.ts';
import { blobPath, fillFrom, incomingPrefix, readSliceOf, stageIncoming, type Fill } from './vault-files.ts';
import type { Blob, CopyOptions, Vault } from './vault.ts';

const digestPattern = /^[0-9a-f]{64}$/;
/** Not a copy: each piece is written before the next is asked for. */
const viewOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** The vault in a folder; it is made when the first file comes. */
export const openVault = (folder: string): Vault => {
  const pathOf = (digest: string): string => {
    if (!digestPattern.test(digest)) throw new TypeError('a vault digest is 64 lower-case hexadecimal digits');
    return blobPath(folder, digest);
  };
  const put = async (fill: Fill, options: CopyOptions): Promise<Outcome<Blob>> => {
    const staged = await stageIncoming(folder, fill, options);
    if (!staged.ok) return staged;
    staged.value.keep();
    return ok({ digest: staged.value.digest, size: staged.value.size });
  };
  const missing = (digest: string): Outcome<never> => failStorage('storage.blob-missing', { digest });
  const damaged = (digest: string): Outcome<never> => failStorage('storage.blob-damaged', { digest });

  const read: Vault['read'] = async (digest, options = {}) => {
    try {
      const bytes = await readFile(pathOf(digest));
      const isSound = options.verify !== true || createHash('sha256').update(bytes).digest('hex') === digest;
      return isSound ? ok(bytes) : damaged(digest);
    } catch (error) {
      if (isMissing(error)) return missing(digest);
      throw error;
    }
  };

  const verify: Vault['verify'] = async (digest) => {
    const path = pathOf(digest);
    const hash = createHash('sha256');
    let size = 0;
    try {
      for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
        const bytes = piece as Buffer;
        hash.update(bytes);
        size += bytes.length;
      }
    } catch (error) {
      if (isMissing(error)) return missing(digest);
      throw error;
    }
    return hash.digest('hex') === digest ? ok({ digest, size }) : damaged(digest);
  };

  const collect: Vault['collect'] = async (isReferenced, { now, olderThan }) => {
    let removed = 0;
    let bytes = 0;
    const drop = async (path: string): Promise<void> => {
      const facts = await stat(path).catch(() => null);
      // A young file may belong to work whose record is not written yet.
      if (facts === null || !facts.isFile() || now - facts.mtimeMs < olderThan) return;
      await rm(path, { force: true });
      removed += 1;
      bytes += facts.size;
    };
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      if (entry.isFile() && entry.name.startsWith(incomingPrefix)) await drop(join(folder, entry.name));
      if (!entry.isDirectory() || !/^[0-9a-f]{2}$/.test(entry.name)) continue;
      for (const name of await readdir(join(folder, entry.name))) {
        const digest = entry.name + name;
        if (digestPattern.test(digest) && !isReferenced(digest)) await drop(blobPath(folder, digest));
      }
    }
    return { removed, bytes };
  };

  return {
    folder,
    putFile: (path, options = {}) => put(fillFrom(path), options),
    stageFile: (path, options = {}) => stageIncoming(folder, fillFrom(path), options),
    putStream: (source, options = {}) =>
      put(async (write) => {
        for await (const piece of source) await write(viewOf(piece as Uint8Array));
      }, options),
    putBytes: (bytes) => put((write) => write(viewOf(bytes)), {}),
    has: (digest) => existsSync(pathOf(digest)),
    pathOf,
    read,
    readSlice: (digest, offset, length) => readSliceOf(pathOf(digest), offset, length),
    verify,
    collect,
  };
};

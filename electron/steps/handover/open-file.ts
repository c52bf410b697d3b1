import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failHandover } from '#shared/bid/handover/codes.ts';
import { epochMilliseconds } from '#shared/kernel/instant.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Given } from '#shared/contract/index.ts';
import { fileSource } from '../../pki/cms/byte-source.ts';
import { readRefusal } from '../../pki/streams/file-failure.ts';
import type { Call } from '../context.ts';
import { runHeavy } from '../heavy/run-heavy.ts';
import { contentKeyOf } from '../sealing/content-key.ts';
import { passageFolder } from './gather-files.ts';
import { withPassphrase } from './passphrase.ts';
import { closingOf, type OpenedHandover, type Opening } from './unpack-carried.ts';

/** What a program that was killed left behind half a day ago is nobody's. */
const staleAfter = 12 * 3_600_000;

const sweep = async (folder: string, now: number): Promise<void> => {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const facts = await stat(path).catch(() => null);
    if (facts !== null && now - facts.mtimeMs > staleAfter) await rm(path, { force: true });
  }
};

type KeyInput = Pick<Given<'handover.take'>, 'keyId' | 'keyFileId' | 'token' | 'certificateId'>;

/** The file's own story of how it opens, read here: what opens it is asked of a person or of a key's own room. */
const lockOf = async (
  call: Call,
  path: string,
  name: string,
  key: KeyInput,
): Promise<Outcome<'passphrase' | { readonly contentKey: Uint8Array }>> => {
  const handle = await open(path, 'r');
  try {
    const source = fileSource(handle, (await handle.stat()).size);
    const closing = await closingOf(source, name);
    if (!closing.ok) return closing;
    if (closing.value !== 'certificates') return ok('passphrase');
    if (key.keyId === null && key.keyFileId === null && key.token === null)
      return failHandover('handover.key-needed', { file: name });
    return await contentKeyOf(call, source, name, key);
  } finally {
    await handle.close();
  }
};

/**
 * Opens a handed-over file into the workspace's passage, checks all of it, and with `keep` puts its files into the vault; the
 * plain text is gone when this answers. Nothing of a bid is changed here.
 */
export const openHandover = async (
  call: Call,
  path: string,
  key: KeyInput,
  keep: boolean,
): Promise<Outcome<OpenedHandover>> => {
  const { host, signal } = call;
  const { vault } = host.workspace;
  const name = basename(path);
  const passage = passageFolder(host.workspace);
  await mkdir(passage, { recursive: true, mode: 0o700 });
  await sweep(passage, epochMilliseconds(host.clock()));
  const plain = join(passage, `${newId(host.random)}.zip`);
  const openWith = async (opening: Opening, bytes: number): Promise<Outcome<OpenedHandover>> =>
    runHeavy(
      'takeOver',
      { file: path, name, plain, opening, vault: keep ? vault.folder : null },
      {
        load: { bytes, files: 1 },
        signal,
        onBytes: (done, total) => call.progress(done, total, 'bytes', name),
      },
    );
  try {
    const { size } = await stat(path);
    const lock = await lockOf(call, path, name, key);
    if (!lock.ok) return lock;
    if (lock.value === 'passphrase')
      return await withPassphrase(call, name, (passphrase) => openWith({ by: 'passphrase', passphrase }, size));
    const { contentKey } = lock.value;
    try {
      return await openWith({ by: 'content-key', contentKey }, size);
    } finally {
      contentKey.fill(0);
    }
  } catch (error) {
    return readRefusal(error, path);
  } finally {
    await rm(plain, { force: true });
  }
};

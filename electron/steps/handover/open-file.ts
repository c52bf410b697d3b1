import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failHandover } from '#shared/bid/handover/codes.ts';
import { epochMilliseconds } from '#shared/kernel/instant.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Given } from '#shared/contract/index.ts';
import { fileSource, type ByteSource } from '../../pki/cms/byte-source.ts';
import { longestHead, readHead, type ReadHead } from '../../pki/seal/passphrase-format.ts';
import { openWithPassphrase } from '../../pki/seal/passphrase-read.ts';
import { looksSealed } from '../../pki/seal/read-sealed.ts';
import { readRefusal } from '../../pki/streams/file-failure.ts';
import type { Call } from '../context.ts';
import { unsealInto } from '../sealing/unseal-into.ts';
import type { Carried } from './carried.ts';
import { passageFolder } from './gather-files.ts';
import { withPassphrase } from './passphrase.ts';
import { readCarried, storeFiles } from './read-carried.ts';

export type OpenedHandover = { readonly record: Carried; readonly sha256: string };

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

const decrypt = async (
  call: Call,
  sealed: { readonly source: ByteSource; readonly name: string; readonly head: ReadHead | null },
  target: FileHandle,
  key: KeyInput,
): Promise<Outcome<null>> => {
  const { source, name, head } = sealed;
  const onBytes = (done: number, total: number): void => call.progress(done, total, 'bytes', name);
  if (head !== null)
    return withPassphrase(call, name, (passphrase) =>
      openWithPassphrase(source, head, target, { name, passphrase, signal: call.signal, onBytes }),
    );
  if (key.keyId === null && key.keyFileId === null && key.token === null)
    return failHandover('handover.key-needed', { file: name });
  const unsealed = await unsealInto(call, source, name, target, key);
  return unsealed.ok ? ok(null) : unsealed;
};

const hashOf = async (source: ByteSource, signal: AbortSignal): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of source.chunks(0, source.size)) {
    signal.throwIfAborted();
    hash.update(chunk);
  }
  return hash.digest('hex');
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
  const { host } = call;
  const name = basename(path);
  const passage = passageFolder(host.workspace);
  await mkdir(passage, { recursive: true, mode: 0o700 });
  await sweep(passage, epochMilliseconds(host.clock()));
  const plain = join(passage, `${newId(host.random)}.zip`);
  let handle: FileHandle | null = null;
  let target: FileHandle | null = null;
  try {
    handle = await open(path, 'r');
    const { size } = await handle.stat();
    const source = fileSource(handle, size);
    const head = readHead(Uint8Array.from(await source.read(0, longestHead)));
    if (head === 'newer') return failHandover('handover.newer', { file: name, format: 'bidwright-sealed' });
    if (head === null && !(await looksSealed(source))) return failHandover('handover.not-one', { file: name });
    target = await open(plain, 'wx+', 0o600);
    const decrypted = await decrypt(call, { source, name, head }, target, key);
    if (!decrypted.ok) return decrypted;
    const opened = fileSource(target, (await target.stat()).size);
    const read = await readCarried(opened, name);
    if (!read.ok) return read;
    if (keep) {
      const onBytes = (done: number, total: number): void => call.progress(done, total, 'bytes', name);
      const kept = await storeFiles(host.workspace.vault, opened, read.value, name, { signal: call.signal, onBytes });
      if (!kept.ok) return kept;
    }
    return ok({ record: read.value.record, sha256: keep ? await hashOf(source, call.signal) : '' });
  } catch (error) {
    if (call.signal.aborted) return { ok: false, error: { code: 'call.cancelled', details: {} } };
    return readRefusal(error, path);
  } finally {
    await handle?.close();
    await target?.close();
    await rm(plain, { force: true });
  }
};

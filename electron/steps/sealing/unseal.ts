import { open, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { fileSource } from '../../pki/cms/byte-source.ts';
import { readRefusal } from '../../pki/streams/file-failure.ts';
import type { Call, Step } from '../context.ts';
import { runHeavy } from '../heavy/run-heavy.ts';
import { freeName, ownFolder } from '../signing/signature-place.ts';
import { recordAct } from '../workspace/acts.ts';
import { contentKeyOf, type ContentKey, type UnsealKey } from './content-key.ts';

/** `offer.asice.p7m` was `offer.asice`. */
const plainName = (name: string): string => name.replace(/\.p7m$/i, '') || name;

const keyOfContent = async (call: Call, file: string, name: string, key: UnsealKey): Promise<Outcome<ContentKey>> => {
  const handle = await open(file, 'r');
  try {
    return await contentKeyOf(call, fileSource(handle, (await handle.stat()).size), name, key);
  } finally {
    await handle.close();
  }
};

/** Opens a sealed file with a key of one's own, whole or not at all, and never over a file that is there. */
export const unseal: Step<'sealing.unseal'> = async (input, call) => {
  const { host } = call;
  const path = host.files.pathOf(input.fileId);
  if (!path.ok) return path;
  const name = basename(path.value);
  const beside = join(path.value, '..', plainName(name));
  const folder = await ownFolder(host.workspace.folder, path.value);
  const out =
    input.out !== null
      ? resolve(input.out)
      : folder === null
        ? beside
        : await freeName(folder, plainName(name), '', new Set());
  if ((await stat(out).catch(() => null)) !== null) return failKernel('file.exists', { file: out });
  try {
    const { size: bytes } = await stat(path.value);
    const key = await keyOfContent(call, path.value, name, input);
    if (!key.ok) return key;
    const { contentKey, certificateId } = key.value;
    const written = await runHeavy(
      'unseal',
      { file: path.value, name, out, contentKey },
      {
        load: { bytes, files: 1 },
        writes: [out],
        signal: call.signal,
        onBytes: (done, total) => call.progress(done, total, 'bytes', name),
      },
    );
    contentKey.fill(0);
    if (!written.ok) return written;
    const { size, isProved, sha256: value } = written.value;
    recordAct(host.workspace.database, { at: host.clock(), act: 'file.unsealed', subject: name, digest: value });
    const findings: readonly Finding[] = isProved
      ? []
      : [{ code: 'unseal.no-integrity', severity: 'warning', place: { file: name }, details: { file: name } }];
    return ok({ path: out, size, digest: { algorithm: 'sha-256', value }, certificateId, findings: [...findings] });
  } catch (error) {
    return readRefusal(error, path.value);
  }
};

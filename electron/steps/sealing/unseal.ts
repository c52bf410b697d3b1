import { open, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { fileSource } from '../../pki/cms/byte-source.ts';
import { readRefusal } from '../../pki/streams/file-failure.ts';
import { hashFile } from '../../pki/streams/hash-file.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import type { Step } from '../context.ts';
import { freeName, ownFolder } from '../signing/signature-place.ts';
import { recordAct } from '../workspace/acts.ts';
import { unsealInto } from './unseal-into.ts';

/** `offer.asice.p7m` was `offer.asice`. */
const plainName = (name: string): string => name.replace(/\.p7m$/i, '') || name;

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
    const handle = await open(path.value, 'r');
    try {
      const source = fileSource(handle, (await handle.stat()).size);
      const written = await writeWhole(out, (target) => unsealInto(call, source, name, target, input));
      if (!written.ok) return written;
      const hashed = await hashFile(out, ['sha-256'], { signal: call.signal });
      if (!hashed.ok) return hashed;
      const { value } = hashed.value.digests['sha-256'];
      recordAct(host.workspace.database, { at: host.clock(), act: 'file.unsealed', subject: name, digest: value });
      const findings: readonly Finding[] = written.value.isProved
        ? []
        : [{ code: 'unseal.no-integrity', severity: 'warning', place: { file: name }, details: { file: name } }];
      const { size, certificateId } = written.value;
      return ok({ path: out, size, digest: { algorithm: 'sha-256', value }, certificateId, findings: [...findings] });
    } finally {
      await handle.close();
    }
  } catch (error) {
    return readRefusal(error, path.value);
  }
};

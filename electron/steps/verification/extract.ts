import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import { endsInDotOrSpace, isReservedOnWindows } from '#shared/kernel/file-name.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { CoveredFile } from '#shared/verification/report.ts';
import { hexOf } from '../../pki/asn1/bytes.ts';
import { fileSource } from '../../pki/cms/byte-source.ts';
import { startDigest } from '../../pki/digest.ts';
import { signedContent } from '../../pki/verify/signed-content.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import type { Call, Step } from '../context.ts';
import { ownName } from './save-report.ts';
import { keptReport } from './verify.ts';

/** A stranger's name as a name on this disk, its folders written out in it; the signature's ending is not part of what was signed. */
const nameOnDisk = (name: string): string => {
  const whole = ownName(name).replace(/\.(?:p7m|p7s|sig|sgn|sign|pem)$/i, '');
  const plain = whole.replace(/^\.+/, '');
  return plain === '' || isReservedOnWindows(plain) || endsInDotOrSpace(plain) ? `signed-${plain}.bin` : plain;
};

const copyOut = async (
  call: Call,
  file: string,
  { name, size }: CoveredFile,
  known: NonNullable<CoveredFile['digest']>,
  path: string,
): Promise<Outcome<null>> => {
  const handle = await open(file, 'r');
  try {
    const source = fileSource(handle, (await handle.stat()).size);
    const content = await signedContent(source, { name, size });
    if (!content.ok) return content;
    const hash = startDigest(known.algorithm);
    let done = 0;
    return await writeWhole(path, async (to) => {
      for await (const chunk of content.value) {
        if (call.signal.aborted) return failKernel('call.cancelled');
        hash.update(chunk);
        await to.write(chunk);
        done += chunk.length;
        call.progress(Math.min(done, size), size, 'bytes', name);
      }
      // Only the bytes that were verified are given on, not what has taken their place since.
      return hexOf(hash.digest()) === known.value ? ok(null) : failKernel('file.changed-while-read', { file });
    });
  } finally {
    await handle.close();
  }
};

/**
 * Writes a copy of a file that a signature covers into the workspace's folder `signed-content`, in a folder of its own for
 * each report, under a name that leads nowhere else. It is never opened here.
 */
export const extractSigned: Step<'verification.extract'> = async ({ reportId, name }, call) => {
  const kept = keptReport(call.host, reportId);
  if (kept === null) return failKernel('record.not-found', { kind: 'report', id: reportId });
  const found = kept.report.files.filter((file) => file.name === name);
  const [file, ...others] = found;
  if (file === undefined || others.length > 0 || file.digest === null)
    return failKernel('record.not-found', { kind: 'signed-file', id: name });
  const moment = kept.report.verifiedAt.replace(/[:.]/g, '-');
  const folder = join(call.host.workspace.folder, 'signed-content', `${ownName(kept.report.file.name)}-${moment}`);
  await mkdir(folder, { recursive: true });
  const path = join(folder, nameOnDisk(name));
  try {
    const copied = await copyOut(call, kept.file, file, file.digest, path);
    return copied.ok ? ok({ path }) : copied;
  } catch {
    // The file went away, or an entry is damaged: both mean that it is not what was verified.
    return failKernel('file.changed-while-read', { file: kept.file });
  }
};

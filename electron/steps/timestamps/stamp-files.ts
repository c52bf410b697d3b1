import { basename, join } from 'node:path';
import { stat } from 'node:fs/promises';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { hashFile } from '../../pki/streams/hash-file.ts';
import type { Step } from '../context.ts';
import { refusedBy, type Changed } from '../signing/open-signature.ts';
import { openTimestampSource } from '../signing/ask-timestamps.ts';
import type { TimestampSource } from '../signing/timestamp-source.ts';
import { recordAct } from '../workspace/acts.ts';
import { writeTimestampResponse } from './write-response.ts';

const stampOne = async (
  file: string,
  place: string,
  source: TimestampSource,
  signal: AbortSignal,
): Promise<Changed> => {
  const hashed = await hashFile(file, ['sha-256'], { signal });
  if (!hashed.ok) return refusedBy(hashed.error, file);
  const token = await source.tokenOver(hashed.value.digests['sha-256'], file);
  if (!token.ok) return token;
  const written = await writeTimestampResponse(place, token.value);
  return written.ok ? written : refusedBy(written.error, file);
};

/** Timestamps files as they are, whatever they hold; the .tsr goes beside the file, or to `out`. */
export const stampFiles: Step<'timestamps.stamp'> = async ({ fileIds, tsas, out }, call) => {
  const { host } = call;
  const source = await openTimestampSource(call, tsas);
  if (!source.ok) return source;
  const folder = out !== null && (fileIds.length > 1 || (await stat(out).catch(() => null))?.isDirectory() === true);
  const placeOf = (file: string): string =>
    out === null ? `${file}.tsr` : folder ? join(out, `${basename(file)}.tsr`) : out;
  const files: { name: string; path: string; size: number }[] = [];
  const refused: { name: string; path: string; findings: Finding[] }[] = [];
  for (const [index, fileId] of fileIds.entries()) {
    const path = host.files.pathOf(fileId);
    if (!path.ok) return path;
    const name = basename(path.value);
    call.progress(index, fileIds.length, 'files', name);
    const stamped = await stampOne(path.value, placeOf(path.value), source.value, call.signal);
    if (call.signal.aborted) return failKernel('call.cancelled');
    if (stamped.ok) files.push({ name, path: stamped.value.file, size: stamped.value.size });
    else refused.push({ name, path: path.value, findings: [...stamped.error] });
  }
  const { database } = host.workspace;
  database.transaction(() => {
    for (const { name } of files)
      recordAct(database, { at: host.clock(), act: 'files.timestamped', subject: name, digest: null });
  });
  return ok({ files, refused });
};

import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { raiseToT } from './raise-to-t.ts';
import { openTimestampSource } from './timestamp-source.ts';

/** Raises signatures, anybody's, to level T: in place, or to `out`. What could not be raised stays as it was. */
export const augment: Step<'signing.augment'> = async ({ fileIds, tsas, out }, call) => {
  const { host } = call;
  const source = openTimestampSource(call, tsas);
  if (!source.ok) return source;
  const folder = out !== null && (fileIds.length > 1 || (await stat(out).catch(() => null))?.isDirectory() === true);
  const files: { name: string; path: string; size: number }[] = [];
  const refused: { name: string; path: string; findings: Finding[] }[] = [];
  for (const [index, fileId] of fileIds.entries()) {
    const found = host.files.pathOf(fileId);
    if (!found.ok) return found;
    const path = found.value;
    const name = basename(path);
    call.progress(index, fileIds.length, 'files', name);
    const raised = await raiseToT(path, out === null ? path : folder ? join(out, name) : out, source.value);
    if (call.signal.aborted) return failKernel('call.cancelled');
    if (raised.ok) files.push({ name, path: raised.value.file, size: raised.value.size });
    else refused.push({ name, path, findings: [...raised.error] });
  }
  const { database } = host.workspace;
  database.transaction(() => {
    for (const { name } of files)
      recordAct(database, { at: host.clock(), act: 'files.timestamped', subject: name, digest: null });
  });
  return ok({ files, refused });
};

import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Call, Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { collectFor, gatherMaterial } from './gather-material.ts';
import { raiseFile } from './raise-file.ts';
import { openTimestampSource } from './ask-timestamps.ts';
import type { TimestampSource } from './timestamp-source.ts';

/** Where what is made of several files goes: in place, to one path, or into a folder. */
export const placesFor = async (out: string | null, count: number): Promise<(file: string) => string> => {
  if (out === null) return (file) => file;
  const folder = count > 1 || (await stat(out).catch(() => null))?.isDirectory() === true;
  return (file) => (folder ? join(out, basename(file)) : out);
};

/** A level that has its timestamps already can be reached without a service. */
const sourceOf = async (
  call: Call,
  level: 'T' | 'LT' | 'LTA',
  tsas: readonly string[],
): Promise<Outcome<TimestampSource | null>> => {
  const source = await openTimestampSource(call, tsas);
  return !source.ok && source.error.code === 'timestamp.no-address' && level === 'LT' ? ok(null) : source;
};

/** Raises signatures, anybody's: in place, or to `out`. What could not be raised stays as it was. */
export const augment: Step<'signing.augment'> = async (input, call) => {
  const { host } = call;
  const { level, fileIds } = input;
  const source = await sourceOf(call, level, input.tsas);
  if (!source.ok) return source;
  if (input.contentFileId !== null && fileIds.length > 1)
    return failKernel('input.invalid', { path: 'contentFileId', reason: 'one content, several signatures' });
  const content = input.contentFileId === null ? ok(null) : host.files.pathOf(input.contentFileId);
  if (!content.ok) return content;
  const material = await gatherMaterial(host, input);
  if (!material.ok) return material;

  const placeOf = await placesFor(input.out, fileIds.length);
  const files: { name: string; path: string; size: number; remarks: Finding[] }[] = [];
  const refused: { name: string; path: string; findings: Finding[] }[] = [];
  for (const [index, fileId] of fileIds.entries()) {
    const found = host.files.pathOf(fileId);
    if (!found.ok) return found;
    const path = found.value;
    const name = basename(path);
    call.progress(index, fileIds.length, 'files', name);
    const raised = await raiseFile(path, placeOf(path), {
      level,
      source: source.value,
      material: material.value,
      collect: collectFor(call, input.fetch),
      content: content.value,
      freshRevocation: input.freshRevocation,
      now: host.clock(),
      signal: call.signal,
    });
    if (call.signal.aborted) return failKernel('call.cancelled');
    if (raised.ok) {
      const { file, size, remarks } = raised.value;
      files.push({ name, path: file, size, remarks: [...remarks] });
    } else refused.push({ name, path, findings: [...raised.error] });
  }
  const { database } = host.workspace;
  database.transaction(() => {
    for (const { name } of files)
      recordAct(database, {
        at: host.clock(),
        act: level === 'T' ? 'files.timestamped' : 'files.raised',
        subject: level === 'T' ? name : `${name}: ${level}`,
        digest: null,
      });
  });
  return ok({ files, refused });
};

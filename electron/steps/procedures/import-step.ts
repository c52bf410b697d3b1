import { basename } from 'node:path';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { FileHandles, Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { importProcedures } from './import-procedures.ts';

const pathsOf = (files: FileHandles, fileIds: readonly string[]): Outcome<string[]> => {
  const paths: string[] = [];
  for (const fileId of fileIds) {
    const path = files.pathOf(fileId);
    if (!path.ok) return path;
    paths.push(path.value);
  }
  return ok(paths);
};

/** Imports the files that the user chose. */
export const importNotices: Step<'procedures.import'> = async ({ fileIds, format }, call) => {
  const { host } = call;
  const files = pathsOf(host.files, fileIds);
  if (!files.ok) return files;
  const imported = await importProcedures(host.workspace, {
    files: files.value,
    format,
    signal: call.signal,
    onProgress: ({ done, total, file }) => call.progress(done, total, 'bytes', file),
  });
  // A cancelled import of many lines keeps what it had stored, so faces look again in any case.
  host.emit({ type: 'changed', subject: 'procedures' });
  if (!imported.ok) return imported;
  const { database } = host.workspace;
  const taken = imported.value.files.filter(({ outcome }) => outcome === 'imported' || outcome === 'partly');
  database.transaction(() => {
    for (const { file } of taken)
      recordAct(database, { at: host.clock(), act: 'procedures.imported', subject: basename(file), digest: null });
  });
  return imported;
};

import { basename } from 'node:path';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Call, FileHandles, Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { importProcedures } from './import-procedures.ts';
import { carryTables, type Carried } from './tables-carry.ts';
import type { ImportAnswer, ImportOptions } from './types.ts';

type ImportFormat = NonNullable<ImportOptions['format']>;

const pathsOf = (files: FileHandles, fileIds: readonly string[]): Outcome<string[]> => {
  const paths: string[] = [];
  for (const fileId of fileIds) {
    const path = files.pathOf(fileId);
    if (!path.ok) return path;
    paths.push(path.value);
  }
  return ok(paths);
};

/** Imports what the files were carried as, and answers under the names that the user knows. */
const importCarried = async (
  call: Call,
  carried: Carried,
  format: ImportFormat,
  asked: readonly string[],
): Promise<Outcome<ImportAnswer>> => {
  const names = new Map(carried.paths.map(({ from, to }) => [to, from]));
  try {
    if (carried.paths.length === 0) return ok({ procedures: [], files: carried.refused });
    const imported = await importProcedures(call.host.workspace, {
      files: carried.paths.map(({ to }) => to),
      // A workbook's kind is found by content, whatever kind of table the user named.
      format: format === 'csv' || format === 'xlsx' ? 'auto' : format,
      signal: call.signal,
      onProgress: ({ done, total, file }) => call.progress(done, total, 'bytes', names.get(file) ?? file),
    });
    if (!imported.ok) return imported;
    const files = imported.value.files.map((answer) => ({ ...answer, file: names.get(answer.file) ?? answer.file }));
    const place = new Map(asked.map((file, index) => [file, index]));
    const inOrder = [...files, ...carried.refused].toSorted(
      (a, b) => (place.get(a.file) ?? 0) - (place.get(b.file) ?? 0),
    );
    return ok({ ...imported.value, files: inOrder });
  } finally {
    await carried.drop();
  }
};

/** Imports the files that the user chose. */
export const importNotices: Step<'procedures.import'> = async ({ fileIds, format, mapping }, call) => {
  const { host } = call;
  const files = pathsOf(host.files, fileIds);
  if (!files.ok) return files;
  const carried = await carryTables(host.workspace, files.value, format, mapping ?? null);
  const imported = await importCarried(call, carried, format, files.value);
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

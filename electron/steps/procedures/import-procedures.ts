import { stat } from 'node:fs/promises';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { storageFailureOf } from '../../store/storage-failure.ts';
import type { Workspace } from '../../store/workspace.ts';
import { importFile, type FileAnswer } from './import-file.ts';
import { importInThread } from './import-thread.ts';
import type { ImportAnswer, ImportedProcedure, ImportOptions } from './types.ts';

/** Up to this many bytes all together the import is over before a thread would have started. */
const smallEnough = 2 * 1024 * 1024;

const sizesOf = async (files: readonly string[]): Promise<number[]> =>
  Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );

const never = new AbortController().signal;

const importHere = async (
  workspace: Workspace,
  options: ImportOptions,
  sizes: readonly number[],
  onProcedures: (batch: readonly ImportedProcedure[]) => void,
): Promise<Outcome<readonly FileAnswer[]>> => {
  const answers: FileAnswer[] = [];
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  let records = 0;
  for (const [index, file] of options.files.entries()) {
    let mine = 0;
    const answer = await importFile(file, {
      database: workspace.database,
      vault: workspace.vault,
      now: Date.parse(workspace.clock()),
      format: options.format ?? 'auto',
      mayWait: false,
      signal: options.signal ?? never,
      onProgress: (done, stored) => {
        mine = stored;
        options.onProgress?.({ done: before + done, total, records: records + stored, file });
      },
      onProcedures,
    });
    if (!answer.ok) return answer;
    answers.push(answer.value);
    before += sizes[index] ?? 0;
    records += mine;
  }
  return ok(answers);
};

/**
 * Imports notices from files. The format is found by content. Each file has its own outcome; the call itself refuses
 * only with `call.cancelled` (what was stored before stays, and is complete), `disk.full` or `workspace.locked`. Large
 * imports run in threads of their own. Importing the same again changes nothing.
 */
export const importProcedures = async (
  workspace: Workspace,
  options: ImportOptions,
): Promise<Outcome<ImportAnswer>> => {
  const procedures: ImportedProcedure[] = [];
  const named = new Set<string>();
  const onProcedures = (all: readonly ImportedProcedure[]): void => {
    // Several files may speak of one procedure; within a file each comes once.
    const batch = options.files.length === 1 ? all : all.filter(({ id }) => !named.has(id));
    if (options.files.length > 1) for (const { id } of batch) named.add(id);
    if (batch.length === 0) return;
    if (options.onProcedures === undefined) for (const procedure of batch) procedures.push(procedure);
    else options.onProcedures([...batch]);
  };
  const sizes = await sizesOf(options.files);
  const isSmall = sizes.reduce((sum, size) => sum + size, 0) <= smallEnough;
  try {
    const files = isSmall
      ? await importHere(workspace, options, sizes, onProcedures)
      : await importInThread(workspace, options, sizes, onProcedures);
    return files.ok ? ok({ procedures, files: [...files.value] }) : files;
  } catch (error) {
    const failure = storageFailureOf(error, workspace.folder);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  }
};

import { Worker } from 'node:worker_threads';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { SourceFormat } from '#shared/procedure/model.ts';
import type { Workspace } from '../../store/workspace.ts';
import type { FileAnswer } from './import-file.ts';
import { unpackProcedures, type PackedProcedures } from './packed-procedures.ts';
import type { ImportedProcedure, ImportOptions } from './types.ts';

export type ImportOrder = {
  readonly folder: string;
  readonly files: readonly string[];
  readonly format: SourceFormat | 'auto';
  readonly now: number;
};
export type ImportMessage =
  | { readonly kind: 'progress'; readonly index: number; readonly done: number; readonly records: number }
  | { readonly kind: 'procedures'; readonly batch: PackedProcedures }
  | { readonly kind: 'file'; readonly answer: FileAnswer }
  | { readonly kind: 'refused'; readonly error: Failure }
  | { readonly kind: 'done' };

/** Left to itself the engine would give what dies young many times this. */
const resourceLimits = { maxYoungGenerationSizeMb: 24 };

const workerAddress = new URL(`./import-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** Runs an import in a thread with a connection of its own, so that the window stays quick and a cancel is heard. */
export const importInThread = async (
  workspace: Workspace,
  options: ImportOptions,
  sizes: readonly number[],
  onProcedures: (batch: readonly ImportedProcedure[]) => void,
): Promise<Outcome<readonly FileAnswer[]>> => {
  const order: ImportOrder = {
    folder: workspace.folder,
    files: options.files,
    format: options.format ?? 'auto',
    now: Date.parse(workspace.clock()),
  };
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const beforeFile = sizes.map((_, index) => sizes.slice(0, index).reduce((sum, size) => sum + size, 0));
  const worker = new Worker(workerAddress, { workerData: order, resourceLimits });
  const cancel = (): void => worker.postMessage('cancel');
  options.signal?.addEventListener('abort', cancel);
  if (options.signal?.aborted === true) cancel();
  const answers: FileAnswer[] = [];
  let refusal: Failure | null = null;
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (message: ImportMessage) => {
        switch (message.kind) {
          case 'progress':
            options.onProgress?.({
              done: (beforeFile[message.index] ?? 0) + message.done,
              total,
              records: message.records,
              file: options.files[message.index] ?? '',
            });
            break;
          case 'procedures':
            onProcedures(unpackProcedures(message.batch));
            break;
          case 'file':
            answers.push(message.answer);
            break;
          case 'refused':
            refusal = message.error;
            break;
          case 'done':
            resolve();
            break;
        }
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('the import thread ended early')));
    });
  } finally {
    options.signal?.removeEventListener('abort', cancel);
    await worker.terminate();
  }
  return refusal === null ? ok(answers) : { ok: false, error: refusal };
};

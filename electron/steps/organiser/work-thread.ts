import { Worker } from 'node:worker_threads';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { Database } from '../../store/database.ts';
import { changeWork, type WorkAct } from '../../store/organiser/change-work.ts';
import { findDuplicates } from '../../store/organiser/find-duplicates.ts';
import { undoWork } from '../../store/organiser/undo-work.ts';
import { storageFailureOf } from '../../store/storage-failure.ts';
import type { Call } from '../context.ts';

export type WorkOrder =
  | ({ readonly kind: 'change' } & Omit<WorkAct, 'onProgress'>)
  | { readonly kind: 'undo'; readonly actKey: number; readonly size: number }
  | { readonly kind: 'duplicates'; readonly all: boolean; readonly now: number; readonly size: number };
export type WorkDone =
  | { readonly kind: 'change'; readonly actKey: number | null; readonly changed: number }
  | { readonly kind: 'undo'; readonly undone: number; readonly kept: number }
  | { readonly kind: 'duplicates'; readonly looked: number; readonly suggested: number }
  | { readonly kind: 'too-late' };
export type WorkMessage =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'done'; readonly done: WorkDone }
  | { readonly kind: 'refused'; readonly error: Failure };

export const doWork = (database: Database, order: WorkOrder, onProgress: (done: number) => void): WorkDone => {
  if (order.kind === 'change') return { kind: 'change', ...changeWork(database, { ...order, onProgress }) };
  if (order.kind === 'duplicates') return { kind: 'duplicates', ...findDuplicates(database, { ...order, onProgress }) };
  const undone = undoWork(database, order.actKey);
  return undone === null ? { kind: 'too-late' } : { kind: 'undo', ...undone };
};

/** Up to so many procedures are changed within a tenth of a second: a thread would take longer to start. */
const worthThread = 5_000;
const workerAddress = new URL(`./work-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** Does a bulk act: a large one in a thread with a connection of its own, so that the window stays quick. */
export const runWork = async (call: Call, order: WorkOrder): Promise<Outcome<WorkDone>> => {
  const { host, signal } = call;
  const { folder, database } = host.workspace;
  const size = order.kind === 'change' ? order.keys.length : order.size;
  if (size <= worthThread) return ok(doWork(database, order, () => undefined));
  const worker = new Worker(workerAddress, { workerData: { folder, order } });
  const cancel = (): void => worker.postMessage('cancel');
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  try {
    return await new Promise<Outcome<WorkDone>>((resolve, reject) => {
      worker.on('message', (message: WorkMessage) => {
        if (message.kind === 'progress') call.progress(message.done, size, 'records', '');
        else resolve(message.kind === 'done' ? ok(message.done) : refuse(message.error));
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('the thread of a bulk act ended early')));
    });
  } catch (error) {
    const failure = storageFailureOf(error, folder);
    if (failure === null) throw error;
    return refuse(failure);
  } finally {
    signal.removeEventListener('abort', cancel);
    await worker.terminate();
  }
};

export const cancelled = failKernel('call.cancelled').error;

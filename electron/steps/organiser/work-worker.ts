import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { databasePath } from '../../store/paths.ts';
import { openSqlite } from '../../store/sqlite.ts';
import { storageFailureOf } from '../../store/storage-failure.ts';
import { cancelled, doWork, type WorkMessage, type WorkOrder } from './work-thread.ts';

/** The thread of `runWork`. Its work is synchronous, so a cancel is looked for rather than listened to. */
const { folder, order } = workerData as { readonly folder: string; readonly order: WorkOrder };
const port = parentPort;
if (port === null) throw new Error('this file is started as a thread');
const post = (message: WorkMessage): void => port.postMessage(message);

class Cancelled extends Error {}

const database = openSqlite(databasePath(folder));
try {
  const done = doWork(database, order, (count) => {
    if (receiveMessageOnPort(port) !== undefined) throw new Cancelled();
    post({ kind: 'progress', done: count });
  });
  post({ kind: 'done', done });
} catch (error) {
  const failure = error instanceof Cancelled ? cancelled : storageFailureOf(error, folder);
  if (failure === null) throw error;
  post({ kind: 'refused', error: failure });
} finally {
  database.close();
}

import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { databasePath, vaultPath } from '../../store/paths.ts';
import { openVault } from '../../store/open-vault.ts';
import { openSqlite } from '../../store/sqlite.ts';
import { storageFailureOf } from '../../store/storage-failure.ts';
import { importFile } from './import-file.ts';
import type { ImportMessage, ImportOrder } from './import-thread.ts';
import { packProcedures } from './packed-procedures.ts';

/** The thread of `importInThread`. Its work is synchronous, so a cancel is looked for rather than listened to. */
const order = workerData as ImportOrder;
const port = parentPort;
if (port === null) throw new Error('this file is started as a thread');
const post = (message: ImportMessage): void => port.postMessage(message);

const controller = new AbortController();
const heard = (): void => {
  if (receiveMessageOnPort(port) !== undefined) controller.abort();
};
/** Milliseconds between two words about progress. */
const pace = 100;
let lastWord = 0;

const database = openSqlite(databasePath(order.folder), { durability: 'bulk' });
try {
  let records = 0;
  for (const [index, path] of order.files.entries()) {
    let mine = 0;
    const answer = await importFile(path, {
      database,
      vault: openVault(vaultPath(order.folder)),
      now: order.now,
      format: order.format,
      mayWait: true,
      signal: controller.signal,
      onProgress: (done, stored) => {
        heard();
        mine = stored;
        const time = performance.now();
        if (time - lastWord < pace) return;
        lastWord = time;
        post({ kind: 'progress', index, done, records: records + stored });
      },
      onProcedures: (batch) => post({ kind: 'procedures', batch: packProcedures(batch) }),
    });
    if (!answer.ok) {
      post({ kind: 'refused', error: answer.error });
      break;
    }
    records += mine;
    post({ kind: 'file', answer: answer.value });
  }
} catch (error) {
  const failure = storageFailureOf(error, order.folder);
  if (failure === null) throw error;
  post({ kind: 'refused', error: failure });
} finally {
  // Folds the log into the database here rather than in the next small write of the window.
  database.script('PRAGMA wal_checkpoint(PASSIVE)');
  database.close();
}
post({ kind: 'done' });

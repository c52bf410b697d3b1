import { workerData } from 'node:worker_threads';
import { withOpenFile } from './open-file.ts';
import { packBatch } from './packed-batch.ts';
import { readNotices } from './read-notices.ts';
import { postTo, type ReadingOrder } from './worker-channel.ts';

/** The thread of `readInWorker`. */
const order = workerData as ReadingOrder;
try {
  withOpenFile(order.path, (file) => {
    const reading = readNotices(file, order.encoding, order.expected);
    for (;;) {
      const step = reading.next();
      const isWanted = postTo(
        order,
        step.done === true ? { kind: 'end', end: step.value } : { kind: 'batch', batch: packBatch(step.value) },
      );
      if (step.done === true || !isWanted) break;
    }
  });
} catch (error) {
  postTo(order, { kind: 'fault', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}

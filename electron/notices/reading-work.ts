import { workerData } from 'node:worker_threads';
import { arrivalFrom } from './arrival.ts';
import { withOpenFile } from './open-file.ts';
import { packBatch } from './packed-batch.ts';
import { readNotices } from './read-notices.ts';
import { postTo, type ReadingOrder } from './worker-channel.ts';

/** The thread of `startReading`. */
const order = workerData as ReadingOrder;
const { arriving } = order;
try {
  withOpenFile(
    order.path,
    (file) => {
      const reading = readNotices(file, order.encoding, order.expected);
      for (;;) {
        const step = reading.next();
        const isWanted = postTo(
          order,
          step.done === true ? { kind: 'end', end: step.value } : { kind: 'batch', batch: packBatch(step.value) },
        );

        if (step.done === true || !isWanted) break;
      }
    },
    arriving === undefined ? undefined : arrivalFrom(arriving.memory, arriving.size),
  );
} catch (error) {
  postTo(order, { kind: 'fault', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}

import { workerData } from 'node:worker_threads';
import { arrivalFrom } from './arrival.ts';
import { firstSign } from './head.ts';
import { jsonFormats, mayBeJson } from './json-formats.ts';
import { withOpenFile, type OpenFile } from './open-file.ts';
import { packBatch } from './packed-batch.ts';
import { readAs } from './read-as.ts';
import { postTo, type ReadingOrder } from './worker-channel.ts';

/** The thread of `startReading`. */
const order = workerData as ReadingOrder;
const arrival = order.arriving === undefined ? undefined : arrivalFrom(order.arriving.memory, order.arriving.size);
const withFile = <T>(work: (file: OpenFile) => T): T => withOpenFile(order.path, work, arrival);
try {
  const sign = withFile((file) => firstSign(file, order.encoding)?.sign ?? '');
  const isJson = mayBeJson(sign) && (order.expected === 'auto' || order.expected === 'ocds');
  const formats = isJson ? jsonFormats : (await import('./formats.ts')).noticeFormats;
  withFile((file) => {
    const reading = readAs(formats, file, order.encoding, order.expected);
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

import { parentPort, workerData } from 'node:worker_threads';
import { readList, type ListOrder } from './read-list.ts';

/** Reads one trust list in a thread of its own: a country's takes seconds, in which the window must not stand still. */
const order: ListOrder = workerData;
parentPort?.postMessage(await readList(order));

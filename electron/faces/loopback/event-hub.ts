import type { ServerResponse } from 'node:http';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import type { Headers } from './http.ts';

const heartbeat = 15_000;
/** A tab that stopped reading is cut off, not saved up for. */
const longestBacklog = 1024 * 1024;

/** Passes events to every open page as one JSON text a line; an empty line is a sign of life. */
export type EventHub = {
  readonly emit: (event: WorkstationEvent) => void;
  readonly open: (response: ServerResponse, headers: Headers) => void;
  readonly close: () => void;
};

export const createEventHub = (): EventHub => {
  const readers = new Set<ServerResponse>();
  const write = (line: string): void => {
    for (const reader of readers) {
      if (reader.writableLength > longestBacklog) reader.destroy();
      else reader.write(line);
    }
  };
  const beat = setInterval(() => write('\n'), heartbeat);
  beat.unref();
  return {
    emit: (event) => write(`${JSON.stringify(event)}\n`),
    open: (response, headers) => {
      response.writeHead(200, { ...headers, 'content-type': 'application/x-ndjson; charset=utf-8' });
      response.write('\n');
      readers.add(response);
      response.on('close', () => readers.delete(response));
    },
    close: () => {
      clearInterval(beat);
      readers.forEach((reader) => reader.end());
    },
  };
};

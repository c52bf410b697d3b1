import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDispatch } from '#electron/faces/dispatch.ts';
import { createLogger, type LogLine } from '#electron/log/logger.ts';
import { openTestHost, testClock } from '#test/kit/host.ts';
import { contractSuite } from './contract-suite.ts';

contractSuite('the command line, in process', async (handlers) => {
  const folder = await mkdtemp(join(tmpdir(), 'bidwright-dispatch-'));
  const { host, events } = await openTestHost(folder);
  const lines: LogLine[] = [];
  const log = createLogger({ clock: testClock, write: (line) => lines.push(line) });
  const checkCaller = (caller: 'ours' | 'stranger'): string | null => (caller === 'ours' ? null : 'stranger');
  const dispatch = createDispatch({ host, handlers, log, checkCaller });
  return {
    call: (request) => dispatch.call('ours', request),
    callAsStranger: (request) => dispatch.call('stranger', request),
    cancel: async (callId) => {
      dispatch.cancel('ours', callId);
    },
    events,
    log: () => lines,
    close: async () => {
      host.workspace.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});

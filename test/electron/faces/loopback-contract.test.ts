import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { LogLine } from '#electron/log/logger.ts';
import { asOurPage, enter, followEvents, sendTo } from '#test/kit/loopback-client.ts';
import { startTestLoopback } from '#test/kit/loopback.ts';
import { contractSuite } from './contract-suite.ts';

contractSuite('the loopback', async (handlers) => {
  const { loopback, folder, close } = await startTestLoopback(handlers);
  const { origin, bearer } = await enter(loopback.newAddress());
  const events: WorkstationEvent[] = [];
  const following = await followEvents(origin, bearer, (event) => events.push(event));
  const post = (path: string, value: unknown) =>
    sendTo(origin, { path, headers: asOurPage(origin, bearer), body: JSON.stringify(value) });
  return {
    call: async (request) => JSON.parse((await post('/rpc/call', request)).text) as Outcome<unknown>,
    callAsStranger: async (request) => {
      const headers = asOurPage(origin, 'A'.repeat(43));
      const reply = await sendTo(origin, { path: '/rpc/call', headers, body: JSON.stringify(request) });
      return reply.status === 401 ? 'turned away' : (JSON.parse(reply.text) as Outcome<unknown>);
    },
    cancel: async (callId) => {
      await post('/rpc/cancel', { callId });
    },
    events,
    log: () => {
      const file = join(folder, 'log', 'program.jsonl');
      if (!existsSync(file)) return [];
      return readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as LogLine);
    },
    close: async () => {
      following.stop();
      await close();
    },
  };
});

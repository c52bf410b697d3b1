import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failKernel } from '#shared/kernel/codes.ts';
import { createDispatch } from '#electron/faces/dispatch.ts';
import { createLogger, silentLogger, type LogLine } from '#electron/log/logger.ts';
import { handlersWith, openTestHost, testClock } from '#test/kit/host.ts';
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

test('waits for what runs before it is over: nothing works on a closed workspace', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bidwright-dispatch-'));
  const { host } = await openTestHost(folder);
  const order: string[] = [];
  const handlers = handlersWith({
    'bids.freeze': async () => (_input, call) =>
      new Promise((settle) => {
        call.signal.addEventListener('abort', () =>
          setTimeout(() => {
            order.push('step ended');
            settle(failKernel('call.cancelled'));
          }, 20),
        );
      }),
  });
  const dispatch = createDispatch({ host, handlers, log: silentLogger, checkCaller: () => null });
  await dispatch.cancelAll();
  const asked = dispatch.call('ours', { method: 'bids.freeze', input: { bidId: 'a' }, callId: 'a' });
  await new Promise((done) => setTimeout(done, 10));
  await dispatch.cancelAll();
  order.push('closed');
  expect(order).toEqual(['step ended', 'closed']);
  expect(await asked).toMatchObject({ error: { code: 'call.cancelled' } });
  host.workspace.close();
  await rm(folder, { recursive: true, force: true });
});

test.each([
  ['ENOSPC', 'disk.full'],
  ['EACCES', 'file.unwritable'],
])('a step that meets %s is refused by the disk, not blamed on the program', async (code, expected) => {
  const folder = await mkdtemp(join(tmpdir(), 'bidwright-dispatch-'));
  const { host } = await openTestHost(folder);
  const handlers = handlersWith({
    'bids.freeze': async () => () => Promise.reject(Object.assign(new Error('the disk said no'), { code })),
  });
  const dispatch = createDispatch({ host, handlers, log: silentLogger, checkCaller: () => null });
  const answer = await dispatch.call('ours', { method: 'bids.freeze', input: { bidId: 'a' }, callId: 'a' });
  expect(answer).toMatchObject({ ok: false, error: { code: expected } });
  host.workspace.close();
  await rm(folder, { recursive: true, force: true });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Outcome } from '#shared/kernel/failure.ts';
import { createDispatch } from '#electron/faces/dispatch.ts';
import { createLogger, type LogLine } from '#electron/log/logger.ts';
import { fakeElectron, FakeContents, type FakeElectron } from '#test/kit/electron-fake.ts';
import { openTestHost, testClock } from '#test/kit/host.ts';
import { contractSuite } from '../faces/contract-suite.ts';

const held = vi.hoisted((): { fake: FakeElectron | null } => ({ fake: null }));
vi.mock('electron', () => {
  held.fake = fakeElectron('/nowhere');
  return held.fake.electron;
});

contractSuite('Electron’s channel', async (handlers) => {
  const { answerCalls, callChannel, refusesFrame } = await import('#electron/windows/answer-calls.ts');
  const folder = await mkdtemp(join(tmpdir(), 'bidwright-ipc-'));
  const { host, events } = await openTestHost(folder);
  const lines: LogLine[] = [];
  const log = createLogger({ clock: testClock, write: (line) => lines.push(line) });
  const dispatch = createDispatch({ host, handlers, log, checkCaller: refusesFrame });
  const sender = new FakeContents();
  answerCalls(dispatch, () => sender as never);
  const handle = held.fake?.handlers.get(callChannel);
  if (handle === undefined) throw new Error('no channel');
  const top = { url: 'app://bundle/', parent: null };
  const invoke = async (event: object, request: unknown) =>
    // A channel carries structured clones.
    structuredClone(await handle(event, structuredClone(request))) as Outcome<unknown>;
  return {
    call: (request) => invoke({ sender, senderFrame: top }, request),
    callAsStranger: (request) => invoke({ sender, senderFrame: { ...top, url: 'https://evil.example/' } }, request),
    cancel: async (callId) => {
      await invoke({ sender, senderFrame: top }, { cancel: callId });
    },
    events,
    log: () => lines,
    close: async () => {
      host.workspace.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});

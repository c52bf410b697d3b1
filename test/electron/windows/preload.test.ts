import { createContext, runInContext } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import { build, type InlineConfig } from 'vite';
import { methodNames } from '#shared/contract/names.ts';
import { preload, secretPreload } from '../../../build/vite/preload.ts';

/** The preload as it is shipped, built in memory. */
const codeOf = async (config: InlineConfig): Promise<string> => {
  const built = await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, write: false },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  expect(output.output).toHaveLength(1);
  const [chunk] = output.output;
  return chunk.code;
};

type Bridge = {
  readonly call: (name: string, input: unknown, callId?: string) => Promise<unknown>;
  readonly cancel: (callId: string) => void;
  readonly listen: (listener: (...args: unknown[]) => void) => () => void;
  readonly handOver: (file: object, purpose: string) => Promise<unknown>;
};

/** Runs it where there is nothing but `require('electron')`, as in Electron's sandbox. */
const run = (code: string) => {
  const exposed = new Map<string, unknown>();
  const listeners = new Map<string, (...args: unknown[]) => void>();
  const invoke = vi.fn<(...args: unknown[]) => Promise<unknown>>(() => Promise.resolve('answer'));
  const send = vi.fn<(...args: unknown[]) => void>();
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => exposed.set(name, value) },
    ipcRenderer: {
      invoke,
      send,
      on: (channel: string, listener: (...args: unknown[]) => void) => listeners.set(channel, listener),
      off: (channel: string) => listeners.delete(channel),
    },
    webUtils: { getPathForFile: () => '/home/user/notice.json' },
  };
  const required: string[] = [];
  const require = (name: string): unknown => {
    required.push(name);
    if (name !== 'electron') throw new Error(`a sandboxed preload can not require ${name}`);
    return electron;
  };
  const context = createContext({
    require,
    module: { exports: {} },
    exports: {},
    crypto: { randomUUID: () => 'uuid' },
  });
  runInContext(code, context);
  return { exposed, listeners, invoke, send, required };
};

describe('the window’s preload', async () => {
  const code = await codeOf(preload);
  const open = () => {
    const ran = run(code);
    return { ...ran, bridge: ran.exposed.get('bidwright') as Bridge };
  };

  test('requires nothing but Electron and exposes exactly the bridge', () => {
    const { exposed, required, bridge } = open();
    expect([...new Set(required)]).toEqual(['electron']);
    expect([...exposed.keys()]).toEqual(['bidwright']);
    expect(Object.keys(bridge).toSorted()).toEqual(['call', 'cancel', 'handOver', 'listen']);
  });

  test('asks for every method of the contract, each by its own line', async () => {
    const { bridge, invoke } = open();
    for (const method of methodNames) {
      await bridge.call(method, { a: 1 }, 'id');
      expect(invoke).toHaveBeenLastCalledWith('bidwright.call', { method, input: { a: 1 }, callId: 'id' });
    }
  });

  test.each(['__proto__', 'constructor', 'toString', 'bids.burn', ''])('does not pass on “%s”', async (method) => {
    const { bridge, invoke } = open();
    expect(await bridge.call(method, {})).toEqual({
      ok: false,
      error: { code: 'call.unknown-method', details: { method } },
    });
    expect(invoke).not.toHaveBeenCalled();
  });

  test('gives a listener the event’s data and never Electron’s event, until it stops', () => {
    const { bridge, listeners } = open();
    const heard = vi.fn<(...args: unknown[]) => void>();
    const stop = bridge.listen(heard);
    listeners.get('bidwright.event')?.({ sender: 'powerful' }, { type: 'changed', subject: 'bids' });
    expect(heard).toHaveBeenCalledExactlyOnceWith({ type: 'changed', subject: 'bids' });
    stop();
    expect(listeners.size).toBe(0);
  });

  test('turns a dropped file into a handle without telling the page where it lies', async () => {
    const { bridge, invoke } = open();
    expect(await bridge.handOver({}, 'notice')).toBe('answer');
    const input = { path: '/home/user/notice.json' };
    expect(invoke).toHaveBeenCalledWith('bidwright.call', { method: 'files.take', input, callId: 'uuid' });
  });
});

describe('the password window’s preload', async () => {
  const code = await codeOf(secretPreload);

  test('exposes two acts and gets no answer', () => {
    const { exposed, required, send, invoke } = run(code);
    expect([...new Set(required)]).toEqual(['electron']);
    expect([...exposed.keys()]).toEqual(['secret']);
    const acts = exposed.get('secret') as Record<string, (secret?: Uint8Array) => unknown>;
    expect(Object.keys(acts).toSorted()).toEqual(['cancel', 'submit']);
    expect(acts['submit']?.(Uint8Array.of(1))).toBeUndefined();
    expect(send).toHaveBeenCalledWith('secret.submit', Uint8Array.of(1));
    acts['cancel']?.();
    expect(send).toHaveBeenLastCalledWith('secret.cancel');
    expect(invoke).not.toHaveBeenCalled();
  });
});

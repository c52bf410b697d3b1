import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ok } from '#shared/kernel/result.ts';
import { fakeElectron, type FakeElectron } from '#test/kit/electron-fake.ts';
import { handlersWith } from '#test/kit/host.ts';

const folder = mkdtempSync(join(tmpdir(), 'bidwright-wiring-'));
const held = vi.hoisted((): { fake: FakeElectron | null } => ({ fake: null }));

vi.mock('electron', () => {
  held.fake = fakeElectron(folder);
  return held.fake.electron;
});
vi.mock('#electron/steps/handlers.ts', () => ({
  handlers: handlersWith({ 'bids.list': async () => () => Promise.resolve(ok({ total: 0, rows: [] })) }),
}));

let fake: FakeElectron;
const names = (): readonly string[] => fake.calls.map(({ what }) => what);
const request = { method: 'bids.list', input: {}, callId: 'c' };

beforeAll(async () => {
  mkdirSync(join(folder, 'dist', 'renderer'), { recursive: true });
  writeFileSync(join(folder, 'dist', 'renderer', 'index.html'), '<!doctype html>');
  process.argv.push('--workspace', join(folder, 'workspace'));
  await import('#electron/main.ts');
  if (held.fake === null) throw new Error('main.ts did not import electron');
  fake = held.fake;
});
afterAll(async () => {
  const preventDefault = vi.fn<() => void>();
  fake.app.emit('will-quit', { preventDefault });
  // Closing waits for the store and its threads: on a busy machine for longer than the second vitest gives.
  await vi.waitFor(() => expect(names()).toContain('app.quit'), { timeout: 30_000 });
  expect(preventDefault).toHaveBeenCalledOnce();
  process.argv.splice(-2);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const window = () => {
  const [first] = fake.windows;
  if (first === undefined) throw new Error('no window');
  return first;
};

describe('starting up', () => {
  test('the scheme and the sandbox come before Electron is ready, the window after', () => {
    const order = [
      'protocol.registerSchemesAsPrivileged',
      'app.enableSandbox',
      'app.requestSingleInstanceLock',
      'app.whenReady',
      'new BrowserWindow',
    ];
    expect(names().filter((name) => order.includes(name))).toEqual(order);
  });

  test('the scheme is standard and secure and has no way around the policy', () => {
    const call = fake.calls.find(({ what }) => what === 'protocol.registerSchemesAsPrivileged');
    expect(call?.with[0]).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
  });

  test('the lock is of the workspace: Chromium keeps its files there', () => {
    const call = fake.calls.find(({ what }) => what === 'app.setPath');
    expect(call?.with).toEqual(['userData', join(folder, 'workspace', 'window')]);
  });

  test('a second start brings the window to the front', () => {
    fake.app.emit('second-instance');
    expect(names()).toContain('window.focus');
  });
});

describe('reminders', () => {
  test('are looked for when the machine wakes', () => {
    expect(fake.powerMonitor.listenerCount('resume')).toBe(1);
  });
});

describe('the window', () => {
  test('is born closed', () => {
    expect(window().options['webPreferences']).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      preload: join(folder, 'dist', 'preload', 'preload.cjs'),
    });
  });

  test('shows the page of its own scheme, never a file', () => {
    expect(fake.calls.find(({ what }) => what === 'window.loadURL')?.with).toEqual(['app://bundle/']);
  });

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'prevents %s',
    (event) => {
      const preventDefault = vi.fn<() => void>();
      window().webContents.emit(event, { preventDefault });
      expect(preventDefault).toHaveBeenCalledOnce();
    },
  );

  test.each([
    ['https://zakupki.gov.ru/notice?id=1', true],
    ['http://zakupki.gov.ru/', false],
    ['https://user:word@evil.example/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['smb://evil.example/share', false],
    ['not an address', false],
  ])('opens no window for %s; the user’s browser gets it: %s', (url, isOpened) => {
    const before = names().filter((name) => name === 'shell.openExternal').length;
    expect(window().webContents.openHandler?.({ url })).toEqual({ action: 'deny' });
    expect(names().filter((name) => name === 'shell.openExternal').length - before).toBe(isOpened ? 1 : 0);
  });
});

describe('the session', () => {
  test.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem'])(
    'is denied %s',
    (permission) => {
      const answer = vi.fn<(yes: boolean) => void>();
      fake.defaultSession.kept.permissionRequest?.({}, permission, answer);
      expect(answer).toHaveBeenCalledExactlyOnceWith(false);
      expect(fake.defaultSession.kept.permissionCheck?.()).toBe(false);
      expect(fake.defaultSession.kept.device?.()).toBe(false);
    },
  );

  test.each([
    ['app://bundle/assets/a.js', false],
    ['app://content/ticket', false],
    ['app://content.evil/ticket', true],
    ['app://bundle.evil/assets/a.js', true],
    ['app://bundle@evil/', true],
    ['app://secret/', true],
    ['https://example.org/', true],
    ['http://127.0.0.1:1/', true],
    ['file:///etc/passwd', true],
    ['devtools://devtools/', true],
    ['data:text/html,x', true],
    ['', true],
  ])('a request for “%s” is cut off: %s', (url, cancel) => {
    const answer = vi.fn<(verdict: { cancel: boolean }) => void>();
    fake.defaultSession.kept.beforeRequest?.({ url }, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel });
  });

  test('serves its own pages with the policy, and nothing beside them', async () => {
    const serve = fake.defaultSession.kept.serve;
    const page = await serve?.(new Request('app://bundle/'));
    expect(page?.status).toBe(200);
    expect(page?.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
    expect(page?.headers.get('content-security-policy')).not.toContain('unsafe');
    expect((await serve?.(new Request('app://bundle/..%2f..%2fpackage.json')))?.status).toBe(404);
    expect((await serve?.(new Request('app://other/')))?.status).toBe(403);
    expect((await serve?.(new Request('app://bundle/', { method: 'POST' })))?.status).toBe(405);
  });
});

describe('what files hold', () => {
  test('is framed from its own origin by the page alone, without a script, and found by nobody without its ticket', async () => {
    const serve = fake.defaultSession.kept.serve;
    const page = await serve?.(new Request('app://bundle/'));
    expect(page?.headers.get('content-security-policy')).toContain('frame-src app://content;');
    const reply = await serve?.(new Request(`app://content/${'A'.repeat(43)}`));
    expect(reply?.status).toBe(404);
    const policy = reply?.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('frame-ancestors app://bundle');
    expect(policy).toMatch(/; sandbox$/);
    expect(policy).not.toContain('script-src');
  });

  test('is the one thing that a frame may go to, and no window may', () => {
    const goTo = (url: string, isMainFrame: boolean): boolean => {
      const preventDefault = vi.fn<() => void>();
      window().webContents.emit('will-frame-navigate', { url, isMainFrame, preventDefault });
      return preventDefault.mock.calls.length === 0;
    };
    expect(goTo('app://content/ticket', false)).toBe(true);
    expect(goTo('app://content/ticket', true)).toBe(false);
    expect(goTo('app://bundle/', false)).toBe(false);
    expect(goTo('https://evil.example/', false)).toBe(false);
  });
});

describe('the channel', () => {
  const call = (event: object) => fake.handlers.get('bidwright.call')?.(event, request) as Promise<unknown>;
  const top = { url: 'app://bundle/', parent: null };

  test('is one', () => {
    expect(fake.calls.filter(({ what }) => what.startsWith('ipcMain.')).map((each) => each.with[0])).toEqual([
      'bidwright.call',
    ]);
  });

  test('answers the page of our own window', async () => {
    expect(await call({ sender: window().webContents, senderFrame: top })).toEqual(ok({ total: 0, rows: [] }));
  });

  test.each([
    ['a frame that is gone', () => ({ sender: window().webContents, senderFrame: null })],
    ['an inner frame', () => ({ sender: window().webContents, senderFrame: { ...top, parent: top } })],
    ['a file', () => ({ sender: window().webContents, senderFrame: { ...top, url: 'file:///tmp/a.html' } })],
    ['a look-alike host', () => ({ sender: window().webContents, senderFrame: { ...top, url: 'app://bundle.evil/' } })],
    ['the password page', () => ({ sender: window().webContents, senderFrame: { ...top, url: 'app://secret/' } })],
    ['a blank page', () => ({ sender: window().webContents, senderFrame: { ...top, url: 'about:blank' } })],
    ['another window', () => ({ sender: {}, senderFrame: top })],
  ])('refuses %s', async (_name, event) => {
    expect(await call(event())).toMatchObject({ ok: false, error: { code: 'call.refused-caller' } });
  });
});

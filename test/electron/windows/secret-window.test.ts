import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Asked } from '#electron/faces/secret/desk.ts';
import { fakeElectron, type FakeElectron } from '#test/kit/electron-fake.ts';

const folder = mkdtempSync(join(tmpdir(), 'bidwright-secret-'));
const held = vi.hoisted((): { fake: FakeElectron | null } => ({ fake: null }));
vi.mock('electron', () => {
  held.fake = fakeElectron(folder);
  return held.fake.electron;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = async () => {
  const { secretWindow } = await import('#electron/windows/secret-window.ts');
  const fake = held.fake;
  if (fake === null) throw new Error('electron was not imported');
  const submit = vi.fn<Asked['submit']>(() => ({ ok: true, value: null }));
  const cancel = vi.fn<() => void>();
  const show = secretWindow({
    preload: '/built/secret-preload.cjs',
    folder,
    language: () => Promise.resolve('ru'),
    owner: () => null,
  });
  const question = {
    purpose: 'sign',
    keyFile: 'k.p12',
    keyLabel: 'Директор',
    fileCount: 2,
    wrongBefore: false,
  } as const;
  const { url, dismiss } = show({ asks: { wants: 'password', question }, submit, cancel });
  const window = fake.windows.at(-1);
  const session = fake.partitions.at(-1);
  if (window === undefined || session === undefined) throw new Error('no window');
  return { fake, window, session, submit, cancel, url, dismiss };
};
const asked = { senderFrame: { url: 'app://secret/', parent: null } };

describe('the password window', () => {
  test('has no address that a page could open, and a session in memory that is of this question alone', async () => {
    const first = await open();
    const second = await open();
    expect(first.url).toBeNull();
    const partitions = first.fake.calls.filter(({ what }) => what === 'session.fromPartition').map((call) => call.with);
    expect(new Set(partitions.map(([name]) => name)).size).toBe(partitions.length);
    for (const [name, options] of partitions) {
      expect(String(name)).not.toMatch(/^persist:/);
      expect(options).toEqual({ cache: false });
    }
    expect(second.window.options['webPreferences']).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      session: second.session,
      preload: '/built/secret-preload.cjs',
    });
  });

  test('shows its question in the user’s language, to its own page only', async () => {
    const { session } = await open();
    const reply = await session.kept.serve?.(new Request('app://secret/question'));
    expect(await reply?.json()).toMatchObject({ language: 'ru', title: 'Подписать этим ключом' });
    expect(reply?.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await session.kept.serve?.(new Request('app://bundle/question')))?.status).toBe(403);
    const answer = vi.fn<(verdict: { cancel: boolean }) => void>();
    session.kept.beforeRequest?.({ url: 'app://bundle/' }, answer);
    expect(answer).toHaveBeenCalledWith({ cancel: true });
  });

  test('takes bytes from its own top frame and from nobody else', async () => {
    const { window, submit } = await open();
    const { ipc } = window.webContents;
    ipc.emit('secret.submit', { senderFrame: null }, Uint8Array.of(1));
    ipc.emit('secret.submit', { senderFrame: { url: 'app://bundle/', parent: null } }, Uint8Array.of(1));
    ipc.emit('secret.submit', { senderFrame: { url: 'app://secret/', parent: {} } }, Uint8Array.of(1));
    ipc.emit('secret.submit', asked, 'a text');
    expect(submit).not.toHaveBeenCalled();
    ipc.emit('secret.submit', asked, Uint8Array.of(1, 2));
    expect(submit).toHaveBeenCalledExactlyOnceWith(Uint8Array.of(1, 2));
  });

  test('steps back by its button and by being closed', async () => {
    const first = await open();
    first.window.webContents.ipc.emit('secret.cancel', asked);
    expect(first.cancel).toHaveBeenCalledOnce();
    const second = await open();
    second.window.destroy();
    expect(second.cancel).toHaveBeenCalledOnce();
  });

  test('goes with its question', async () => {
    const { window, dismiss } = await open();
    dismiss();
    expect(window.isGone).toBe(true);
    expect(() => dismiss()).not.toThrow();
  });
});

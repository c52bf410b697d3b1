import { expect, test, vi } from 'vitest';
import { fakeElectron, type FakeElectron } from '#test/kit/electron-fake.ts';

const held = vi.hoisted((): { fake: FakeElectron | null } => ({ fake: null }));
vi.mock('electron', () => {
  held.fake = fakeElectron('/nonexistent');
  return held.fake.electron;
});

test('a library’s process has no streams, no arguments, and none of the variables that may hold a PIN', async () => {
  vi.stubEnv('BID_PIN', '4321');
  vi.stubEnv('SOFTHSM2_CONF', '/softhsm2.conf');
  const { launchTokenProcess } = await import('#electron/windows/launch-signing-process.ts');
  launchTokenProcess('/dist/electron/token-worker.js')();
  const [call] = held.fake?.calls.filter(({ what }) => what === 'utilityProcess.fork') ?? [];
  expect(call?.with).toMatchObject([
    '/dist/electron/token-worker.js',
    [],
    { stdio: 'ignore', env: { SOFTHSM2_CONF: '/softhsm2.conf' } },
  ]);
  expect(JSON.stringify(call)).not.toContain('BID_PIN');
  vi.unstubAllEnvs();
});

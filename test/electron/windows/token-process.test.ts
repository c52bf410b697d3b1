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
  const call = held.fake?.calls.find(({ what }) => what === 'utilityProcess.fork');
  expect(call?.with.slice(0, 2)).toEqual(['/dist/electron/token-worker.js', []]);
  const [, , options] = call?.with as [string, string[], { env: Record<string, string>; stdio: string }];
  expect(options.stdio).toBe('ignore');
  expect(options.env['SOFTHSM2_CONF']).toBe('/softhsm2.conf');
  expect(Object.keys(options.env)).not.toContain('BID_PIN');
  vi.unstubAllEnvs();
});

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { gostChain } from '../../../kit/gost.ts';
import { mockToken, skipWithoutMock, type MockToken, type Scenario } from '../../../kit/tokens/mock-token.ts';

const bidwright = fileURLToPath(new URL('../../../../electron/faces/command-line/main.ts', import.meta.url));
/** Found nowhere by chance. */
const pin = 'Qz7-secret-PIN';
const { key, certificate } = gostChain('256:TCA');

type Ended = { readonly exit: number | null; readonly said: string };

/** The program as a user runs it, with cores allowed, in the token's folder. */
const bidwrightIn = (token: MockToken, words: readonly string[]): Promise<Ended> =>
  new Promise((settle) => {
    const command = ['ulimit -c unlimited; exec "$0" "$@"', process.execPath, bidwright, ...words];
    const child = spawn('/bin/sh', ['-c', ...command, '--workspace', join(token.folder, 'workspace'), '--lang', 'en'], {
      cwd: token.folder,
      env: { ...process.env, BID_PIN: pin },
    });
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
    child.on('close', (exit) => settle({ exit, said }));
  });

/** Every file under the folder that holds the PIN; what plays the token is told it and does not count. */
const filesWithPin = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    return statSync(path).isFile() && !name.endsWith('.scenario') && readFileSync(path).includes(pin);
  });

const cases: readonly (readonly [string, Scenario, number, RegExp])[] = [
  ['a signature that is made', { pin }, 0, /a\.txt\.p7s/],
  ['a PIN that is wrong', { pin: 'other' }, 3, /is wrong; few tries are left/],
  ['a library that crashes at the login', { pin, 'crash.C_Login': 1 }, 3, /crashed \(SIGSEGV\)/],
  ['a library that crashes with the token logged in', { pin, 'crash.C_Sign': 1 }, 3, /crashed \(SIGSEGV\)/],
  ['a refusal of the vendor’s own', { pin, 'refuse.C_Login': 0x80001234 }, 3, /CKR_VENDOR_DEFINED 0x80001234/],
];

describe.skipIf(skipWithoutMock() || process.platform === 'win32')(
  'the PIN is in no output, log, file or core after',
  () => {
    test.each(cases)('%s', async (_, scenario, exit, said) => {
      const token = mockToken([{ id: '0a', label: 'director', key, certificate }], scenario);
      writeFileSync(join(token.folder, 'a.txt'), 'a');
      const ended = await bidwrightIn(token, [
        'sign',
        'a.txt',
        '--token',
        'mock',
        '--library',
        token.library,
        '--password-env',
        'BID_PIN',
      ]);
      expect([ended.exit, ended.said]).toEqual([exit, expect.stringMatching(said)]);
      expect(ended.said).not.toContain(pin);
      expect(filesWithPin(token.folder)).toEqual([]);
      expect(readdirSync(token.folder).filter((name) => name.startsWith('core'))).toEqual([]);
      expect(existsSync(join(token.folder, 'a.txt.p7s'))).toBe(exit === 0);
    });

    test.skipIf(process.platform !== 'linux')('and the library’s process could leave no core', async () => {
      const token = mockToken([{ id: '0a', label: 'director', key, certificate }], { pin, 'slow.C_Sign': 60_000 });
      writeFileSync(join(token.folder, 'a.txt'), 'a');
      const signing = bidwrightIn(token, [
        'sign',
        'a.txt',
        '--token',
        'mock',
        '--library',
        token.library,
        '--password-env',
        'BID_PIN',
      ]);
      await expect.poll(() => token.calls().includes('C_Sign'), { timeout: 60_000 }).toBe(true);
      const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
      const holders = processes.filter((name) => readMaps(name).includes(token.library));
      expect(holders).toHaveLength(1);
      const holder = holders[0] ?? '';
      expect(readFileSync(`/proc/${holder}/limits`, 'utf8')).toMatch(/Max core file size\s+0\s+0/);
      expect(readFileSync(`/proc/${holder}/environ`, 'latin1')).not.toContain(pin);
      expect(readFileSync(`/proc/${holder}/cmdline`, 'latin1')).not.toContain(pin);
      process.kill(Number(holder), 'SIGKILL');
      expect(await signing).toMatchObject({ exit: 3, said: expect.stringContaining('crashed (SIGKILL)') });
    });
  },
);

/** The files a process has mapped; '' for one that is gone or another user's. */
const readMaps = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/maps`, 'utf8');
  } catch {
    return '';
  }
};

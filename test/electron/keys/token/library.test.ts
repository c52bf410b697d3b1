import { fork } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { LaunchSigningProcess } from '#electron/keys/signing-child.ts';
import { presentLibraries, knownLibraries } from '#electron/keys/token/known-libraries.ts';
import { architecturesOf, checkLibraryFile } from '#electron/keys/token/library-file.ts';
import { openToken } from '#electron/keys/token/open-token.ts';
import { scanLibrary } from '#electron/keys/token/scan-library.ts';
import { tokenEnvironment } from '#electron/keys/token/token-environment.ts';
import { watchLibraries } from '#electron/keys/token/watch-libraries.ts';
import { temporaryFolder } from '../../../kit/folder.ts';
import { gostChain } from '../../../kit/gost.ts';
import { mockToken, skipWithoutDriver, skipWithoutMock } from '../../../kit/tokens/mock-token.ts';
import { script } from '../../../kit/tokens/pins.ts';

const elf = (machine: number): Buffer => {
  const head = Buffer.alloc(64);
  head.set([0x7f, 0x45, 0x4c, 0x46, 2, 1]);
  head.writeUInt16LE(machine, 18);
  return head;
};
const pe = (machine: number): Buffer => {
  const head = Buffer.alloc(256);
  head.write('MZ', 'latin1');
  head.writeUInt32LE(0x80, 0x3c);
  head.write('PE\0\0', 0x80, 'latin1');
  head.writeUInt16LE(machine, 0x84);
  return head;
};
const fat = (...types: readonly number[]): Buffer => {
  const head = Buffer.alloc(256);
  head.writeUInt32BE(0xcafebabe, 0);
  head.writeUInt32BE(types.length, 4);
  types.forEach((type, index) => head.writeUInt32BE(type, 8 + index * 20));
  return head;
};

describe('the file of a library', () => {
  test.each([
    ['ELF for x64', elf(62), ['x64']],
    ['ELF for arm64', elf(183), ['arm64']],
    ['ELF for Elbrus', elf(175), ['e2k']],
    ['ELF of a machine nobody knows', elf(999), ['ELF machine 999']],
    ['PE for 32-bit Windows', pe(0x14c), ['ia32']],
    ['PE for x64', pe(0x8664), ['x64']],
    ['Mach-O for two machines', fat(0x1000007, 0x100000c), ['x64', 'arm64']],
    ['a text', Buffer.from('#!/bin/sh\n'.repeat(20)), []],
    ['MZ and nothing behind it', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]), []],
    ['an empty file', Buffer.alloc(0), []],
  ])('%s', (_, head, expected) => {
    expect(architecturesOf(head)).toEqual(expected);
  });

  test('is refused before it is loaded: missing, no library, for another machine', async () => {
    const folder = temporaryFolder();
    const place = (name: string, bytes: Buffer): string => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const codeOf = async (file: string) => {
      const checked = await checkLibraryFile(file, 'x64');
      return checked.ok ? 'sound' : checked.error;
    };
    expect(await codeOf(place('good.so', elf(62)))).toBe('sound');
    expect(await codeOf(join(folder, 'none.so'))).toMatchObject({ code: 'token.library-missing' });
    expect(await codeOf(folder)).toMatchObject({ code: 'token.library-not-a-library' });
    expect(await codeOf(place('text.so', Buffer.from('text')))).toMatchObject({ code: 'token.library-not-a-library' });
    expect(await codeOf(place('other.dll', pe(0x14c)))).toMatchObject({
      code: 'token.library-wrong-architecture',
      details: { found: 'ia32', wanted: 'x64' },
    });
  });

  test.skipIf(skipWithoutDriver())('that is sound but no PKCS#11 library is refused where it is loaded', async () => {
    const folder = temporaryFolder();
    const broken = join(folder, 'broken.so');
    writeFileSync(broken, elf(process.arch === 'arm64' ? 183 : 62));
    expect((await scanLibrary(broken)).fault).toMatchObject({ code: 'token.library-not-loadable' });
  });
});

test.skipIf(skipWithoutMock())(
  'where the driver’s native part cannot be loaded, the command that builds it is named',
  async () => {
    const { key, certificate } = gostChain('256:TCA');
    const token = mockToken([{ id: '0a', label: 'director', key, certificate }]);
    // Node refuses every native part to a process that was not allowed them.
    const launch: LaunchSigningProcess = () => {
      const child = fork(
        fileURLToPath(new URL('../../../../electron/keys/token/process/token-worker.ts', import.meta.url)),
        [],
        {
          execArgv: ['--permission', '--allow-fs-read=*'],
          serialization: 'advanced',
          stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        },
      );
      return {
        post: (message) => void child.send(message),
        onMessage: (listener) => child.on('message', listener),
        onExit: (listener) => child.on('exit', (code, signal) => listener(code ?? signal)),
        kill: () => void child.kill('SIGKILL'),
      };
    };
    expect((await scanLibrary(token.library, { launch })).fault).toMatchObject({
      code: 'token.driver-not-built',
      details: { command: 'npm rebuild pkcs11js' },
    });
    expect(token.calls()).toEqual([]);
  },
);

describe('known vendors’ libraries', () => {
  test('are offered where their file is there, once each, at their first place', () => {
    const exists = (path: string): boolean =>
      ['/usr/lib64/librtpkcs11ecp.so', '/usr/lib/librtpkcs11ecp.so', '/opt/cprocsp/lib/amd64/libcppkcs11.so'].includes(
        path,
      );
    expect(presentLibraries('linux', {}, exists)).toEqual([
      { name: 'Rutoken', path: '/usr/lib/librtpkcs11ecp.so' },
      { name: 'CryptoPro CSP', path: '/opt/cprocsp/lib/amd64/libcppkcs11.so' },
    ]);
    const windows = presentLibraries('win32', { SystemRoot: 'C:\\Windows' }, (path) => path.startsWith('C:\\Windows'));
    expect(windows.map(({ path }) => path)).toContain('C:\\Windows\\System32\\rtPKCS11ECP.dll');
  });

  test('each say where their paths were read', () => {
    for (const { name, source, paths } of knownLibraries) {
      expect([name, source.length > 20]).toEqual([name, true]);
      expect(Object.values(paths).flat().length).toBeGreaterThan(1);
    }
  });
});

test('a library’s process inherits what libraries are configured by, and no variable that may hold a PIN', () => {
  const kept = tokenEnvironment({
    PATH: '/bin',
    HOME: '/home/a',
    SOFTHSM2_CONF: '/c',
    BID_PIN: '4321',
    NODE_OPTIONS: '--inspect',
  });
  expect(kept).toEqual({ PATH: '/bin', HOME: '/home/a', SOFTHSM2_CONF: '/c' });
});

describe.skipIf(skipWithoutMock())('a library with a token', () => {
  const { key, certificate } = gostChain('256:TCA');
  const director = { id: '0a', label: 'director', key, certificate };

  test('is described without a PIN: reader, token, mechanisms, certificates', async () => {
    const token = mockToken([director], { label: 'Рутокен' });
    const { library, slots } = await scanLibrary(token.library);
    expect(library).toEqual({
      manufacturer: 'Bidwright tests',
      description: 'Token by scenario',
      version: '1.0',
      cryptoki: '2.40',
    });
    expect(slots).toMatchObject([
      {
        reader: 'Reader by scenario',
        fault: null,
        token: { label: 'Рутокен', serial: '00000042', pinLength: { minimum: 4, maximum: 16 } },
      },
    ]);
    expect(slots[0]?.token?.certificates).toEqual([{ id: '0a', label: 'director', der: Uint8Array.from(certificate) }]);
    expect(token.calls()).not.toContain('C_Login');
  });

  test('sees a token pulled out and put in without a restart', async () => {
    const token = mockToken([director]);
    token.pullOut();
    expect((await scanLibrary(token.library)).slots).toMatchObject([{ token: null, fault: null }]);
    expect(await openToken({ library: token.library, token: null, pins: script('4321') })).toMatchObject({
      error: { code: 'token.none-inserted' },
    });
    token.putIn();
    expect((await scanLibrary(token.library)).slots).toMatchObject([{ token: { label: 'mock' } }]);
  });

  test('tells a watcher when one is put in, and stops when it is told to', async () => {
    const token = mockToken([director]);
    token.pullOut();
    const stop = new AbortController();
    const watching = watchLibraries([token.library], stop.signal);
    // The first look is over when the slots have been asked for.
    await expect.poll(() => token.calls().includes('C_GetSlotInfo'), { timeout: 60_000 }).toBe(true);
    token.putIn();
    expect(await watching).toBe(true);
    const again = watchLibraries([token.library], stop.signal);
    stop.abort();
    expect(await again).toBe(false);
  });

  test('one token is taken without being named; a wrong name lists what is there', async () => {
    const token = mockToken([director]);
    for (const named of ['mock', '00000042', null]) {
      const session = await openToken({ library: token.library, token: named, pins: script('4321') });
      expect(session.ok).toBe(true);
      if (session.ok) await session.value.close();
    }
    const wrong = await openToken({ library: token.library, token: 'moc', pins: script('4321') });
    expect(wrong).toMatchObject({ error: { code: 'token.not-found', details: { tokens: ['mock (00000042)'] } } });
  });

  test('a copy of the library is another library, with its own process', async () => {
    const token = mockToken([director]);
    const copy = join(token.folder, 'copy.so');
    copyFileSync(token.library, copy);
    const [one, other] = await Promise.all([scanLibrary(token.library), scanLibrary(copy)]);
    expect([one.slots[0]?.token?.certificates.length, other.slots[0]?.token?.certificates.length]).toEqual([1, 0]);
  });
});

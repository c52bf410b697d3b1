import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { compiledStreebog } from '#electron/pki/gost/streebog/compiled.ts';
import { stateBytes, type StreebogCore } from '#electron/pki/gost/streebog/core.ts';
import { startHasher, type StreebogName } from '#electron/pki/gost/streebog/hasher.ts';
import { hmacOf, pbkdf2Streebog } from '#electron/pki/gost/streebog/hmac.ts';
import { javascriptCore } from '#electron/pki/gost/streebog/javascript.ts';
import { demandRightDigests } from '#electron/pki/gost/streebog/self-test.ts';
import { streebog, streebogOf } from '#electron/pki/gost/streebog/streebog.ts';
import { webAssemblyCore } from '#electron/pki/gost/streebog/webassembly.ts';
import { compileWebAssembly, sources } from '../../../../build/webassembly/compile.ts';

const inWebAssembly = webAssemblyCore();
if (inWebAssembly === null) throw new Error('Node has WebAssembly');
const cores: readonly StreebogCore[] = [inWebAssembly, javascriptCore()];
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array => Buffer.from(text, 'hex');
const digestBy = (core: StreebogCore, name: StreebogName, ...parts: readonly Uint8Array[]): string => {
  const hasher = startHasher(core, name);
  for (const part of parts) hasher.update(part);
  return hex(hasher.digest());
};

const vectors = new URL('../../../../../shared/conformance/streebog.vec', import.meta.url);
type Vector = { readonly name: StreebogName; readonly message: Uint8Array; readonly digest: string };

const readVectors = (): readonly Vector[] => {
  const read: Vector[] = [];
  let name: StreebogName = 'streebog-256';
  let message = '';
  for (const line of readFileSync(vectors, 'utf8').split('\n')) {
    if (line.startsWith('[')) name = line.includes('512') ? 'streebog-512' : 'streebog-256';
    const [, key, value = ''] = /^(In|Out) = ?(.*)$/.exec(line) ?? [];
    if (key === 'In') message = value;
    if (key === 'Out') read.push({ name, message: bytes(message), digest: value.toLowerCase() });
  }
  return read;
};

describe.each(cores.map((core) => [core.name, core] as const))('Streebog in %s', (_, core) => {
  test('gives the digests of RFC 6986', () => {
    expect(() => demandRightDigests(core)).not.toThrow();
  });

  test.skipIf(!existsSync(vectors))('gives all 265 digests of the conformance vectors [needs ../shared]', () => {
    const all = readVectors();
    expect(all).toHaveLength(265);
    expect(all.filter(({ name, message, digest }) => digestBy(core, name, message) !== digest)).toEqual([]);
  });

  test('carries through the whole sum: blocks of ones, and of every length around a block', () => {
    for (const length of [0, 1, 55, 63, 64, 65, 127, 128, 129, 4096, 65_535, 65_536, 65_537, 131_073]) {
      const ones = new Uint8Array(length).fill(0xff);
      for (const name of ['streebog-256', 'streebog-512'] as const) {
        expect(digestBy(core, name, ones)).toBe(hex(streebogOf(name, ones)));
      }
    }
  });

  test('gives the same digest however the message is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 12 }),
        fc.constantFrom<StreebogName>('streebog-256', 'streebog-512'),
        (parts, name) => digestBy(core, name, ...parts) === hex(streebogOf(name, Buffer.concat(parts))),
      ),
      { numRuns: 100 },
    );
  });
});

describe('a hash', () => {
  test('can be copied while it runs, and neither copy disturbs the other', () => {
    const first = streebog('streebog-256');
    first.update(bytes('0102'));
    const second = first.copy();
    first.update(bytes('03'));
    second.update(bytes('04'));
    expect(hex(first.digest())).toBe(hex(streebogOf('streebog-256', bytes('010203'))));
    expect(hex(second.digest())).toBe(hex(streebogOf('streebog-256', bytes('010204'))));
  });

  test('shares the core with others that run at the same time', () => {
    const names = ['streebog-256', 'streebog-512', 'streebog-256'] as const;
    const hashers = names.map((name) => streebog(name));
    const parts = names.map((_, at) => new Uint8Array(1000).fill(at));
    for (let turn = 0; turn < 3; turn += 1)
      hashers.forEach((hasher, at) => hasher.update(parts[at] ?? new Uint8Array()));
    const alone = names.map((name, at) =>
      hex(streebogOf(name, ...Array.from({ length: 3 }, () => parts[at] ?? new Uint8Array()))),
    );
    expect(hashers.map((hasher) => hex(hasher.digest()))).toEqual(alone);
  });

  test('gives its digest once and then takes nothing', () => {
    const hasher = streebog('streebog-512');
    hasher.digest();
    expect(() => hasher.digest()).toThrow(TypeError);
    expect(() => hasher.update(new Uint8Array(1))).toThrow(TypeError);
  });
});

describe('a core that computes wrongly', () => {
  const flawed = (spoil: (state: Uint8Array) => void): StreebogCore => ({
    ...javascriptCore(),
    seal: (state) => {
      javascriptCore().seal(state);
      spoil(state);
    },
  });

  test.each([0, 31, 32, 63])('is refused for one wrong bit in byte %i of the hash', (at) => {
    const core = flawed((state) => {
      state[at] = (state[at] ?? 0) ^ 1;
    });
    expect(() => demandRightDigests(core)).toThrow(/RFC 6986/);
  });

  test('is not refused for what lies outside the hash', () => {
    expect(() => demandRightDigests(flawed((state) => state.fill(0, 64, stateBytes)))).not.toThrow();
  });
});

test('a platform without WebAssembly leaves the plain core', () => {
  vi.stubGlobal('WebAssembly', undefined);
  expect(webAssemblyCore()).toBeNull();
  vi.stubGlobal('WebAssembly', { validate: () => false });
  expect(webAssemblyCore()).toBeNull();
  vi.unstubAllGlobals();
});

test('the WebAssembly in the repository is what its source compiles to', async () => {
  expect(Buffer.from(await compileWebAssembly(sources.streebog)).toString('base64')).toBe(compiledStreebog);
});

test.each([
  ['streebog-256', 'a1aa5f7de402d7b3d323f2991c8d4534013137010a83754fd0af6d7cd4922ed9'],
  [
    'streebog-512',
    'a59bab22ecae19c65fbde6e5f4e9f5d8549d31f037f9df9b905500e171923a773d5f1530f2ed7e964cb2eedc29e9ad2f3afe93b2814f79f5000ffc0366c251e6',
  ],
] as const)('HMAC with %s gives the value of RFC 7836 appendix B', (name, value) => {
  const key = Uint8Array.from({ length: 32 }, (_, at) => at);
  expect(hex(hmacOf(name, key, bytes('0126bdb87800af214341456563780100')))).toBe(value);
});

test('HMAC hashes a key that is longer than a block first', () => {
  const long = new Uint8Array(100).fill(7);
  const data = bytes('00');
  expect(hmacOf('streebog-512', long, data)).toEqual(hmacOf('streebog-512', streebogOf('streebog-512', long), data));
});

test.each([
  [
    1,
    '64770af7f748c3b1c9ac831dbcfd85c26111b30a8a657ddc3056b80ca73e040d2854fd36811f6d825cc4ab66ec0a68a490a9e5cf5156b3a2b7eecddbf9a16b47',
  ],
  [
    2,
    '5a585bafdfbb6e8830d6d68aa3b43ac00d2e4aebce01c9b31c2caed56f0236d4d34b2b8fbd2c4e89d54d46f50e47d45bbac301571743119e8d3c42ba66d348de',
  ],
  [
    4096,
    'e52deb9a2d2aaff4e2ac9d47a41f34c20376591c67807f0477e32549dc341bc7867c09841b6d58e29d0347c996301d55df0d34e47cf68f4e3c2cdaf1d9ab86c3',
  ],
])('PBKDF2 of %i rounds gives the key of R 50.1.111-2016 (RFC 9337)', (rounds, key) => {
  const derived = pbkdf2Streebog('streebog-512', Buffer.from('password'), Buffer.from('salt'), rounds, 64);
  expect(hex(derived)).toBe(key);
});

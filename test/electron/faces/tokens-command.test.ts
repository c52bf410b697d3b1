import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import { gostChain } from '#test/kit/gost.ts';
import { mockToken, skipWithoutMock, type MockToken, type Scenario } from '#test/kit/tokens/mock-token.ts';

const { key, certificate } = gostChain('256:TCA');
const token = (scenario: Scenario = {}): MockToken =>
  mockToken([{ id: '0a', label: 'director', key, certificate }], scenario);

const run = async ({ folder }: MockToken, ...given: readonly string[]) => {
  const [out, said]: [string[], string[]] = [[], []];
  const exit = await runCommandLine([...given, '--workspace', join(folder, 'workspace'), '--lang', 'en'], {
    out: async (text) => void out.push(text),
    say: async (text) => void said.push(text),
  });
  return { exit, out: out.join(''), said: said.join('') };
};

describe.skipIf(skipWithoutMock())('bidwright tokens', () => {
  test('keeps a library, shows what is in it, and forgets it', async () => {
    const mock = token();
    expect((await run(mock, 'tokens', 'add', mock.library)).exit).toBe(0);
    const shown = await run(mock, 'tokens');
    expect([shown.exit, shown.out]).toEqual([0, expect.stringContaining(`${mock.library}: Token by scenario 1.0`)]);
    expect(shown.out).toMatch(/mock \(00000042\), Bidwright tests Mock/);
    expect(shown.out).toMatch(/signs with: .*GOST R 34\.10-2012, 256 bits/);
    // What is well is the doctor's to say.
    expect(shown.out).not.toMatch(/is ready/);
    expect((await run(mock, 'tokens', 'forget', mock.library)).exit).toBe(0);
    expect((await run(mock, 'tokens')).out).not.toContain(mock.library);
  });

  test('--doctor says of everything what it is and what to do', async () => {
    const mock = token({ tries: 2 });
    writeFileSync(`${mock.library}.tries`, '1');
    const { exit, out } = await run(mock, 'tokens', '--doctor', '--library', mock.library);
    expect(exit).toBe(0);
    expect(out).toMatch(/! The token mock \(00000042\) has one PIN try left/);
    expect(out).toMatch(/→ A script does not spend it/);
    expect(out).toMatch(/✓ The token mock \(00000042\) is ready/);
    expect(out).toMatch(/63-FZ, article 5 part 4 and article 12/);
  });

  test.each([
    ['a library that crashes', { 'crash.C_GetSlotList': 1 }, 3, /crashed \(SIGSEGV\)[^]*update its driver/],
    ['a locked token', { tries: 0 }, 3, /is locked[^]*PUK/],
  ])('%s: the exit code is that of what stops', async (_, scenario, exit, said) => {
    const mock = token(scenario);
    const ended = await run(mock, 'tokens', '--library', mock.library);
    expect([ended.exit, ended.out]).toEqual([exit, expect.stringMatching(said)]);
  });

  test('a file that is no library, or is not there, is said in a library’s words', async () => {
    const mock = token();
    expect((await run(mock, 'tokens', '--library', `${mock.library}.scenario`)).out).toMatch(
      /is not a program library/,
    );
    const missing = await run(mock, 'tokens', '--library', '/no/such.so', '--json');
    expect([missing.exit, missing.out]).toEqual([2, expect.stringContaining('token.library-missing')]);
  });

  test('--token shows its keys after the PIN', async () => {
    const mock = token();
    vi.stubEnv('TOKEN_PIN', '4321');
    const { exit, out } = await run(
      mock,
      'tokens',
      '--token',
      'mock',
      '--library',
      mock.library,
      '--password-env',
      'TOKEN_PIN',
    );
    expect(exit).toBe(0);
    expect(out).toMatch(
      /key 0a director: GOST R 34\.10-2012, 256 bits; made in the token; can leave the token: never; PIN: once/,
    );
    // The variable is gone for whatever is started later.
    expect(process.env['TOKEN_PIN']).toBeUndefined();
    vi.unstubAllEnvs();
  });

  test('a pad is asked for in words', async () => {
    const mock = token({ pad: 1 });
    const { exit, said } = await run(mock, 'tokens', '--token', 'mock', '--library', mock.library);
    expect([exit, said]).toEqual([0, expect.stringContaining('Type the PIN on the pad of mock (00000042)')]);
  });
});

describe.skipIf(skipWithoutMock())('bidwright sign --token', () => {
  const signing = async (mock: MockToken, ...more: readonly string[]) => {
    writeFileSync(join(mock.folder, 'a.txt'), 'a');
    vi.stubEnv('TOKEN_PIN', '4321');
    const words = [
      'sign',
      join(mock.folder, 'a.txt'),
      '--library',
      mock.library,
      '--password-env',
      'TOKEN_PIN',
      '--json',
    ];
    const ended = await run(mock, ...words, ...more);
    vi.unstubAllEnvs();
    return ended;
  };

  test('signs with the token, and the key that is named', async () => {
    const mock = token();
    const { exit, out } = await signing(mock, '--token', '00000042', '--key', 'director');
    expect([exit, JSON.parse(out)]).toEqual([0, { ok: true, value: { files: [join(mock.folder, 'a.txt.p7s')] } }]);
  });

  test('--library alone takes the only token in it', async () => {
    expect((await signing(token())).exit).toBe(0);
  });

  test.each([
    [['--token', 'other'], 'token.not-found', 2],
    [['--token', 'mock', '--key', 'accountant'], 'token.key-not-found', 2],
  ])('%j is %s', async (more, code, exit) => {
    const ended = await signing(token(), ...more);
    expect([ended.exit, ended.out]).toEqual([exit, expect.stringContaining(code)]);
  });

  test('without --key and without --token it names both', async () => {
    const mock = token();
    writeFileSync(join(mock.folder, 'a.txt'), 'a');
    const ended = await run(mock, 'sign', join(mock.folder, 'a.txt'), '--json');
    expect(JSON.parse(ended.out)).toMatchObject({
      error: { code: 'usage.missing-argument', details: { argument: '--key FILE | --token LABEL' } },
    });
  });
});

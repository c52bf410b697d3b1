import { spawn } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { forkSigningProcess } from '#electron/keys/fork-signing-process.ts';
import { chooseIdentity, openKeyFile } from '#electron/keys/open-key-file.ts';
import type { KeyIdentity } from '#electron/keys/key-session.ts';
import type { SigningChild } from '#electron/keys/signing-child.ts';
import { testKey } from '../../kit/ca.ts';
import { temporaryFolder } from '../../kit/folder.ts';
import { utf8, writeKeyFile } from '../../kit/key-files.ts';

const password = 'пароль от ключа';

describe('a session', () => {
  test('signs with RSA and is closed for good afterwards', async () => {
    const file = writeKeyFile(temporaryFolder(), 'rsa2048', password);
    const opened = await openKeyFile({ file, password: utf8(password) });
    if (!opened.ok) expect.fail(opened.error.code);
    const [key] = opened.value.identities;
    if (key === undefined) expect.fail('no key');
    expect(key.friendlyName).toBe('ключ rsa2048');
    expect(Object.keys(key).toSorted()).toEqual(['certificate', 'chain', 'friendlyName', 'keyId']);

    const signed = await opened.value.sign(key.keyId, { scheme: 'rsa-pkcs1', digest: 'sha-256' }, utf8('data'));
    const publicKey = createPublicKey(testKey('supplier-rsa2048'));
    expect(signed.ok && verify('sha256', utf8('data'), publicKey, signed.value)).toBe(true);

    expect(await opened.value.sign(key.keyId, { scheme: 'ecdsa', digest: 'sha-256' }, utf8('data'))).toMatchObject({
      error: { code: 'key.algorithm-unfit', details: { algorithm: 'ecdsa sha-256' } },
    });
    expect(await opened.value.sign('other', { scheme: 'rsa-pkcs1', digest: 'sha-256' }, utf8('data'))).toMatchObject({
      error: { code: 'key.unknown', details: { key: 'other', certificates: [key.keyId] } },
    });
    await opened.value.close();
    await opened.value.close();
    expect(await opened.value.sign(key.keyId, { scheme: 'rsa-pkcs1', digest: 'sha-256' }, utf8('data'))).toMatchObject({
      error: { code: 'key-process.closed' },
    });
  });

  test('zeroes the password it was given', async () => {
    const bytes = utf8(password);
    await openKeyFile({ file: '/nowhere/key.p12', password: bytes });
    expect(bytes).toEqual(new Uint8Array(bytes.length));
  });

  test('tells a crash of the process from an answer, for the question under way and all later ones', async () => {
    const file = writeKeyFile(temporaryFolder(), 'p256', password);
    let child: SigningChild | null = null;
    const opened = await openKeyFile({
      file,
      password: utf8(password),
      launch: () => (child = forkSigningProcess()),
    });
    if (!opened.ok) expect.fail(opened.error.code);
    const keyId = opened.value.identities[0]?.keyId ?? '';
    const under = opened.value.sign(keyId, { scheme: 'ecdsa', digest: 'sha-256' }, new Uint8Array(4_000_000));
    (child as SigningChild | null)?.kill();
    const crashed = { ok: false, error: { code: 'key-process.crashed', details: { exit: 'SIGKILL' } } };
    expect(await under).toEqual(crashed);
    expect(await opened.value.sign(keyId, { scheme: 'ecdsa', digest: 'sha-256' }, utf8(''))).toEqual(crashed);
    await opened.value.close();
  });
});

describe('is refused', () => {
  test.each([
    ['with a wrong password', 'p256.p12', 'wrong', 'key-file.wrong-password'],
    ['when there is no such file', 'none.p12', password, 'file.not-found'],
    ['when it is a folder', '.', password, 'file.not-a-file'],
    ['when it is too large to be a key file', 'large.p12', password, 'file.too-large'],
  ])('%s', async (_, name, secret, code) => {
    const folder = temporaryFolder();
    writeKeyFile(folder, 'p256', password);
    writeFileSync(join(folder, 'large.p12'), new Uint8Array(5_000_000));
    const file = join(folder, name);
    expect(await openKeyFile({ file, password: utf8(secret) })).toMatchObject({
      ok: false,
      error: { code, details: { file } },
    });
  });

  /** A child that does what the test says and never more. */
  const fakeChild = (behaviour: Partial<SigningChild> = {}) => {
    const exits: ((exit: string) => void)[] = [];
    const child: SigningChild = {
      post: () => {},
      onMessage: () => {},
      onExit: (listener) => exits.push(listener),
      kill: () => exits.forEach((listener) => listener('killed')),
      ...behaviour,
    };
    return { child, exit: () => exits.forEach((listener) => listener('spawn ENOENT')) };
  };

  test('when the process cannot be launched', async () => {
    const launch = () => {
      throw new Error('no such binary');
    };
    const secret = utf8(password);
    expect(await openKeyFile({ file: 'f.p12', password: secret, launch })).toEqual({
      ok: false,
      error: { code: 'key-process.not-started', details: { reason: 'no such binary' } },
    });
    expect(secret).toEqual(new Uint8Array(secret.length));
  });

  test('when the process ends before it says a word', async () => {
    const { child, exit } = fakeChild();
    const opening = openKeyFile({ file: 'f.p12', password: utf8(''), launch: () => child });
    exit();
    expect(await opening).toMatchObject({
      error: { code: 'key-process.not-started', details: { reason: 'spawn ENOENT' } },
    });
  });

  test('when the process does not answer in time, and the process is ended', async () => {
    let ended = 0;
    const { child } = fakeChild();
    const launch = () => ({ ...child, kill: () => (ended++, child.kill()) });
    expect(await openKeyFile({ file: 'f.p12', password: utf8(''), launch, timeoutSeconds: 0.01 })).toMatchObject({
      error: { code: 'key-process.timed-out', details: { seconds: 0.01 } },
    });
    expect(ended).toBeGreaterThan(0);
  });
});

describe('the choice among keys', () => {
  const identity = (keyId: string, friendlyName: string | null): KeyIdentity => ({
    keyId,
    friendlyName,
    certificate: new Uint8Array(),
    chain: [],
  });
  const [one, two] = [identity('1', 'first'), identity('2', null)];

  test('is the only one when none is asked for', () => {
    expect(chooseIdentity([one], null, 'f')).toEqual({ ok: true, value: one });
  });
  test('is the one asked for', () => {
    expect(chooseIdentity([one, two], '2', 'f')).toEqual({ ok: true, value: two });
  });
  test('of several with none asked for is refused, naming them', () => {
    expect(chooseIdentity([one, two], null, 'f')).toMatchObject({
      error: { code: 'key.several', details: { file: 'f', certificates: ['1 first', '2'] } },
    });
  });
  test('of one that is not there is refused, naming those that are', () => {
    expect(chooseIdentity([one], '3', 'f')).toMatchObject({
      error: { code: 'key.unknown', details: { key: '3', certificates: ['1 first'] } },
    });
  });
});

/** The processes that a process has started, as Linux tells. */
const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

describe.skipIf(process.platform !== 'linux')('the signing process, as the system shows it', () => {
  test('has the password neither in its arguments nor in its environment, and dies with its parent', async () => {
    const folder = temporaryFolder();
    const file = writeKeyFile(folder, 'p256', password);
    const script = join(folder, 'parent.ts');
    const door = new URL('../../../electron/keys/open-key-file.ts', import.meta.url).href;
    writeFileSync(
      script,
      `import { openKeyFile } from ${JSON.stringify(door)};
       const opened = await openKeyFile({ file: ${JSON.stringify(file)}, password: Buffer.from(process.env.SECRET) });
       console.log(opened.ok ? 'opened' : opened.error.code);`,
    );
    const parent = spawn(process.execPath, [script], {
      env: { ...process.env, SECRET: password },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = await new Promise<string>((resolve) =>
      parent.stdout.once('data', (data) => resolve(String(data).trim())),
    );
    expect(said).toBe('opened');
    const [child = 0] = childrenOf(parent.pid ?? 0);
    const shown = readFileSync(`/proc/${child}/cmdline`, 'utf8') + readFileSync(`/proc/${child}/environ`, 'utf8');
    expect(shown).toContain('signing-process');
    expect(shown).not.toContain(password);
    expect(shown).not.toContain('SECRET');

    parent.kill('SIGKILL');
    for (let tries = 0; existsSync(`/proc/${child}/exe`) && tries < 200; tries++) await wait(25);
    expect(existsSync(`/proc/${child}/exe`)).toBe(false);
  });
});

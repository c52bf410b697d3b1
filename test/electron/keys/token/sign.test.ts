import { describe, expect, onTestFinished, test } from 'vitest';
import { digestBytes } from '#electron/pki/digest.ts';
import { openToken, type OpenTokenInput, type TokenSession } from '#electron/keys/token/open-token.ts';
import { signDigest } from '#electron/keys/sign-digest.ts';
import { mechanisms } from '#shared/signature/token-mechanisms.ts';
import { usualDigestOf } from '#shared/signature/signature-algorithm.ts';
import { factsOf } from '#electron/pki/certificate-facts.ts';
import { kitNow, signers, testKey } from '../../../kit/ca.ts';
import { gostChain, gostKey, type GostSet } from '../../../kit/gost.ts';
import { certificateOf } from '../../../kit/signatures.ts';
import {
  mechanismLine,
  mockToken,
  skipWithoutMock,
  type MockKey,
  type MockToken,
} from '../../../kit/tokens/mock-token.ts';
import { person, script } from '../../../kit/tokens/pins.ts';

const gost = (set: GostSet, change: Partial<MockKey> = {}): MockKey => {
  const { key, certificate } = gostChain(set);
  return { id: '0a', label: 'director', key, certificate, ...change };
};

const opened = async (token: MockToken, more: Partial<OpenTokenInput> = {}): Promise<TokenSession> => {
  const session = await openToken({ library: token.library, token: null, pins: script('4321'), ...more });
  if (!session.ok) throw new Error(`${session.error.code} ${JSON.stringify(session.error.details)}`);
  onTestFinished(() => session.value.close());
  return session.value;
};

/** One signature as the steps make it: over attributes, checked against the certificate before it is kept. */
const signOne = async (session: TokenSession) => {
  const [identity] = session.identities;
  if (identity === undefined) throw new Error('no key');
  const algorithm = usualDigestOf(factsOf(certificateOf(identity.certificate)).key);
  const contentDigest = { algorithm, value: Buffer.from(digestBytes(algorithm, Buffer.from('bid'))).toString('hex') };
  return signDigest({ session, identity, contentDigest, claimedSigningTime: kitNow });
};

const refusal = async (session: TokenSession) => {
  const signed = await signOne(session);
  if (signed.ok) throw new Error('it was signed');
  return signed.error;
};

const signingCalls = (token: MockToken): readonly string[] =>
  token.calls().filter((name) => /Digest|Sign|Login/.test(name));

describe.skipIf(skipWithoutMock())('a token by scenario', () => {
  describe('signs by GOST R 34.10-2012', () => {
    test.each([
      [
        '256:TCA',
        'hashing and signing in one mechanism',
        [mechanisms.CKM_GOSTR3410_WITH_GOSTR3411_12_256],
        ['C_SignInit', 'C_Sign'],
      ],
      [
        '256:A',
        'with its own hash and then its own signature',
        [mechanisms.CKM_GOSTR3410, mechanisms.CKM_GOSTR3411_12_256],
        ['C_DigestInit', 'C_Digest', 'C_SignInit', 'C_Sign'],
      ],
      ['256:B', 'over a hash of ours where it has none', [mechanisms.CKM_GOSTR3410], ['C_SignInit', 'C_Sign']],
      [
        '512:A',
        'of 512 bits, hashing itself',
        [mechanisms.CKM_GOSTR3410_WITH_GOSTR3411_12_512],
        ['C_SignInit', 'C_Sign'],
      ],
      ['512:C', 'of 512 bits, over a hash of ours', [mechanisms.CKM_GOSTR3410_512], ['C_SignInit', 'C_Sign']],
    ] as const)('%s %s', async (set, _, offered, calls) => {
      const token = mockToken([gost(set)], { mechanisms: mechanismLine(offered) });
      const session = await opened(token);
      expect((await signOne(session)).ok).toBe(true);
      expect(signingCalls(token)).toEqual(['C_Login', ...calls]);
    });

    test('by another way where the token refuses the one it offers', async () => {
      const offered = [mechanisms.CKM_GOSTR3410, mechanisms.CKM_GOSTR3411_12_256];
      const token = mockToken([gost('256:A')], { mechanisms: mechanismLine(offered), 'refuse.C_DigestInit': 0x70 });
      expect((await signOne(await opened(token))).ok).toBe(true);
      expect(signingCalls(token)).toEqual(['C_Login', 'C_DigestInit', 'C_SignInit', 'C_Sign']);
    });
  });

  test('turns r and s of ECDSA into the value that CMS wants', async () => {
    const key: MockKey = {
      id: '01',
      label: 'p256',
      key: testKey('supplier-p256'),
      certificate: signers.p256.certificate,
    };
    const session = await opened(mockToken([key]));
    expect((await signOne(session)).ok).toBe(true);
  });

  test('makes many signatures with one PIN, and tells the token’s own time apart', async () => {
    const token = mockToken([gost('256:TCA')]);
    const pins = script('4321');
    const session = await opened(token, { pins });
    for (let count = 0; count < 20; count += 1) expect((await signOne(session)).ok).toBe(true);
    expect(pins.asked).toEqual(['login']);
    const { signatures, milliseconds } = session.spent();
    expect(signatures).toBe(20);
    expect(milliseconds).toBeGreaterThan(0);
  });

  test('a signature that does not fit the certificate is refused', async () => {
    // The token hides its public keys, so the certificate was found by the common ID alone; the key is another one.
    const token = mockToken([gost('256:A', { key: gostKey('256:A', 'another'), showsPublicKey: false })]);
    expect((await refusal(await opened(token))).code).toBe('signing.certificate-mismatch');
  });

  test('bytes that can be no signature are refused as the token’s', async () => {
    const token = mockToken([gost('256:A', { answers: Buffer.alloc(63) })]);
    expect(await refusal(await opened(token))).toMatchObject({
      code: 'token.signature-malformed',
      details: { length: 63, expected: 'CKM_GOSTR3410_WITH_GOSTR3411_12_256' },
    });
  });

  test('an algorithm that the library does not offer is named', async () => {
    const token = mockToken([gost('256:A')], { mechanisms: mechanismLine([mechanisms.CKM_RSA_PKCS]) });
    expect(await refusal(await opened(token))).toMatchObject({
      code: 'token.algorithm-missing',
      details: { algorithm: 'gost-2012 streebog-256' },
    });
  });

  test('a key whose token has no certificate signs with the user’s own, found by the public key', async () => {
    const { key, certificate, root } = gostChain('256:A');
    const token = mockToken([{ id: '0a', label: 'director', key, certificate: null }]);
    const bare = await openToken({ library: token.library, token: null, pins: script('4321') });
    expect(bare).toMatchObject({
      ok: false,
      error: { code: 'token.key-without-certificate', details: { keys: ['0a director'] } },
    });
    const session = await opened(token, { certificates: [signers.p256.certificate, certificate, root] });
    expect(session.identities[0]?.chain).toEqual([root]);
    expect((await signOne(session)).ok).toBe(true);
  });

  test('of several keys the one named by ID, label or certificate is taken; another name lists them', async () => {
    const [one, other] = [gost('256:A'), gost('256:B', { id: '0b', label: 'accountant' })];
    const token = mockToken([one, other]);
    const all = await opened(token);
    expect(all.keys.map(({ id }) => id)).toEqual(['0a', '0b']);
    const thumbprint = all.keys[1]?.certificateIds[0] ?? '';
    for (const key of ['0B', 'accountant', thumbprint]) {
      const session = await opened(token, { key });
      expect(session.keys.map(({ label }) => label)).toEqual(['accountant']);
    }
    const none = await openToken({ library: token.library, token: null, key: '0c', pins: script('4321') });
    expect(none).toMatchObject({
      error: { code: 'token.key-not-found', details: { keys: ['0a director', '0b accountant'] } },
    });
  });

  test('tells of each key where it was made and whether it can leave', async () => {
    const token = mockToken([
      gost('256:A'),
      gost('256:B', { id: '0b', label: 'imported', madeInside: false, extractable: true }),
    ]);
    const { keys } = await opened(token);
    expect(keys).toMatchObject([
      { kind: 'gost-2012-256', madeInside: true, extractable: false, neverExtractable: true, asksEachTime: false },
      { kind: 'gost-2012-256', madeInside: false, extractable: true, neverExtractable: false },
    ]);
  });

  describe('a key that asks each time', () => {
    test('is given a PIN after each signature has begun', async () => {
      const token = mockToken([gost('256:TCA', { asksEachTime: true })]);
      const pins = person('4321', '4321', '4321');
      const session = await opened(token, { pins });
      expect((await signOne(session)).ok).toBe(true);
      expect((await signOne(session)).ok).toBe(true);
      expect(pins.asked).toEqual(['login', 'signature', 'signature']);
      expect(signingCalls(token)).toEqual([
        'C_Login',
        'C_SignInit',
        'C_Login context',
        'C_Sign',
        'C_SignInit',
        'C_Login context',
        'C_Sign',
      ]);
    });

    test('is asked for again after a wrong PIN, and leaves no operation behind', async () => {
      const token = mockToken([gost('256:TCA', { asksEachTime: true })]);
      const pins = person('4321', '9999', '4321');
      const session = await opened(token, { pins });
      expect((await signOne(session)).ok).toBe(true);
      expect(pins.asked).toEqual(['login', 'signature', 'signature wrong before low']);
    });

    test('asks for one PIN after another, though many signatures are wanted at once', async () => {
      const token = mockToken([gost('256:TCA', { asksEachTime: true })]);
      const pins = person('4321', '4321', '4321', '4321');
      const session = await opened(token, { pins });
      const signed = await Promise.all([signOne(session), signOne(session), signOne(session)]);
      expect(signed.map(({ ok: isSigned }) => isSigned)).toEqual([true, true, true]);
      expect(signingCalls(token).filter((name) => name !== 'C_Login')).toEqual(
        Array.from({ length: 3 }, () => ['C_SignInit', 'C_Login context', 'C_Sign']).flat(),
      );
    });

    test('stepping back from it signs nothing', async () => {
      const session = await opened(mockToken([gost('256:TCA', { asksEachTime: true })]), { pins: person('4321') });
      expect((await refusal(session)).code).toBe('call.cancelled');
    });
  });

  describe('a token with a pad', () => {
    test('is given no PIN, and the face is told when to say so', async () => {
      const token = mockToken([gost('256:TCA', { asksEachTime: true })], { pad: 1 });
      const pins = person();
      const session = await opened(token, { pins });
      expect((await signOne(session)).ok).toBe(true);
      expect([pins.asked, pins.atPad]).toEqual([[], [true, false, true, false]]);
    });

    test.each([
      ['a wrong PIN on it', 0xa0, 'token.pin-incorrect'],
      ['cancelling on it', 0x50, 'token.pin-cancelled'],
      ['declining on it', 0x200, 'token.declined-on-device'],
      ['declining on a Rutoken PINPad', 0x80006fb1, 'token.declined-on-device'],
    ])('%s is %o: %s', async (_, answers, code) => {
      const token = mockToken([gost('256:TCA')], { pad: 1, 'pad.answers': answers });
      const session = await openToken({ library: token.library, token: null, pins: person() });
      expect(session).toMatchObject({ ok: false, error: { code } });
    });
  });

  test('logged out by another program in between, it asks once more and finds its key anew', async () => {
    const token = mockToken([gost('256:TCA')], { 'logout.after': 1 });
    const pins = person('4321', '4321');
    const session = await opened(token, { pins });
    expect((await signOne(session)).ok).toBe(true);
    expect((await signOne(session)).ok).toBe(true);
    expect(pins.asked).toEqual(['login', 'login']);
  });

  test('pulled out during a signature it is removed; back again it signs on with its PIN', async () => {
    const token = mockToken([gost('256:TCA')]);
    const pins = person('4321', '4321');
    const session = await opened(token, { pins });
    token.play({ 'remove.C_Sign': 1, 'slow.C_Sign': 100 });
    expect(await refusal(session)).toMatchObject({
      code: 'token.removed',
      details: { token: 'mock (00000042)', returnValue: 'CKR_DEVICE_REMOVED 0x32' },
    });
    token.play({});
    expect((await refusal(session)).code).toBe('token.removed');
    expect(pins.asked).toEqual(['login']);
    token.putIn();
    expect((await signOne(session)).ok).toBe(true);
    expect(pins.asked).toEqual(['login', 'login']);
  });

  test('where no new session can be had after a refusal, the refusal is told, and the next signature logs in', async () => {
    const token = mockToken([gost('256:TCA')]);
    const pins = person('4321', '4321');
    const session = await opened(token, { pins });
    token.play({ 'refuse.C_Sign': 0x30, 'refuse.C_OpenSession': 0xb1 });
    expect((await refusal(session)).code).toBe('token.device-error');
    token.play({});
    expect((await signOne(session)).ok).toBe(true);
    expect(pins.asked).toEqual(['login', 'login']);
  });

  test('a crash of the library is its error, and every later signature says so too', async () => {
    const token = mockToken([gost('256:TCA')]);
    const session = await opened(token);
    token.play({ 'crash.C_Sign': 1 });
    const crashed = { code: 'token.library-crashed', details: { library: token.library } };
    expect(await refusal(session)).toMatchObject(crashed);
    expect(await refusal(session)).toMatchObject(crashed);
  });

  test('a library that does not answer in time is ended', async () => {
    const token = mockToken([gost('256:TCA')]);
    const session = await opened(token, { timeoutSeconds: 4 });
    token.play({ 'slow.C_Sign': 60_000 });
    expect(await refusal(session)).toEqual({
      code: 'token.library-silent',
      details: { library: token.library, seconds: 4 },
    });
  });

  test('a cancel does not wait for the library', async () => {
    const token = mockToken([gost('256:TCA')]);
    const stop = new AbortController();
    const session = await opened(token, { signal: stop.signal });
    token.play({ 'slow.C_Sign': 60_000 });
    const signing = refusal(session);
    stop.abort();
    expect((await signing).code).toBe('call.cancelled');
  });
});

import { describe, expect, test } from 'vitest';
import type { KeyIdentity, KeySession } from '#electron/keys/key-session.ts';
import { signDigest } from '#electron/keys/sign-digest.ts';
import { signBytes } from '#electron/pki/cades/sign-bytes.ts';
import { digestBytes } from '#electron/pki/digest.ts';
import { ok } from '#shared/kernel/result.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import {
  issuingCertificate,
  kitNow,
  rootCertificate,
  signerNames,
  signers,
  testKey,
  type SignerName,
  type TestKey,
} from '../../kit/ca.ts';

/** A session that signs with a key of the kit, without a process. */
const sessionOf = (key: TestKey): KeySession => ({
  place: 'file',
  identities: [],
  sign: (_, algorithm, data) => Promise.resolve(ok(signBytes(testKey(key), algorithm, data))),
  unwrap: () => Promise.reject(new TypeError('not asked for')),
  close: () => Promise.resolve(),
});

const identityOf = (name: SignerName): KeyIdentity => ({
  keyId: name,
  friendlyName: null,
  certificate: signers[name].certificate,
  chain: [issuingCertificate, rootCertificate],
});

const digestOf = (algorithm: SigningDigest = 'sha-256') => ({
  algorithm,
  value: Buffer.from(digestBytes(algorithm, Buffer.from('content'))).toString('hex'),
});

const sign = (name: SignerName, more: Partial<Parameters<typeof signDigest>[0]> = {}) =>
  signDigest({
    session: sessionOf(signers[name].key),
    identity: identityOf(name),
    contentDigest: digestOf(),
    claimedSigningTime: kitNow,
    ...more,
  });

describe('signing a digest', () => {
  test.each(signerNames)('takes the usual scheme of the key and leaves the root out: %s', async (name) => {
    const scheme = name.startsWith('rsa') ? 'rsa-pkcs1' : 'ecdsa';
    const signed = await sign(name, { contentDigest: digestOf('sha-512') });
    expect(signed).toMatchObject({ ok: true, value: { algorithm: { scheme, digest: 'sha-512' } } });
    expect(signed.ok && signed.value.chain.map(({ der }) => der)).toEqual([issuingCertificate]);
  });

  test('signs by RSASSA-PSS and with the root where asked', async () => {
    const signed = await sign('rsa2048', { scheme: 'rsa-pss', withRoot: true });
    expect(signed).toMatchObject({ ok: true, value: { algorithm: { scheme: 'rsa-pss' } } });
    expect(signed.ok && signed.value.chain).toHaveLength(2);
  });

  test('refuses a key that is not the certificate’s', async () => {
    expect(await sign('rsa2048', { session: sessionOf('second-rsa2048') })).toMatchObject({
      error: { code: 'signing.certificate-mismatch' },
    });
  });

  test('refuses a signer’s certificate that cannot be read', async () => {
    const identity = { ...identityOf('rsa2048'), certificate: Uint8Array.of(1, 2, 3) };
    expect(await sign('rsa2048', { identity })).toMatchObject({ error: { code: 'signing.certificate-unreadable' } });
  });

  test('hands an issuer’s certificate on byte for byte, even one that cannot be read', async () => {
    const odd = Uint8Array.of(0x30, 0x80, 0, 0);
    const signed = await sign('rsa2048', { identity: { ...identityOf('rsa2048'), chain: [odd, rootCertificate] } });
    expect(signed.ok && signed.value.chain).toEqual([{ der: odd }]);
  });

  test('hands on why the session did not sign', async () => {
    const closed = { ok: false, error: { code: 'key-process.closed', details: {} } } as const;
    const session = { ...sessionOf('supplier-rsa2048'), sign: () => Promise.resolve(closed) };
    expect(await sign('rsa2048', { session })).toEqual(closed);
  });
});

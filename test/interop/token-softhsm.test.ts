import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openToken, type TokenSession } from '#electron/keys/token/open-token.ts';
import { scanLibrary } from '#electron/keys/token/scan-library.ts';
import { signDigest } from '#electron/keys/sign-digest.ts';
import { assembleDetached } from '#electron/pki/cades/assemble.ts';
import { factsOf } from '#electron/pki/certificate-facts.ts';
import { decode } from '#electron/pki/asn1/decode.ts';
import { setOf } from '#electron/pki/asn1/encode.ts';
import { digestBytes } from '#electron/pki/digest.ts';
import { recipientInfo } from '#electron/pki/seal/recipient.ts';
import { recipientsOf } from '#electron/pki/seal/sealed-recipients.ts';
import { familiesOf } from '#shared/signature/token-mechanisms.ts';
import { usualDigestOf, type SignatureAlgorithm } from '#shared/signature/signature-algorithm.ts';
import { askBouncyCastle, skipWithoutBouncyCastle } from '../kit/bouncy-castle.ts';
import {
  ed25519Signer,
  issuingCertificate,
  issuingRevocations,
  kitNow,
  pem,
  rootRevocations,
  signers,
  type SignerName,
} from '../kit/ca.ts';
import { openWorkstation, passwords } from '../kit/workstation.ts';
import { atKitNow, rootPem, run } from '../kit/openssl.ts';
import { certificateOf } from '../kit/signatures.ts';
import { verifyBytes } from '../kit/verify.ts';
import { person, script } from '../kit/tokens/pins.ts';
import { skipWithoutSoftToken, softPin, softToken, type SoftToken } from '../kit/tokens/soft-token.ts';

const content = Buffer.from('Заявка на участие\r\n');

const open = async (token: SoftToken, key: string | null = null): Promise<TokenSession> => {
  const session = await openToken({ ...token, token: token.label, key, pins: script(softPin) });
  if (!session.ok) throw new Error(`${session.error.code} ${JSON.stringify(session.error.details)}`);
  onTestFinished(() => session.value.close());
  return session.value;
};

/** What the token signs over the content. */
const signed = async (session: TokenSession, { scheme, digest }: Partial<SignatureAlgorithm> = {}) => {
  const [identity] = session.identities;
  if (identity === undefined) throw new Error('no key');
  const algorithm = digest ?? usualDigestOf(factsOf(certificateOf(identity.certificate)).key);
  const contentDigest = { algorithm, value: Buffer.from(digestBytes(algorithm, content)).toString('hex') };
  const parts = await signDigest({
    session,
    identity,
    contentDigest,
    claimedSigningTime: kitNow,
    ...(scheme === undefined ? {} : { scheme }),
  });
  if (!parts.ok) throw new Error(`${parts.error.code} ${JSON.stringify(parts.error.details)}`);
  return parts.value;
};

/** A detached CAdES signature by the token, judged by OpenSSL. */
const judge = async (token: SoftToken, session: TokenSession, algorithm: Partial<SignatureAlgorithm> = {}) => {
  const parts = await signed(session, algorithm);
  const place = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(join(token.folder, name), bytes);
    return join(token.folder, name);
  };
  return run('openssl', [
    ['cms', '-verify', '-cades', '-binary', ...atKitNow, '-inform', 'DER'],
    ['-CAfile', place('root.pem', rootPem), '-in', place('out.p7s', assembleDetached(parts))],
    ['-content', place('content', content)],
  ]).stderr;
};

describe.skipIf(skipWithoutSoftToken())('SoftHSM', () => {
  test.each(['rsa2048', 'rsa4096', 'p256', 'p384', 'p521'] as const satisfies readonly SignerName[])(
    'signs with %s, the chain is found on the token, and OpenSSL takes it',
    async (name) => {
      const token = softToken([name]);
      const session = await open(token);
      expect(session.identities).toMatchObject([{ friendlyName: name, certificate: signers[name].certificate }]);
      expect(session.identities[0]?.chain).toEqual([issuingCertificate]);
      expect(await judge(token, session)).toMatch(/CAdES Verification successful/);
    },
  );

  test.each([
    ['rsa2048', 'rsa-pss', 'sha-256'],
    ['rsa2048', 'rsa-pss', 'sha-512'],
    ['rsa2048', 'rsa-pkcs1', 'sha-384'],
    ['p384', 'ecdsa', 'sha-512'],
  ] as const)('signs with %s by %s over %s, and OpenSSL takes it', async (name, scheme, digest) => {
    const token = softToken([name]);
    expect(await judge(token, await open(token), { scheme, digest })).toMatch(/CAdES Verification successful/);
  });

  test.skipIf(skipWithoutBouncyCastle())(
    'signs with Ed25519, and Bouncy Castle and our own verifier take it',
    async () => {
      const token = softToken(['ed25519']);
      const session = await open(token);
      expect(session.identities).toMatchObject([{ certificate: ed25519Signer.certificate }]);
      const signature = assembleDetached(await signed(session));
      const [file, right] = [join(token.folder, 'out.p7s'), join(token.folder, 'content')];
      writeFileSync(file, signature);
      writeFileSync(right, content);
      expect(askBouncyCastle([['judge', 'right', file, right]]).get('right')).toBe('ok');
      expect((await verifyBytes(signature, content)).conclusion).toBe('TOTAL-PASSED');
    },
  );

  test('signs a file through the steps: OpenSSL takes it, and so does our own verifier with proof of revocation', async () => {
    const token = softToken(['rsa2048']);
    const station = await openWorkstation();
    const library = await station.host.files.take(token.library);
    await station.value('tokens.addLibrary', { fileId: library.ok ? library.value.fileId : '' });
    const fileIds = [await station.file('offer.txt', content)];
    const { files } = await station.value(
      'signing.signFiles',
      { fileIds, token: { token: token.label } },
      passwords(softPin),
    );
    const path = files[0]?.path ?? '';
    const root = join(token.folder, 'root.pem');
    writeFileSync(root, rootPem);
    const judged = run('openssl', [
      ['cms', '-verify', '-cades', '-binary', ...atKitNow, '-inform', 'DER'],
      ['-CAfile', root, '-in', path, '-content', join(station.folder, 'offer.txt')],
    ]);
    expect(judged.stderr).toMatch(/CAdES Verification successful/);
    const signature = await station.host.files.take(path);
    const lists = pem('X509 CRL', issuingRevocations) + pem('X509 CRL', rootRevocations);
    const { report } = await station.value('verification.run', {
      fileId: signature.ok ? signature.value.fileId : '',
      contentFileId: fileIds[0],
      trustFileIds: [await station.file('trust.pem', rootPem)],
      crlFileIds: [await station.file('lists.pem', lists)],
    });
    expect([report.conclusion, report.subIndication]).toEqual(['TOTAL-PASSED', null]);
  });

  test('of two keys the one named signs, and a new PIN is not asked for the next signature', async () => {
    const token = softToken(['rsa2048', 'p256']);
    const session = await open(token, 'p256');
    expect(session.keys.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['02 ecdsa']);
    expect(await judge(token, session)).toMatch(/successful/);
    expect(await judge(token, session)).toMatch(/successful/);
    expect(session.spent().signatures).toBe(2);
  });

  test('a wrong PIN is counted low, and the right one opens', async () => {
    const token = softToken(['p256']);
    const pins = person('9999', softPin);
    const session = await openToken({ ...token, token: token.label, pins });
    expect([session.ok, pins.asked]).toEqual([true, ['login', 'login wrong before low']]);
    if (session.ok) await session.value.close();
  });

  test('tells what it is: its keys came from outside, and it knows no GOST', async () => {
    const token = softToken(['rsa2048']);
    const { slots } = await scanLibrary(token.library);
    const [found] = slots.flatMap((slot) => (slot.token?.label === token.label ? [slot.token] : []));
    expect(familiesOf(found?.mechanisms ?? [])).toEqual(['rsa', 'rsa-pss', 'ecdsa', 'ed25519']);
    expect((await open(token)).keys).toMatchObject([{ madeInside: false, extractable: false, sensitive: true }]);
  });

  test.each([
    ['rsa2048', 'rsa-oaep', false, true],
    ['p256', 'ecdh', true, true],
    ['p256', 'ecdh', false, 'unseal.key-unfit'],
  ] as const)(
    'opens what was sealed to its key %s, by %s, derivation allowed: %s',
    async (name, by, mayDerive, expected) => {
      const session = await open(softToken([name], 'supplier', mayDerive));
      const [identity] = session.identities;
      if (identity === undefined) throw new Error('no key');
      const contentKey = Buffer.alloc(32, 7);
      const certificate = certificateOf(identity.certificate);
      const info = recipientInfo(
        by === 'ecdh' ? { certificate, name, by, curve: 'prime256v1' } : { certificate, name, by },
        contentKey,
      );
      const read = decode(setOf([info]), recipientsOf);
      const wrapped = read.ok ? read.value[0]?.wrapped : null;
      if (wrapped === null || wrapped === undefined) throw new Error('no recipient');
      const opened = await session.unwrap(identity.keyId, wrapped);
      expect(opened.ok ? Buffer.from(opened.value).equals(contentKey) : opened.error.code).toBe(expected);
    },
  );
});

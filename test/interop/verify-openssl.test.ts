import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '#shared/verification/report.ts';
import { issueHolder, issuingCertificate, pem, testKey, type TestKey } from '../kit/ca.ts';
import { temporaryFolder } from '../kit/folder.ts';
import { atKitNow, openssl, rootPem, run, skipWithout } from '../kit/openssl.ts';
import { codesOf, verifyBytes, wellEquipped, wordsOf } from '../kit/verify.ts';

const content = Buffer.concat([Buffer.from('Заявка\r\n'), Buffer.from([0, 255, 10, 13, 26])]);

/** OpenSSL writes the time of the machine into what it signs; certificates that last make the tests outlive it. */
const lasting = { notBefore: '2024-01-01T00:00:00Z', notAfter: '2039-01-01T00:00:00Z' } as const;

type Signed = { readonly bytes: Buffer; readonly folder: string };

type Request = {
  readonly key?: TestKey;
  readonly options?: readonly string[];
  readonly attached?: boolean;
  readonly chain?: boolean;
  readonly cades?: boolean;
  readonly content?: Uint8Array;
  readonly encoding?: 'DER' | 'PEM';
};

const sign = (request: Request = {}): Signed => {
  const folder = temporaryFolder();
  const place = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const key = request.key ?? 'supplier-rsa2048';
  const certificate = issueHolder({ serial: 0x40, key, ...lasting });
  const bytes = openssl(
    ['cms', '-sign', '-binary', '-outform', request.encoding ?? 'DER'],
    request.cades === false ? [] : ['-cades'],
    request.attached === true ? ['-nodetach'] : [],
    request.chain === false ? [] : ['-certfile', place('chain.pem', pem('CERTIFICATE', issuingCertificate))],
    ['-signer', place('signer.pem', pem('CERTIFICATE', certificate))],
    ['-inkey', place('key.pem', testKey(key).export({ type: 'pkcs8', format: 'pem' }))],
    ['-in', place('content', request.content ?? content)],
    request.options ?? ['-md', 'sha256'],
  );
  writeFileSync(join(folder, 'root.pem'), rootPem);
  return { bytes, folder };
};

/** OpenSSL’s own verdict on the same bytes and content. */
const opensslAccepts = ({ folder }: Signed, bytes: Uint8Array, shown: Uint8Array | null): boolean => {
  writeFileSync(join(folder, 'judged'), bytes);
  if (shown !== null) writeFileSync(join(folder, 'shown'), shown);
  const beside = shown === null ? [] : ['-content', join(folder, 'shown')];
  const judged = run('openssl', [
    ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', join(folder, 'judged')],
    ['-CAfile', join(folder, 'root.pem'), ...atKitNow],
    beside,
  ]);
  return judged.status === 0;
};

/** What is left to say of an honest signature made after the kit’s moment. */
const onlyLate = (report: Report): readonly string[] =>
  codesOf(report).filter((code) => code !== 'claimed-time.after-validation');

const keys = [
  'supplier-rsa2048',
  'supplier-rsa3072',
  'supplier-rsa4096',
  'supplier-p256',
  'supplier-p384',
  'supplier-p521',
] as const satisfies readonly TestKey[];
const digests = ['sha256', 'sha384', 'sha512'] as const;

describe.skipIf(skipWithout('openssl', 'version'))('a signature that OpenSSL made', () => {
  describe.each(keys)('with %s', (key) => {
    test.each(digests)('and %s passes detached and attached', async (md) => {
      for (const attached of [false, true]) {
        const { bytes } = sign({ key, attached, options: ['-md', md] });
        const report = await verifyBytes(bytes, attached ? null : content);
        expect(onlyLate(report)).toEqual([]);
        expect([report.conclusion, report.signatures[0]?.level]).toEqual(['TOTAL-PASSED', 'CAdES-BASELINE-B']);
      }
    });
  });

  test.each(digests)('with RSASSA-PSS and %s passes', async (md) => {
    const options = ['-md', md, '-keyopt', 'rsa_padding_mode:pss'];
    const report = await verifyBytes(sign({ options }).bytes, content);
    expect([report.conclusion, ...onlyLate(report)]).toEqual(['TOTAL-PASSED']);
    expect(report.signatures[0]?.facts.signatureAlgorithm.name).toBe('RSA-PSS');
  });

  test('as PEM passes', async () => {
    const report = await verifyBytes(sign({ encoding: 'PEM' }).bytes, content);
    expect([report.file.kind, report.conclusion]).toEqual(['cms-pem', 'TOTAL-PASSED']);
  });

  test('while streaming, with indefinite lengths, passes', async () => {
    const large = Buffer.alloc(100_000, 'abc');
    const options = ['-md', 'sha256', '-stream'];
    const { bytes } = sign({ attached: true, content: large, options });
    expect(bytes[1]).toBe(0x80);
    const report = await verifyBytes(bytes);
    expect([report.conclusion, ...onlyLate(report)]).toEqual(['TOTAL-PASSED']);
  });

  test('naming its certificate by key identifier passes', async () => {
    const report = await verifyBytes(sign({ options: ['-md', 'sha256', '-keyid'] }).bytes, content);
    expect([report.conclusion, ...onlyLate(report)]).toEqual(['TOTAL-PASSED']);
  });

  test('without certificates passes when the reader brings them', async () => {
    const { bytes } = sign({ chain: false, options: ['-md', 'sha256', '-nocerts'] });
    expect((await verifyBytes(bytes, content)).subIndication).toBe('NO_SIGNING_CERTIFICATE_FOUND');
    const certificates = [issueHolder({ serial: 0x40, ...lasting }), issuingCertificate];
    const report = await verifyBytes(bytes, content, { ...wellEquipped, certificates });
    expect(report.conclusion).toBe('TOTAL-PASSED');
  });

  test('without the issuer’s certificate leads nowhere', async () => {
    const report = await verifyBytes(sign({ chain: false }).bytes, content);
    expect([report.conclusion, report.subIndication]).toEqual(['INDETERMINATE', 'NO_CERTIFICATE_CHAIN_FOUND']);
  });

  test('as plain CMS is at most INDETERMINATE', async () => {
    const report = await verifyBytes(sign({ cades: false }).bytes, content);
    expect([report.conclusion, report.signatures[0]?.level]).toEqual(['INDETERMINATE', 'CMS']);
    expect(wordsOf(report)).toMatchObject({ content: 'passed', signatureValue: 'passed', chain: 'passed' });
  });

  test('without signed attributes is read, and a changed content is TOTAL-FAILED', async () => {
    const { bytes } = sign({ cades: false, options: ['-md', 'sha256', '-noattr'] });
    const report = await verifyBytes(bytes, content);
    expect([report.conclusion, wordsOf(report).signatureValue]).toEqual(['INDETERMINATE', 'passed']);
    const changed = await verifyBytes(bytes, Buffer.from('other'));
    expect([changed.conclusion, changed.subIndication]).toEqual(['TOTAL-FAILED', 'SIG_CRYPTO_FAILURE']);
  });

  test.each(['md5', 'sha1'])('with %s is read and judged weak', async (md) => {
    const report = await verifyBytes(sign({ options: ['-md', md] }).bytes, content);
    expect([report.conclusion, report.subIndication]).toEqual(['INDETERMINATE', 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE']);
    expect(wordsOf(report)).toMatchObject({ content: 'passed', signatureValue: 'passed', policy: 'failed' });
  });

  test('by two signers passes, and by one of them broken fails', async () => {
    const first = sign();
    const certificate = issueHolder({ serial: 0x41, key: 'second-rsa2048', ...lasting });
    const place = (name: string, bytes: Uint8Array | string): string => {
      writeFileSync(join(first.folder, name), bytes);
      return join(first.folder, name);
    };
    const both = openssl(
      ['cms', '-resign', '-cades', '-binary', '-md', 'sha256', '-inform', 'DER', '-outform', 'DER'],
      ['-in', place('first', first.bytes), '-signer', place('second.pem', pem('CERTIFICATE', certificate))],
      ['-inkey', place('second-key.pem', testKey('second-rsa2048').export({ type: 'pkcs8', format: 'pem' }))],
    );
    const report = await verifyBytes(both, content);
    expect([report.conclusion, ...onlyLate(report), report.signatures.length]).toEqual(['TOTAL-PASSED', 2]);
    const broken = Uint8Array.from(both);
    broken[broken.length - 9] = (broken[broken.length - 9] ?? 0) ^ 1;
    const judged = await verifyBytes(broken, content);
    expect(judged.conclusion).toBe('TOTAL-FAILED');
    expect(judged.signatures.map(({ conclusion }) => conclusion)).toContain('TOTAL-PASSED');
  });

  test('and changed afterwards is refused by both of us', async () => {
    const signed = sign();
    const positions = Array.from({ length: 40 }, (_, index) => Math.floor((signed.bytes.length * index) / 40));
    for (const position of positions) {
      const copy = Uint8Array.from(signed.bytes);
      copy[position] = (copy[position] ?? 0) ^ 0x01;
      const ours = await verifyBytes(copy, content);
      expect(ours.conclusion).not.toBe('TOTAL-PASSED');
      // Whatever we refuse for good, OpenSSL refuses too; it lets pass only what it does not look at.
      if (ours.conclusion === 'TOTAL-FAILED') expect(opensslAccepts(signed, copy, content)).toBe(false);
    }
    expect(opensslAccepts(signed, signed.bytes, content)).toBe(true);
    expect(opensslAccepts(signed, signed.bytes, Buffer.from('other'))).toBe(false);
    expect((await verifyBytes(signed.bytes, Buffer.from('other'))).conclusion).toBe('TOTAL-FAILED');
  });
});

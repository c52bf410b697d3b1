import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askBouncyCastle, skipWithoutBouncyCastle } from '../kit/bouncy-castle.ts';
import {
  emailProtection,
  issueHolder,
  issuingCertificate,
  pem,
  rootCertificate,
  signers,
  testKey,
  type SignerName,
} from '../kit/ca.ts';
import { temporaryFolder } from '../kit/folder.ts';
import { bytesOf, draftOf, raisedTo } from '../kit/levels.ts';
import { run, skipWithout } from '../kit/openssl.ts';
import { splitDraft, mergeDrafts } from '#electron/pki/cades/merge.ts';
import { signDetached } from '../kit/signatures.ts';
import { verifyBytes, wellEquipped, wordsOf } from '../kit/verify.ts';

/** Signatures that other programs make: accepted by us, raised by us to LTA, and still accepted by the one who made them. */
const content = Buffer.from('Чужая заявка\r\n');

const holder = (name: SignerName, serial: number) => {
  const { key } = signers[name];
  const certificate = issueHolder({ serial, key, notBefore: '2023-01-01T00:00:00Z', notAfter: '2039-12-31T00:00:00Z' });
  return { key: testKey(key), certificate };
};

const desk = () => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder, name);
  const place = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(at(name), bytes);
    return at(name);
  };
  return { at, place };
};

const made = [
  ['RSA', 'rsa2048', 'RSA', 'SHA256withRSA', 'detached'],
  ['RSA with its content', 'rsa2048', 'RSA', 'SHA256withRSA', 'attached'],
  ['RSA-PSS', 'rsa2048', 'RSA', 'SHA256withRSAandMGF1', 'detached'],
  ['ECDSA P-256', 'p256', 'ECDSA', 'SHA256withECDSA', 'detached'],
  ['ECDSA P-521 over SHA-512', 'p521', 'ECDSA', 'SHA512withECDSA', 'attached'],
] as const;

describe.skipIf(skipWithoutBouncyCastle())('a signature of Bouncy Castle, BER and all,', () => {
  test('is accepted, raised to LTA without a signed byte changed, and accepted by it again', async () => {
    const { at, place } = desk();
    const shown = place('content', content);
    const questions = made.map(([name, by, kind, algorithm, form], index) => {
      const { key, certificate } = holder(by, 0x40 + index);
      const keyFile = place(`${String(index)}.key`, key.export({ type: 'pkcs8', format: 'der' }));
      const own = place(`${String(index)}.cer`, certificate);
      return ['make', name, at(`${String(index)}.p7s`), shown, keyFile, own, kind, algorithm, form];
    });
    expect([...askBouncyCastle(questions).values()]).toEqual(made.map(() => 'ok'));
    const again: string[][] = [];
    for (const [index, [name, , , , form]] of made.entries()) {
      const bytes = readFileSync(at(`${String(index)}.p7s`));
      const of = form === 'detached' ? content : null;
      const settings = { ...wellEquipped, certificates: [issuingCertificate] };
      expect(await verifyBytes(bytes, of, settings), name).toMatchObject({
        conclusion: 'TOTAL-PASSED',
        signatures: [{ level: 'CAdES-BASELINE-B' }],
      });
      const raised = await raisedTo(bytes, { content, level: 'LTA' });
      expect(await verifyBytes(raised, of), name).toMatchObject({
        conclusion: 'TOTAL-PASSED',
        signatures: [{ level: 'CAdES-BASELINE-LTA' }],
      });
      const [before, after] = [await draftOf(bytes), await draftOf(raised)];
      expect(after.signers[0]?.info.signedBytes, name).toEqual(before.signers[0]?.info.signedBytes);
      again.push(['judge-ber', name, place(`${String(index)}.lta`, raised), form === 'detached' ? shown : '-']);
    }
    expect([...askBouncyCastle(again)]).toEqual(made.map(([name]) => [name, 'ok']));
  });
});

describe.skipIf(skipWithout('certtool', '--version'))('a signature of GnuTLS certtool', () => {
  test.each(['rsa2048', 'p256'] as const)('by %s verifies, and stands beside ours in one file', async (by) => {
    const { at, place } = desk();
    const { key, certificate } = holder(by, 0x48);
    const keyFile = place('k.pem', key.export({ type: 'pkcs8', format: 'pem' }));
    const done = run('certtool', [
      ['--p7-detached-sign', '--p7-time', '--load-privkey', keyFile],
      ['--load-certificate', place('c.pem', pem('CERTIFICATE', certificate) + pem('CERTIFICATE', issuingCertificate))],
      ['--infile', place('content', content), '--outder', '--outfile', at('s.p7s')],
    ]);
    expect(done.status, done.stderr).toBe(0);
    const theirs = readFileSync(at('s.p7s'));
    // It names no signing certificate, so it is plain CMS and can be at most INDETERMINATE.
    const report = await verifyBytes(theirs, content);
    expect(wordsOf(report)).toMatchObject({ content: 'passed', signatureValue: 'passed' });
    expect(report.conclusion).not.toBe('TOTAL-FAILED');
    const both = await mergeDrafts(await draftOf(theirs), await draftOf(signDetached({ content })), async () => null);
    if (!both.ok) throw new Error(both.error);
    const parts = await splitDraft(await draftOf(await bytesOf(both.value)));
    expect(parts).toHaveLength(2);
  });
});

describe.skipIf(skipWithout('cmsutil', '-h') || skipWithout('openssl', 'version'))('a signature of NSS cmsutil', () => {
  test('verifies, and takes a timestamp that it reads past', async () => {
    const { at, place } = desk();
    const key = testKey('supplier-rsa2048');
    const certificate = issueHolder({
      serial: 0x49,
      notBefore: '2023-01-01T00:00:00Z',
      notAfter: '2039-12-31T00:00:00Z',
      usages: ['digitalSignature', 'nonRepudiation', 'keyEncipherment'],
      purposes: [emailProtection],
    });
    const keyFile = place('k.pem', key.export({ type: 'pkcs8', format: 'pem' }));
    const own = place('c.pem', pem('CERTIFICATE', certificate));
    run('openssl', [
      ['pkcs12', '-export', '-inkey', keyFile, '-in', own, '-name', 'own', '-passout', 'pass:x', '-out', at('k.p12')],
    ]);
    const database = `sql:${place('nss', '')}db`;
    run('mkdir', [[database.slice('sql:'.length)]]);
    run('certutil', [['-N', '-d', database, '--empty-password']]);
    for (const [name, der, trust] of [
      ['root', rootCertificate, 'C,C,C'],
      ['issuing', issuingCertificate, ',,'],
    ] as const)
      run('certutil', [['-A', '-d', database, '-n', name, '-t', trust, '-i', place(`${name}.cer`, der)]]);
    run('pk12util', [['-i', at('k.p12'), '-d', database, '-W', 'x']]);
    const signed = run('cmsutil', [
      [
        '-S',
        '-d',
        database,
        '-N',
        'own',
        '-T',
        '-G',
        '-H',
        'SHA256',
        '-i',
        place('content', content),
        '-o',
        at('s.p7s'),
      ],
    ]);
    expect(signed.status, signed.stderr).toBe(0);
    const theirs = readFileSync(at('s.p7s'));
    expect(wordsOf(await verifyBytes(theirs, content))).toMatchObject({ content: 'passed', signatureValue: 'passed' });
    const raised = await raisedTo(theirs, { content, level: 'T' });
    const read = run('cmsutil', [
      ['-D', '-d', database, '-i', place('t.p7s', raised), '-c', at('content'), '-o', '/dev/null'],
    ]);
    expect(read.status, read.stderr).toBe(0);
  });
});

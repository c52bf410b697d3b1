import { randomBytes } from 'node:crypto';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCertificate } from '#electron/pki/certificate/certificate.ts';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { openSealed, readSealed } from '#electron/pki/seal/read-sealed.ts';
import { recipientOf } from '#electron/pki/seal/recipient.ts';
import { unwrapKey } from '#electron/pki/seal/unwrap-key.ts';
import { writeSealed } from '#electron/pki/seal/write-sealed.ts';
import type { SealCipher } from '#shared/signature/seal-codes.ts';
import { issueHolder, kitNow, testKey, type TestKey } from '#test/kit/ca.ts';
import { temporaryFolder } from '#test/kit/folder.ts';

const content = Buffer.from('our offer, our price');

const sealedTo = async (
  key: TestKey,
  usage: 'keyAgreement' | 'keyEncipherment',
  cipher: SealCipher,
): Promise<Buffer> => {
  const folder = temporaryFolder();
  const certificate = readCertificate(issueHolder({ serial: 0x76, usages: [usage], key }));
  if (!certificate.ok) throw new Error(certificate.error.code);
  const recipient = recipientOf(certificate.value, kitNow);
  if (!recipient.ok) throw new Error(recipient.error.code);
  const [file, out] = [join(folder, 'offer'), join(folder, 'offer.p7m')];
  await writeFile(file, content);
  const written = await writeSealed({
    file,
    out,
    recipients: [recipient.value],
    cipher,
    random: (count) => new Uint8Array(randomBytes(count)),
    signal: new AbortController().signal,
    onBytes: () => undefined,
  });
  if (!written.ok) throw new Error(written.error.code);
  return readFile(out);
};

/** What the owner of `key` gets: the content, or the code of the refusal. */
const openedBy = async (key: TestKey, bytes: Buffer): Promise<Buffer | string> => {
  const source = memorySource(bytes);
  const frame = await readSealed(source, 'offer.p7m');
  if (!frame.ok) return frame.error.code;
  const wrapped = frame.value.recipients[0]?.wrapped;
  const contentKey = wrapped === null || wrapped === undefined ? null : unwrapKey(testKey(key), wrapped);
  if (contentKey === null) return 'unseal.wrong-key';
  const out = join(temporaryFolder(), 'opened');
  const target = await open(out, 'w');
  const order = { name: 'offer.p7m', signal: new AbortController().signal, onBytes: () => undefined };
  const opened = await openSealed(source, frame.value, contentKey, target, order);
  await target.close();
  return opened.ok ? readFile(out) : opened.error.code;
};

const oid = (text: string): Buffer => Buffer.from(text, 'hex');
const oids = {
  gcm: oid('060960864801650304012e'),
  cbc: oid('060960864801650304012a'),
  authEnveloped: oid('060b2a864886f70d0109100117'),
  enveloped: oid('06092a864886f70d010703'),
} as const;

const replaced = (bytes: Buffer, from: Buffer, to: Buffer): Buffer => {
  const at = bytes.indexOf(from);
  expect(at).toBeGreaterThan(0);
  return Buffer.concat([bytes.subarray(0, at), to, bytes.subarray(at + from.length)]);
};

describe('a sealed file in hostile hands', () => {
  test('never opens to anything but what was sealed, whichever byte is changed', async () => {
    const bytes = await sealedTo('supplier-p256', 'keyAgreement', 'gcm');
    const outcomes = new Set<string>();
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ (at % 2 === 0 ? 0x01 : 0x80), at);
      const got = await openedBy('supplier-p256', changed);
      outcomes.add(typeof got === 'string' ? got : got.equals(content) ? 'the content' : `other content at ${at}`);
    }
    expect([...outcomes].filter((one) => one.startsWith('other'))).toEqual([]);
    expect(outcomes).toContain('unseal.changed');
    expect(outcomes).toContain('unseal.not-sealed');
  });

  test('is refused wherever it is cut, and with anything after its end', async () => {
    const bytes = await sealedTo('supplier-rsa2048', 'keyEncipherment', 'gcm');
    for (let end = 0; end < bytes.length; end += 1)
      expect(await openedBy('supplier-rsa2048', bytes.subarray(0, end))).toMatch(/^unseal\./);
    expect(await openedBy('supplier-rsa2048', Buffer.concat([bytes, Buffer.from([0, 0])]))).toBe('unseal.not-sealed');
    expect(await openedBy('supplier-rsa2048', bytes)).toEqual(content);
  });

  test('does not pass for proved where its cipher proves nothing (RFC 9709 section 1)', async () => {
    const bytes = await sealedTo('supplier-p256', 'keyAgreement', 'gcm');
    expect(await openedBy('supplier-p256', replaced(bytes, oids.gcm, oids.cbc))).toBe('unseal.not-sealed');
    const plain = await sealedTo('supplier-p256', 'keyAgreement', 'cbc');
    expect(await openedBy('supplier-p256', replaced(plain, oids.cbc, oids.gcm))).toBe('unseal.not-sealed');
  });

  test('opens for its own kind of key only', async () => {
    const bytes = await sealedTo('supplier-p384', 'keyAgreement', 'gcm');
    for (const key of ['supplier-p256', 'supplier-rsa2048', 'supplier-p521'] as const)
      expect(await openedBy(key, bytes)).toBe('unseal.wrong-key');
  });
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { issueHolder, pem, testKey, type TestKey } from '#test/kit/ca.ts';
import { keyFileOf } from '#test/kit/key-files.ts';
import { openWorkstation, passwords, startBid, type Workstation } from '#test/kit/workstation.ts';

const password = 'пароль 1';
const buyer = issueHolder({ serial: 0x71, usages: ['keyEncipherment'], key: 'supplier-rsa3072' });
const ours = {
  rsa: { key: 'supplier-rsa2048', der: issueHolder({ serial: 0x74, usages: ['keyEncipherment'] }) },
  curve: { key: 'supplier-p384', der: issueHolder({ serial: 0x75, usages: ['keyAgreement'], key: 'supplier-p384' }) },
} as const satisfies Record<string, { readonly key: TestKey; readonly der: Uint8Array }>;

const keyFile = (station: Workstation, of: keyof typeof ours): Promise<string> =>
  station.file(
    `${of}-key.pem`,
    `${pem('PRIVATE KEY', testKey(ours[of].key).export({ type: 'pkcs8', format: 'der' }))}${pem('CERTIFICATE', ours[of].der)}`,
  );

/** A signed file with its content inside, sealed to the buyer, and to our own certificate for recovery. */
const sealedFor = async (station: Workstation, of: keyof typeof ours, cipher: 'gcm' | 'cbc' = 'gcm') => {
  const plain = await station.file('offer.txt', 'our offer, '.repeat(200_000));
  const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
  const signed = await station.value(
    'signing.signFiles',
    { fileIds: [plain], keyFileId, form: 'attached' },
    passwords(password),
  );
  const taken = await station.host.files.take(signed.files[0]?.path ?? '');
  if (!taken.ok) throw new Error(taken.error.code);
  const out = join(station.folder, 'offer.p7s.p7m');
  await station.value('sealing.seal', {
    fileId: taken.value.fileId,
    recipientFileIds: [await station.file('buyer.pem', pem('CERTIFICATE', buyer))],
    recoveryFileId: await station.file(`${of}.pem`, pem('CERTIFICATE', ours[of].der)),
    cipher,
    out,
  });
  return { out, signed: readFileSync(signed.files[0]?.path ?? '') };
};

const fileId = async (station: Workstation, path: string): Promise<string> => {
  const taken = await station.host.files.take(path);
  return taken.ok ? taken.value.fileId : '';
};

describe('opening a sealed file with a key of one’s own', () => {
  test.each([
    ['rsa', 'gcm'],
    ['curve', 'gcm'],
    ['curve', 'cbc'],
  ] as const)('gives back what was sealed, by %s and %s, and says where nothing was proved', async (of, cipher) => {
    const station = await openWorkstation();
    const { out, signed } = await sealedFor(station, of, cipher);
    const opened = await station.value(
      'sealing.unseal',
      {
        fileId: await fileId(station, out),
        keyFileId: await keyFile(station, of),
        out: join(station.folder, 'opened'),
      },
      passwords(''),
    );
    expect(readFileSync(opened.path).equals(signed)).toBe(true);
    expect(opened.findings.map(({ code }) => code)).toEqual(cipher === 'gcm' ? [] : ['unseal.no-integrity']);
    const { entries } = await station.value('workspace.log', {});
    expect(entries[0]).toMatchObject({ act: 'file.unsealed', digest: opened.digest.value });
  });

  test('refuses a key it is not for, a changed byte, what is not sealed and a file that is there; nothing is left', async () => {
    const station = await openWorkstation();
    const { out } = await sealedFor(station, 'rsa');
    const target = join(station.folder, 'opened');
    const refusalOf = async (id: string, of: keyof typeof ours, to = target): Promise<string> =>
      (
        await station.refusal(
          'sealing.unseal',
          { fileId: id, keyFileId: await keyFile(station, of), out: to },
          passwords(''),
        )
      ).code;
    expect(await refusalOf(await fileId(station, out), 'curve')).toBe('unseal.not-for-key');
    const bytes = readFileSync(out);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1000) ^ 1, bytes.length - 1000);
    expect(await refusalOf(await station.file('changed.p7m', bytes), 'rsa')).toBe('unseal.changed');
    expect(await refusalOf(await station.file('cut.p7m', bytes.subarray(0, 5000)), 'rsa')).toBe('unseal.not-sealed');
    expect(await refusalOf(await station.file('offer.p7m', 'our offer'), 'rsa')).toBe('unseal.not-sealed');
    expect(existsSync(target)).toBe(false);
    writeFileSync(target, 'mine');
    expect(await refusalOf(await fileId(station, out), 'rsa', target)).toBe('file.exists');
    expect(readFileSync(target, 'utf8')).toBe('mine');
  });

  test('opens a handed-over bid that was sealed to a certificate, and says when the key is missing', async () => {
    const station = await openWorkstation();
    const there = await openWorkstation();
    const bidId = await startBid(station);
    const certificate = await station.file('colleague.pem', pem('CERTIFICATE', ours.rsa.der));
    const { path } = await station.value('handover.write', {
      bidId,
      person: 'Анна',
      fromRole: 'checker',
      toRole: 'signer',
      recipientFileIds: [certificate],
    });
    expect((await there.refusal('handover.take', { fileId: await fileId(there, path) })).code).toBe(
      'handover.key-needed',
    );
    const taken = await there.value(
      'handover.take',
      { fileId: await fileId(there, path), keyFileId: await keyFile(there, 'rsa') },
      passwords(''),
    );
    expect(taken).toMatchObject({ bidId, isNew: true, isTaken: true });
  });
});

import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pemOf } from '#electron/pki/cades/pem.ts';
import { issuingCertificate, issuingRevocations, pem, rootCertificate, rootRevocations } from '#test/kit/ca.ts';
import { gostChain, signGostDetached } from '#test/kit/gost.ts';
import { keyFileOf } from '#test/kit/key-files.ts';
import { signDetached } from '#test/kit/signatures.ts';
import { answering, refused, serve, services, timestampService } from '#test/kit/timestamps.ts';
import { verifyBytes, wellEquipped } from '#test/kit/verify.ts';
import { openWorkstation, passwords, startBid, type Workstation } from '#test/kit/workstation.ts';

const password = 'пароль 1';
const content = Buffer.from('offer');

const verify = async (station: Workstation, path: string, of: string | null) => {
  const handle = async (file: string): Promise<string> => {
    const taken = await station.value('files.take', { path: file });
    return taken.fileId;
  };
  const trust = await station.file('root.pem', pem('CERTIFICATE', rootCertificate));
  const crls = [
    await station.file('issuing.crl', pem('X509 CRL', issuingRevocations)),
    await station.file('root.crl', pem('X509 CRL', rootRevocations)),
  ];
  const { report } = await station.value('verification.run', {
    fileId: await handle(path),
    contentFileId: of === null ? null : await handle(of),
    trustFileIds: [trust],
    crlFileIds: crls,
  });
  return report;
};

/** A file to sign, its key, and where the signature will be. */
const desk = async () => {
  const station = await openWorkstation();
  const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
  const fileIds = [await station.file('offer.txt', content)];
  return { station, input: { fileIds, keyFileId, level: 'T' as const }, secrets: passwords(password) };
};

describe('signing at level T', () => {
  test('adds a timestamp that a stranger verifies, and sends nothing but a digest', async () => {
    const { station, input, secrets } = await desk();
    const asked: Uint8Array[] = [];
    const tsa = await serve(timestampService({}, asked));
    const { files, untimed } = await station.value('signing.signFiles', { ...input, tsas: [tsa] }, secrets);
    expect(untimed).toEqual([]);
    const [signature] = files;
    expect(signature?.size).toBe(statSync(signature?.path ?? '').size);
    expect(asked.map(({ length }) => length)).toEqual([expect.closeTo(70, -1)]);
    const report = await verify(station, signature?.path ?? '', (signature?.path ?? '').replace(/\.p7s$/, ''));
    expect(report).toMatchObject({
      conclusion: 'TOTAL-PASSED',
      signatures: [{ level: 'CAdES-BASELINE-T', trustedSigningTime: '2026-11-23T09:00:00Z' }],
    });
  });

  test.each([
    ['attached', 'der'],
    ['attached', 'pem'],
    ['detached', 'pem'],
  ] as const)('keeps the form: %s, %s', async (form, encoding) => {
    const { station, input, secrets } = await desk();
    const tsa = await serve(timestampService({ by: services.ecdsa }));
    const shape = { ...input, tsas: [tsa], form, encoding };
    const [signature] = (await station.value('signing.signFiles', shape, secrets)).files;
    const text = readFileSync(signature?.path ?? '', 'latin1');
    expect(text.startsWith('-----BEGIN CMS-----\n')).toBe(encoding === 'pem');
    const of = form === 'detached' ? (signature?.path ?? '').replace(/\.p7s$/, '') : null;
    const report = await verify(station, signature?.path ?? '', of);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ level: 'CAdES-BASELINE-T' }] });
  });

  test('asks the next service when one is not there, and the absent one only once', async () => {
    const { station, input, secrets } = await desk();
    const asked: Uint8Array[] = [];
    const tsas = ['http://127.0.0.1:1/', await serve(timestampService({}, asked))];
    const fileIds = [...input.fileIds, await station.file('second.txt', 'second')];
    const answer = await station.value('signing.signFiles', { ...input, fileIds, tsas }, secrets);
    expect(answer.untimed).toEqual([]);
    expect([answer.files.length, asked.length]).toEqual([2, 2]);
  });

  test.each([
    ['not there', null, 'timestamp.unreachable'],
    ['refuses', answering(refused), 'timestamp.rejected'],
    ['answers another question', timestampService({ nonce: Uint8Array.of(1) }), 'timestamp.answer-differs'],
    ['has no right to stamp', timestampService({ by: services.noPurpose }), 'timestamp.token-unsound'],
    ['is a web page', answering(() => Buffer.from('<html>')), 'timestamp.not-an-answer'],
  ] as const)('keeps the signature at level B when the service %s', async (_name, listener, code) => {
    const { station, input, secrets } = await desk();
    const tsa = listener === null ? 'http://127.0.0.1:1/' : await serve(listener);
    const answer = await station.value('signing.signFiles', { ...input, tsas: [tsa] }, secrets);
    const [signature] = answer.files;
    expect(answer.untimed).toMatchObject([{ path: signature?.path, findings: [{ code }] }]);
    const report = await verify(station, signature?.path ?? '', (signature?.path ?? '').replace(/\.p7s$/, ''));
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ level: 'CAdES-BASELINE-B' }] });
  });

  test('asks the services of the settings where none is named, the next where one is silent', async () => {
    const { station, input, secrets } = await desk();
    const asked: Uint8Array[] = [];
    const service = await serve(timestampService({}, asked));
    await station.value('settings.save', { timestampServices: `http://127.0.0.1:9/ ${service}`, proxy: 'none' });
    const answer = await station.value('signing.signFiles', { ...input, level: 'T', tsas: [] }, secrets);
    expect([answer.untimed, asked.length]).toEqual([[], 1]);
    const { entries } = await station.value('workspace.log', {});
    const network = entries.filter(({ act }) => act === 'network.asked').map(({ subject }) => subject);
    expect(network).toEqual([`timestamp ${service}`, 'timestamp http://127.0.0.1:9/: timestamp.unreachable']);
  });

  test.each([
    ['no service', 'T', [], 'timestamp.no-address'],
    ['something that is no address', 'T', ['file:///tmp/tsa'], 'timestamp.address-unfit'],
    ['a service for level B', 'B', ['http://127.0.0.1:1/'], 'input.invalid'],
  ] as const)('with %s refuses before a password is asked', async (_name, level, tsas, code) => {
    const { station, input, secrets } = await desk();
    const refusal = await station.refusal('signing.signFiles', { ...input, level, tsas: [...tsas] }, secrets);
    expect([refusal.code, secrets.asked]).toEqual([code, []]);
  });

  test('stamps a bid’s container and documents, and the package carries the proved time', async () => {
    const { station, input, secrets } = await desk();
    const bidId = await startBid(station);
    await station.value('bids.freeze', { bidId });
    const tsas = [await serve(timestampService())];
    const { keyFileId, level } = input;
    const signed = await station.value('signing.signBid', { bidId, keyFileId, level, tsas }, secrets);
    expect([signed.files.length, signed.untimed]).toEqual([2, []]);
    const [path = ''] = (await station.value('bids.package', { bidId })).files;
    const report = await verify(station, path, null);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ level: 'CAdES-BASELINE-T' }] });
  });

  test('leaves a bid signed at level B when no service answers', async () => {
    const { station, input, secrets } = await desk();
    const bidId = await startBid(station);
    await station.value('bids.freeze', { bidId });
    const { keyFileId, level } = input;
    const tsas = ['http://127.0.0.1:1/'];
    const signed = await station.value('signing.signBid', { bidId, keyFileId, level, tsas }, secrets);
    expect(signed.untimed).toHaveLength(2);
    expect((await station.value('bids.show', { bidId })).status).toBe('signed');
    const [path = ''] = (await station.value('bids.package', { bidId })).files;
    expect(await verify(station, path, null)).toMatchObject({ conclusion: 'TOTAL-PASSED' });
  });
});

describe('raising a signature that is there', () => {
  const placed = async (bytes: Uint8Array | string) => {
    const station = await openWorkstation();
    const fileId = await station.file('offer.txt.p7s', bytes);
    const path = join(station.folder, 'offer.txt.p7s');
    writeFileSync(path, bytes);
    return { station, fileId, path };
  };

  test.each([
    ['DER', signDetached({ content })],
    ['PEM', pemOf(signDetached({ content }))],
    ['base64', Buffer.from(signDetached({ content })).toString('base64')],
  ])('stamps it in place and keeps its form (%s)', async (form, bytes) => {
    const { station, fileId } = await placed(bytes);
    const answer = await station.value('signing.augment', {
      fileIds: [fileId],
      tsas: [await serve(timestampService())],
    });
    expect(answer.refused).toEqual([]);
    const path = answer.files[0]?.path ?? '';
    const start = readFileSync(path).subarray(0, 5).toString('latin1');
    if (form === 'PEM') expect(start).toBe('-----');
    else expect(start.startsWith('MI')).toBe(form === 'base64');
    const of = join(station.folder, 'content');
    writeFileSync(of, content);
    const report = await verify(station, path, of);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ level: 'CAdES-BASELINE-T' }] });
  });

  test.each([
    ['256:A', 'streebog-256'],
    ['512:A', 'streebog-512'],
  ] as const)('stamps a GOST signature (%s) over %s', async (set, algorithm) => {
    const chain = gostChain(set);
    const { station, fileId } = await placed(signGostDetached(content, chain));
    const { files } = await station.value('signing.augment', {
      fileIds: [fileId],
      tsas: [await serve(timestampService())],
    });
    const trust = [chain.root, rootCertificate];
    const raised = readFileSync(files[0]?.path ?? '');
    const report = await verifyBytes(raised, content, {
      ...wellEquipped,
      trust,
      certificates: [issuingCertificate],
      revocation: 'none',
    });
    expect(report).toMatchObject({
      conclusion: 'TOTAL-PASSED',
      signatures: [
        {
          level: 'CAdES-BASELINE-T',
          facts: { timestamps: [{ proved: true, imprintAlgorithm: { name: algorithm } }] },
        },
      ],
    });
  });

  test('writes elsewhere when told to, and leaves the file as it was', async () => {
    const before = signDetached({ content });
    const { station, fileId } = await placed(before);
    const out = join(station.folder, 'raised.p7s');
    const tsas = [await serve(timestampService())];
    const { files } = await station.value('signing.augment', { fileIds: [fileId], tsas, out });
    expect(files.map(({ path }) => path)).toEqual([out]);
    expect(statSync(out).size).toBeGreaterThan(before.length);
  });

  test.each([
    ['no signature', Buffer.from('hello'), 'signatures.unfit'],
    ['bytes behind the signature', Buffer.concat([signDetached({ content }), Buffer.of(0)]), 'signatures.unfit'],
    ['text around the armour', `see below\n${pemOf(signDetached({ content }))}`, 'signatures.unfit'],
  ])('refuses %s and changes nothing', async (_name, bytes, code) => {
    const { station, fileId, path } = await placed(bytes);
    const answer = await station.value('signing.augment', { fileIds: [fileId], tsas: ['http://127.0.0.1:1/'] });
    expect(answer).toMatchObject({ files: [], refused: [{ findings: [{ code }] }] });
    expect(readFileSync(path)).toEqual(Buffer.from(bytes));
  });

  test('leaves the file and no half of another when no service answers', async () => {
    const before = signDetached({ content });
    const { station, fileId, path } = await placed(before);
    const answer = await station.value('signing.augment', { fileIds: [fileId], tsas: ['http://127.0.0.1:1/'] });
    expect(answer.refused).toMatchObject([{ findings: [{ code: 'timestamp.unreachable' }] }]);
    expect(readFileSync(path)).toEqual(Buffer.from(before));
    expect(readdirSync(station.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

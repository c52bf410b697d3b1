import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { issuingRevocations, pem, rootCertificate, rootRevocations } from '#test/kit/ca.ts';
import { keyFileOf } from '#test/kit/key-files.ts';
import { buildPdf } from '#test/kit/pdf.ts';
import { answering, refused, serve, timestampService } from '#test/kit/timestamps.ts';
import { verifyBytes } from '#test/kit/verify.ts';
import { openWorkstation, passwords, startBid, type Workstation } from '#test/kit/workstation.ts';

const password = 'пароль 1';
const content = Buffer.from('Заявка\r\n');

const desk = async (key: Parameters<typeof keyFileOf>[0] = 'rsa2048') => {
  const station = await openWorkstation();
  const keyFileId = await station.file('key.p12', keyFileOf(key, password));
  const fileIds = [await station.file('offer.txt', content)];
  return { station, input: { fileIds, keyFileId }, path: join(station.folder, 'offer.txt') };
};

const materialFor = async (station: Workstation) => ({
  trustFileIds: [await station.file('root.pem', pem('CERTIFICATE', rootCertificate))],
  crlFileIds: [
    await station.file('issuing.crl', issuingRevocations),
    await station.file('root.crl', pem('X509 CRL', rootRevocations)),
  ],
});

/** The first answer of a service is a timestamp, every other a refusal. */
const onceOnly = () => {
  let asked = 0;
  const [good, bad] = [timestampService(), answering(refused)];
  return serve((request, response) => ((asked += 1) === 1 ? good : bad)(request, response));
};

describe('signing at LT and LTA in one act', () => {
  test.each([
    ['detached', 'LTA', 2],
    ['attached', 'LT', 1],
  ] as const)('%s %s, though the signature goes elsewhere than the file', async (form, level, remarks) => {
    const { station, input } = await desk();
    const out = join(station.folder, 'signed');
    const tsas = [await serve(timestampService())];
    const material = await materialFor(station);
    mkdirSync(out);
    const wanted = { ...input, form, level, tsas, ...material, out };
    const answer = await station.value('signing.signFiles', wanted, passwords(password));
    expect(answer).toMatchObject({ refused: [], untimed: [] });
    const said = ['level.revocation-older', 'level.renew-before'].slice(0, remarks);
    expect(answer.files[0]?.remarks.map(({ code }) => code)).toEqual(said);
    const report = await verifyBytes(readFileSync(answer.files[0]?.path ?? ''), form === 'detached' ? content : null);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ level: `CAdES-BASELINE-${level}` }] });
  });

  test('what is missing for LT leaves a signature at T, which says so', async () => {
    const { station, input, path } = await desk();
    const tsas = [await serve(timestampService())];
    const answer = await station.value('signing.signFiles', { ...input, level: 'LTA', tsas }, passwords(password));
    expect(answer).toMatchObject({
      files: [{ name: 'offer.txt' }],
      refused: [],
      untimed: [
        {
          level: 'T',
          findings: [
            { code: 'level.reached-lower', severity: 'warning', details: { wanted: 'LTA', reached: 'T' } },
            { code: 'level.issuer-missing', severity: 'blocker' },
          ],
        },
      ],
    });
    const report = await verifyBytes(readFileSync(`${path}.p7s`), content);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ level: 'CAdES-BASELINE-T' }] });
  });

  test('a service that answers once only leaves it at LT, and both are asked for once', async () => {
    const { station, input, path } = await desk();
    const wanted = { ...input, level: 'LTA' as const, tsas: [await onceOnly()], ...(await materialFor(station)) };
    const { untimed } = await station.value('signing.signFiles', wanted, passwords(password));
    expect(untimed).toMatchObject([
      { level: 'LT', findings: [{ code: 'level.reached-lower' }, { code: 'timestamp.rejected' }] },
    ]);
    const report = await verifyBytes(readFileSync(`${path}.p7s`), content);
    expect(report.signatures).toMatchObject([{ level: 'CAdES-BASELINE-LT' }]);
  });

  test('a file that is to complete the level and cannot be read is refused before the password is asked', async () => {
    const { station, input } = await desk();
    const secrets = passwords(password);
    const wanted = {
      ...input,
      level: 'LT' as const,
      tsas: ['http://127.0.0.1:9/'],
      crlFileIds: [await station.file('list.crl', 'no list')],
    };
    expect((await station.refusal('signing.signFiles', wanted, secrets)).code).toBe('level.material-unreadable');
    expect(secrets.asked).toEqual([]);
  });

  test('a level refuses what it has no use for', async () => {
    const { station, input } = await desk();
    const tsas = ['http://127.0.0.1:9/'];
    const cases = [
      [{ level: 'B', tsas }, 'tsas'],
      [{ level: 'T', tsas, fetch: 'missing' }, 'fetch'],
      [{ level: 'T', tsas, freshRevocation: true }, 'freshRevocation'],
    ] as const;
    for (const [more, path] of cases)
      expect(await station.refusal('signing.signFiles', { ...input, ...more, tsas })).toMatchObject({
        code: 'input.invalid',
        details: { path },
      });
  });

  test('ASiC-E: an archive manifest over everything; where the archive is refused, LT stays', async () => {
    const { station, input } = await desk();
    const material = await materialFor(station);
    const pack = async (name: string, tsa: string) => {
      const out = join(station.folder, name);
      const wanted = { ...input, container: 'asic-e' as const, level: 'LTA' as const, tsas: [tsa], ...material, out };
      const answer = await station.value('signing.pack', wanted, passwords(password));
      return { answer, report: await verifyBytes(readFileSync(out)) };
    };
    const whole = await pack('whole.asice', await serve(timestampService()));
    expect(whole.answer.untimed).toEqual([]);
    expect(whole.report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ level: 'CAdES-BASELINE-LTA' }] });
    const part = await pack('part.asice', await onceOnly());
    expect(part.answer.untimed).toMatchObject([{ level: 'LT' }]);
    expect(part.report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ level: 'CAdES-BASELINE-LT' }] });
  });

  test('a signer who joins an archived ASiC-E gets his own timestamp; the archive stays, and then covers him, too', async () => {
    const { station, input } = await desk();
    const material = await materialFor(station);
    const tsas = [await serve(timestampService())];
    const out = join(station.folder, 'two.asice');
    const packing = { ...input, container: 'asic-e' as const, level: 'LTA' as const, tsas, ...material, out };
    await station.value('signing.pack', packing, passwords(password));
    const { fileId } = await station.value('files.take', { path: out });
    const keyFileId = await station.file('other.p12', keyFileOf('p256', password));
    const joining = { fileId, keyFileId, level: 'T' as const, tsas };
    expect((await station.value('signing.cosign', joining, passwords(password))).untimed).toEqual([]);
    const levels = async () => {
      const report = await verifyBytes(readFileSync(out));
      return [report.conclusion, ...report.signatures.map(({ level }) => level.slice(15)).toSorted()];
    };
    expect(await levels()).toEqual(['TOTAL-PASSED', 'LTA', 'T']);
    const raising = { fileIds: [fileId], level: 'LTA' as const, tsas, ...material };
    expect((await station.value('signing.augment', raising)).refused).toEqual([]);
    expect(await levels()).toEqual(['TOTAL-PASSED', 'LTA', 'LTA']);
  });

  test('a batch: every file, its remarks once; the next run raises what stayed below', async () => {
    const { station, input } = await desk();
    const more = await Promise.all(['1', '2'].map((name) => station.file(`${name}.txt`, name)));
    const { batchId } = await station.value('batches.review', { fileIds: [...input.fileIds, ...more] });
    const tsas = [await serve(timestampService())];
    const wanted = { batchId, keyFileId: input.keyFileId, level: 'LT' as const, tsas };
    const first = await station.value('batches.sign', wanted, passwords(password));
    expect(first).toMatchObject({ summary: { signed: 3, untimed: 3 }, remarks: [] });
    expect(first.untimed.map(({ level }) => level)).toEqual(['T', 'T', 'T']);
    const secrets = passwords();
    const second = await station.value('batches.sign', { ...wanted, ...(await materialFor(station)) }, secrets);
    expect(second).toMatchObject({ summary: { signed: 3, untimed: 0 }, untimed: [] });
    expect(second.remarks.map(({ code }) => code)).toEqual(['level.revocation-older']);
    expect(secrets.asked).toEqual([]);
    const report = await verifyBytes(readFileSync(join(station.folder, '2.txt.p7s')), Buffer.from('2'));
    expect(report.signatures).toMatchObject([{ level: 'CAdES-BASELINE-LT' }]);
  });
});

describe('the algorithm that is asked for', () => {
  test('is refused by name where the key has no such choice, and nothing is written', async () => {
    const { station, input, path } = await desk('p256');
    const wanted = { ...input, scheme: 'rsa-pss' as const, digest: 'sha-256' as const };
    const refusal = await station.refusal('signing.signFiles', wanted, passwords(password));
    expect(refusal).toMatchObject({ code: 'key.algorithm-unfit', details: { algorithm: 'RSA-PSS, SHA-256' } });
    expect(existsSync(`${path}.p7s`)).toBe(false);
  });
});

describe('PDFs among other files', () => {
  test('each is signed by its kind, whatever its name, with one password', async () => {
    const { station, input } = await desk();
    const scan = await station.file('scan.PDF', Buffer.from(buildPdf()));
    const fake = await station.file('note.pdf', 'no document\n');
    const wanted = { ...input, fileIds: [...input.fileIds, scan, fake], form: 'by-file' as const };
    const secrets = passwords(password);
    const { files, refused: none } = await station.value('signing.signFiles', wanted, secrets);
    expect(none).toEqual([]);
    expect(files.map(({ path }) => path.slice(station.folder.length + 1))).toEqual([
      'offer.txt.p7s',
      'scan.signed.pdf',
      'note.pdf.p7s',
    ]);
    expect(secrets.asked).toEqual(['sign 3']);
    const report = await verifyBytes(readFileSync(files[1]?.path ?? ''));
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ level: 'PAdES-BASELINE-B' }] });
  });

  test('in a batch, with the signer’s words, and only as they were reviewed', async () => {
    const { station, input } = await desk();
    const scan = await station.file('scan.pdf', Buffer.from(buildPdf()));
    const { batchId } = await station.value('batches.review', { fileIds: [...input.fileIds, scan] });
    const wanted = { batchId, keyFileId: input.keyFileId, form: 'by-file' as const, reason: 'Подаём заявку' };
    expect((await station.value('batches.sign', wanted, passwords(password))).summary).toMatchObject({ signed: 2 });
    const signed = readFileSync(join(station.folder, 'scan.signed.pdf'));
    expect(await verifyBytes(signed)).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{}] });
    expect(await verifyBytes(readFileSync(join(station.folder, 'offer.txt.p7s')), content)).toMatchObject({
      conclusion: 'TOTAL-PASSED',
    });
  });

  test('two files of one name, signed into one folder, keep a signature each; what lies there stays', async () => {
    const { station, input } = await desk();
    const out = join(station.folder, 'signed');
    mkdirSync(out);
    writeFileSync(join(out, 'offer.txt.p7s'), 'another signer’s');
    const wanted = { ...input, fileIds: [...input.fileIds, ...input.fileIds], out };
    const { files } = await station.value('signing.signFiles', wanted, passwords(password));
    expect(files.map(({ path }) => path)).toEqual([join(out, 'offer.txt (2).p7s'), join(out, 'offer.txt (3).p7s')]);
    expect(readFileSync(join(out, 'offer.txt.p7s'), 'utf8')).toBe('another signer’s');
  });

  test('two PDFs that differ in their endings alone: one is signed, the other refused by name', async () => {
    const { station, input } = await desk();
    const pdf = Buffer.from(buildPdf());
    const fileIds = [await station.file('a.pdf', pdf), await station.file('a.PDF', pdf)];
    const refusedByName = [{ name: 'a.PDF', finding: { code: 'file.exists' } }];
    const { batchId } = await station.value('batches.review', { fileIds });
    const how = { keyFileId: input.keyFileId, form: 'pades' as const };
    expect(await station.value('batches.sign', { ...how, batchId }, passwords(password))).toMatchObject({
      summary: { signed: 1, refused: 1 },
      refused: refusedByName,
    });
    rmSync(join(station.folder, 'a.signed.pdf'));
    const signed = await station.value('signing.signFiles', { ...how, fileIds }, passwords(password));
    expect(signed).toMatchObject({ files: [{ name: 'a.pdf' }], refused: refusedByName });
  });
});

describe('a bid at LTA', () => {
  test('its documents are archived, its container when it is packed, and it says so', async () => {
    const { station, input } = await desk();
    const bidId = await startBid(station);
    await station.value('bids.freeze', { bidId });
    const tsas = [await serve(timestampService())];
    const material = await materialFor(station);
    const wanted = { bidId, keyFileId: input.keyFileId, level: 'LTA' as const, tsas, ...material };
    const signed = await station.value('signing.signBid', wanted, passwords(password));
    expect(signed.untimed).toEqual([]);
    const said = signed.files.map(({ remarks }) => remarks.map(({ code }) => code));
    expect(said.map((codes) => codes.includes('level.archive-after-packing'))).toEqual([true, false]);
    expect(said[1]).toContain('level.renew-before');
    const [path = ''] = (await station.value('bids.package', { bidId })).files;
    const packed = await station.value('files.take', { path });
    const augment = { fileIds: [packed.fileId], level: 'LTA' as const, tsas, ...material };
    expect((await station.value('signing.augment', augment)).refused).toEqual([]);
    const report = await verifyBytes(readFileSync(path));
    expect(report.signatures).toMatchObject([{ level: 'CAdES-BASELINE-LTA' }]);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Instant } from '#shared/kernel/instant.ts';
import { pemOf } from '#electron/pki/cades/pem.ts';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { readZip } from '#electron/pki/containers/zip-read.ts';
import { issuingCertificate, issuingRevocations, pem, rootCertificate, rootRevocations } from '#test/kit/ca.ts';
import { signAttached, signDetached } from '#test/kit/signatures.ts';
import { serve, stamped, timestampService } from '#test/kit/timestamps.ts';
import { verifyBytes } from '#test/kit/verify.ts';
import { openWorkstation, type Workstation } from '#test/kit/workstation.ts';
import { asicContainer, asicParts, documents, simpleContainer } from '#test/kit/containers.ts';

const content = Buffer.from('Заявка\r\n');

/** Handles for what completes a level. */
const materialFiles = async (station: Workstation) => ({
  trustFileIds: [await station.file('root.pem', pem('CERTIFICATE', rootCertificate))],
  certificateFileIds: [await station.file('issuing.der', issuingCertificate)],
  crlFileIds: [
    await station.file('issuing.crl', issuingRevocations),
    await station.file('root.crl', pem('X509 CRL', rootRevocations)),
  ],
});

const desk = async (signature: Uint8Array | string, name = 'offer.txt.p7s') => {
  const station = await openWorkstation();
  const fileId = await station.file(name, signature);
  const path = join(station.folder, name);
  return { station, fileId, path, material: await materialFiles(station) };
};

describe('raising a signature to LT and LTA', () => {
  test.each([
    ['DER', signDetached({ content })],
    ['PEM', pemOf(signDetached({ content }))],
  ])('goes from B to LTA in one act, in place (%s)', async (_form, bytes) => {
    const { station, fileId, path, material } = await desk(bytes);
    writeFileSync(join(station.folder, 'offer.txt'), content);
    const tsas = [await serve(timestampService())];
    const answer = await station.value('signing.augment', { fileIds: [fileId], level: 'LTA', tsas, ...material });
    expect(answer).toMatchObject({
      refused: [],
      files: [{ remarks: [{ code: 'level.revocation-older' }, { code: 'level.renew-before' }] }],
    });
    const report = await verifyBytes(readFileSync(path), content);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ level: 'CAdES-BASELINE-LTA' }] });
  });

  test('takes the content that is named', async () => {
    const { station, fileId, material } = await desk(signDetached({ content }), 's.p7s');
    const contentFileId = await station.file('elsewhere.txt', content);
    const tsas = [await serve(timestampService())];
    const input = { fileIds: [fileId], level: 'LTA' as const, tsas, ...material, contentFileId };
    expect(await station.value('signing.augment', input)).toMatchObject({ refused: [] });
  });

  test.each([
    ['another file', 'another', 'level.content-differs'],
    ['no file', null, 'level.content-needed'],
  ])('with %s for content refuses and changes nothing', async (_name, other, code) => {
    const signature = signDetached({ content });
    const { station, fileId, path, material } = await desk(signature, 's.p7s');
    const contentFileId = other === null ? null : await station.file('other.txt', other);
    const tsas = [await serve(timestampService())];
    const input = { fileIds: [fileId], level: 'LTA' as const, tsas, ...material, contentFileId };
    expect(await station.value('signing.augment', input)).toMatchObject({
      files: [],
      refused: [{ findings: [{ code }] }],
    });
    expect(readFileSync(path)).toEqual(Buffer.from(signature));
  });

  test('told to take only fresh revocation data refuses a list from before the signature', async () => {
    const { station, fileId, material } = await desk(await stamped(signDetached({ content })));
    const input = { fileIds: [fileId], level: 'LT' as const, ...material, freshRevocation: true };
    const answer = await station.value('signing.augment', input);
    expect(answer).toMatchObject({ files: [], refused: [{ findings: [{ code: 'level.revocation-older' }] }] });
  });

  test('says until when an archive has to be renewed: the service’s certificate ends', async () => {
    const { station, fileId, material } = await desk(signAttached({ content }), 's.p7m');
    const tsas = [await serve(timestampService())];
    const { files } = await station.value('signing.augment', { fileIds: [fileId], level: 'LTA', tsas, ...material });
    expect(files[0]?.remarks).toContainEqual(
      expect.objectContaining({ code: 'level.renew-before', details: { time: '2039-01-01T00:00:00Z' } }),
    );
  });

  test('reaches LT without a service where a timestamp is there', async () => {
    const { station, fileId, path, material } = await desk(await stamped(signAttached({ content })), 's.p7m');
    const answer = await station.value('signing.augment', { fileIds: [fileId], level: 'LT', ...material });
    expect(answer.refused).toEqual([]);
    const report = await verifyBytes(readFileSync(path));
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ level: 'CAdES-BASELINE-LT' }] });
  });

  test('names each thing that is missing, with the file', async () => {
    const { station, fileId } = await desk(await stamped(signDetached({ content })));
    const answer = await station.value('signing.augment', { fileIds: [fileId], level: 'LT' });
    expect(answer.refused).toMatchObject([
      { findings: [{ code: 'level.issuer-missing', details: { issuer: expect.stringContaining('Test Root') } }] },
    ]);
    expect(answer.refused[0]?.findings[0]?.place.file).toContain('offer.txt.p7s');
  });

  test('refuses a file that was meant to help and cannot be read', async () => {
    const { station, fileId } = await desk(await stamped(signDetached({ content })));
    const crlFileIds = [await station.file('list.crl', 'no list')];
    const refusal = await station.refusal('signing.augment', { fileIds: [fileId], level: 'LT', crlFileIds });
    expect(refusal).toMatchObject({ code: 'level.material-unreadable', details: { file: 'list.crl' } });
  });
});

describe('raising a container', () => {
  const raised = async (container: Uint8Array, level: 'T' | 'LT' | 'LTA', times = 1) => {
    const { station, fileId, path, material } = await desk(container, 'bid.asice');
    const tsas = [await serve(timestampService())];
    for (let time = 0; time < times; time += 1) {
      const answer = await station.value('signing.augment', { fileIds: [fileId], level, tsas, ...material });
      if (answer.refused.length > 0) throw new Error(JSON.stringify(answer.refused));
    }
    const bytes = readFileSync(path);
    const archive = await readZip(memorySource(bytes));
    return { bytes, names: archive?.entries.map(({ name }) => name) ?? [], observations: archive?.observations };
  };

  test.each(['T', 'LT'] as const)(
    'ASiC-E to %s: the signature inside is raised, nothing else changes',
    async (level) => {
      const before = asicContainer(asicParts(documents, { chain: [issuingCertificate] }));
      const { bytes, names, observations } = await raised(before, level);
      expect(observations).toEqual([]);
      expect(names).toHaveLength(asicParts().length);
      for (const { bytes: document } of documents) expect(bytes.includes(Buffer.from(document))).toBe(true);
      const report = await verifyBytes(bytes);
      expect(report).toMatchObject({
        conclusion: 'TOTAL-PASSED',
        signatures: [{ level: `CAdES-BASELINE-${level}` }],
      });
    },
  );

  test('ASiC-E to LTA: an archive manifest over every file, and a timestamp over it', async () => {
    const { bytes, names, observations } = await raised(asicContainer(), 'LTA');
    expect(observations).toEqual([]);
    expect(names[0]).toBe('mimetype');
    expect(names).toEqual(expect.arrayContaining(['META-INF/ASiCArchiveManifest.xml', 'META-INF/timestamp001.tst']));
    const manifest = bytes.toString('utf8');
    for (const uri of ['price.csv', 'META-INF/ASiCManifest001.xml', 'META-INF/signature001.p7s'])
      expect(manifest).toMatch(new RegExp(`DataObjectReference MimeType="[^"]+" URI="${uri}"`));
    expect(await verifyBytes(bytes)).toMatchObject({
      conclusion: 'TOTAL-PASSED',
      signatures: [{ level: 'CAdES-BASELINE-LTA', provedLevel: 'LTA' }],
    });
  });

  test('ASiC-E renewed: the earlier archive manifest gets a number and is named as root', async () => {
    const { bytes, names, observations } = await raised(asicContainer(), 'LTA', 2);
    expect(observations).toEqual([]);
    expect(names).toEqual(
      expect.arrayContaining([
        'META-INF/ASiCArchiveManifest001.xml',
        'META-INF/ASiCArchiveManifest.xml',
        'META-INF/timestamp001.tst',
        'META-INF/timestamp002.tst',
      ]),
    );
    expect(bytes.toString('utf8')).toContain('Rootfile="true" URI="META-INF/ASiCArchiveManifest001.xml"');
    const report = await verifyBytes(bytes);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ provedLevel: 'LTA' }] });
    const proved = report.signatures[0]?.facts.timestamps.filter(({ kind }) => kind === 'archive-time-stamp');
    expect(proved?.map((timestamp) => timestamp.proved)).toEqual([true, true]);
  });

  test('decades later the archived ASiC-E still passes by what it carries, and a changed manifest does not', async () => {
    const { bytes } = await raised(asicContainer(), 'LTA');
    const later = {
      trust: [rootCertificate],
      now: '2035-06-01T00:00:00Z' as Instant,
      revocation: 'if-available' as const,
    };
    const report = await verifyBytes(bytes, null, later);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    const at = bytes.indexOf('DataObjectReference', bytes.indexOf('ASiCArchiveManifest.xml'));
    const digest = bytes.indexOf('<ds:DigestValue>', at) + '<ds:DigestValue>'.length;
    const changed = Uint8Array.from(bytes);
    changed[digest] = changed[digest] === 0x41 ? 0x42 : 0x41;
    expect((await verifyBytes(changed, null, later)).conclusion).not.toBe('TOTAL-PASSED');
  });

  test('an archived ASiC-E takes no lower level any more', async () => {
    const { bytes } = await raised(asicContainer(), 'LTA');
    const { station, fileId, material } = await desk(bytes, 'archived.asice');
    const tsas = [await serve(timestampService())];
    const answer = await station.value('signing.augment', { fileIds: [fileId], level: 'LT', tsas, ...material });
    expect(answer.refused).toMatchObject([{ findings: [{ code: 'level.old-archive' }] }]);
  });

  test('ASiC-S to LTA: the archive timestamp is in the signature', async () => {
    const { bytes, names } = await raised(simpleContainer({ name: 'offer.txt', bytes: content }), 'LTA');
    expect(names).toEqual(['mimetype', 'offer.txt', 'META-INF/signature.p7s']);
    expect(await verifyBytes(bytes)).toMatchObject({
      conclusion: 'TOTAL-PASSED',
      signatures: [{ level: 'CAdES-BASELINE-LTA' }],
    });
  });

  test('a container whose document is not what was signed is not archived', async () => {
    const [first, ...rest] = documents;
    const parts = asicParts().map((part) =>
      part.name === first?.name ? { ...part, bytes: Buffer.from('another') } : part,
    );
    expect(rest.length).toBeGreaterThan(0);
    const { station, fileId, material } = await desk(asicContainer(parts), 'bid.asice');
    const tsas = [await serve(timestampService())];
    const answer = await station.value('signing.augment', { fileIds: [fileId], level: 'LTA', tsas, ...material });
    expect(answer.refused).toMatchObject([
      { findings: [{ code: 'level.content-differs', details: { content: first?.name } }] },
    ]);
  });

  test('a container with a fault is left as it is', async () => {
    const parts = asicParts();
    const { station, fileId, material } = await desk(
      asicContainer([...parts, parts[1] ?? { name: 'x', bytes: content }]),
    );
    const tsas = [await serve(timestampService())];
    const answer = await station.value('signing.augment', { fileIds: [fileId], level: 'T', tsas, ...material });
    expect(answer.refused).toMatchObject([{ findings: [{ code: 'signatures.container-unfit' }] }]);
  });
});

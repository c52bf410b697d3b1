import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { base64Of, pemOf } from '#electron/pki/cades/pem.ts';
import { faulty, issuingCertificate, pem, rootCertificate, signers } from '#test/kit/ca.ts';
import { gostChain, signGostDetached } from '#test/kit/gost.ts';
import { signAttached, signDetached } from '#test/kit/signatures.ts';
import { openWorkstation, startBid, type Workstation } from '#test/kit/workstation.ts';

type Exported = {
  readonly station: Workstation;
  readonly bidId: string;
  readonly folder: string;
  /** The content under its name, as it lies in the folder. */
  readonly content: (name: string) => Buffer;
};

const document = 'Техника.txt';
const container = 'META-INF/ASiCManifest001.xml';

const exported = async (): Promise<Exported> => {
  const station = await openWorkstation();
  const bidId = await startBid(station);
  await station.value('bids.freeze', { bidId });
  const folder = join(station.folder, 'to-sign');
  await station.value('bids.exportToSign', { bidId, out: folder, language: 'ru' });
  return { station, bidId, folder, content: (name) => readFileSync(join(folder, name)) };
};

const taken = async ({ station, bidId }: Exported, files: Readonly<Record<string, Uint8Array | string>>) => {
  const fileIds: string[] = [];
  for (const [name, bytes] of Object.entries(files)) fileIds.push(await station.file(name, bytes));
  return station.ask('bids.importSignatures', { bidId, fileIds });
};

describe('what is to be signed elsewhere', () => {
  test('is written byte for byte with its digests, and what to do with it in the user’s language', async () => {
    const { station, bidId, folder, content } = await exported();
    expect(content(document).toString()).toBe('Насос 1Д315\n');
    expect(content(container).toString()).toContain('ASiCManifest');
    const instructions = readFileSync(join(folder, 'READ-ME.txt'), 'utf8');
    expect(instructions).toContain(`На подпись: заявка ${bidId}`);
    const { documents } = await station.value('bids.show', { bidId });
    expect(instructions).toContain(`sha-256: ${documents[0]?.digest.value}`);
    expect(instructions).toMatch(/streebog-256: [0-9a-f]{64}\n/);
    expect(instructions).toContain(`${document}.p7s`);
  });

  test('is never mixed with files that are there already', async () => {
    const { station, bidId, folder } = await exported();
    const refusal = await station.refusal('bids.exportToSign', { bidId, out: folder });
    expect(refusal).toEqual({ code: 'elsewhere.folder-not-empty', details: { folder } });
  });

  test('of a bid that is not frozen is refused', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const out = join(station.folder, 'to-sign');
    expect((await station.refusal('bids.exportToSign', { bidId, out })).code).toBe('bid.not-frozen');
    expect(existsSync(out)).toBe(false);
  });
});

describe('a signature made elsewhere', () => {
  test('is known by the digest in it whatever its file is called, and kept byte for byte', async () => {
    const bid = await exported();
    const ofDocument = signDetached({ content: bid.content(document) });
    const ofContainer = signDetached({ content: bid.content(container), signer: signers.p256 });
    const answer = await taken(bid, { 'подпись-1.sig': pemOf(ofDocument), 'подпись-2.sig': base64Of(ofContainer) });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        missing: [],
        taken: [
          { name: `${document}.p7s`, content: document },
          { name: 'META-INF/signature001.p7s', content: container },
        ],
      },
    });
    const { artefacts, status } = await bid.station.value('bids.show', { bidId: bid.bidId });
    expect(status).toBe('signed');
    const path = (name: string): string => artefacts.find((artefact) => artefact.name === name)?.path ?? '';
    expect(readFileSync(path(`${document}.p7s`), 'utf8')).toBe(pemOf(ofDocument));
    // In the container it has to be binary: the same CMS without the text around it.
    expect(readFileSync(path('META-INF/signature001.p7s')).equals(ofContainer)).toBe(true);

    await bid.station.value('bids.package', { bidId: bid.bidId });
    await bid.station.value('trust.add', {
      fileId: await bid.station.file('root.pem', pem('CERTIFICATE', rootCertificate)),
    });
    const { report } = await bid.station.value('verification.runBid', { bidId: bid.bidId, revocation: 'none' });
    expect(report.conclusion).toBe('TOTAL-PASSED');
  });

  test('of one document leaves the bid unsigned and says what is missing', async () => {
    const bid = await exported();
    const answer = await taken(bid, { 'a.p7m': signAttached({ content: bid.content(document) }) });
    expect(answer).toMatchObject({ ok: true, value: { taken: [{ name: `${document}.p7m` }], missing: [container] } });
    expect((await bid.station.value('bids.show', { bidId: bid.bidId })).status).toBe('frozen');
  });

  test('takes the place of the earlier one over the same content and leaves the others', async () => {
    const bid = await exported();
    const { station, bidId } = bid;
    await taken(bid, {
      'a.p7m': signAttached({ content: bid.content(document) }),
      'b.p7s': signDetached({ content: bid.content(container) }),
    });
    await taken(bid, { 'c.p7s': signDetached({ content: bid.content(document), signer: signers.p384 }) });
    const { artefacts } = await station.value('bids.show', { bidId });
    const names = artefacts.filter(({ kind }) => kind === 'signature').map(({ name }) => name);
    expect(names).toEqual(['META-INF/signature001.p7s', `${document}.p7s`]);
  });

  test('with a GOST key is matched by its own digest', async () => {
    const bid = await exported();
    const chain = gostChain('256:A');
    const answer = await taken(bid, { 'x.sig': signGostDetached(bid.content(document), chain) });
    expect(answer).toMatchObject({ ok: true, value: { taken: [{ content: document }] } });
  });

  test('over other content is refused with both digests, and nothing of the batch is taken', async () => {
    const bid = await exported();
    const changed = Buffer.concat([bid.content(document), Buffer.from('\r')]);
    const answer = await taken(bid, {
      'b.p7s': signDetached({ content: bid.content(container) }),
      [`${document}.p7s`]: signDetached({ content: changed }),
    });
    const { documents, artefacts } = await bid.station.value('bids.show', { bidId: bid.bidId });
    expect(answer).toMatchObject({
      ok: false,
      error: {
        code: 'elsewhere.content-differs',
        details: {
          file: `${document}.p7s`,
          algorithm: 'sha-256',
          expected: [`${document} ${documents[0]?.digest.value}`],
        },
      },
    });
    expect(artefacts.filter(({ kind }) => kind === 'signature')).toEqual([]);
  });

  test('whose value is wrong is refused by the part that fails', async () => {
    const bid = await exported();
    const signature = Buffer.from(signDetached({ content: bid.content(document) }));
    signature[signature.length - 10] = (signature.at(-10) ?? 0) ^ 1;
    expect(await taken(bid, { 'a.p7s': signature })).toMatchObject({
      error: { code: 'elsewhere.signature-fails', details: { file: 'a.p7s', failed: ['signatureValue'] } },
    });
  });

  test.each([
    ['expired', faulty.expired, 'signer.expired'],
    ['for encryption', faulty.wrongUsage, 'signer.key-usage-unfit'],
    ['of another company', faulty.otherCompany, 'signer.inn-differs'],
  ])('by a certificate that is %s is refused as one of our own keys would be', async (_, certificate, code) => {
    const bid = await exported();
    const { profile } = await bid.station.value('company.show', {});
    await bid.station.value('company.save', { ...profile, inn: '7700000000', ogrn: '1027700000000' });
    const signer = { key: 'supplier-rsa2048', certificate } as const;
    expect(await taken(bid, { 'a.p7s': signDetached({ content: bid.content(document), signer }) })).toMatchObject({
      error: { code },
    });
  });

  test.each([
    ['text', 'not a signature'],
    ['a certificate', issuingCertificate],
    [
      'a signature with bytes behind it',
      Buffer.concat([signDetached({ content: Buffer.from('x') }), Buffer.from('x')]),
    ],
  ])('that is %s is none', async (_, bytes) => {
    const bid = await exported();
    expect(await taken(bid, { 'a.p7s': bytes })).toMatchObject({ error: { code: 'elsewhere.not-a-signature' } });
  });

  test('of the container has to be detached', async () => {
    const bid = await exported();
    expect(await taken(bid, { 'a.p7m': signAttached({ content: bid.content(container) }) })).toMatchObject({
      error: { code: 'elsewhere.container-wants-detached' },
    });
  });

  test('twice over one content is refused rather than chosen from', async () => {
    const bid = await exported();
    const signature = signDetached({ content: bid.content(document) });
    expect(await taken(bid, { 'a.p7s': signature, 'b.p7s': signature })).toMatchObject({
      error: { code: 'elsewhere.two-for-one', details: { file: 'b.p7s', other: 'a.p7s', content: document } },
    });
  });
});

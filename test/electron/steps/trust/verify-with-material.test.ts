import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { usage, authority, holderLink, link, listLink, rootLink } from '#test/kit/chain.ts';
import { asicContainer, asicParts, documents } from '#test/kit/containers.ts';
import { distributionPoints, informationAccess } from '#test/kit/authority-server.ts';
import { files, serveHttp } from '#test/kit/http-servers.ts';
import { signAttached } from '#test/kit/signatures.ts';
import { serve, stamped, timestampService } from '#test/kit/timestamps.ts';
import { signedXml, euList } from '#test/kit/trust-lists.ts';
import {
  issuingCertificate,
  issuingRevocations,
  pem,
  rootCertificate,
  rootRevocations,
  testKey,
} from '#test/kit/ca.ts';
import { materialInFile } from '#electron/steps/trust/material-in-file.ts';
import { openWorkstation, passwords } from '#test/kit/workstation.ts';

/** A signature that carries its signer's certificate and nothing else; the rest is on the authority's server. */
const openCase = async () => {
  const asked: string[] = [];
  const content: Record<string, Uint8Array> = {};
  const address = await serveHttp((incoming, answer) => {
    asked.push(incoming.url ?? '');
    files(content)(incoming, answer);
  });
  const root = rootLink([usage(5, 6)]);
  const middle = link({
    subject: 'Middle',
    issuer: 'Root',
    key: 'issuing',
    signer: 'root',
    serial: 3,
    extensions: [authority(), usage(5, 6), distributionPoints(`${address}/root.crl`)],
  });
  const holder = holderLink({
    extensions: [
      usage(0, 1),
      informationAccess({ issuer: `${address}/middle.cer` }),
      distributionPoints(`${address}/middle.crl`),
    ],
  });
  content['/middle.cer'] = middle.der;
  content['/root.crl'] = listLink({ issuer: 'Root', signer: 'root' }).der;
  content['/middle.crl'] = listLink({ issuer: 'Middle', signer: 'issuing' }).der;
  const signer = { key: 'supplier-rsa2048', certificate: holder.der } as const;
  const station = await openWorkstation();
  await station.value('settings.save', { privateAddresses: true, proxy: 'none' });
  await station.value('trust.import', { fileIds: [await station.file('root.cer', root.der)] });
  return { station, asked, signer, middle, holder };
};

describe('verifying with what others say', () => {
  it.each([
    [
      'a signature',
      'a.p7m',
      (signer: { key: 'supplier-rsa2048'; certificate: Uint8Array }) =>
        signAttached({ content: Buffer.from('hello'), signer, chain: [] }),
    ],
    [
      'a signature in PEM',
      'a.sig',
      (signer: { key: 'supplier-rsa2048'; certificate: Uint8Array }) =>
        pem('CMS', signAttached({ content: Buffer.from('hello'), signer, chain: [] })),
    ],
    [
      'a container',
      'a.asice',
      (signer: { key: 'supplier-rsa2048'; certificate: Uint8Array }) =>
        asicContainer(asicParts(documents, { signer, chain: [] })),
    ],
  ])('%s: not provable alone, proved by what is fetched, and from then on without a network', async (_, name, make) => {
    const { station, asked, signer } = await openCase();
    const fileId = await station.file(name, make(signer));
    const alone = await station.value('verification.run', { fileId });
    expect([alone.report.conclusion, alone.acts, asked]).toEqual(['INDETERMINATE', [], []]);
    const fetched = await station.value('verification.run', { fileId, fetch: 'missing' });
    expect(fetched.report.conclusion).toBe('TOTAL-PASSED');
    expect(fetched.acts.map(({ kind }) => kind)).toEqual(['issuer', 'crl', 'crl']);
    const before = asked.length;
    expect((await station.value('verification.run', { fileId })).report.conclusion).toBe('TOTAL-PASSED');
    expect(asked.length).toBe(before);
  });

  it('uses imported lists and kept certificates, without any network', async () => {
    const { station, asked, signer, middle } = await openCase();
    const fileId = await station.file('a.p7m', signAttached({ content: Buffer.from('hello'), signer, chain: [] }));
    await station.value('certificates.add', { fileIds: [await station.file('middle.cer', middle.der)] });
    const lists = [listLink({ issuer: 'Root', signer: 'root' }), listLink({ issuer: 'Middle', signer: 'issuing' })];
    const fileIds = await Promise.all(lists.map(({ der }, index) => station.file(`${index}.crl`, der)));
    await station.value('crls.import', { fileIds });
    expect((await station.value('verification.run', { fileId })).report.conclusion).toBe('TOTAL-PASSED');
    expect(asked).toEqual([]);
  });

  it('builds chains over the authorities of a trust list', async () => {
    const { station, signer, middle } = await openCase();
    const fileId = await station.file('a.p7m', signAttached({ content: Buffer.from('hello'), signer, chain: [] }));
    const list = signedXml(euList({ services: [{ name: 'CA', certificates: [middle] }] }), 'root', rootLink());
    await station.value('trust.import', { fileIds: [await station.file('list.xml', list)] });
    const { report } = await station.value('verification.run', { fileId, revocation: 'none' });
    expect(report.conclusion).toBe('TOTAL-PASSED');
  });

  it('signs at LT with what is fetched when that was asked, and with what was kept from then on', async () => {
    const { station, asked, signer, holder } = await openCase();
    const privateKey = testKey(signer.key).export({ type: 'pkcs8', format: 'pem' }).toString();
    const keyFileId = await station.file('key.pem', privateKey + pem('CERTIFICATE', holder.der));
    const fileIds = [await station.file('offer.txt', 'hello')];
    const crlFileIds = [await station.file('1.crl', issuingRevocations), await station.file('2.crl', rootRevocations)];
    const certificateFileIds = [await station.file('tsa-issuer.der', issuingCertificate)];
    const trustFileIds = [await station.file('tsa-root.der', rootCertificate)];
    const tsas = [await serve(timestampService())];
    const how = {
      fileIds,
      keyFileId,
      form: 'attached' as const,
      level: 'LT' as const,
      tsas,
      crlFileIds,
      certificateFileIds,
      trustFileIds,
    };
    const sign = (name: string, fetch: 'nothing' | 'missing') =>
      station.value('signing.signFiles', { ...how, fetch, out: join(station.folder, name) }, passwords(''));
    expect(await sign('alone.p7m', 'nothing')).toMatchObject({ untimed: [{ level: 'T' }] });
    expect(asked).toEqual([]);
    expect((await sign('fetched.p7m', 'missing')).untimed).toEqual([]);
    expect(asked.toSorted()).toEqual(['/middle.cer', '/middle.crl', '/root.crl']);
    expect((await sign('kept.p7m', 'nothing')).untimed).toEqual([]);
    expect(asked).toHaveLength(3);
  });

  it('shows a signature’s certificates, those of its timestamps among them', async () => {
    const { station, signer, holder } = await openCase();
    const signature = await stamped(signAttached({ content: Buffer.from('hello'), signer, chain: [] }));
    const fileId = await station.file('a.p7m', signature);
    const { certificates } = await station.value('certificates.show', { fileId });
    expect(certificates.map(({ subject }) => subject)).toEqual(['Holder', 'Bidwright Test Timestamps']);
    expect(holder.der.length).toBeGreaterThan(0);
  });
});

describe('what a file carries', () => {
  it.each([
    ['text', Buffer.from('hello')],
    ['nothing', Buffer.alloc(0)],
    ['a broken archive', Buffer.from('PK\u0003\u0004 broken')],
    ['a broken signature', signAttached({ content: Buffer.from('hello') }).subarray(0, 200)],
  ])('is nothing in %s', async (_, bytes) => {
    const station = await openWorkstation();
    const path = station.host.files.pathOf(await station.file('a.bin', bytes));
    expect(path.ok && (await materialInFile(path.value))).toEqual({
      ok: true,
      value: { certificates: [], crls: [], ocsps: [] },
    });
  });

  it('is refused where there is no file', async () => {
    expect(await materialInFile('/no/such/file')).toMatchObject({ ok: false });
  });
});

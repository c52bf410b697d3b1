import { describe, expect, it } from 'vitest';
import { findEntry } from '#electron/pki/revocation/crl-entries.ts';
import { readCrl } from '#electron/pki/revocation/crl.ts';
import { pem } from '#test/kit/ca.ts';
import { informationAccess, distributionPoints } from '#test/kit/authority-server.ts';
import { crlNumbered, holderLink, listLink, middleLink } from '#test/kit/chain.ts';
import { files, serveHttp } from '#test/kit/http-servers.ts';
import { openWorkstation } from '#test/kit/workstation.ts';
import { root, middle, codes } from '#test/kit/trust-import.ts';

describe('importing revocation lists', () => {
  const list = listLink({ issuer: 'Root', signer: 'root' });

  it('keeps one with its head, and says what it is', async () => {
    const station = await openWorkstation();
    await station.value('trust.import', { fileIds: [await station.file('root.cer', root.der)] });
    const { crls, findings } = await station.value('crls.import', {
      fileIds: [await station.file('a.crl', pem('X509 CRL', list.der))],
    });
    expect(codes(findings)).toEqual(['info trust.crl-imported']);
    expect(crls).toMatchObject([
      { issuer: 'CN=Root', number: '1', signature: 'valid', origin: 'imported', isStale: false, isDelta: false },
    ]);
    station.setTime('2026-12-24T00:00:00Z');
    expect((await station.value('trust.material', {})).crls).toMatchObject([{ isStale: true }]);
  });

  it('keeps one of an unknown issuer with a warning', async () => {
    const station = await openWorkstation();
    const { findings } = await station.value('crls.import', { fileIds: [await station.file('a.crl', list.der)] });
    expect(codes(findings)).toEqual(['info trust.crl-imported', 'warning trust.crl-issuer-unknown']);
  });

  it('does not keep one that its issuer disowns, nor what is no list', async () => {
    const station = await openWorkstation();
    await station.value('trust.import', { fileIds: [await station.file('root.cer', root.der)] });
    const forged = listLink({ issuer: 'Root', signer: 'other-root' });
    const fileIds = [await station.file('a.crl', forged.der), await station.file('b.crl', root.der)];
    const { crls, findings } = await station.value('crls.import', { fileIds });
    expect(crls).toEqual([]);
    expect(codes(findings)).toEqual(['blocker trust.crl-signature-wrong', 'blocker crl.unreadable']);
  });

  it('says that a newer one is due', async () => {
    const station = await openWorkstation();
    const old = listLink({
      issuer: 'Root',
      signer: 'root',
      nextUpdate: '2026-11-02T00:00:00Z',
      extensions: [crlNumbered(3)],
    });
    const { findings } = await station.value('crls.import', { fileIds: [await station.file('a.crl', old.der)] });
    expect(codes(findings)).toContain('warning trust.crl-stale');
  });

  it('keeps one of 200,000 entries and finds the revoked among them', async () => {
    const station = await openWorkstation();
    await station.value('trust.import', { fileIds: [await station.file('root.cer', root.der)] });
    const first = 0x0100_0000;
    const entries = Array.from({ length: 200_000 }, (_, index) => {
      // INTEGER of 20 octets, UTCTime: an entry of the usual form.
      const entry = Buffer.from(`30250214${'00'.repeat(20)}170d3236303130313030303030305a`, 'hex');
      entry.writeUInt32BE(first + index, 4);
      return entry;
    });
    const last = Buffer.alloc(20);
    last.writeUInt32BE(first + 199_999);
    const large = listLink({ issuer: 'Root', signer: 'root', entries: [Uint8Array.from(Buffer.concat(entries))] });
    const { crls } = await station.value('crls.import', { fileIds: [await station.file('a.crl', large.der)] });
    expect(crls).toMatchObject([{ entries: 200_000, signature: 'valid' }]);
    const kept = await station.host.workspace.vault.read(crls[0]?.crlId ?? '');
    const read = kept.ok ? readCrl(kept.value) : kept;
    const found = read.ok ? findEntry(read.value.entries, last, root.subject.key, root.subject.key) : null;
    expect(found?.revokedAt).toBe(Date.parse('2026-01-01T00:00:00Z'));
  });

  it('forgets one', async () => {
    const station = await openWorkstation();
    const { crls } = await station.value('crls.import', { fileIds: [await station.file('a.crl', list.der)] });
    await station.value('crls.remove', { crlId: crls[0]?.crlId ?? '' });
    expect((await station.value('trust.material', {})).crls).toEqual([]);
    expect((await station.refusal('crls.remove', { crlId: 'x' })).code).toBe('record.not-found');
  });
});

describe('certificates of a file', () => {
  it('are judged with what is kept, and fetched only on demand', async () => {
    const station = await openWorkstation();
    await station.value('settings.save', { privateAddresses: true, proxy: 'none' });
    const content: Record<string, Uint8Array> = {};
    const address = await serveHttp((asked, answer) => files(content)(asked, answer));
    const [ownMiddle, ownHolder] = [
      middleLink([distributionPoints(`${address}/root.crl`)]),
      holderLink({
        extensions: [
          informationAccess({ issuer: `${address}/middle.cer` }),
          distributionPoints(`${address}/middle.crl`),
        ],
      }),
    ];
    content['/middle.cer'] = ownMiddle.der;
    content['/root.crl'] = listLink({ issuer: 'Root', signer: 'root' }).der;
    content['/middle.crl'] = listLink({ issuer: 'Middle', signer: 'issuing' }).der;
    await station.value('trust.import', { fileIds: [await station.file('root.cer', root.der)] });
    const fileId = await station.file('holder.cer', ownHolder.der);
    const before = await station.value('certificates.show', { fileId });
    expect(before.certificates).toMatchObject([
      { chain: null, valid: false, provable: false, sources: { issuers: [`${address}/middle.cer`] } },
    ]);
    const { acts, certificates } = await station.value('certificates.fetch', { fileId });
    expect(acts.map(({ kind, finding }) => [kind, finding])).toEqual([
      ['issuer', null],
      ['crl', null],
      ['crl', null],
    ]);
    expect(certificates).toMatchObject([
      {
        valid: true,
        revocation: 'good',
        revocationAsOf: '2026-11-01T00:00:00Z',
        chain: ['CN=Root', 'CN=Middle', 'CN=Holder'],
      },
    ]);
    expect((await station.value('certificates.show', { fileId })).certificates).toEqual(certificates);
  });

  it('are kept on demand and forgotten again', async () => {
    const station = await openWorkstation();
    const fileIds = [await station.file('middle.cer', middle.der)];
    const { certificates } = await station.value('certificates.add', { fileIds });
    expect((await station.value('trust.material', {})).certificates).toMatchObject([
      { origin: 'imported', subject: 'Middle' },
    ]);
    await station.value('certificates.remove', { certificateId: certificates[0]?.certificateId ?? '' });
    expect((await station.value('trust.material', {})).certificates).toEqual([]);
    expect((await station.refusal('certificates.remove', { certificateId: 'x' })).code).toBe('record.not-found');
  });

  it('are not found in a file that holds none', async () => {
    const station = await openWorkstation();
    const fileId = await station.file('a.txt', 'hello');
    expect((await station.refusal('certificates.show', { fileId })).code).toBe('file.unreadable');
  });
});

import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Certificate } from '#electron/pki/certificate/certificate.ts';
import { accreditationAt } from '#electron/steps/trust/accreditation.ts';
import { issuingCertificate, pem } from '#test/kit/ca.ts';
import { keyFileOf } from '#test/kit/key-files.ts';
import { certificateOf } from '#test/kit/signatures.ts';
import { bundle } from '#test/kit/authority-server.ts';
import { link } from '#test/kit/chain.ts';
import { euList, euStatus, russianList, signedXml } from '#test/kit/trust-lists.ts';
import { openWorkstation, passwords, type Workstation } from '#test/kit/workstation.ts';
import { root, middle, holder, stranger, codes, importList } from '#test/kit/trust-import.ts';

describe('importing trust anchors', () => {
  it.each<[string, string | Uint8Array, number]>([
    ['DER', root.der, 1],
    ['PEM with several', pem('CERTIFICATE', root.der) + pem('CERTIFICATE', stranger.der), 2],
    ['a bundle', bundle(root, stranger), 2],
  ])('from %s', async (_, content, count) => {
    const station = await openWorkstation();
    const answer = await station.value('trust.import', { fileIds: [await station.file('root.cer', content)] });
    expect(answer.anchors).toBe(count);
    expect((await station.value('trust.material', {})).anchors).toHaveLength(count);
  });

  it('says of one that is no root, and of one that is over', async () => {
    const station = await openWorkstation();
    const old = link({ subject: 'Old', issuer: 'Old', key: 'root', signer: 'root', notAfter: '2025-01-01T00:00:00Z' });
    const content = pem('CERTIFICATE', middle.der) + pem('CERTIFICATE', old.der);
    const { findings } = await station.value('trust.import', { fileIds: [await station.file('a.pem', content)] });
    expect(codes(findings)).toEqual([
      'info trust.anchor-added',
      'warning trust.anchor-not-self-signed',
      'info trust.anchor-added',
      'warning trust.anchor-expired',
    ]);
  });

  it('names a file that is none and takes the others', async () => {
    const station = await openWorkstation();
    const fileIds = [await station.file('a.cer', 'hello'), await station.file('b.cer', root.der)];
    const { anchors, findings } = await station.value('trust.import', { fileIds });
    expect(anchors).toBe(1);
    expect(findings[0]).toMatchObject({
      code: 'certificate.unreadable',
      severity: 'blocker',
      place: { file: 'a.cer' },
    });
  });
});

describe('importing trust lists', () => {
  const services = [{ name: 'Qualified CA', certificates: [middle] }];

  it('checks the signature and asks who names the signer', async () => {
    const station = await openWorkstation();
    const list = signedXml(euList({ services }), 'other-root', stranger);
    const first = await importList(station, list);
    expect(codes(first.findings)).toEqual(['info trust.list-imported', 'warning trust.list-signer-unnamed']);
    expect(first.lists).toMatchObject([{ signature: 'valid', signer: 'CN=Stranger', services: 1, isStale: false }]);
    const lotl = euList({ territory: 'EU', pointers: [{ territory: 'DE', certificates: [stranger] }] });
    await importList(station, signedXml(lotl, 'root', root));
    const second = await importList(station, list);
    expect(codes(second.findings)).toEqual(['info trust.list-imported', 'passed trust.list-signature-valid']);
  });

  it('takes a signer for named when a chain leads to an anchor', async () => {
    const station = await openWorkstation();
    await station.value('trust.import', { fileIds: [await station.file('root.cer', root.der)] });
    const { findings } = await importList(station, signedXml(russianList([]), 'root', root));
    expect(codes(findings)).toContain('passed trust.list-signature-valid');
  });

  it.each([
    ['a service', (text: string) => text.replace('Qualified CA', 'Qualified CB')],
    [
      'its signature value',
      (text: string) =>
        text.replace(/(<ds:SignatureValue>)(.)/, (_, start, first) => `${start}${first === 'A' ? 'B' : 'A'}`),
    ],
    ['a second signature', (text: string) => text.replace(/(<ds:Signature .*<\/ds:Signature>)/, '$1$1')],
  ])('refuses one whose %s was changed, and keeps the one before', async (_, change) => {
    const station = await openWorkstation();
    const list = signedXml(euList({ services }), 'root', root);
    await importList(station, list);
    const changed = await importList(station, change(list));
    expect(codes(changed.findings)).toEqual(['blocker trust.list-signature-wrong']);
    expect((await station.value('trust.material', {})).lists).toMatchObject([{ services: 1, signature: 'valid' }]);
  });

  it('keeps an unsigned one and says that nobody vouches for it', async () => {
    const station = await openWorkstation();
    const { lists, findings } = await importList(station, russianList([{ name: 'УЦ', certificates: [middle] }]));
    expect(lists).toMatchObject([{ kind: 'ru-tsl', territory: 'RU', signature: 'absent', signer: null }]);
    expect(codes(findings)).toEqual(['info trust.list-imported', 'warning trust.list-unsigned']);
  });

  it('says that a signature can not be checked', async () => {
    const station = await openWorkstation();
    const list = signedXml(euList({ services }), 'root', root).replace('#rsa-sha256', '#rsa-unheard-of');
    const { lists, findings } = await importList(station, list);
    expect(lists).toMatchObject([{ signature: 'not-checked' }]);
    expect(codes(findings)).toContain('warning trust.list-signature-unchecked');
  });

  it('reads a large one in a thread of its own with the same answer, and leaves it when cancelled', async () => {
    const station = await openWorkstation();
    const small = signedXml(russianList([{ name: 'УЦ', certificates: [middle] }]), 'root', root);
    const large = small + ' '.repeat(300 * 1024);
    const answers = [await importList(station, small), await importList(station, large)];
    expect(codes(answers[1]?.findings ?? [])).toEqual(codes(answers[0]?.findings ?? []));
    expect(answers[1]?.lists).toMatchObject([{ signature: 'valid', services: 1 }]);
    const stopping = new AbortController();
    const fileIds = [await station.file('large.xml', large)];
    const asked = station.ask('trust.import', { fileIds }, { signal: stopping.signal });
    stopping.abort();
    expect(await asked).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
    const broken = await importList(station, `${large}<`);
    expect(codes(broken.findings)).toEqual([expect.stringMatching(/^blocker xml\./)]);
  });

  it('does not go back to an older one', async () => {
    const station = await openWorkstation();
    await importList(station, euList({ services, sequence: 10 }));
    const { findings } = await importList(station, euList({ sequence: 9 }));
    expect(findings[0]).toMatchObject({ code: 'trust.list-older', details: { number: '9', known: '10' } });
    await importList(station, euList({ sequence: 11 }));
    expect((await station.value('trust.material', {})).lists).toMatchObject([{ sequence: '11', services: 0 }]);
  });

  it('says that a newer one is due', async () => {
    const station = await openWorkstation();
    const { lists, findings } = await importList(station, euList({ services, nextUpdate: '2026-11-01T00:00:00Z' }));
    expect(lists[0]?.isStale).toBe(true);
    expect(codes(findings)).toContain('warning trust.list-stale');
  });

  it.each([
    ['another document', '<a/>', 'trust.not-recognised'],
    ['damaged XML', '<TrustServiceStatusList>', 'xml.not-well-formed'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'xml.doctype'],
  ])('refuses %s', async (_, text, code) => {
    const station = await openWorkstation();
    expect(codes((await importList(station, text)).findings)).toEqual([`blocker ${code}`]);
  });

  it('makes anchors of what the state stands behind now, for as long as the list is kept', async () => {
    const station = await openWorkstation();
    const withdrawn = { name: 'Gone', certificates: [stranger], status: euStatus('withdrawn') };
    await station.value('trust.import', { fileIds: [await station.file('root.cer', root.der)] });
    const list = euList({ services: [...services, withdrawn, { name: 'Root', certificates: [root] }] });
    const { anchors, lists } = await importList(station, list, true);
    expect(anchors).toBe(2);
    const shown = (await station.value('trust.material', {})).anchors;
    expect(shown.map(({ subject, listId }) => [subject, listId])).toEqual(
      expect.arrayContaining([
        ['Middle', 'eu-tsl DE'],
        // Chosen by the user before, so it stays the user's.
        ['Root', null],
      ]),
    );
    await station.value('trust.removeList', { listId: lists[0]?.listId ?? '' });
    expect((await station.value('trust.material', {})).anchors.map(({ subject }) => subject)).toEqual(['Root']);
  });
});

describe('whether an authority is accredited', () => {
  const chain = [root, middle, holder].map(({ der }: Certificate) => der);
  const history = [
    { status: 'Действует', from: '2020-07-01T00:00:00+03:00' },
    { status: 'Приостановлена', from: '2022-01-01T00:00:00+03:00' },
    { status: 'Действует', from: '2023-01-01T00:00:00+03:00' },
  ];

  it.each([
    ['2020-06-30T20:59:59Z', null],
    ['2020-06-30T21:00:00Z', true],
    ['2022-06-01T00:00:00Z', false],
    ['2026-11-23T09:00:00Z', true],
  ])('is told for %s: %s', async (at, granted) => {
    const station = await openWorkstation();
    const status = { status: 'Действует', from: '2023-01-01T00:00:00+03:00' };
    await importList(station, russianList([{ name: 'УЦ', certificates: [middle], history, ...status }]));
    const told = accreditationAt(station.host.workspace.database, chain, at as Instant);
    expect(told?.granted ?? null).toBe(granted);
  });

  it('is told with the list that says so, and with what its signature is worth', async () => {
    const station = await openWorkstation();
    await importList(station, russianList([{ name: 'УЦ', certificates: [middle] }]));
    await station.value('trust.import', { fileIds: [await station.file('root.cer', root.der)] });
    const fileId = await station.file('holder.cer', holder.der);
    const { certificates } = await station.value('certificates.show', { fileId });
    expect(certificates).toMatchObject([
      {
        subject: 'Holder',
        chain: ['CN=Root', 'CN=Middle', 'CN=Holder'],
        valid: false,
        provable: false,
        revocation: 'unknown',
        accreditation: { service: 'УЦ', status: 'Действует', granted: true, territory: 'RU', listSignature: 'absent' },
      },
    ]);
  });

  it('is not told of the signer himself, nor by a list that names nobody of the chain', async () => {
    const station = await openWorkstation();
    await importList(station, russianList([{ name: 'УЦ', certificates: [holder, stranger] }]));
    const at = '2026-11-23T09:00:00Z' as Instant;
    expect(accreditationAt(station.host.workspace.database, chain, at)).toBeNull();
  });
});

describe('whether a key’s authority is accredited', () => {
  const judge = async (station: Workstation) => {
    const fileId = await station.file('key.p12', keyFileOf('rsa2048', 'secret'));
    const { keyId } = await station.value('keys.add', { fileId }, passwords('secret'));
    const { findings } = await station.value('keys.judge', { keyId });
    return codes(findings).filter((code) => code.includes('trust.authority'));
  };
  const issuing = certificateOf(issuingCertificate);

  it.each([
    ['Действует', ['passed trust.authority-accredited']],
    ['Прекращена', ['warning trust.authority-not-accredited']],
  ])('is said when the list says “%s”', async (status, expected) => {
    const station = await openWorkstation();
    await importList(station, russianList([{ name: 'УЦ', certificates: [issuing], status }]));
    expect(await judge(station)).toEqual(expected);
  });

  it('is doubted when no list names it, and not spoken of without a list', async () => {
    const station = await openWorkstation();
    expect(await judge(station)).toEqual([]);
    await importList(station, russianList([{ name: 'УЦ', certificates: [stranger] }]));
    expect(await judge(station)).toEqual(['warning trust.authority-unlisted']);
  });
});

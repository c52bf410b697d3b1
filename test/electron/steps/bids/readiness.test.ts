import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { issueHolder, issuingCertificate, rootCertificate, testKey } from '#test/kit/ca.ts';
import { writePkcs12 } from '#electron/keys/key-file/write-pkcs12.ts';
import { fixedRandom, keyFileOf, utf8 } from '#test/kit/key-files.ts';
import { lookAtToken } from '#electron/steps/bids/readiness/token-look.ts';
import { openWorkstation, passwords, startBid, type Workstation } from '#test/kit/workstation.ts';

const password = 'пароль 1';

const codesOf = async (station: Workstation, bidId: string, area?: string): Promise<readonly string[]> => {
  const { checks } = await station.value('bids.readiness', { bidId });
  return checks.filter((check) => area === undefined || check.area === area).map(({ finding }) => finding.code);
};

const endingKey = (notAfter: string): Uint8Array =>
  writePkcs12({
    entries: [
      {
        key: testKey('supplier-rsa2048'),
        certificate: issueHolder({ serial: 0x50, notAfter }),
        friendlyName: 'ending',
      },
    ],
    authorities: [issuingCertificate, rootCertificate],
    password: utf8(password),
    iterations: 2048,
    random: fixedRandom('ending'),
  });

describe('the light of a bid', () => {
  test('judges the certificate on the day of the deadline, and one key that fits suffices', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    expect(await codesOf(station, bidId, 'certificate')).toEqual(['readiness.key-unknown']);
    const ending = await station.file('ending.p12', endingKey('2026-12-19T00:00:00Z'));
    await station.value('keys.add', { fileId: ending }, passwords(password));
    expect(await codesOf(station, bidId, 'certificate')).toContain('signer.not-valid-at-deadline');
    expect((await station.value('bids.show', { bidId })).status).toBe('draft');
    await station.value(
      'keys.add',
      { fileId: await station.file('fit.p12', keyFileOf('rsa3072', password)) },
      passwords(password),
    );
    expect(await codesOf(station, bidId, 'certificate')).not.toContain('signer.not-valid-at-deadline');
    expect((await station.value('bids.show', { bidId })).status).toBe('ready');
  });

  test('names another record of the same purchase that ends at another moment, until the user calls it another', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const { sourceId, procedureId } = await station.value('bids.show', { bidId });
    expect(await codesOf(station, bidId, 'notice')).toEqual(['readiness.notice-current']);
    const rows = `Номер;Наименование;Заказчик;Окончание подачи\n${sourceId};Закупка;Пример;19.12.2026 10:00\n`;
    const table = await station.file('list.csv', rows);
    const imported = await station.value('procedures.import', { fileIds: [table], format: 'csv' });
    expect(await codesOf(station, bidId, 'notice')).toEqual(['readiness.notice-elsewhere', 'readiness.notice-current']);
    const second = imported.procedures[0]?.id ?? '';
    await station.value('duplicates.decide', { first: procedureId, second, state: 'refused' });
    expect(await codesOf(station, bidId, 'notice')).toEqual(['readiness.notice-current']);
  });

  test('reads a guarantee against its notice: another sum stops, the right words pass, a payment slip is left alone', async () => {
    const station = await openWorkstation();
    const xml = readFileSync(new URL('../../../cases/notices/ru44/auction.case', import.meta.url), 'utf8').split(
      '---\n',
    )[1];
    const fileIds = [await station.file('notice.xml', xml ?? '')];
    const { procedures } = await station.value('procedures.import', { fileIds });
    const { bidId } = await station.value('bids.create', { procedureId: procedures[0]?.id ?? '' });
    const security = { amount: '9796.33', currency: 'RUB' };
    await station.value('bids.setSecurity', { bidId, security });
    const guarantee = async (name: string, text: string): Promise<readonly string[]> => {
      const added = await station.value('bids.addDocuments', {
        bidId,
        fileIds: [await station.file(name, text)],
        itemId: 'security',
      });
      const { checks } = await station.value('bids.readiness', { bidId });
      const document = added.documents.find((one) => one.name === name);
      await station.value('bids.removeDocument', { bidId, documentId: document?.documentId ?? '' });
      return checks
        .filter(({ area }) => area === 'guarantee')
        .map(({ finding }) => `${finding.severity} ${finding.code} ${String(finding.details['field'] ?? '')}`);
    };
    const words = (sum: string): string =>
      `Независимая гарантия. Гарант безотзывно обязуется уплатить бенефициару сумму ${sum} рублей. Бенефициар: ГКУ «Пример».
       Обеспечение заявки на участие в закупке № 0373200138226000791. Гарантия действует по 31.01.2027.`;
    expect(await guarantee('slip.txt', 'Платёжное поручение № 7')).toEqual([]);
    expect(await guarantee('early.txt', words('9 796,33'))).toEqual(['warning readiness.guarantee-unchecked ']);
    const { profile } = await station.value('company.show', {});
    await station.value('company.save', { ...profile, fullName: 'ООО «Северный Причал»' });
    const other = await guarantee('other.txt', words('5 000,00'));
    expect(other.some((said) => said.startsWith('blocker readiness.guarantee-differs') && said.includes('sum'))).toBe(
      true,
    );
    const right = await guarantee('right.txt', words('9 796,33'));
    expect(right.filter((said) => said.includes('choice.sum'))).toEqual([]);
  });

  test('says the last moment to begin uploading by the user’s own line', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    expect((await station.value('bids.readiness', { bidId })).upload).toBeNull();
    await station.value('settings.save', { uploadKilobits: '1000' });
    const { upload } = await station.value('bids.readiness', { bidId });
    expect(upload).toMatchObject({ kilobitsPerSecond: 1000, seconds: 121, begin: '2026-12-20T08:57:59Z' });
    station.setTime('2026-12-20T08:58:00Z');
    expect(await codesOf(station, bidId, 'upload')).toEqual(['readiness.upload-too-late']);
  });

  test('stops for money that is short for this bid, and lets it go when there is enough', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    await station.value('bids.setSecurity', { bidId, security: { amount: '10000.00', currency: 'RUB' } });
    expect(await codesOf(station, bidId, 'money')).toEqual(['readiness.money-unknown']);
    const { settings } = await station.value('funding.settings', {});
    const withCash = (amount: string) => ({ settings: { ...settings, cash: [{ from: '2026-11-01', amount }] } });
    await station.value('funding.saveSettings', withCash('9999.99'));
    expect(await codesOf(station, bidId, 'money')).toEqual(['readiness.money-short']);
    await station.value('funding.saveSettings', withCash('10000.00'));
    expect(await codesOf(station, bidId, 'money')).toEqual(['readiness.money-free']);
  });

  test('does not wait for a token library that is not the workspace’s, and asks nobody for a PIN', async () => {
    const station = await openWorkstation();
    const path = 'pkcs11:token=T;serial=1;id=%01?module-path=%2Fnowhere.so';
    expect(await lookAtToken(station.host, { path }, 1)).toMatchObject({ state: { kind: 'unreadable' } });
    expect(await lookAtToken(station.host, { path: '/keys/key.p12' }, 1)).toBeNull();
  });
});

describe('freezing over a blocker', () => {
  const blocked = async (station: Workstation): Promise<string> => {
    const bidId = await startBid(station);
    await station.value('bids.addItem', { bidId, title: 'Лицензия', need: 'required' });
    return bidId;
  };
  const despite = { codes: ['bid.item-missing'], by: 'Анна Ветрова', reason: 'лицензия не требуется по п. 7' };

  test('takes a name and a reason, kept beside the manifest and in the chain, and out of what the buyer sees', async () => {
    const station = await openWorkstation();
    const bidId = await blocked(station);
    expect(await station.refusal('bids.freeze', { bidId })).toMatchObject({ code: 'bid.blocked' });
    const frozen = await station.value('bids.freeze', { bidId, despite });
    const { overrides } = await station.value('bids.readiness', { bidId });
    expect(overrides).toMatchObject([{ code: 'bid.item-missing', by: despite.by, reason: despite.reason }]);
    const { entries } = await station.value('workspace.log', {});
    expect(entries.find(({ act }) => act === 'bid.frozen-despite')).toMatchObject({
      digest: frozen.manifestDigest,
      subject: `${bidId} bid.item-missing · ${despite.by}: ${despite.reason}`,
    });
    const manifest = await station.host.workspace.vault.read(frozen.manifestDigest);
    expect(manifest.ok && new TextDecoder().decode(manifest.value)).not.toContain(despite.reason);
    await station.value('bids.revise', { bidId });
    expect((await station.value('bids.readiness', { bidId })).overrides).toEqual([]);
  });

  test.each<readonly [string, Partial<typeof despite>, string]>([
    ['without a name', { by: ' ' }, 'readiness.override-incomplete'],
    ['without a reason', { reason: '' }, 'readiness.override-incomplete'],
    ['over what does not block', { codes: ['bid.price-missing'] }, 'readiness.override-unneeded'],
  ])('is refused %s', async (_, change, code) => {
    const station = await openWorkstation();
    const bidId = await blocked(station);
    expect(await station.refusal('bids.freeze', { bidId, despite: { ...despite, ...change } })).toMatchObject({ code });
    expect((await station.value('bids.show', { bidId })).status).toBe('draft');
  });

  test('is refused where there is nothing to freeze, and over one blocker of two', async () => {
    const station = await openWorkstation();
    const bidId = await blocked(station);
    const [document] = (await station.value('bids.show', { bidId })).documents;
    await station.value('bids.removeDocument', { bidId, documentId: document?.documentId ?? '' });
    const codes = ['bid.no-documents'];
    expect(await station.refusal('bids.freeze', { bidId, despite: { ...despite, codes } })).toMatchObject({
      code: 'readiness.override-impossible',
    });
    expect(await station.refusal('bids.freeze', { bidId, despite })).toMatchObject({
      code: 'bid.blocked',
      details: { blockers: ['bid.no-documents'] },
    });
  });
});

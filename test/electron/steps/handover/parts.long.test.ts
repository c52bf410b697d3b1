import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyStudy } from '#shared/bid/scoring/study.ts';
import { blankPosition } from '#shared/bid/prices/table.ts';
import { keyFileOf, utf8 } from '#test/kit/key-files.ts';
import { pem, rootCertificate, signers } from '#test/kit/ca.ts';
import { bidPower, powerNumber, powerXml } from '#test/kit/powers-of-attorney.ts';
import { signDetached } from '#test/kit/signatures.ts';
import { openWorkstation, passwords, startBid, type Workstation } from '#test/kit/workstation.ts';

const phrase = 'correct horse battery';
const password = 'пароль 1';

const company = {
  fullName: 'ООО «Насосы»',
  shortName: 'Насосы',
  country: 'RU',
  inn: '7706012345',
  kpp: '770601001',
  ogrn: '1027700043502',
  legalAddress: 'Москва',
  postalAddress: '',
  headName: 'Иванова А. А.',
  headPosition: 'Директор',
  contactName: 'Петров П. П.',
  contactEmail: 'bid@example.org',
  contactPhone: '+7 (495) 123-45-67',
  accounts: [],
};

const handOver = async (from: Workstation, bidId: string, person: string): Promise<string> => {
  const { path } = await from.value(
    'handover.write',
    { bidId, person, fromRole: 'preparer', toRole: 'checker', out: join(from.folder, `${person}.bidwright`) },
    passwords(phrase, phrase),
  );
  return path;
};

const take = async (at: Workstation, path: string) => {
  const file = await at.host.files.take(path);
  if (!file.ok) throw new Error(file.error.code);
  return at.value('handover.take', { fileId: file.value.fileId }, passwords(phrase));
};

/** A bid with everything that can hang on one. */
const whole = async (): Promise<{ here: Workstation; bidId: string }> => {
  const here = await openWorkstation();
  const bidId = await startBid(here);
  await here.value('trust.add', { fileId: await here.file('root.pem', pem('CERTIFICATE', rootCertificate)) });
  const { keyId } = await here.value(
    'keys.add',
    { fileId: await here.file('key.p12', keyFileOf('rsa2048', password)) },
    passwords(password),
  );
  await here.value('rehearsals.run', { bidId, keyId }, passwords(password));
  await here.value('company.save', company);
  const table = {
    currency: 'RUB',
    vatMode: 'included' as const,
    vatRate: '22',
    deliveredOn: null,
    positions: [
      {
        ...blankPosition('p1', 'Насос'),
        quantity: '2',
        unitPrice: '50',
        unitCost: '30',
        suppliers: [],
        competitors: [],
      },
    ],
  };
  await here.value('prices.save', { bidId, table });
  await here.value('prices.adopt', { bidId });
  await here.value('prices.saveStudy', { bidId, study: { ...emptyStudy, nmck: '600000' } });
  await here.value('letters.saveFields', { bidId, own: { effect: 'Экономия' } });
  await here.value('letters.write', { bidId, templateId: 'covering-letter', language: 'ru' });
  const xml = powerXml();
  await here.file('p.xml.sig', signDetached({ content: utf8(xml), signer: signers.rsa2048 }));
  const { authorityId } = await here.value('authority.add', { fileId: await here.file('p.xml', xml) });
  await here.value('bids.setAuthority', { bidId, authorityId, powers: [bidPower.code] });
  const facts = { kindId: 'register-extract', title: 'Выписка', issuedOn: '2026-11-01' };
  const paper = await here.value('papers.save', { facts, fileId: await here.file('extract.pdf', 'extract') });
  await here.value('papers.addToBid', { bidId, paperIds: [paper.paperId] });
  await here.value('checklists.plan', { bidId, itemId: 'offer', owner: 'Анна', dueDays: 3 });
  await here.value('funding.saveBid', { bidId, money: { margin: '5000.00' } });
  return { here, bidId };
};

describe('everything of a bid', () => {
  it('is on the other machine as it is here, and nothing of this machine with it', async () => {
    const { here, bidId } = await whole();
    const { details } = await here.refusal('bids.freeze', { bidId });
    const codes = details['blockers'] as string[];
    await here.value('bids.freeze', { bidId, despite: { codes, by: 'Анна', reason: 'Другая компания' } });
    await here.value('bids.revise', { bidId });
    await here.value('bids.setPrice', { bidId, price: { amount: '90.00', currency: 'RUB' } });
    const there = await openWorkstation();
    await there.value('company.save', company);
    const taken = await take(there, await handOver(here, bidId, 'Анна'));
    expect(taken.incoming.findings.map(({ code }) => code)).toEqual([]);

    for (const at of [here, there]) at.setTime('2026-11-24T09:00:00Z');
    expect((await there.value('letters.show', { bidId })).own).toEqual({ effect: 'Экономия' });
    const letters = async (at: Workstation) =>
      (await at.value('letters.show', { bidId })).letters.map(({ templateId, name, isStale }) => [
        templateId,
        name,
        isStale,
      ]);
    expect(await letters(there)).toEqual(await letters(here));
    expect(await there.value('prices.study', { bidId })).toEqual(await here.value('prices.study', { bidId }));
    const power = (await there.value('authority.list', {})).authorities[0];
    expect(power).toMatchObject({ power: { number: powerNumber }, signature: { intact: 'passed' } });
    expect(power?.bids.map((one) => one.bidId)).toEqual([bidId]);
    const { papers } = await there.value('papers.list', {});
    expect(papers).toMatchObject([{ title: 'Выписка', issuedOn: '2026-11-01', uses: [{ bidId }] }]);
    const offer = (await there.value('bids.show', { bidId })).checklist.find(({ itemId }) => itemId === 'offer');
    expect(offer).toMatchObject({ owner: 'Анна', dueDays: 3 });
    expect((await there.value('funding.bids', {})).bids[0]).toMatchObject({ entered: { margin: '5000.00' } });
    const [rehearsal] = (await there.value('rehearsals.list', { bidId })).rehearsals;
    expect(rehearsal).toMatchObject({ version: 1, packagePath: null });
    const overrides = (at: Workstation) =>
      at.host.workspace.database.all('SELECT version, code, by_whom, reason, at FROM bid_override ORDER BY code');
    expect(overrides(there)).toEqual(overrides(here));
    expect(overrides(there)).toHaveLength(codes.length);
    const differences = async (at: Workstation) => (await at.value('submission.diff', { bidId })).changes;
    expect(await differences(there)).toEqual(await differences(here));
    expect((await differences(there)).map(({ path }) => path)).toEqual(['bid#price']);

    const body = here.host.workspace.database.get<{ body: string }>('SELECT body FROM bid_state')?.body ?? '';
    const report = readFileSync(rehearsal?.reportPath ?? '', 'utf8');
    for (const text of [body, report]) expect(text).not.toContain(here.folder);
    expect(body).not.toContain('"keyId":"');
  });

  it('is merged part by part, and what both changed is asked with both values, who and when', async () => {
    const { here, bidId } = await whole();
    const there = await openWorkstation();
    const first = await take(there, await handOver(here, bidId, 'Анна'));
    // Nobody there has the company of these numbers.
    expect(first.incoming.findings.map(({ code }) => code)).toEqual(['handover.company-other']);
    await there.value('letters.saveFields', { bidId, own: { effect: 'Другая', training: 'Да' } });
    await there.value('prices.saveStudy', { bidId, study: { ...emptyStudy, nmck: '500000' } });
    await there.value('bids.setAuthority', { bidId, authorityId: null, powers: [] });
    await there.value('funding.saveBid', { bidId, money: { margin: '6000.00' } });
    here.setTime('2026-11-23T10:00:00Z');
    await here.value('letters.saveFields', { bidId, own: { effect: 'Третья' } });
    const paper = (await here.value('papers.list', {})).papers[0];
    await here.value('papers.save', {
      paperId: paper?.paperId ?? null,
      facts: { kindId: 'register-extract', title: 'Выписка ЕГРЮЛ', issuedOn: '2026-11-01' },
    });
    await here.value('bids.setPrice', { bidId, price: { amount: '91.00', currency: 'RUB' } });
    there.setTime('2026-11-23T11:00:00Z');
    const back = await take(here, await handOver(there, bidId, 'Борис'));
    const { differences, before, here: mine, at, person } = back.incoming;
    expect(differences.map(({ path, taken }) => `${path.replace(/[0-9a-f]{64}/, 'x')} ${taken}`).toSorted()).toEqual([
      'authority#bond theirs',
      'bid#price mine',
      'letter-fields#effect null',
      'letter-fields#training theirs',
      'money#margin theirs',
      'paper/x#title mine',
      'study#nmck theirs',
    ]);
    expect([before?.person, mine, person, at]).toEqual([
      'Анна',
      '2026-11-23T10:00:00Z',
      'Борис',
      '2026-11-23T11:00:00Z',
    ]);
    expect(differences.find(({ path }) => path === 'letter-fields#effect')).toMatchObject({
      base: '"Экономия"',
      mine: '"Третья"',
      theirs: '"Другая"',
    });
    await here.value('handover.join', { bidId, choices: { 'letter-fields#effect': 'theirs' } });
    expect((await here.value('letters.show', { bidId })).own).toEqual({ effect: 'Другая', training: 'Да' });
    expect((await here.value('prices.study', { bidId })).study.nmck).toBe('500000');
    expect((await here.value('papers.list', {})).papers[0]?.title).toBe('Выписка ЕГРЮЛ');
    const { changes, against } = await here.value('submission.diff', { bidId, since: 'handed-over' });
    expect(against).toMatchObject({ what: 'handed-over', by: 'Борис' });
    expect(changes.map(({ path }) => path)).toEqual(['bid#price']);
    expect((await here.value('handover.show', { bidId })).findings.map(({ code }) => code)).toEqual([
      'handover.digest-differs',
    ]);
  });

  it('leaves a paper and a power of attorney of the library as they are, and says so', async () => {
    const { here, bidId } = await whole();
    const there = await openWorkstation();
    await there.value('company.save', company);
    const facts = { kindId: 'register-extract', title: 'Наша выписка', issuedOn: '2026-11-01' };
    await there.value('papers.save', { facts, fileId: await there.file('extract.pdf', 'extract') });
    await there.value('authority.add', { fileId: await there.file('other.xml', `${powerXml()}\n`) });
    const { incoming } = await take(there, await handOver(here, bidId, 'Анна'));
    expect(incoming.findings.map(({ code, details }) => `${code} ${String(details['what'])}`)).toEqual([
      `handover.kept-own ${powerNumber}`,
      'handover.kept-own Наша выписка',
    ]);
    expect((await there.value('papers.list', {})).papers.map(({ title }) => title)).toEqual(['Наша выписка']);
    expect((await there.value('authority.list', {})).authorities).toMatchObject([{ signatureName: null }]);
  });
});

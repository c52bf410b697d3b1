import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Instant } from '#shared/kernel/instant.ts';
import { emptyProfile } from '#shared/company/profile.ts';
import { listCompanies } from '#electron/store/company/companies.ts';
import { migrate } from '#electron/store/migrate.ts';
import { migrations } from '#electron/store/migrations/index.ts';
import { openSqlite } from '#electron/store/sqlite.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { notice, openWorkstation, startBid } from '#test/kit/workstation.ts';

const first = { ...emptyProfile, shortName: 'ООО «Первая»', fullName: 'Общество «Первая»', inn: '7706107510' };

describe('several companies', () => {
  test('the one profile of an earlier workspace becomes the first company, chosen', () => {
    const database = openSqlite(join(temporaryFolder(), 'a.sqlite'));
    const clock = () => '2026-11-23T09:00:00Z' as Instant;
    migrate(database, migrations.slice(0, 17), 'folder', clock);
    database.run('INSERT INTO company_profile (company_id, profile, saved_at) VALUES (1, ?, ?)', [
      JSON.stringify({ shortName: 'ООО «Старая»', country: 'RU', accounts: [] }),
      clock(),
    ]);
    migrate(database, migrations.slice(0, 18), 'folder', clock);
    expect(listCompanies(database)).toMatchObject([
      { companyId: '1', isChosen: true, profile: { shortName: 'ООО «Старая»', legalForm: '', offered: [] } },
    ]);
    database.close();
  });

  test('what was there is the first one’s; a bid is the chosen one’s and stays so', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    await station.value('company.save', first);
    const second = await station.value('company.add', { shortName: 'ООО «Вторая»' });
    const next = await station.value('bids.create', { procedureId: 'ocds-test-1', lotId: 'b' });
    expect((await station.value('company.list', {})).companies).toMatchObject([
      { companyId: '1', shortName: 'ООО «Первая»', isChosen: false, bids: 1 },
      { companyId: second.companyId, isChosen: true, bids: 1, keys: 0, papers: 0 },
    ]);
    expect(await station.value('bids.show', { bidId })).toMatchObject({ companyId: '1', companyName: 'ООО «Первая»' });
    const listed = await station.value('bids.list', { companyId: second.companyId });
    expect(listed.rows.map((row) => row.bidId)).toEqual([next.bidId]);
    expect((await station.value('bids.list', {})).total).toBe(2);
    await station.value('company.switch', { companyId: '1' });
    expect((await station.value('company.show', {})).profile.inn).toBe('7706107510');
  });

  test('the company is frozen with the bid: a later profile changes nothing', async () => {
    const station = await openWorkstation();
    await station.value('company.save', first);
    const bidId = await startBid(station);
    await station.value('bids.freeze', { bidId });
    await station.value('company.save', { ...first, fullName: 'Иное', inn: '5034031535' });
    const { artefacts } = await station.value('bids.show', { bidId });
    const manifest: unknown = JSON.parse(readFileSync(artefacts[0]?.path ?? '', 'utf8'));
    expect(manifest).toMatchObject({ participant: { name: 'Общество «Первая»', inn: '7706107510', country: 'RU' } });
    expect((await station.refusal('bids.setCompany', { bidId, companyId: '1' })).code).toBe('bid.frozen');
  });

  test('a bid passes to another company; papers of the first are no longer its papers', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const fileId = await station.file('old.txt', 'старое');
    const facts = { kindId: 'register-extract', title: 'Выписка', issuedOn: '2020-01-01' };
    const { paperId } = await station.value('papers.save', { facts, fileId });
    await station.value('papers.addToBid', { bidId, paperIds: [paperId] });
    const { companyId } = await station.value('company.add', { shortName: 'ООО «Вторая»' });
    const moved = await station.value('bids.setCompany', { bidId, companyId });
    expect(moved.findings.filter(({ code }) => code.startsWith('paper.'))).toEqual([]);
    const refusal = await station.refusal('papers.addToBid', { bidId, paperIds: [paperId] });
    expect(refusal).toMatchObject({ code: 'paper.other-company' });
    expect((await station.refusal('bids.setCompany', { bidId, companyId: 'nobody' })).code).toBe('record.not-found');
  });

  test('one with anything in it, the last one and a name that is taken are refused', async () => {
    const station = await openWorkstation();
    await station.value('company.save', first);
    expect((await station.refusal('company.remove', { companyId: '1' })).code).toBe('company.last-one');
    expect((await station.refusal('company.add', { shortName: ' ' })).code).toBe('input.invalid');
    expect((await station.refusal('company.add', { shortName: first.shortName })).code).toBe('company.name-taken');
    const { companyId } = await station.value('company.add', { shortName: 'Вторая' });
    await station.value('procedures.import', { fileIds: [await station.file('notice.json', notice())] });
    const { bidId } = await station.value('bids.create', { procedureId: 'ocds-test-1', lotId: 'a' });
    expect((await station.refusal('company.remove', { companyId })).code).toBe('company.in-use');
    await station.value('bids.remove', { bidId });
    expect((await station.value('company.remove', { companyId })).companies).toMatchObject([
      { companyId: '1', isChosen: true },
    ]);
    expect((await station.refusal('company.switch', { companyId })).code).toBe('record.not-found');
  });
});

describe('an extract of the state register', () => {
  const json = {
    data: [
      {
        value: 'ООО "ПЕРВАЯ"',
        data: {
          inn: 5034031535,
          kpp: '503401001',
          ogrn: '1075034003967',
          ogrn_date: 1_176_336_000_000,
          name: { full_with_opf: 'ОБЩЕСТВО «ПЕРВАЯ»', short_with_opf: 'ООО «ПЕРВАЯ»' },
          management: { name: 'Образцов Пётр', post: 'ДИРЕКТОР' },
          address: { value: 'г. Примерск', unrestricted_value: '000000, г. Примерск, д. 1' },
          capital: { value: 10_000 },
        },
      },
    ],
  };

  test('says what it would change and saves nothing', async () => {
    const station = await openWorkstation();
    await station.value('company.save', { ...first, inn: '' });
    const read = await station.value('company.readExtract', {
      fileId: await station.file('extract.json', JSON.stringify(json)),
    });
    expect(Object.fromEntries(read.changes.map(({ field, after }) => [field, after]))).toEqual({
      inn: '5034031535',
      kpp: '503401001',
      ogrn: '1075034003967',
      registeredOn: '2007-04-12',
      fullName: 'ОБЩЕСТВО «ПЕРВАЯ»',
      shortName: 'ООО «ПЕРВАЯ»',
      headName: 'Образцов Пётр',
      headPosition: 'ДИРЕКТОР',
      legalAddress: '000000, г. Примерск, д. 1',
    });
    expect(read.changes.find(({ field }) => field === 'shortName')?.before).toBe('ООО «Первая»');
    expect(read.findings).toEqual([]);
    expect(read.unread).toContain('data.0.data.capital.value');
    expect((await station.value('company.show', {})).profile.inn).toBe('');
    expect((await station.value('company.save', read.profile)).profile.ogrn).toBe('1075034003967');
  });

  test.each([
    [
      'names above a row',
      'ИНН;КПП;ОГРН;Полное наименование;Юридический адрес\n5034031535;503401001;1075034003967;Общество «А»;"Примерск, 1"\n',
    ],
    [
      'names beside values',
      'ИНН;5034031535\nКПП:;503401001\nОГРН;1075034003967\nПолное наименование:;Общество «А»\nЮридический адрес;"Примерск, 1"\n',
    ],
  ])('is read from CSV with %s', async (_, csv) => {
    const station = await openWorkstation();
    const { profile } = await station.value('company.readExtract', { fileId: await station.file('extract.csv', csv) });
    expect(profile).toMatchObject({
      inn: '5034031535',
      kpp: '503401001',
      ogrn: '1075034003967',
      fullName: 'Общество «А»',
      legalAddress: 'Примерск, 1',
    });
  });

  test('of another company and with several values says so; one without a field is refused', async () => {
    const station = await openWorkstation();
    await station.value('company.save', first);
    const text = JSON.stringify({ ИНН: '5034031535', филиалы: [{ КПП: '503401001' }, { КПП: '770601001' }] });
    const read = await station.value('company.readExtract', { fileId: await station.file('other.json', text) });
    expect(read.findings.map(({ code }) => code)).toEqual(['company.extract-other-company', 'company.extract-several']);
    const refused = async (name: string, content: string) =>
      (await station.refusal('company.readExtract', { fileId: await station.file(name, content) })).code;
    expect(await refused('nothing.json', '{"a": 1}')).toBe('company.extract-empty');
    expect(await refused('broken.json', '{"inn": ')).toBe('company.extract-unread');
  });
});

describe('the company card', () => {
  test('is written as DOCX and XLSX for a platform, and tells what a registration still asks for', async () => {
    const station = await openWorkstation();
    await station.value('company.save', { ...first, contactEmail: 'a@example.org' });
    const docx = await station.value('company.card', { platformId: 'b2b-center', ending: '.docx' });
    expect(docx.missing).toContain('ogrn');
    expect(docx.missing).not.toContain('inn');
    expect(docx.path.startsWith(join(station.host.workspace.folder, 'exports'))).toBe(true);
    const out = join(station.folder, 'card.xlsx');
    const xlsx = await station.value('company.card', { out });
    expect(readFileSync(xlsx.path).subarray(0, 2).toString()).toBe('PK');
    expect((await station.refusal('company.card', { out: join(station.folder, 'card.exe') })).code).toBe(
      'input.invalid',
    );
    expect((await station.refusal('company.card', { platformId: 'nowhere' })).code).toBe('record.not-found');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lookAtPaper } from '#electron/steps/company/papers/look.ts';
import type { Host, ShownContent } from '#electron/steps/context.ts';
import { notice, openWorkstation, startBid, type Workstation } from '#test/kit/workstation.ts';

/** The bid's deadline is 20 December 2026, 12:00 Moscow time. */
const extract = (issuedOn: string) => ({ kindId: 'register-extract', title: `Выписка ЕГРЮЛ ${issuedOn}`, issuedOn });

const keep = async (
  station: Workstation,
  facts: object,
  file: string | null = null,
  content: string | Uint8Array = file ?? '',
) => station.value('papers.save', { facts, fileId: file === null ? null : await station.file(file, content) });

const codesIn = async (station: Workstation, bidId: string): Promise<readonly string[]> =>
  (await station.value('bids.show', { bidId })).findings
    .filter(({ code }) => code.startsWith('paper.'))
    .map(({ code, severity }) => `${severity} ${code}`);

describe('the library of papers', () => {
  test('keeps a paper with its file by digest, and says when it ends by the usual rule', async () => {
    const station = await openWorkstation();
    await keep(station, { ...extract('2026-11-01'), number: '17', tags: ['ФНС'] }, 'Выписка.pdf');
    const { papers, companyId } = await station.value('papers.list', {});
    expect(companyId).toBe('1');
    expect(papers).toMatchObject([
      {
        title: 'Выписка ЕГРЮЛ 2026-11-01',
        validity: { kind: 'until', lastDay: '2026-12-01', surelyUntil: '2026-12-01' },
        file: { name: 'Выписка.pdf', size: 18, mediaType: 'application/pdf' },
        uses: [],
      },
    ]);
    expect((await station.value('workspace.log', {})).entries[0]).toMatchObject({ act: 'paper.saved' });
  });

  test('refuses facts that do not fit, each at its field', async () => {
    const station = await openWorkstation();
    const refused = async (facts: object) => (await station.refusal('papers.save', { facts })).code;
    expect(await refused({ ...extract('2026-02-30') })).toBe('reference.not-a-day');
    expect(await refused({ ...extract('2026-11-01'), expiresOn: '2026-10-31' })).toBe('paper.ends-before-issue');
    expect(await refused({ ...extract('2026-11-01'), kindId: 'nothing' })).toBe('record.not-found');
    expect(await refused({ kindId: 'other', title: 'a\u202eb' })).toBe('reference.hidden-characters');
    expect(await refused({ kindId: 'other' })).toBe('reference.field-missing');
    expect(await refused({ ...extract('2026-11-01'), replaces: 'nobody' })).toBe('record.not-found');
  });

  test('a look at a paper shows text and never runs it; without a file it says so', async () => {
    const station = await openWorkstation();
    const { paperId } = await keep(station, { kindId: 'other', title: 'Письмо' }, 'letter.txt', 'Здравствуйте');
    expect(await station.value('papers.look', { paperId })).toMatchObject({ preview: { kind: 'text' }, wordsAt: null });
    const bare = await keep(station, { kindId: 'other', title: 'Только описание' });
    expect((await station.refusal('papers.look', { paperId: bare.paperId })).code).toBe('paper.no-file');
  });

  test('shows the words of a DOCX on the page that no script reads, and none of a scan', async () => {
    const station = await openWorkstation();
    const card = await station.value('company.card', { ending: '.docx' });
    const shown: ShownContent[] = [];
    const host: Host = {
      ...station.host,
      abilities: {
        ...station.host.abilities,
        showContent: (content) => {
          shown.push(content);
          return 'at';
        },
      },
    };
    const call = { host, callId: 'test', signal: new AbortController().signal, progress: () => undefined };
    const words = await keep(station, { kindId: 'other', title: 'Карточка' }, 'card.docx', readFileSync(card.path));
    expect(await lookAtPaper({ paperId: words.paperId }, call)).toMatchObject({ ok: true, value: { wordsAt: 'at' } });
    expect(shown.at(-1)).toMatchObject({ kind: 'text', text: expect.stringContaining('Карточка компании') });
    const scan = await keep(station, { kindId: 'other', title: 'Скан' }, 'scan.pdf', '%PDF-1.4\n%%EOF\n');
    const looked = await lookAtPaper({ paperId: scan.paperId }, call);
    expect(looked).toMatchObject({ ok: true, value: { preview: { kind: 'pdf' }, wordsAt: null } });
  });

  test('leaves a bid its file when the paper is taken out of the library', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const { paperId } = await keep(station, extract('2026-12-01'), 'Выписка.pdf');
    await station.value('papers.addToBid', { bidId, paperIds: [paperId] });
    await station.value('papers.remove', { paperId });
    expect((await station.value('bids.show', { bidId })).documents.map(({ name }) => name)).toContain('Выписка.pdf');
    expect((await station.refusal('papers.remove', { paperId })).code).toBe('record.not-found');
  });
});

describe('papers in a bid', () => {
  test('are added by reference, at the item they usually answer, and found again by digest', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const { paperId, file } = await keep(station, extract('2026-12-01'), 'Выписка.pdf');
    const bid = await station.value('papers.addToBid', { bidId, paperIds: [paperId] });
    expect(bid.documents.at(-1)).toMatchObject({
      name: 'Выписка.pdf',
      itemId: 'company',
      digest: { value: file?.digest },
    });
    expect((await station.value('papers.addToBid', { bidId, paperIds: [paperId] })).documents).toHaveLength(2);
    const [row] = (await station.value('papers.list', {})).papers;
    expect(row?.uses).toMatchObject([{ bidId, procedureTitle: 'Насосы', isOpen: true, findings: [] }]);
    expect((await station.value('workspace.log', {})).entries[0]).toMatchObject({
      act: 'bid.paper-added',
      subject: bidId,
      digest: file?.digest,
    });
  });

  test('a file added from the disk is known as the paper it is', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    await keep(station, extract('2026-10-01'), 'Выписка.pdf');
    await station.value('bids.addDocuments', { bidId, fileIds: [await station.file('Моя.pdf', 'Выписка.pdf')] });
    expect(await codesIn(station, bidId)).toEqual(['warning paper.too-old']);
  });

  test('are judged by the deadline and not by today, by the rule this buyer demands', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const { paperId } = await keep(station, extract('2026-11-19'), 'Выписка.pdf');
    await station.value('papers.addToBid', { bidId, paperIds: [paperId] });
    // Fresh today, 31 days old when bids close.
    const bid = await station.value('bids.show', { bidId });
    expect(bid.findings.find(({ code }) => code === 'paper.too-old')).toMatchObject({
      severity: 'warning',
      place: { file: 'Выписка.pdf' },
      details: { issued: '2026-11-19', earliest: '2026-11-20', needed: '2026-12-20' },
    });
    await station.value('papers.demand', { bidId, kindId: 'register-extract', ruleId: 'not-older-6-months' });
    expect(await codesIn(station, bidId)).toEqual(['passed paper.good']);
    expect((await station.value('papers.forBid', { bidId })).demands).toEqual({
      'register-extract': 'not-older-6-months',
    });
    const refusal = await station.refusal('papers.demand', { bidId, kindId: 'register-extract', ruleId: 'never' });
    expect(refusal).toMatchObject({ code: 'paper.rule-unknown' });
    // The notice is put off: the same paper is judged by the new day.
    await station.value('papers.demand', { bidId, kindId: 'register-extract', ruleId: null });
    const earlier = notice({ date: '2026-11-21T09:00:00+03:00', deadline: '2026-12-18T12:00:00+03:00' });
    await station.value('procedures.import', { fileIds: [await station.file('earlier.json', earlier)] });
    expect(await codesIn(station, bidId)).toEqual(['passed paper.good']);
  });

  test('an ended power of attorney blocks the bid, for the law that was read says so', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const facts = { kindId: 'power-of-attorney', title: 'Доверенность 4', issuedOn: '2025-12-19' };
    const { paperId } = await keep(station, facts, 'Доверенность.pdf');
    await station.value('papers.addToBid', { bidId, paperIds: [paperId] });
    expect(await codesIn(station, bidId)).toEqual(['blocker paper.ended']);
    expect((await station.refusal('bids.freeze', { bidId })).code).toBe('bid.blocked');
    await station.value('papers.save', { paperId, facts: { ...facts, issuedOn: '2025-12-20' } });
    expect(await codesIn(station, bidId)).toEqual(['passed paper.good']);
  });

  test('the newer edition is suggested and takes the place of the older one with its item', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const old = await keep(station, extract('2026-11-25'), 'Выписка-1.pdf');
    await station.value('papers.addToBid', { bidId, paperIds: [old.paperId], itemId: 'authority' });
    const fresh = await keep(station, extract('2026-12-05'), 'Выписка-2.pdf');
    expect(await codesIn(station, bidId)).toEqual(['warning paper.newer-there']);
    const documentId = (await station.value('bids.show', { bidId })).documents.at(-1)?.documentId ?? '';
    const licence = await keep(station, { kindId: 'licence', title: 'Лицензия' }, 'Лицензия.pdf');
    const wrong = await station.refusal('papers.renewInBid', { bidId, documentId, paperId: licence.paperId });
    expect(wrong.code).toBe('paper.not-in-bid');
    const renewed = await station.value('papers.renewInBid', { bidId, documentId, paperId: fresh.paperId });
    expect(renewed.documents.at(-1)).toMatchObject({ name: 'Выписка-2.pdf', itemId: 'authority' });
    expect(await codesIn(station, bidId)).toEqual(['passed paper.good']);
  });

  test('stand on Today with the bid and what can take their place, and others by the month they end in', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const papersOf = async () =>
      (await station.value('today.show', {})).stuck.filter(({ paperId }) => paperId !== undefined);
    const old = await keep(station, extract('2026-11-01'), 'Выписка-1.pdf');
    expect(await papersOf()).toMatchObject([
      { bidId: null, paperId: old.paperId, finding: { code: 'paper.ends-soon', details: { lastDay: '2026-12-01' } } },
    ]);
    const held = await station.value('papers.addToBid', { bidId, paperIds: [old.paperId] });
    expect(await papersOf()).toMatchObject([{ bidId, paperId: old.paperId, finding: { code: 'paper.too-old' } }]);
    const fresh = await keep(station, extract('2026-12-05'), 'Выписка-2.pdf');
    const documentId = held.documents.at(-1)?.documentId ?? '';
    const [entry] = await papersOf();
    expect(entry).toMatchObject({ bidId, renewal: { documentId, paperId: fresh.paperId, title: fresh.title } });
    expect(entry?.deadline).not.toBeNull();
    await station.value('papers.renewInBid', { bidId, documentId, paperId: fresh.paperId });
    expect((await papersOf()).filter((one) => one.bidId !== null)).toEqual([]);
  });

  test('another file of the same name, a paper without a file and a frozen bid are refused', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const same = await keep(station, { kindId: 'other', title: 'Другая техника' }, 'Техника.txt', 'другое');
    const bare = await keep(station, { kindId: 'other', title: 'Без файла' });
    const refused = async (paperId: string) =>
      (await station.refusal('papers.addToBid', { bidId, paperIds: [paperId] })).code;
    expect(await refused(same.paperId)).toBe('bid.name-taken');
    expect(await refused(bare.paperId)).toBe('paper.no-file');
    const good = await keep(station, { kindId: 'other', title: 'Хорошая' }, 'good.txt');
    await station.value('bids.freeze', { bidId });
    expect(await refused(good.paperId)).toBe('bid.frozen');
    expect((await station.value('workspace.log', {})).entries.map(({ act }) => act)).not.toContain('bid.paper-added');
  });
});

describe('kinds of paper', () => {
  const own = {
    kindId: 'gost-passport',
    name: 'Паспорт изделия',
    isSingle: false,
    rules: [
      {
        ruleId: 'two-years',
        term: { kind: 'for', unit: 'months', amount: 24 },
        need: 'signing',
        validFrom: '2026-01-01',
      },
    ],
  };

  test('the user adds one, papers of it keep it, and without papers it goes', async () => {
    const station = await openWorkstation();
    expect(await station.value('paperKinds.save', { kind: own })).toMatchObject({ standing: 'own', papers: 0 });
    const { paperId } = await keep(station, { kindId: own.kindId, title: 'Паспорт', issuedOn: '2026-02-28' });
    expect((await station.value('papers.list', {})).papers[0]?.validity).toMatchObject({ lastDay: '2028-02-28' });
    expect((await station.refusal('paperKinds.remove', { kindId: own.kindId })).code).toBe('paper.kind-used');
    await station.value('papers.remove', { paperId });
    expect(await station.value('paperKinds.remove', { kindId: own.kindId })).toEqual({
      kindId: own.kindId,
      stands: null,
    });
  });

  test('an edited kind of the program is told as edited and goes back; the shipped one can not be removed', async () => {
    const station = await openWorkstation();
    const { kinds } = await station.value('paperKinds.list', {});
    const charter = kinds.find(({ kind }) => kind.kindId === 'charter')?.kind;
    await station.value('paperKinds.save', { kind: { ...charter, isSingle: false } });
    expect((await station.value('paperKinds.remove', { kindId: 'charter' })).stands).toMatchObject({ isSingle: true });
    expect((await station.refusal('paperKinds.remove', { kindId: 'charter' })).code).toBe('reference.shipped-stays');
    expect((await station.refusal('paperKinds.save', { kind: { ...own, name: null } })).code).toBe(
      'reference.field-missing',
    );
  });

  test('travel as a file, and another one of the same name is not overwritten unasked', async () => {
    const station = await openWorkstation();
    await station.value('paperKinds.save', { kind: own });
    const { text } = await station.value('paperKinds.export', {});
    const fileId = await station.file('kinds.json', text);
    expect(await station.value('paperKinds.import', { fileId })).toEqual({ kindIds: ['gost-passport'] });
    await station.value('paperKinds.save', { kind: { ...own, name: 'Паспорт' } });
    expect((await station.refusal('paperKinds.import', { fileId })).code).toBe('reference.would-overwrite');
    expect((await station.value('paperKinds.import', { fileId, replace: true })).kindIds).toHaveLength(1);
  });
});

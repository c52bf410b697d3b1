import { describe, expect, test } from 'vitest';
import { noticeCases } from '#test/kit/notice-cases.ts';
import { openWorkstation, type Workstation } from '#test/kit/workstation.ts';

const bodyOf = (name: string): string =>
  noticeCases('ru44')
    .find((one) => one.name === name)
    ?.bytes.toString() ?? '';

const begun = async (text: string): Promise<{ station: Workstation; bidId: string; procedureId: string }> => {
  const station = await openWorkstation();
  const imported = await station.value('procedures.import', { fileIds: [await station.file('notice.xml', text)] });
  const procedureId = imported.procedures[0]?.id ?? '';
  return { station, procedureId, ...(await station.value('bids.create', { procedureId })) };
};

const next = async (station: Workstation, text: string): Promise<void> => {
  const later = text
    .replace('<ns4:versionNumber>1<', '<ns4:versionNumber>2<')
    .replace('2026-11-20T10:00:00+03:00</ns4:publishDTInEIS>', '2026-11-21T10:00:00+03:00</ns4:publishDTInEIS>');
  await station.value('procedures.import', { fileIds: [await station.file('later.xml', later)] });
};

describe('the papers that a notice asks for', () => {
  const papers = bodyOf('documentation-of-2019');
  const licence = 'Копия лицензии на охранную деятельность';

  test('stand first in the checklist with their place, and the mandatory ones block', async () => {
    const { station, bidId } = await begun(papers);
    const { checklist, findings } = await station.value('bids.show', { bidId });
    expect(checklist.slice(0, 2)).toMatchObject([
      {
        title: licence,
        need: 'required',
        basis: 'notice',
        setId: null,
        notice: { change: 'same', path: expect.stringMatching(/documentRequirementInfo\[1\]$/) },
      },
      { title: 'Решение об одобрении крупной сделки', need: 'optional' },
    ]);
    expect(checklist.map(({ setId }) => setId)).toContain('law-44');
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'bid.item-missing', severity: 'blocker', details: { item: licence } }),
    );
    const waived = await station.value('bids.waiveItem', {
      bidId,
      itemId: checklist[0]?.itemId ?? '',
      reason: 'реестр',
    });
    expect(
      waived.findings.filter(({ severity, code }) => severity === 'blocker' && code === 'bid.item-missing'),
    ).toEqual([]);
  });

  test('follow a new edition: what it drops keeps what was done about it, what it adds is marked, the bid is unready', async () => {
    const { station, bidId, procedureId } = await begun(papers);
    const [first, second] = (await station.value('bids.show', { bidId })).checklist;
    await station.value('bids.addDocuments', {
      bidId,
      fileIds: [await station.file('lic.pdf', 'licence')],
      itemId: first?.itemId ?? '',
    });
    await next(
      station,
      papers.replace(licence, 'Выписка из реестра лицензий').replace('<ns4:value>60<', '<ns4:value>70<'),
    );
    const changed = await station.value('bids.show', { bidId });
    const notices = (bid: typeof changed) =>
      bid.checklist.flatMap(({ title, need, state, notice }) =>
        notice === null ? [] : [[title, need, state, notice.change]],
      );
    expect(notices(changed)).toEqual([
      ['Выписка из реестра лицензий', 'required', 'missing', 'added'],
      [second?.title, 'optional', 'missing', 'same'],
      [licence, 'optional', 'done', 'gone'],
    ]);
    expect(changed.findings.map(({ code }) => code)).toContain('bid.notice-changed');
    const { changes, touches } = await station.value('procedures.diff', { id: procedureId, from: null, to: null });
    expect(changes.filter(({ subject }) => subject === 'criteria' || subject === 'requirement')).toMatchObject([
      { subject: 'criteria', kind: 'changed', before: '60 %', after: '70 %' },
      { subject: 'requirement', kind: 'removed', before: expect.stringContaining(licence) },
      { subject: 'requirement', kind: 'added', after: expect.stringContaining('Выписка') },
    ]);
    expect(touches).toEqual(expect.arrayContaining(['checklist', 'scores']));
    const adopted = await station.value('bids.adoptEdition', { bidId });
    expect(notices(adopted)).toEqual([
      ['Выписка из реестра лицензий', 'required', 'missing', 'same'],
      [second?.title, 'optional', 'missing', 'same'],
      [licence, 'optional', 'done', 'gone'],
    ]);
  });
});

describe('a forecast by the notice’s weights', () => {
  const weighted = bodyOf('criteria-with-indicators');

  test('takes them without a word typed, follows a new edition, and keeps what is known of each criterion', async () => {
    const { station, bidId } = await begun(weighted);
    const fresh = await station.value('prices.study', { bidId });
    expect(fresh).toMatchObject({ scores: null, scoresRefusal: null, notice: { priceWeight: '60', reason: null } });
    const scoring = fresh.study.scoring;
    expect(scoring?.criteria.map(({ weight, scale }) => [weight, scale])).toEqual([
      ['16.8', 'more'],
      ['11.2', 'more'],
      ['12', 'given'],
    ]);
    if (scoring === null || scoring === undefined) throw new Error('no weights');
    await station.value('bids.setPrice', { bidId, price: { amount: '900000', currency: 'RUB' } });
    const known = {
      ...scoring,
      criteria: scoring.criteria.map((each, at) => ({ ...each, own: ['100', '10', '80'][at] ?? null })),
      rivals: [{ name: 'А', price: '800000', values: ['50', '20', '100'] }],
    };
    const counted = await station.value('prices.saveStudy', { bidId, study: { ...fresh.study, scoring: known } });
    // Between the notice's limits 1 and 50: 100 counts as 50, so 100 points; 10 has (10 − 1) / 49, 20 has (20 − 1) / 49.
    // 87.5 × 60 % + 100 × 16.8 % + 18.37 × 11.2 % + 80 × 12 %; 100 × 60 % + 100 × 16.8 % + 38.78 × 11.2 % + 100 × 12 %.
    expect(counted.scores?.rows.map(({ priceScore, total }) => [priceScore, total])).toEqual([
      ['87.50', '80.96'],
      ['100.00', '93.14'],
    ]);
    await next(
      station,
      weighted
        .replace('<ns4:value>60</ns4:value></ns4:valueInfo>', '<ns4:value>50</ns4:value></ns4:valueInfo>')
        .replace('40.00', '50'),
    );
    const moved = await station.value('prices.study', { bidId });
    expect(moved.study.scoring).toMatchObject({
      priceWeight: '50',
      weights: 'notice',
      criteria: [{ weight: '21', own: '100' }, { weight: '14' }, { weight: '15' }],
    });
    expect(moved.scores?.rows.map(({ total }) => total)).toEqual(['79.32', '91.43']);
  });

  test('says from which day its law’s formula is known where the notice is older, and counts by none', async () => {
    const { station, bidId } = await begun(
      weighted.replaceAll('2026-11-20T10:00:00+03:00', '2021-11-19T10:00:00+03:00'),
    );
    await station.value('bids.setPrice', { bidId, price: { amount: '900000', currency: 'RUB' } });
    expect(await station.value('prices.study', { bidId })).toMatchObject({
      scores: null,
      scoresRefusal: { code: 'finance.rule-not-found', details: { law: 'decree-2604', first: '2022-01-01' } },
      formula: { inForce: null },
    });
  });

  test('gives way to the user’s own weights, which no edition moves, and comes back when he asks', async () => {
    const { station, bidId } = await begun(weighted);
    const { study } = await station.value('prices.study', { bidId });
    const own = { priceWeight: '100', criteria: [], rivals: [], weights: 'own' as const };
    const typed = await station.value('prices.saveStudy', { bidId, study: { ...study, scoring: own } });
    expect(typed).toMatchObject({ study: { scoring: own }, notice: { priceWeight: '60' } });
    await next(station, weighted.replace('40.00', '30'));
    expect((await station.value('prices.study', { bidId })).study.scoring).toMatchObject({ priceWeight: '100' });
    const back = await station.value('prices.saveStudy', {
      bidId,
      study: { ...study, scoring: { ...own, weights: 'notice' } },
    });
    expect(back.study.scoring).toMatchObject({ priceWeight: '60', weights: 'notice' });
  });
});

import { describe, expect, it } from 'vitest';
import { calculate } from '#shared/finance/calculators.ts';
import { ownRules } from '#shared/finance/rules/index.ts';
import { rulesOn } from '#shared/finance/rules/choose.ts';
import { platformCost, type CostQuestion } from '#shared/finance/tariffs/platform-cost.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accessFindings, platformAccess, type PlatformAccess } from '#shared/procedure/platforms/access.ts';
import { platformCard, platformNamed, type PlatformCard } from '#shared/procedure/platforms/card.ts';
import { figuresOf } from '#shared/procedure/platforms/figures.ts';
import { shippedCards } from '#shared/procedure/platforms/shipped.ts';

const cardOf = (id: string): PlatformCard => {
  const card = shippedCards.find(({ platformId }) => platformId === id);
  if (card === undefined) throw new Error(`no ${id}`);
  return card;
};
const b2b = cardOf('b2b-center');

describe('the cards the program brings', () => {
  it('are B2B-Center and at least eight others, each once', () => {
    const ids = shippedCards.map(({ platformId }) => platformId);
    expect(ids[0]).toBe('b2b-center');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(9);
  });

  it.each(shippedCards.map((card) => [card.platformId, card] as const))(
    '%s keeps to the schema that users’ cards keep to, and every figure known has its source and day',
    (_, card) => {
      expect(platformCard.parse(JSON.parse(JSON.stringify(card)))).toEqual(card);
      for (const [path, figure] of figuresOf(card))
        expect(
          figure.value === null ? [figure.source, figure.readOn] : [!!figure.source, !!figure.readOn],
          path,
        ).toEqual(figure.value === null ? [null, null] : [true, true]);
    },
  );

  it('have no name in common, so that a notice names one of them', () => {
    const aliases = shippedCards.flatMap((card) => card.aliases);
    expect(new Set(aliases).size).toBe(aliases.length);
  });

  it.each([
    ['Электронная площадка B2B-Center', 'b2b-center'],
    ['ЭТП ГПБ', 'etp-gpb'],
    ['ООО «ЭТП ГПБ» https://etpgpb.ru', 'etp-gpb'],
    ['АО «Сбербанк-АСТ»', 'sberbank-ast'],
    ['ЕЭТП', 'roseltorg'],
    ['TEK-Torg', 'tek-torg'],
    ['Fabrikant', 'fabrikant'],
    ['площадка завода', null],
  ])('%s names %s', (words, expected) => {
    expect(platformNamed(words, shippedCards)?.platformId ?? null).toBe(expected);
  });

  it('say of fees and exceptions what the rule book says', () => {
    const nuclear = rulesOn(ownRules, 'b2b-center', '2026-11-23', ['tariff.nuclear-free-up-to']);
    expect(b2b.tariffs.find(({ sector }) => sector === 'nuclear')?.startPriceUpTo).toBe(
      nuclear.ok ? nuclear.value['tariff.nuclear-free-up-to'].value : '',
    );
    const ids = ['winner-fee.percent', 'winner-fee.most', 'winner-fee.most-small-business'] as const;
    const federal = rulesOn(ownRules, 'federal-platforms', '2026-11-23', ids);
    if (!federal.ok) throw new Error('no rule');
    for (const fee of cardOf('roseltorg').fees) {
      expect(fee.percent).toBe(federal.value['winner-fee.percent'].value);
      const most = fee.smallBusinessOnly === true ? 'winner-fee.most-small-business' : 'winner-fee.most';
      expect(fee.atMost).toBe(federal.value[most].value);
    }
  });
});

describe('a user’s card', () => {
  const change = (part: object): unknown => ({ ...b2b, ...part });
  it.each([
    ['a zone nobody knows', change({ zone: 'Mars/Base' }), 'zone', 'reference.not-a-zone'],
    ['an id with spaces', change({ platformId: 'my platform' }), 'platformId', 'reference.not-an-id'],
    ['an alias in capitals', change({ aliases: ['B2B'] }), 'aliases.0', 'reference.not-an-id'],
    [
      'an address with a password',
      change({ address: { value: 'https://a:b@c.test/', source: 'x', readOn: '2026-01-01' } }),
      'address.value',
      'reference.not-an-address',
    ],
    [
      'a size below nothing',
      change({ limits: { ...b2b.limits, fileBytes: { value: -1, source: 'x', readOn: '2026-01-01' } } }),
      'limits.fileBytes.value',
      'Too small',
    ],
    ['the same tariff twice', change({ tariffs: [b2b.tariffs[0], b2b.tariffs[0]] }), 'tariffs', 'reference.twice'],
  ])('with %s is refused at %s', (_, card, path, message) => {
    const read = platformCard.safeParse(card);
    expect(read.success).toBe(false);
    const issue = read.error?.issues[0];
    expect(issue?.path.join('.')).toBe(path);
    expect(issue?.message).toContain(message);
  });
});

describe('what a platform costs for a procedure', () => {
  const question = (part: Partial<CostQuestion> = {}): CostQuestion => ({
    startPrice: '600000.00',
    section: 'commercial',
    sector: null,
    smallBusinessOnly: false,
    on: '2026-11-20',
    until: '2026-12-20',
    ...part,
  });
  const access = (part: Partial<PlatformAccess> = {}): PlatformAccess => ({
    accessId: 'one',
    platformId: 'b2b-center',
    tariff: 'Годовой',
    price: '10000',
    currency: 'RUB',
    from: '2026-01-01',
    to: '2026-12-31',
    sections: [],
    sector: null,
    startPriceUpTo: null,
    login: null,
    note: null,
    ...part,
  });

  it.each([
    ['up to 600,000: the small tariff', question(), '1000.00', '0.00'],
    ['a kopeck more: everything commercial', question({ startPrice: '600000.01' }), '10000.00', '0.00'],
    [
      'the nuclear industry up to 200,000: nothing',
      question({ startPrice: '200000', sector: 'nuclear' }),
      '0.00',
      '0.00',
    ],
    [
      'the nuclear industry above it: the small tariff',
      question({ startPrice: '200000.01', sector: 'nuclear' }),
      '1000.00',
      '0.00',
    ],
    [
      'no tariff for a dear 223-FZ purchase: not known',
      question({ startPrice: '900000', section: '223-fz' }),
      null,
      '0.00',
    ],
    ['no start price: what has no bound', question({ startPrice: null }), '10000.00', '0.00'],
    ['before the tariffs held: not known', question({ on: '2016-12-31' }), null, '0.00'],
  ])('%s', (_, asked, beforeBid, ifWon) => {
    expect(platformCost(b2b, asked)).toMatchObject({ beforeBid, ifWon });
  });

  it('says that “from 10,000” may be more, and that an unknown price is not nothing', () => {
    expect(platformCost(b2b, question({ startPrice: '700000' })).findings).toMatchObject([
      { code: 'platform.price-at-least' },
    ]);
    expect(platformCost(cardOf('ted'), question({ section: 'eu' }))).toMatchObject({
      lines: [],
      beforeBid: null,
      findings: [{ code: 'platform.price-unknown' }],
    });
  });

  it('buys nothing where access is held on the last day for bids, and buys where it ends the day before', () => {
    expect(platformCost(b2b, question(), [access({ to: '2026-12-20' })])).toMatchObject({
      lines: [{ kind: 'held', amount: '0.00' }],
      beforeBid: '0.00',
    });
    expect(platformCost(b2b, question(), [access({ to: '2026-12-19' })])).toMatchObject({ beforeBid: '1000.00' });
    expect(platformCost(b2b, question(), [access({ sections: ['sales'] })])).toMatchObject({ beforeBid: '1000.00' });
  });

  it.each(['1', '150000.50', '499999.99', '500000.01', '90000000'])(
    'takes from the winner of a 44-FZ procedure of %s what the calculator of the fee says',
    (startPrice) => {
      for (const smallBusinessOnly of [false, true]) {
        const fee = calculate('winner-fee', { nmck: startPrice, smallBusinessOnly, publishedOn: '2026-11-20' });
        const cost = platformCost(cardOf('rts-tender'), question({ section: '44-fz', startPrice, smallBusinessOnly }));
        expect(cost.ifWon).toBe(fee.ok ? fee.value['amount'] : null);
        expect(cost.beforeBid).toBe('0.00');
      }
    },
  );
});

describe('access to a platform', () => {
  const now = '2026-11-23T09:00:00Z' as Instant;
  const record = (to: string | null, from = '2026-01-01', accessId = 'one'): PlatformAccess =>
    platformAccess.parse({
      accessId,
      platformId: 'b2b-center',
      tariff: 'T',
      price: null,
      currency: 'RUB',
      from,
      to,
      sections: [],
      sector: null,
      startPriceUpTo: null,
      login: 'ivanov',
      note: null,
    });
  const said = (records: readonly PlatformAccess[], deadline: string | null = null): readonly string[] =>
    accessFindings(records, [{ platformId: 'b2b-center', procedure: '1', deadline: deadline as Instant | null }], {
      now,
      platform: () => ({ name: 'B2B-Center', zone: 'Europe/Moscow' }),
    }).map(({ code }) => code);

  it.each([
    ['without an end is silent', [record(null)], []],
    ['that ends in 31 days is silent', [record('2026-12-24')], []],
    ['that ends in 30 days warns', [record('2026-12-23')], ['platform.access-ends-soon']],
    ['that ends today warns', [record('2026-11-23')], ['platform.access-ends-soon']],
    ['that ended yesterday says so', [record('2026-11-22')], ['platform.access-ended']],
    ['that ended but was renewed is silent', [record('2026-11-22'), record('2027-11-22', '2026-11-23', 'two')], []],
    ['that begins tomorrow says so', [record(null, '2026-11-24')], ['platform.access-not-begun']],
  ])('%s', (_, records, expected) => {
    expect(said(records)).toEqual(expected);
  });

  it('warns of a deadline on the first day after its end, by the platform’s days', () => {
    // 21:00 UTC is midnight in Moscow: the last minute before it is still the 31st.
    expect(said([record('2026-12-31')], '2026-12-31T20:59:00Z')).toEqual([]);
    expect(said([record('2026-12-31')], '2026-12-31T21:00:00Z')).toEqual(['platform.access-ends-before-deadline']);
    expect(said([], '2026-12-31T21:00:00Z')).toEqual([]);
  });

  it('keeps no field for a password, and no end before its start', () => {
    expect(platformAccess.safeParse({ ...record(null), password: 'x' }).success).toBe(false);
    expect(platformAccess.safeParse({ ...record(null), to: '2025-12-31' }).success).toBe(false);
  });
});

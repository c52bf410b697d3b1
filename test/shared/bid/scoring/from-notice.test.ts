import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankedFromNotice, scoringFromNotice, scoringInForce } from '#shared/bid/scoring/from-notice.ts';
import { Decimal } from '#shared/kernel/decimal.ts';
import {
  blankCriterion,
  blankIndicator,
  type AwardCriterion,
  type Indicator,
  type Weight,
} from '#shared/procedure/criteria.ts';

const weight = (amount: string, unit: Weight['unit'] = 'percent', isMiddle = false): Weight => ({
  amount,
  unit,
  isMiddle,
});
const price = (own: Weight | null, lotId: string | null = null): AwardCriterion => ({
  ...blankCriterion,
  kind: 'price',
  name: 'Цена',
  path: 'p',
  weight: own,
  lotId,
});
const quality = (name: string, own: Weight | null, more: Partial<AwardCriterion> = {}): AwardCriterion => ({
  ...blankCriterion,
  kind: 'quality',
  name,
  path: name,
  weight: own,
  ...more,
});
const indicator = (name: string, own: string | null, more: Partial<Indicator> = {}): Indicator => ({
  ...blankIndicator,
  name,
  path: name,
  weight: own === null ? null : weight(own),
  ...more,
});
const unlimited = { least: null, most: null, options: [], threshold: null };
const whole = (criteria: readonly AwardCriterion[]) => scoringFromNotice(criteria, null, []);

describe('the weights of a notice in a forecast', () => {
  it('are those of the leaves: a detail of 60 % in an indicator of 70 % of a criterion of 40 % is 16.8 %', () => {
    const experience = indicator('Опыт', '70', {
      indicators: [indicator('Сумма', '60', { scale: 'more' }), indicator('Число', '40', { scale: 'more' })],
    });
    expect(
      whole([
        price(weight('60')),
        quality('Квалификация', weight('40'), { indicators: [experience, indicator('Кадры', '30')] }),
      ]),
    ).toEqual({
      ok: true,
      scoring: {
        priceWeight: '60',
        isRest: false,
        isWhole: false,
        fixed: null,
        criteria: [
          { name: 'Квалификация › Опыт › Сумма', weight: '16.8', scale: 'more', ...unlimited },
          { name: 'Квалификация › Опыт › Число', weight: '11.2', scale: 'more', ...unlimited },
          { name: 'Квалификация › Кадры', weight: '12', scale: 'given', ...unlimited },
        ],
      },
    });
  });

  it('stand as whole criteria where an indicator has no weight', () => {
    const unknown = [indicator('a', '70'), indicator('b', null)];
    expect(whole([price(weight('60')), quality('Опыт', weight('40'), { indicators: unknown })])).toMatchObject({
      scoring: { isWhole: true, criteria: [{ name: 'Опыт', weight: '40' }] },
    });
  });

  it('of ProZorro leave the price what the features do not take', () => {
    expect(
      whole([price(null), quality('a', weight('0.1', 'share')), quality('b', weight('0.15', 'share'))]),
    ).toMatchObject({
      scoring: { priceWeight: '75', isRest: true, criteria: [{ weight: '10' }, { weight: '15' }] },
    });
  });

  it('are answers to choose among where the notice offers some, each with what it brings of the whole', () => {
    const options = [
      { title: '180 днів', weight: weight('0.15', 'share') },
      { title: '90 днів', weight: weight('0.1', 'share') },
      { title: 'менше', weight: weight('0', 'share') },
    ];
    expect(whole([price(null), quality('Оплата', weight('0.15', 'share'), { options })])).toMatchObject({
      scoring: {
        priceWeight: '85',
        criteria: [
          {
            scale: 'option',
            weight: '15',
            options: [
              { title: '180 днів', value: '15' },
              { title: '90 днів', value: '10' },
              { title: 'менше', value: '0' },
            ],
          },
        ],
      },
    });
  });

  it('give a price that the buyer fixes no rest of its own', () => {
    const fixed = { ...price(null), fixed: { amount: '1000', per: 'total' as const } };
    expect(whole([fixed, quality('a', weight('100'))])).toMatchObject({
      scoring: { priceWeight: '0', isRest: false, fixed: { amount: '1000', per: 'total' } },
    });
  });

  it('take limits of an indicator that are numbers, and leave others to be read', () => {
    const limited = (least: string, most: string) =>
      whole([price(weight('60')), quality('a', weight('40'), { scale: 'more', least, most })]);
    expect(limited('1', '50,5')).toMatchObject({ scoring: { criteria: [{ least: '1', most: '50.5' }] } });
    expect(limited('не менее трёх', '')).toMatchObject({ scoring: { criteria: [{ least: null, most: null }] } });
    // Points to stay in are no limit of what is offered.
    expect(whole([price(weight('60')), quality('a', weight('40'), { least: '12' })])).toMatchObject({
      scoring: { criteria: [{ scale: 'given', least: null, threshold: '12' }] },
    });
  });

  it('that are only ranked stand in the order of their importance, and make no points', () => {
    const ranked = [quality('a', weight('10', 'order')), price(weight('2', 'order')), quality('c', null)];
    expect(whole(ranked)).toEqual({ ok: false, reason: 'ranked' });
    expect(rankedFromNotice(ranked, null)).toEqual([
      { name: 'Цена', kind: 'price', rank: '2' },
      { name: 'a', kind: 'quality', rank: '10' },
      { name: 'c', kind: 'quality', rank: null },
    ]);
    expect(rankedFromNotice([price(weight('60')), quality('a', weight('40'))], null)).toEqual([]);
  });

  it('in points are parts of their sum', () => {
    expect(whole([price(weight('30', 'points')), quality('a', weight('60', 'points'))])).toMatchObject({
      scoring: { priceWeight: '33.333333', criteria: [{ weight: '66.666667' }] },
    });
  });

  it('give a lone price the whole', () => {
    expect(whole([price(null)])).toMatchObject({ scoring: { priceWeight: '100', criteria: [] } });
  });

  it.each([
    ['none', []],
    ['no-price', [quality('a', weight('100'))]],
    ['no-price', [price(weight('50')), price(weight('50'))]],
    ['ranked', [price(weight('1', 'order')), quality('a', weight('2', 'order'))]],
    ['ranges', [price(weight('60')), quality('a', weight('40', 'percent', true))]],
    ['unweighted', [price(weight('60')), quality('a', null)]],
    ['unweighted', [price(weight('60')), quality('a', weight('40', 'points'))]],
    ['unweighted', [price(null), quality('a', weight('80')), quality('b', weight('30'))]],
  ] as const)('are not to be had: %s', (reason, criteria) => {
    expect(whole(criteria)).toEqual({ ok: false, reason });
  });

  it('are those of the bid’s lot, and of a bid for all lots only where they are alike', () => {
    const criteria = [price(weight('60'), '1'), quality('a', weight('40'), { lotId: '1' }), price(weight('100'), '2')];
    expect(scoringFromNotice(criteria, '2', ['1', '2'])).toMatchObject({ scoring: { priceWeight: '100' } });
    expect(scoringFromNotice(criteria, null, ['1', '2'])).toEqual({ ok: false, reason: 'lots-differ' });
    expect(scoringFromNotice(criteria.slice(0, 2), null, ['1'])).toMatchObject({ scoring: { priceWeight: '60' } });
  });

  it('make a whole whatever the points are, to a millionth of a per cent for each criterion', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(amounts, ([first = 1, ...others]) => {
        const answer = whole([
          price(weight(String(first), 'points')),
          ...others.map((each, at) => quality(String(at), weight(String(each), 'points'))),
        ]);
        if (!answer.ok) throw new Error(answer.reason);
        const sum = answer.scoring.criteria.reduce(
          (total, each) => total.plus(each.weight),
          new Decimal(answer.scoring.priceWeight),
        );
        expect(
          sum
            .minus(100)
            .abs()
            .lte(0.000_001 * (others.length + 1)),
        ).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('what a forecast counts with', () => {
  const notice = whole([
    price(weight('60')),
    quality('Опыт', weight('25')),
    quality('Срок', weight('15'), { scale: 'less' }),
  ]);
  const rival = { name: 'A', price: '90', values: ['10', '20'] };

  it('keeps what is known of a criterion under its name when the notice moves it', () => {
    const criteria = [
      { name: 'Срок', weight: '99', scale: 'more' as const, own: '5' },
      { name: 'Опыт', weight: '1', scale: 'more' as const, own: '7' },
    ];
    expect(scoringInForce({ priceWeight: '1', criteria, rivals: [rival], weights: 'notice' }, notice)).toEqual({
      priceWeight: '60',
      weights: 'notice',
      criteria: [
        { name: 'Опыт', weight: '25', scale: 'more', own: '7' },
        { name: 'Срок', weight: '15', scale: 'less', own: '5' },
      ],
      rivals: [{ name: 'A', price: '90', values: ['20', '10'] }],
    });
  });

  it('is the user’s own where he typed weights, and the notice’s where he typed nothing', () => {
    const own = { priceWeight: '80', criteria: [], rivals: [] };
    expect(scoringInForce(own, notice)).toBe(own);
    expect(scoringInForce(null, notice)).toMatchObject({ priceWeight: '60', weights: 'notice' });
    expect(scoringInForce(null, { ok: false, reason: 'none' })).toBeNull();
  });

  it('knows of a criterion with answers only what is one of them', () => {
    const options = [
      { title: 'so', weight: weight('0.1', 'share') },
      { title: 'else', weight: weight('0.05', 'share') },
    ];
    const offered = whole([price(null), quality('F', weight('0.1', 'share'), { options })]);
    const criteria = [{ name: 'F', weight: '10', scale: 'option' as const, own: '5.0' }];
    const rivals = [{ name: 'A', price: '1', values: ['7'] }];
    expect(scoringInForce({ priceWeight: '90', criteria, rivals, weights: 'notice' }, offered)).toMatchObject({
      criteria: [{ own: '5' }],
      rivals: [{ values: [null] }],
    });
  });

  it('stays what it was when a notice names its weights no more', () => {
    expect(
      scoringInForce({ priceWeight: '60', criteria: [], rivals: [], weights: 'notice' }, { ok: false, reason: 'none' }),
    ).toMatchObject({ priceWeight: '60', weights: 'own' });
  });
});

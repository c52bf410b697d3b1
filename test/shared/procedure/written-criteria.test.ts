import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { papersFromText, readWrittenCriteria } from '#shared/procedure/written-criteria.ts';
import { blankCriterion, type AwardCriterion, type Weight } from '#shared/procedure/criteria.ts';
import { judgeWeights, readWeight } from '#shared/procedure/weights.ts';

const percent = (amount: string): Weight => ({ amount, unit: 'percent', isMiddle: false });
const criterion = (name: string, weight: Weight | null, more: Partial<AwardCriterion> = {}): AwardCriterion => ({
  ...blankCriterion,
  kind: 'quality',
  name,
  path: name,
  weight,
  ...more,
});
const shown = (text: string): readonly string[] =>
  readWrittenCriteria(text).map(
    ({ name, kind, reading }) =>
      `${kind} ${name} ${reading === null ? '-' : reading.kind === 'read' ? `${reading.weight.amount} ${reading.weight.unit}` : reading.kind}`,
  );

describe('criteria as people write them', () => {
  it.each([
    ['Цена – 60 %; квалификация – 40 %', ['price Цена 60 percent', 'quality квалификация 40 percent']],
    [
      '1. Цена договора: 55,5%\n2) Срок поставки (44,5 %)',
      ['price Цена договора 55.5 percent', 'quality Срок поставки 44.5 percent'],
    ],
    [
      'Price 70%, quality 20 per cent, risk 10%',
      ['price Price 70 percent', 'quality quality 20 percent', 'other risk 10 percent'],
    ],
    ['Опыт участника — 30 баллов', ['quality Опыт участника 30 points']],
    ['Цена: -5 %', ['price Цена out-of-range']],
    ['Качество 140%', ['quality Качество out-of-range']],
    ['Цена договора', ['price Цена договора -']],
    ['Расходы на эксплуатацию - 15%', ['cost Расходы на эксплуатацию 15 percent']],
    ['  \n ; ', []],
  ])('“%s”', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it('are read from any text without throwing, each with a name', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        fc.constantFrom('%', ' %;', ' баллов', '\n1) ', ' – 5 %'),
        (text, end) => {
          for (const { name } of readWrittenCriteria(text + end + text)) expect(name).not.toBe('');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are bounded in a text that was made to be slow', () => {
    expect(readWrittenCriteria(`${'- '.repeat(20_000)}${'a'.repeat(60_000)}`).length).toBeLessThanOrEqual(1);
  });
});

describe('papers as people list them', () => {
  it('are mandatory unless the line says “if any”', () => {
    const papers = papersFromText('1) Копия устава\n2) Лицензия (при наличии)\n• —\nCharter, if any; Extract', 'col');
    expect(papers.map(({ name, mandatory }) => [name, mandatory])).toEqual([
      ['Копия устава', true],
      ['Лицензия (при наличии)', false],
      ['Charter, if any', false],
      ['Extract', true],
    ]);
  });
});

describe('a weight', () => {
  it.each([
    ['40.00', 'percent', 'read'],
    ['100', 'percent', 'read'],
    ['100.01', 'percent', 'out-of-range'],
    ['-1', 'points', 'out-of-range'],
    ['0', 'order', 'out-of-range'],
    ['1.5', 'order', 'out-of-range'],
    ['1.2', 'share', 'out-of-range'],
    ['NaN', 'percent', 'unreadable'],
    ['Infinity', 'points', 'unreadable'],
    ['1e400', 'points', 'unreadable'],
    ['', 'percent', 'unreadable'],
  ] as const)('“%s” in %s is %s', (text, unit, kind) => {
    expect(readWeight(text, unit).kind).toBe(kind);
  });

  it('that misses from the whole is told for each lot and each criterion’s indicators, once', () => {
    const indicators = [
      { ...blankCriterion, name: 'a', path: 'a', weight: percent('60'), indicators: [] },
      { ...blankCriterion, name: 'b', path: 'b', weight: percent('30'), indicators: [] },
    ];
    const told = judgeWeights([
      criterion('price', percent('60'), { lotId: '1', kind: 'price' }),
      criterion('quality', percent('40'), { lotId: '1', indicators }),
      criterion('price', percent('90'), { lotId: '2' }),
    ]);
    expect(told.map(({ details, place }) => [details['sum'], details['of'], place.path])).toEqual([
      ['90 %', '2', 'price'],
      ['90 %', 'quality', 'a'],
    ]);
  });

  it('of points, of ranks and of the middle of ranges is held against no whole', () => {
    for (const unit of ['points', 'order'] as const)
      expect(judgeWeights([criterion('a', { amount: '7', unit, isMiddle: false })])).toEqual([]);
    expect(judgeWeights([criterion('a', { ...percent('7'), isMiddle: true })])).toEqual([]);
  });
});

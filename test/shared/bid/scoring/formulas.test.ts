import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastScores, type ScoreForecast, type ScoreTerms } from '#shared/bid/scoring/forecast.ts';
import { formulaOfLaw, priceFormulas, ruleOfFormula, wordsOfFormula } from '#shared/bid/scoring/formulas.ts';
import { pointsOf } from '#shared/bid/scoring/scale.ts';
import { ownBasis } from '#shared/finance/define.ts';
import { pointFormulas } from '#shared/finance/scoring/price-formulas.ts';
import { blankCriterion } from '#shared/procedure/criteria.ts';

const terms = (change: Partial<ScoreTerms>, rivals: readonly string[]): ScoreTerms => ({
  scoring: {
    priceWeight: '100',
    criteria: [],
    rivals: rivals.map((price, at) => ({ name: `R${String(at + 1)}`, price, values: [] })),
  },
  formula: 'decree-2604',
  nmck: '2000000',
  ownPrice: '1000000',
  publishedOn: '2026-11-01',
  ...change,
});
const counted = (given: ScoreTerms): ScoreForecast => {
  const answer = forecastScores(given, ownBasis);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const refused = (given: ScoreTerms) => {
  const answer = forecastScores(given, ownBasis);
  return answer.ok ? null : answer.error;
};

describe('the formula that a notice’s law prescribes', () => {
  const of = (law: 'ru44' | 'ru223' | 'commercial', sourceFormat: string, publishedOn: string | null = '2026-11-01') =>
    formulaOfLaw({ law, sourceFormat, publishedOn }, ownBasis.rules);

  it.each([
    ['44-FZ has Decree 2604', 'ru44', 'ru44', '2026-11-01', 'decree-2604'],
    ['44-FZ before the decree has none of ours', 'ru44', 'ru44', '2021-12-31', null],
    ['44-FZ in a pasted text has it too', 'ru44', 'text', '2026-11-01', 'decree-2604'],
    ['223-FZ leaves it to the documents', 'ru223', 'ru223', '2026-11-01', null],
    ['a commercial procedure of B2B-Center leaves it to the documents', 'commercial', 'b2b-soap', null, null],
    ['a notice of the European Union leaves it to the documents', 'commercial', 'eforms', '2026-11-01', null],
    ['ProZorro compares effective prices', 'commercial', 'prozorro', '2026-11-01', 'prozorro'],
  ] as const)('%s', (_, law, format, day, expected) => {
    expect(of(law, format, day)).toBe(expected);
  });

  it('an energy service contract of ProZorro is won by what it saves, so its prices are not compared as prices', () => {
    const esco = { law: 'commercial', sourceFormat: 'prozorro', method: 'esco', publishedOn: '2026-11-01' } as const;
    expect(formulaOfLaw(esco, ownBasis.rules)).toBeNull();
  });

  it.each(priceFormulas)('cites article, source and day of %s', (formula) => {
    expect(ruleOfFormula(formula, ownBasis.rules, '2026-11-01')).toMatchObject({
      article: expect.stringMatching(/./),
      source: expect.stringMatching(/./),
      edition: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
  });

  it('says words as words, each once, with their place', () => {
    const price = { ...blankCriterion, kind: 'price' as const, name: 'Price', path: '/a', formula: 'fmin / f × 60' };
    const quality = { ...price, kind: 'quality' as const, path: '/b' };
    const prose = { ...blankCriterion, kind: 'other' as const, name: 'winner', path: '/c', description: 'Best wins' };
    expect(wordsOfFormula([price, quality], null)).toEqual([{ text: 'fmin / f × 60', path: '/a' }]);
    expect(wordsOfFormula([prose], null)).toEqual([{ text: 'Best wins', path: '/c' }]);
  });
});

describe('worked figures of each formula', () => {
  it.each([
    ['decree-2604', ['88.89', '100.00', '33.33']],
    ['lowest-over-price', ['90.00', '100.00', '60.00']],
    ['twice-lowest', ['88.89', '100.00', '33.33']],
    ['between-bids', ['83.33', '100.00', '0.00']],
    ['below-start-price', ['50.00', '55.00', '25.00']],
  ] as const)('%s at 1,000,000 / 900,000 / 1,500,000 of 2,000,000', (formula, scores) => {
    const { rows } = counted(terms({ formula }, ['900000', '1500000']));
    expect(rows.map(({ priceScore }) => priceScore)).toEqual(scores);
  });

  it('ProZorro divides the price by what the answers brought: 469 with 0.2 of 0.3 stands at 364.78', () => {
    const { rows, method } = counted({
      ...terms({ formula: 'prozorro', nmck: null, ownPrice: '469' }, []),
      scoring: {
        priceWeight: '70',
        criteria: [
          { name: 'a', weight: '15', scale: 'option', own: '15' },
          { name: 'b', weight: '15', scale: 'option', own: '5' },
        ],
        rivals: [
          { name: 'A', price: '360', values: ['0', null] },
          { name: 'B', price: '370', values: ['0', '0'] },
        ],
      },
    });
    expect(method).toBe('effective-price');
    expect(rows.map(({ effective, place, priceScore }) => [effective, place, priceScore])).toEqual([
      ['364.78', 1, null],
      [null, null, null],
      ['370.00', 2, null],
    ]);
  });

  it('a notice before Decree 1946/2022 has no second formula to turn to, and is refused with its day', () => {
    expect(refused(terms({ publishedOn: '2022-05-01', ownPrice: '1900000' }, ['900000']))).toMatchObject({
      code: 'finance.rule-not-found',
      details: { day: '2022-05-01', first: '2022-10-31' },
    });
  });
});

describe('what breaks a forecast is refused or shown, with who and where', () => {
  const quality = (own: string | null, more: object = {}) => ({
    priceWeight: '60',
    criteria: [{ name: 'Q', weight: '40', scale: 'given' as const, own, ...more }],
    rivals: [],
  });

  it.each([
    ['a price of zero', terms({}, ['0']), { code: 'prices.price-not-positive', details: { bidder: 'R1' } }],
    ['our own price of zero', terms({ ownPrice: '0' }, ['1']), { code: 'prices.own-price-unknown' }],
    ['a price below zero', terms({}, ['-5']), { code: 'prices.price-not-positive', details: { bidder: 'R1' } }],
    ['no start price where the formula needs one', terms({ nmck: null }, []), { code: 'prices.start-price-unknown' }],
    [
      'more than a hundred points',
      { ...terms({}, []), scoring: quality('100.01') },
      { code: 'prices.own-value-out-of-range', details: { criterion: 'Q', value: '100.01', limit: '100' } },
    ],
    [
      'an answer above its criterion’s weight',
      { ...terms({}, []), scoring: quality('41', { scale: 'option' }) },
      { code: 'prices.own-value-out-of-range', details: { limit: '40' } },
    ],
    [
      'limits that leave nothing between them',
      { ...terms({}, []), scoring: quality('5', { scale: 'more', least: '10', most: '10' }) },
      { code: 'prices.limits-crossed', details: { criterion: 'Q' } },
    ],
  ])('%s', (_, given, expected) => {
    expect(refused(given)).toMatchObject(expected);
  });

  it('no start price is no matter where the formula needs none', () => {
    for (const formula of ['lowest-over-price', 'twice-lowest', 'between-bids'] as const)
      expect(refused(terms({ formula, nmck: null }, ['900000']))).toBeNull();
  });

  it('one bidder alone has the whole by every formula that compares bids', () => {
    for (const formula of ['decree-2604', 'lowest-over-price', 'twice-lowest', 'between-bids'] as const)
      expect(counted(terms({ formula }, [])).rows).toMatchObject([{ priceScore: '100.00', place: 1 }]);
  });

  it('a bid above the start price is shown without points and moves nobody’s', () => {
    const { rows, method, findings } = counted(terms({ nmck: '1600000' }, ['900000', '1900000']));
    expect(method).toBe('by-best-price');
    expect(rows.map(({ priceScore, total, place }) => [priceScore, total, place])).toEqual([
      ['88.89', '88.89', 2],
      ['100.00', '100.00', 1],
      [null, null, null],
    ]);
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'finance.price-above-nmck', place: { path: 'R2' } }),
    );
  });

  it('who is above the start price sets no best and no worst of a scale', () => {
    const scoring = {
      priceWeight: '60',
      criteria: [{ name: 'Q', weight: '40', scale: 'more' as const, own: '10' }],
      rivals: [
        { name: 'A', price: '900000', values: ['5'] },
        { name: 'B', price: '1900000', values: ['100'] },
      ],
    };
    expect(counted({ ...terms({ nmck: '1600000' }, []), scoring }).rows.map(({ points }) => points)).toEqual([
      ['100.00'],
      ['0.00'],
      [null],
    ]);
  });

  it('weights that do not make a hundred are said by the effective price too', () => {
    const scoring = { ...quality('40', { scale: 'option' }), priceWeight: '70' };
    const { findings } = counted({ ...terms({ formula: 'prozorro' }, []), scoring });
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'finance.weights-not-hundred', severity: 'warning', details: { sum: '110' } }),
    );
  });

  it('weights that do not make a hundred are said', () => {
    const { findings } = counted({ ...terms({}, []), scoring: { ...quality('50'), priceWeight: '50' } });
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'finance.weights-not-hundred', details: { sum: '90' } }),
    );
  });
});

describe('every formula, whatever the prices', () => {
  const prices = fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 1, maxLength: 7 });
  const texts = (cents: readonly number[]) => cents.map((cent) => (cent / 100).toFixed(2));
  const scoresOf = (formula: (typeof priceFormulas)[number], all: readonly string[]) =>
    counted(terms({ formula, nmck: '10000000', ownPrice: all[0] ?? '' }, all.slice(1))).rows;

  it.each(pointFormulas)('%s stays within 0 … 100, falls with the price, and gives equals the same', (formula) => {
    fc.assert(
      fc.property(prices, (cents) => {
        const rows = scoresOf(formula, texts(cents));
        for (const one of rows) {
          expect(one.priceScore).toMatch(/^(?:100|\d{1,2})\.\d{2}$/);
          for (const other of rows) {
            const [cheap, dear] = [Number(one.price), Number(other.price)];
            if (cheap === dear) expect(one.priceScore).toBe(other.priceScore);
            if (cheap < dear) expect(Number(one.priceScore)).toBeGreaterThanOrEqual(Number(other.priceScore));
          }
        }
        expect(rows.some(({ place }) => place === 1)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it.each(priceFormulas)('%s does not ask in which order competitors stand', (formula) => {
    fc.assert(
      fc.property(prices, (cents) => {
        const [own = '', ...others] = texts(cents);
        const key = ({ price, priceScore, effective, place }: ScoreForecast['rows'][number]) =>
          [price, priceScore, effective, place].join(' ');
        const one = scoresOf(formula, [own, ...others]).map(key);
        const other = scoresOf(formula, [own, ...others.toReversed()]).map(key);
        expect(one.toSorted()).toEqual(other.toSorted());
        expect(one[0]).toBe(other[0]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a scale, whatever its limits', () => {
  it('stays within 0 … 100 and never turns against what is better', () => {
    const numbers = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 6 });
    const bound = fc.option(fc.nat(1_000));
    fc.assert(
      fc.property(fc.constantFrom('more', 'less'), numbers, bound, bound, (scale, values, one, other) => {
        const [least, most] = one !== null && other !== null && one > other ? [other, one] : [one, other];
        fc.pre(least === null || most === null || least < most);
        const text = (bounded: number | null): string | null => (bounded === null ? null : String(bounded));
        const points = pointsOf({ scale, least: text(least), most: text(most) }, values.map(String)).map(Number);
        for (const [at, point] of points.entries()) {
          expect(point).toBeGreaterThanOrEqual(0);
          expect(point).toBeLessThanOrEqual(100);
          for (const [beside, other_] of points.entries()) {
            const gap = (values[at] ?? 0) - (values[beside] ?? 0);
            if (gap === 0) expect(point).toBe(other_);
            if (gap > 0) expect(scale === 'more' ? point - other_ : other_ - point).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a scale between limits (Decree 2604 p. 20)', () => {
  const pointsAt = (scale: 'more' | 'less', limits: object, own: string, rival: string) =>
    counted({
      ...terms({}, []),
      scoring: {
        priceWeight: '60',
        criteria: [{ name: 'Q', weight: '40', scale, own, ...limits }],
        rivals: [{ name: 'A', price: '1000000', values: [rival] }],
      },
    }).rows.map(({ points }) => points[0]);

  it.each([
    ['more, no limits', 'more', {}, '30', '10', ['100.00', '0.00']],
    ['more, up to 20: what is above counts as 20', 'more', { most: '20' }, '30', '10', ['100.00', '0.00']],
    [
      'more, up to 50: the best offered is not the best there could be',
      'more',
      { most: '50' },
      '30',
      '10',
      ['50.00', '0.00'],
    ],
    ['more, from 20: what is below counts as 20', 'more', { least: '20' }, '30', '10', ['100.00', '0.00']],
    ['more, 0 to 40', 'more', { least: '0', most: '40' }, '30', '10', ['75.00', '25.00']],
    ['less, from 20', 'less', { least: '20' }, '10', '40', ['100.00', '0.00']],
    ['less, 0 to 40', 'less', { least: '0', most: '40' }, '30', '10', ['25.00', '75.00']],
    ['more, all above the limit', 'more', { most: '5' }, '30', '10', ['100.00', '100.00']],
    ['more, none above the least', 'more', { least: '50' }, '30', '10', ['0.00', '0.00']],
    ['less, none below the most', 'less', { most: '5' }, '30', '10', ['0.00', '0.00']],
    ['alike', 'less', {}, '10', '10', ['100.00', '100.00']],
  ] as const)('%s', (_, scale, limits, own, rival, expected) => {
    expect(pointsAt(scale, limits, own, rival)).toEqual(expected);
  });
});

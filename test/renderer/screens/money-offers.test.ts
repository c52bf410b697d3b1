import { describe, expect, it } from 'vitest';
import { calculators } from '#shared/finance/calculators.ts';
import { storedOffer } from '#shared/finance/offers/stored.ts';
import { textsIn } from '#shared/text/translator.ts';
import type { OfferComparison } from '#shared/contract/money.ts';
import { placeOf } from '../../../renderer/screens/money/address.ts';
import {
  figureText,
  formulaInNumbers,
  quotedFigure,
  stepOf,
} from '../../../renderer/screens/money/figures/figure-text.ts';
import { asInput, fieldAt } from '../../../renderer/screens/money/forms/form-values.ts';
import {
  drawnRows,
  readableMisfit,
  seriesOf,
  stepsOfRow,
} from '../../../renderer/screens/money/offers/comparison-view.ts';
import { shownColumns, withColumn } from '../../../renderer/screens/money/offers/import-columns.ts';
import { offerFormFields } from '../../../renderer/screens/money/offers/offer-fields.ts';
import {
  byLender,
  feeLines,
  holdingOf,
  limitLines,
  priceWords,
  valuesOfOffer,
} from '../../../renderer/screens/money/offers/offer-words.ts';

const ru = await textsIn('ru');
const say = (key: string, otherwise = key): string => {
  const text = ru.say(key as Parameters<typeof ru.say>[0]);
  return text === key ? otherwise : text;
};
const spaced = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

const full = storedOffer.parse({
  lender: 'Банк',
  name: 'Линия',
  kind: 'loan',
  offer: {
    rate: '24',
    basis: 'pa/act365',
    minFee: '5000',
    flatFee: '100',
    issueFeePercent: '1',
    brokerFee: '3000',
    minTermDays: 30,
    earlyReturn: 'full-term',
    surcharges: ['10', '5'],
    vat: { interest: '20', issueFee: '20', flatFee: '20', brokerFee: '22' },
  },
  limit: '5000000',
  limitPerBid: '1000000',
  leastSum: '10000',
  minDays: 10,
  maxDays: 180,
  laws: ['44-fz', 'commercial'],
  validFrom: '2026-12-01',
  validTo: '2026-12-31',
  source: 'письмо',
  note: 'торг уместен',
});

describe('the form of an offer', () => {
  it('asks for everything an offer may say, and gives back what it was given', () => {
    const values = valuesOfOffer(full);
    const { currency: _, ...said } = full;
    expect(asInput(offerFormFields, values)).toEqual(said);
  });

  it('finds the field of every refusal', () => {
    for (const path of ['lender', 'offer.rate', 'offer.vat.brokerFee', 'offer.surcharges.1', 'laws.0', 'validTo'])
      expect(fieldAt(offerFormFields, path)?.labelKey).toMatch(/^offers\.field\./);
  });
});

describe('an offer in words', () => {
  const values = valuesOfOffer(full);

  it('names the rate, every fee with its tax, and every limit', () => {
    expect(spaced(priceWords(values, 'ru', say))).toBe('24 % годовых, дни/365 + НДС 20 %');
    expect(feeLines(values, 'ru', say).map(({ value }) => spaced(value))).toEqual([
      '5 000,00 ₽',
      '1 % + НДС 20 %',
      '100,00 ₽ + НДС 20 %',
      '3 000,00 ₽ + НДС 22 %',
      '30',
      '10 % + 5 %',
      'За весь срок',
    ]);
    expect(limitLines(values, 'ru', say).map(({ value }) => spaced(value))).toEqual([
      '5 000 000,00 ₽',
      '1 000 000,00 ₽',
      '10 000,00 ₽',
      '10',
      '180',
      '44-ФЗ, Коммерческая',
    ]);
  });

  it('holds on its first and last day, and not on the days beside them', () => {
    const on = (day: string): string => holdingOf(values, day).state;
    expect(['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01'].map(on)).toEqual([
      'later',
      'until',
      'until',
      'over',
    ]);
    expect(holdingOf({}, '2026-12-01').state).toBe('always');
  });

  it('stands under its lender, lenders and names in the order of the language', () => {
    const offer = (lender: string, name: string) => ({ offerId: name, values: { lender, name } });
    const lenders = byLender([offer('Яр', 'б'), offer('Ёж', 'в'), offer('Яр', 'а')], 'ru');
    expect(lenders.map(({ lender, offers }) => [lender, offers.map(({ offerId }) => offerId)])).toEqual([
      ['Ёж', ['в']],
      ['Яр', ['а', 'б']],
    ]);
  });
});

describe('columns of a table of offers', () => {
  it('are asked for where needed or found, and a heading stands for one field only', () => {
    expect(shownColumns({ brokerFee: 'Брокер' })).toEqual(
      expect.arrayContaining(['lender', 'kind', 'rate', 'basis', 'brokerFee']),
    );
    expect(shownColumns({})).not.toContain('brokerFee');
    expect(withColumn({ rate: 'Ставка', limit: 'Лимит' }, 'minFee', 'Лимит')).toEqual({
      rate: 'Ставка',
      minFee: 'Лимит',
    });
    expect(withColumn({ rate: 'Ставка' }, 'rate', null)).toEqual({});
  });
});

const row = (name: string, kind: 'own' | 'loan', cost: string): OfferComparison['rows'][number] => ({
  offerId: kind === 'own' ? null : name,
  name: kind === 'own' ? 'own' : name,
  lender: null,
  kind,
  cost,
  effectivePercent: null,
  dearerBy: '0.00',
  misfits: [],
  cash: [],
  breakEvenDays: null,
});
const step = (line: string) => ({ line, formula: 'sum', result: '1.00', rule: 'x', numbers: {}, rounding: 'none' });
const comparison: OfferComparison = {
  cheapest: 'b',
  rows: [
    row('b', 'loan', '1.00'),
    row('own', 'own', '2.00'),
    ...'acdefg'.split('').map((id) => row(id, 'loan', '3.00')),
  ],
  names: ['a', 'b', 'own'],
  byTerm: [{ days: 5, costs: ['3.00', '1.00', '2.00'] }],
  byDelay: [],
  cheapestFrom: [],
  steps: [step('offers.0.interest'), step('offers.1.interest'), step('own.cost'), step('cheapest')],
};

describe('a comparison in the window', () => {
  it('draws own money and the cheapest, each with its own costs', () => {
    const drawn = drawnRows(comparison);
    expect(drawn.map(({ name }) => name)).toEqual(['own', 'b', 'a', 'c', 'd', 'e']);
    expect(
      seriesOf(comparison, comparison.byTerm, drawn, ({ name }) => name).map(({ id, points }) => [id, points]),
    ).toEqual([
      ['own', [{ at: 5, value: '2.00' }]],
      ['b', [{ at: 5, value: '1.00' }]],
      ['a', [{ at: 5, value: '3.00' }]],
    ]);
  });

  it('opens the steps of one row only', () => {
    const lines = (at: number): readonly string[] => {
      const one = comparison.rows[at];
      return one === undefined ? [] : stepsOfRow(comparison, one).map(({ line }) => line);
    };
    expect([lines(0), lines(1)]).toEqual([['interest'], ['cost']]);
  });

  it('says days and sums of a misfit as the language writes them', () => {
    const misfit = readableMisfit(
      {
        code: 'finance.offer-sum',
        severity: 'warning',
        place: {},
        details: { offer: '2026-12-31', least: null, greatest: '500000' },
      },
      'ru',
    );
    expect(spaced(JSON.stringify(misfit.details))).toBe('{"offer":"2026-12-31","least":"…","greatest":"500 000,00"}');
  });
});

describe('a figure that is quoted', () => {
  const answer = calculators.security.answerOf({
    law: '44-fz',
    kind: 'bid',
    nmck: '979633.15',
    percent: '1',
    publishedOn: '2026-09-10',
  });
  const priced = calculators.financing.answerOf({
    sum: '2000000',
    start: '2026-11-26',
    end: '2027-01-23',
    offer: { rate: '24', basis: 'pa/act365' },
  });
  if (!answer.ok || !priced.ok) throw new Error('the worked example was refused');

  it('carries its formula in numbers and its article in the user’s language', () => {
    const amount = stepOf(answer.value.steps, 'amount', answer.value.amount);
    expect(amount && spaced(quotedFigure('security', amount, 'ru', say))).toMatch(
      /^Обеспечение: 9 796,33 ₽ = 979 633,15 × 1 % \(.+; 44-ФЗ ст\. 44/,
    );
    const interest = stepOf(priced.value.steps, 'interest', priced.value.interest);
    expect(interest && spaced(formulaInNumbers(interest, 'ru'))).toBe('2 000 000 × 24 % × 58 / 365');
    expect(interest && spaced(quotedFigure('financing', interest, 'ru', say))).toMatch(
      /^.+: 76 273,97 ₽ = 2 000 000 × 24 % × 58 \/ 365 \(.+\)$/,
    );
  });

  it('leaves a hundred that is no percentage alone', () => {
    const made = {
      ...step('x'),
      formula: 'cost / sum × 365 / days × 100',
      numbers: { cost: '5', sum: '10', days: '7' },
    };
    expect(
      formulaInNumbers({ ...made, article: null, ruleSetDate: null, rule: 'vat.net', rounding: 'none' }, 'en'),
    ).toBe('5 / 10 × 365 / 7 × 100');
  });

  it('says sums, shares, days and words each in their own way', () => {
    expect(
      [
        figureText('cost', '1234.50', 'en', say),
        figureText('effectivePercent', '5.1', 'en', say),
        figureText('offer.rate', '24', 'en', say),
        figureText('end', '2027-01-23', 'en', say),
        figureText('days', '58', 'en', say),
      ].map(spaced),
    ).toEqual(['1,234.50 ₽', '5.1 %', '24 %', 'Sat, 23 Jan 2027', '58']);
  });

  it('says points and weights without a currency, and sums in the one they are in, or in none', () => {
    const bare = ['scores.0', 'priceScore', 'score12', 'weight2', 'priceWeight', 'totals.1', 'gained', 'others'];
    expect(bare.map((field) => figureText(field, '80.00', 'en', say))).toEqual(bare.map(() => '80'));
    expect(spaced(figureText('price', '469.00', 'en', say, 'UAH'))).toBe('469.00 ₴');
    expect(figureText('effective.0', '364.78', 'en', say, null)).toBe('364.78');
  });
});

describe('an address on the Money screen', () => {
  it('is a pane with what is open in it, or a calculator with its bid as links had it before', () => {
    expect(placeOf({ screen: 'money' }, 'offers')).toEqual({ pane: 'offers', within: null, bidId: null });
    expect(placeOf({ screen: 'money', id: 'offers', tab: 'kept' }, 'calculators')).toEqual({
      pane: 'offers',
      within: 'kept',
      bidId: null,
    });
    expect(placeOf({ screen: 'money', id: 'security', tab: 'bid-1' }, 'offers')).toEqual({
      pane: 'calculators',
      within: 'security',
      bidId: 'bid-1',
    });
    expect(placeOf({ screen: 'money', id: 'calculators', tab: 'vat' }, 'offers')).toEqual({
      pane: 'calculators',
      within: 'vat',
      bidId: null,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { alike, buyerKey, type Double } from '#shared/procedure/organiser/alike.ts';

const base: Double = {
  key: 1,
  sourceId: '0372200000126000001',
  sourceFormat: 'ru44',
  title: 'Поставка насосов центробежных для нужд водоканала',
  buyer: 'МУП «Водоканал»',
  buyerInn: '7701234567',
  deadline: Date.UTC(2026, 11, 1, 9),
  amount: 1_000_000,
  currency: 'RUB',
};
const other = (more: Partial<Double>): Double => ({
  ...base,
  key: 2,
  sourceId: '2077',
  sourceFormat: 'b2b-html',
  ...more,
});
const signs = (one: Double, two: Double, positions: readonly string[] | null = null): string =>
  alike(one, two, () => positions)
    ?.signs.map(({ sign }) => sign)
    .join(' ') ?? 'not alike';
const hours = (count: number): number => (base.deadline ?? 0) + count * 3_600_000;

describe('two procedures', () => {
  it.each([
    ['say the same', {}, 'same-buyer same-title same-deadline same-value'],
    [
      'use other forms of the words',
      { title: 'Закупка центробежного насоса, водоканал', deadline: hours(20) },
      'same-buyer similar-title near-deadline same-value',
    ],
    [
      'name the buyer in another legal form, without its INN',
      { buyerInn: null, buyer: 'Муниципальное унитарное предприятие "ВОДОКАНАЛ"' },
      'similar-buyer same-title same-deadline same-value',
    ],
    [
      'have the same number in two formats',
      { sourceId: base.sourceId, sourceFormat: 'csv', title: 'x' },
      'same-number',
    ],
    ['differ by VAT', { amount: 833_333.33 }, 'same-buyer same-title same-deadline'],
  ])('are one purchase where they %s', (_, more, expected) => {
    expect(signs(base, other(more))).toBe(expected);
  });

  it.each([
    ['buyers have different INNs', { buyerInn: '7709999999' }],
    ['they stand on one platform', { sourceFormat: 'ru44' }],
    ['bids end a week apart', { deadline: hours(24 * 7) }],
    ['titles share only what every purchase says', { title: 'Поставка бумаги для нужд предприятия' }],
    ['lots of one purchase bear other numbers and sums', { title: 'Насос вихревой, лот 2', amount: 40_000 }],
    ['titles are alike and prices are not', { title: 'Насосы центробежные', deadline: hours(60), amount: 10_000 }],
  ])('are two where %s', (_, more) => {
    expect(signs(base, other(more))).toBe('not alike');
  });

  it('are told by their positions where titles say nothing', () => {
    const vague = other({ title: 'Закупка № 15' });
    expect(signs(base, vague)).toBe('not alike');
    expect(signs(base, vague, ['насосов', 'центробежных'])).toBe('same-buyer positions same-deadline same-value');
  });

  it('are judged alike whichever comes first', () => {
    const two = other({ title: 'Центробежные насосы', deadline: hours(30), amount: 990_000 });
    expect(alike(base, two, () => null)?.likeness).toBe(alike(two, base, () => null)?.likeness);
  });
});

describe('a buyer’s name', () => {
  it.each([
    ['ООО «Ромашка»', 'общество с ограниченной ответственностью "РОМАШКА"'],
    ['ПАО Сбербанк', 'Публичное акционерное общество «Сбербанк»'],
    ['ГБУЗ «Городская больница № 4»', 'Государственное бюджетное учреждение здравоохранения "Городская больница №4"'],
    ['Acme GmbH', 'ACME'],
  ])('is the same whatever its form: %s', (one, two) => {
    expect(buyerKey(one)).toBe(buyerKey(two));
    expect(buyerKey(one)).not.toBe('');
  });
});

import { describe, expect, test } from 'vitest';
import { readingOf, type OwnSide, type ProtocolOffer } from '#shared/bid/submission/protocol.ts';

const us: OwnSide = {
  inn: '9900123450',
  names: ['Общество с ограниченной ответственностью «Северный Причал»', 'ООО «Северный Причал»'],
  price: '100.00',
  lotId: null,
};
const offer = (change: Partial<ProtocolOffer>): ProtocolOffer => ({
  bidder: '№ 1',
  inn: null,
  price: '90.00',
  currency: 'RUB',
  place: null,
  lotId: null,
  ...change,
});

describe('what a protocol says of our bid', () => {
  test('our line by INN, then by name, then by a price that only one number offered', () => {
    const winner = offer({ place: 1, bidder: 'АО «Другое»', inn: '9900123467' });
    const byInn = offer({ inn: '9900123450', bidder: '№ 7', place: 2 });
    expect(readingOf([winner, byInn], us)).toEqual({
      own: { index: 1, by: 'inn' },
      outcome: 'lost',
      winner: 'АО «Другое»',
      winnerPrice: '90.00',
      place: 2,
    });
    const byName = offer({ bidder: 'ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ "СЕВЕРНЫЙ ПРИЧАЛ"', place: 1 });
    expect(readingOf([byName], us)).toMatchObject({ own: { by: 'name' }, outcome: 'won', winner: null });
    const byPrice = offer({ bidder: '№ 3', price: '100', place: 2 });
    expect(readingOf([winner, byPrice], us)).toMatchObject({ own: { index: 1, by: 'price' }, outcome: 'lost' });
  });
  test('nothing of ours where two numbers offered our price, or another by name did', () => {
    const twins = [offer({ price: '100.00', place: 1 }), offer({ bidder: '№ 2', price: '100.00', place: 2 })];
    expect(readingOf(twins, us)).toMatchObject({ own: null, outcome: null, place: null });
    expect(readingOf([offer({ bidder: 'АО «Другое»', price: '100.00', place: 1 })], us)).toMatchObject({ own: null });
  });
  test('no result where no place is said, or two claim the first', () => {
    const ours = offer({ inn: us.inn });
    expect(readingOf([ours], us)).toMatchObject({ own: { by: 'inn' }, outcome: null });
    expect(readingOf([{ ...ours, place: 1 }, offer({ place: 1 })], us)).toMatchObject({ outcome: null, winner: null });
  });
  test('only our lot of several', () => {
    const lots = [
      offer({ lotId: '1', place: 1, bidder: 'АО «Другое»' }),
      offer({ lotId: '2', place: 1, inn: us.inn }),
      offer({ lotId: '2', place: 2 }),
    ];
    expect(readingOf(lots, { ...us, lotId: '2' })).toMatchObject({ own: { index: 1 }, outcome: 'won', place: 1 });
  });
});

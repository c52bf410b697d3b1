import { describe, expect, it } from 'vitest';
import { currencyNamed, writtenAmount } from '#shared/procedure/written-amount.ts';
import { readPeoplesDate } from '#shared/procedure/written-date.ts';

describe('a sum as people write it', () => {
  it.each([
    ['1 500 000,50', '1500000.5'],
    ['1\u00a0500\u202f000,50 руб.', '1500000.5'],
    ['1,500,000.50', '1500000.5'],
    ['1.500.000,50', '1500000.5'],
    ['1.500.000', '1500000'],
    ["1'500'000", '1500000'],
    ['1500000.5', '1500000.5'],
    ['0,125', '0.125'],
    ['15 000,125', '15000.125'],
    ['-5', '-5'],
    ['100.', '100'],
    ['12345678901234567890.12', '12345678901234567890.12'],
    // It may mean one and a half thousand or one and a half.
    ['1,500', null],
    ['1.500', null],
    ['1 50', null],
    ['1,2,3', null],
    ['много', null],
    ['', null],
  ])('%s is %s', (text, amount) => {
    expect(writtenAmount(text)).toBe(amount);
  });

  it.each([
    ['руб.', 'RUB'],
    ['рублей 00 коп.', 'RUB'],
    ['₽', 'RUB'],
    ['RUR', 'RUB'],
    ['грн', 'UAH'],
    ['EUR', 'EUR'],
    ['долл. США', 'USD'],
    ['$', null],
    ['рубероид', null],
    ['шт', null],
  ])('in %s is in %s', (text, currency) => {
    expect(currencyNamed(text)).toBe(currency);
  });
});

describe('a date as people write it', () => {
  const read = (text: string, zone: string | null = null, order: 'dmy' | 'mdy' = 'dmy'): string => {
    const reading = readPeoplesDate(text, zone, 'user-zone', order);
    return reading.kind === 'read'
      ? `${reading.moment.at} ${reading.moment.offset} ${reading.moment.rule}`
      : reading.kind;
  };

  it.each([
    ['23.11.2026 14:00 (МСК)', '2026-11-23T11:00:00Z +03:00 moscow-time'],
    ['23.11.2026 14:00 (МСК+4)', '2026-11-23T07:00:00Z +07:00 offset-written'],
    ['23.11.2026 в 14 ч. 00 мин. по московскому времени', '2026-11-23T11:00:00Z +03:00 moscow-time'],
    ['23 ноября 2026 г. 14:00 UTC+5', '2026-11-23T09:00:00Z +05:00 offset-written'],
    ['2026-11-23T14:00:00+03:00', '2026-11-23T11:00:00Z +03:00 offset-written'],
    ['20.11.2026 00:00 за київським часом', '2026-11-19T22:00:00Z +02:00 offset-written'],
    ['23.11.26 14:00 МСК', '2026-11-23T11:00:00Z +03:00 moscow-time'],
    ['23.11.2026', 'no-time'],
    ['23.11.2026 14:00', 'no-zone'],
    ['31.02.2026 14:00 МСК', 'unreadable'],
    ['завтра', 'unreadable'],
  ])('%s is %s', (text, moment) => {
    expect(read(text)).toBe(moment);
  });

  it('takes the zone that was chosen where its text names none, with its summer time', () => {
    expect(read('23.07.2027 14:00', 'Europe/Kyiv')).toBe('2027-07-23T11:00:00Z +03:00 user-zone');
    expect(read('28.03.2027 03:30', 'Europe/Kyiv')).toBe('skipped');
  });

  it('with slashes is read in the order that was chosen', () => {
    expect(read('03/04/2026 10:00', 'UTC')).toMatch(/^2026-04-03/);
    expect(read('03/04/2026 10:00', 'UTC', 'mdy')).toMatch(/^2026-03-04/);
  });
});

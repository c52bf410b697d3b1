import { describe, expect, it } from 'vitest';
import { amountText, bytesText, currencySign, decimalText } from '../../../renderer/format/numbers.ts';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f\u200f]/g, ' ').trim();

describe('sums as text', () => {
  it('keeps every digit of a sum that no float could hold', () => {
    expect(amountText('12345678901234567890.12', 'en')).toBe('12,345,678,901,234,567,890.12');
  });
  it('always writes two decimals, so that a column aligns', () => {
    expect(plain(amountText('1000000', 'ru'))).toBe('1 000 000,00');
    expect(amountText('0.5', 'en')).toBe('0.50');
  });
  it('writes Latin digits in Arabic', () => {
    expect(plain(amountText('1234567.89', 'ar'))).toBe('1,234,567.89');
  });
  it('shows what is no decimal as it was written', () => {
    expect(amountText('1 000', 'ru')).toBe('1 000');
    expect(decimalText('12a', 'en')).toBe('12a');
  });
  it('does not round a quantity', () => {
    expect(decimalText('0.1234567890123', 'en')).toBe('0.1234567890123');
  });
  it('shows as many decimals as the column has, where fewer were given', () => {
    expect([decimalText('900', 'en', 2), decimalText('1000.5', 'en', 2), decimalText('0.125', 'en', 2)]).toEqual([
      '900.00',
      '1,000.50',
      '0.125',
    ]);
  });
  it('signs roubles by their sign in every language, and a currency nobody knows by its code', () => {
    expect(['en', 'ru', 'ar'].map((language) => currencySign('RUB', language as 'en'))).toEqual(['₽', '₽', '₽']);
    expect(currencySign('not a currency', 'en')).toBe('not a currency');
  });
});

describe('sizes as text', () => {
  it.each([
    [0, '0 B'],
    [222, '222 B'],
    [1_500, '1.5 kB'],
    [99_600, '100 kB'],
    [999_499, '999 kB'],
    [999_500, '1 MB'],
    [5_000_000_000, '5 GB'],
  ])('%i bytes in English', (bytes, text) => {
    expect(plain(bytesText(bytes, 'en'))).toBe(text);
  });
  it('uses the signs of Russian', () => {
    expect(plain(bytesText(222, 'ru'))).toBe('222 Б');
    expect(plain(bytesText(1_500, 'ru'))).toBe('1,5 кБ');
  });
});

import { describe, expect, it } from 'vitest';
import { readTypedDecimal } from '../../../renderer/format/typed-decimal.ts';

describe('a number as it is typed', () => {
  it.each([
    ['1234567.89', 'en', '1234567.89'],
    ['1,234,567.89', 'en', '1234567.89'],
    ['1,234', 'en', '1234'],
    ['1 234 567,89', 'ru', '1234567.89'],
    ['1\u00a0234\u202f567,89', 'ru', '1234567.89'],
    ['1,234', 'ru', '1.234'],
    ['1.234,50', 'ru', '1234.50'],
    ['12,5', 'en', '12.5'],
    ['٢٠٠٠٫٥٠', 'ar', '2000.50'],
    ['۱۲۳٬۴۵۶', 'ar', '123456'],
    ['007', 'en', '7'],
    ['.5', 'en', '0.5'],
    ['5.', 'en', '5'],
    ['\u2212 12', 'en', '-12'],
    ['9007199254740993.01', 'en', '9007199254740993.01'],
  ] as const)('reads %s in %s as %s', (typed, language, read) => {
    expect(readTypedDecimal(typed, language)).toBe(read);
  });

  it.each(['', ' ', 'abc', '1.2.3', '12,34,56', '1,23.4', '1e5', '--1', '1-2', '.', ','])(
    'does not guess what %j means',
    (typed) => {
      expect(readTypedDecimal(typed, 'en')).toBeNull();
    },
  );
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountInWords } from '#shared/bid/templates/words/amount-in-words.ts';
import { inArabic } from '#shared/bid/templates/words/arabic.ts';
import { inEnglish } from '#shared/bid/templates/words/english.ts';
import { inRussian } from '#shared/bid/templates/words/russian.ts';
import { numberFromWords } from '#shared/finance/guarantee-check/number-words.ts';

const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 150) };
/** Of every size alike: up to fifteen digits. */
const whole = fc
  .tuple(fc.integer({ min: 1, max: 15 }), fc.nat(999_999_999), fc.nat(999_999))
  .map(([digits, a, b]) => BigInt(`${a}${String(b).padStart(6, '0')}`.slice(0, digits)));

const english: Readonly<Record<string, bigint>> = {
  ...Object.fromEntries(Array.from({ length: 20 }, (_, n) => [inEnglish(String(n)), BigInt(n)])),
  ...Object.fromEntries([20, 30, 40, 50, 60, 70, 80, 90].map((n) => [inEnglish(String(n)), BigInt(n)])),
};
/** Read back word by word, by the values of words alone. */
const fromEnglish = (words: string): bigint => {
  const scales: Readonly<Record<string, bigint>> = {
    thousand: 10n ** 3n,
    million: 10n ** 6n,
    billion: 10n ** 9n,
    trillion: 10n ** 12n,
  };
  let [total, group] = [0n, 0n];
  for (const word of words.split(/[ -]/).filter((each) => each !== 'and')) {
    const scale = scales[word];
    if (word === 'hundred') group *= 100n;
    else if (scale === undefined) group += english[word] ?? 10n ** 20n;
    else [total, group] = [total + group * scale, 0n];
  }
  return total + group;
};

const thing = { one: 'X', two: 'XX', few: 'XS', many: 'XA', gender: 'masculine' } as const;
/** Arabic words of a count by their values; the counted thing says one or two where it stands without a number. */
const fromArabic = (words: string): bigint => {
  const values: Readonly<Record<string, bigint>> = {
    واحد: 1n,
    اثنان: 2n,
    اثنا: 2n,
    أحد: 1n,
    ثلاثة: 3n,
    أربعة: 4n,
    خمسة: 5n,
    ستة: 6n,
    سبعة: 7n,
    ثمانية: 8n,
    تسعة: 9n,

    عشرة: 10n,
    عشر: 10n,
    عشرون: 20n,
    ثلاثون: 30n,
    أربعون: 40n,
    خمسون: 50n,
    ستون: 60n,
    سبعون: 70n,
    ثمانون: 80n,
    تسعون: 90n,
    مئة: 100n,
    مئتان: 200n,
    مئتا: 200n,
    ثلاثمئة: 300n,
    أربعمئة: 400n,
    خمسمئة: 500n,
    ستمئة: 600n,
    سبعمئة: 700n,
    ثمانمئة: 800n,
    تسعمئة: 900n,
    صفر: 0n,
  };
  const scales: readonly (readonly [stem: RegExp, dual: RegExp, value: bigint])[] = [
    [/^(?:تريليون|تريليونات|تريليوناً)$/u, /^تريليونا?ن?$/u, 10n ** 12n],
    [/^(?:مليار|مليارات|ملياراً)$/u, /^ملياران?$/u, 10n ** 9n],
    [/^(?:مليون|ملايين|مليوناً)$/u, /^مليونان?$/u, 10n ** 6n],
    [/^(?:ألف|آلاف|ألفاً)$/u, /^ألفان?$/u, 10n ** 3n],
  ];
  let [total, group, hasNumber] = [0n, 0n, false];
  for (const written of words.split(' ')) {
    const word =
      values[written] === undefined && written.startsWith('و') && written !== 'واحد' ? written.slice(1) : written;
    const value = values[word];
    const scale = scales.find(([one, two]) => one.test(word) || two.test(word));
    const starts = written !== word;
    if (value !== undefined) [group, hasNumber] = [group + value, true];
    else if (scale !== undefined) {
      const [one, , size] = scale;
      // “وألف” after a group that already has its noun is one more of it; “مئة ألف” counts by what stands before.
      if (!one.test(word)) total += 2n * size;
      else if (starts || !hasNumber) total += size;
      else [total, group] = [total + group * size, 0n];
      hasNumber = false;
    } else if (word === 'XX') total += 2n;
    else if (word === 'X' && (starts || (!hasNumber && total === 0n))) return total + group + 1n;
    else hasNumber = hasNumber && word !== 'X';
  }
  return total + group;
};

describe('amounts in words', () => {
  it.each([
    ['1234567.89', 'ru', 'один миллион двести тридцать четыре тысячи пятьсот шестьдесят семь рублей 89 копеек'],
    ['21002', 'ru', 'двадцать одна тысяча два рубля 00 копеек'],
    ['111011.01', 'ru', 'сто одиннадцать тысяч одиннадцать рублей 01 копейка'],
    ['1001', 'en', 'one thousand and one roubles 00 kopecks'],
    ['0.5', 'en', 'zero roubles 50 kopecks'],
    ['2000', 'ar', 'ألفا روبل و00 كوبيك'],
    ['1002', 'ar', 'ألف روبل وروبلان و00 كوبيك'],
    ['15003', 'ar', 'خمسة عشر ألفاً وثلاثة روبلات و00 كوبيك'],
    ['200000', 'ar', 'مئتا ألف روبل و00 كوبيك'],
    ['1300000.11', 'ar', 'مليون وثلاثمئة ألف روبل و11 كوبيكاً'],
  ] as const)('says %s in %s', (amount, language, words) => {
    expect(amountInWords(amount, 'RUB', language)).toBe(words);
  });

  it('agrees with a feminine currency, and keeps the letters of one without a name', () => {
    expect(amountInWords('21', 'UAH', 'ru')).toBe('двадцать одна гривна 00 копеек');
    expect(amountInWords('5.07', 'XYZ', 'en')).toBe('five XYZ 07/100');
  });

  it('reads back to the same number in Russian and English', () => {
    fc.assert(
      fc.property(whole, (number) => {
        const russian = inRussian(String(number), 'masculine').split(' ');
        if (number < 10n ** 12n) {
          expect(numberFromWords(russian)).toMatchObject({ value: number, words: russian.length });
        }
        expect(fromEnglish(inEnglish(String(number)))).toBe(number);
      }),
      runs,
    );
  });

  it('reads back to the same number in Arabic', () => {
    fc.assert(
      fc.property(whole, (number) => {
        expect(fromArabic(inArabic(String(number), thing))).toBe(number);
      }),
      runs,
    );
  });

  it('takes no sign, no third decimal and nothing from 10^15 on', () => {
    for (const amount of ['-1', '1.005', '1000000000000000']) {
      expect(() => amountInWords(amount, 'RUB', 'ru')).toThrow(RangeError);
    }
  });
});

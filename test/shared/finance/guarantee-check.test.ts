import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guaranteeCheck } from '#shared/finance/calculators/guarantee-check.ts';
import { numberFromWords, wordsIn } from '#shared/finance/guarantee-check/number-words.ts';
import { cleanTexts, faultyTexts, type GuaranteeCase } from '../../kit/guarantee-texts.ts';
import { inRussianWords } from '../../kit/russian-numbers.ts';

const checked = ({ text, facts }: Pick<GuaranteeCase, 'text' | 'facts'>) => {
  const outcome = guaranteeCheck.run({ ...facts, text });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
};
const differing = (one: GuaranteeCase) =>
  checked(one)
    .fields.filter(({ status }) => status === 'differs')
    .map(({ field, read }) => ({ field, read }));

const clean = cleanTexts(48);
const faulty = faultyTexts();

describe('the check of a guarantee’s text', () => {
  it.each(clean.map((one, index) => ({ index, one })))('finds nothing wrong with sound text $index', ({ one }) => {
    const { verdict, fields } = checked(one);
    expect(fields.filter(({ status }) => status !== 'found').map(({ field, read }) => ({ field, read }))).toEqual(
      // One way of writing the sum has no words; that is said, and is no fault.
      one.text.match(/руб\./) === null ? [] : [{ field: 'sum-in-words', read: null }],
    );
    expect(verdict).toBe('agrees');
  });

  it.each(faulty.map((one, index) => ({ index, fault: one.fault, one })))(
    'finds the $fault planted in text $index, and only it',
    ({ one, fault }) => {
      const found = differing(one);
      const allowed: readonly unknown[] = fault === 'sum' ? ['sum', 'sum-in-words'] : [fault];
      expect(found.map(({ field }) => field)).toContain(fault);
      expect(found.filter(({ field }) => !allowed.includes(field))).toEqual([]);
      expect(found[0]?.read?.length).toBeGreaterThan(5);
      expect(checked(one).verdict).toBe('differs');
    },
  );

  it('has at least forty faulty texts and forty sound ones', () => {
    expect(faulty.length).toBeGreaterThanOrEqual(40);
    expect(clean.length).toBeGreaterThanOrEqual(40);
  });

  const forms = ['guarantee-prose.txt', 'guarantee-form.txt'].map((file) => ({
    file,
    text: readFileSync(new URL(`../../cases/calc/${file}`, import.meta.url), 'utf8'),
  }));
  const asked: GuaranteeCase['facts'] = {
    law: '44-fz',
    kind: 'bid',
    sum: '250000.00',
    deadline: '2027-01-15T09:00:00+03:00',
    beneficiary: { name: 'Муниципальное казённое учреждение «Служба единого заказчика»', inn: '5027123456' },
    principal: { name: 'Общество с ограниченной ответственностью "Альфа"', inn: '7722334455' },
    purchaseCode: '263502712345650270100100120014120244',
    noticeNumber: '0148300005226000987',
    court: 'Арбитражный суд Московской области',
    publishedOn: '2026-09-10',
  };
  it.each(forms)('reads $file, worded by hand, without a false alarm', ({ text }) => {
    expect(checked({ text, facts: asked }).fields.filter(({ status }) => status !== 'found')).toEqual([]);
  });
  it.each(
    forms.flatMap((form) =>
      (
        [
          ['sum', /250 000,00|250000\.00/, '205000,00'],
          ['sum-in-words', /пятьдесят/, 'пятнадцать'],
          ['currency', /рублей 00|Российский рубль/, 'евро'],
          ['term', /28\.02\.2027/, '14.02.2027'],
          ['beneficiary', /Служба/, 'Дирекция'],
          ['beneficiary-inn', /5027123456/, '5027123465'],
          ['principal', /АЛЬФА/, 'АЛЬФА-М'],
          ['principal-inn', /7722334455/, '7722334454'],
          ['purchase-code', /0244/, '0245'],
          ['notice-number', /0148300005226000987/, '0148300005226000978'],
          [
            'obligation',
            /участия в электронном аукционе|по заявке на участие в закупке/,
            'по государственному контракту',
          ],
          ['irrevocable', /безотзывно(?:й)?/, 'отзывно'],
          ['payment-term', /10 \(Десяти\)/, '30 (Тридцати)'],
          ['penalty', /0,1/, '0,01'],
          ['court', /Московской/, 'Тверской'],
        ] as const
      ).map(([fault, from, to]) => ({ ...form, fault, spoilt: form.text.replace(from, to) })),
    ),
  )('finds the $fault changed by hand in $file', ({ text, spoilt, fault }) => {
    expect(spoilt).not.toBe(text);
    expect(differing({ text: spoilt, facts: asked, fault }).map(({ field }) => field)).toContain(fault);
  });

  it('says what it could not find in a text about something else', () => {
    const [first] = clean;
    if (first === undefined) throw new Error('no text');
    const { verdict, fields, findings } = checked({ ...first, text: 'Договор поставки канцелярских товаров.' });
    expect(verdict).toBe('incomplete');
    expect(fields.every(({ status, read }) => status === 'not-found' && read === null)).toBe(true);
    expect(findings.filter(({ code }) => code === 'finance.guarantee-silent')).toHaveLength(fields.length);
  });

  it('never fails on any text', () => {
    const [first] = clean;
    if (first === undefined) throw new Error('no text');
    for (let cut = 1; cut < first.text.length; cut += 37) {
      expect(checked({ ...first, text: first.text.slice(0, cut) }).fields).toHaveLength(15);
      expect(checked({ ...first, text: first.text.slice(cut) }).fields).toHaveLength(15);
    }
  });

  it('reads every number that Russian words can write', () => {
    for (let number = 0; number < 2_000_000_000; number = number * 3 + 7) {
      expect(numberFromWords(wordsIn(inRussianWords(number)))?.value).toBe(BigInt(number));
    }
    for (let number = 0; number < 1_000; number += 1) {
      expect(numberFromWords(wordsIn(inRussianWords(number)))?.value).toBe(BigInt(number));
    }
    expect(numberFromWords(['одного', 'миллиона', 'двухсот', 'тысяч', 'рублей'])).toEqual({
      value: 1_200_000n,
      words: 4,
    });
  });

  it('refuses a deadline and an end of performance together', () => {
    const [first] = clean;
    const outcome = guaranteeCheck.run({
      ...first?.facts,
      text: 'x',
      deadline: '2027-01-28',
      performedUntil: '2027-01-28',
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'finance.one-of' } });
  });
});

import { groupsOf } from './groups.ts';

export type RussianGender = 'masculine' | 'feminine';
/** After 1, after 2–4, after the rest: рубль, рубля, рублей. */
export type RussianForms = readonly [one: string, few: string, many: string];

const units = ['', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять'] as const;
const feminine: Readonly<Record<number, string>> = { 1: 'одна', 2: 'две' };
const teens = [
  'десять',
  'одиннадцать',
  'двенадцать',
  'тринадцать',
  'четырнадцать',
  'пятнадцать',
  'шестнадцать',
  'семнадцать',
  'восемнадцать',
  'девятнадцать',
] as const;
const tens = [
  '',
  '',
  'двадцать',
  'тридцать',
  'сорок',
  'пятьдесят',
  'шестьдесят',
  'семьдесят',
  'восемьдесят',
  'девяносто',
] as const;
const hundreds = [
  '',
  'сто',
  'двести',
  'триста',
  'четыреста',
  'пятьсот',
  'шестьсот',
  'семьсот',
  'восемьсот',
  'девятьсот',
] as const;
const scales: readonly (readonly [forms: RussianForms, gender: RussianGender])[] = [
  [['тысяча', 'тысячи', 'тысяч'], 'feminine'],
  [['миллион', 'миллиона', 'миллионов'], 'masculine'],
  [['миллиард', 'миллиарда', 'миллиардов'], 'masculine'],
  [['триллион', 'триллиона', 'триллионов'], 'masculine'],
];

/** The form of a noun beside a whole number. */
export const russianForm = (digits: string, [one, few, many]: RussianForms): string => {
  const n = Number(digits.slice(-2));
  if (n >= 11 && n <= 14) return many;
  return n % 10 === 1 ? one : n % 10 >= 2 && n % 10 <= 4 ? few : many;
};

const belowThousand = (n: number, gender: RussianGender): readonly string[] => {
  const rest = n % 100;
  const unit = rest % 10;
  const last = gender === 'feminine' ? (feminine[unit] ?? units[unit] ?? '') : (units[unit] ?? '');
  return [
    hundreds[Math.floor(n / 100)] ?? '',
    ...(rest >= 10 && rest < 20 ? [teens[rest - 10] ?? ''] : [tens[Math.floor(rest / 10)] ?? '', last]),
  ].filter((word) => word !== '');
};

/** A whole number below 10^15 in Russian words, agreeing with a noun of that gender: `двадцать одна тысяча два`. */
export const inRussian = (digits: string, gender: RussianGender): string => {
  const groups = groupsOf(digits);
  if (groups.every((group) => group === 0)) return 'ноль';
  return groups
    .map((group, index): readonly string[] => {
      const scale = index === 0 ? undefined : scales[index - 1];
      if (group === 0) return [];
      return scale === undefined
        ? belowThousand(group, gender)
        : [...belowThousand(group, scale[1]), russianForm(String(group), scale[0])];
    })
    .toReversed()
    .flat()
    .join(' ');
};

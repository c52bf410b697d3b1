const ones = [
  '',
  'один',
  'два',
  'три',
  'четыре',
  'пять',
  'шесть',
  'семь',
  'восемь',
  'девять',
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
];
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
];
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
];

/** One of `рубль`, `рубля`, `рублей` after a number. */
export const counted = (number: number, [one, few, many]: readonly [string, string, string]): string => {
  const [two, last] = [number % 100, number % 10];
  if (two >= 11 && two <= 14) return many;
  return last === 1 ? one : last >= 2 && last <= 4 ? few : many;
};

const below1000 = (number: number, feminine: boolean): readonly string[] => {
  const rest = number % 100;
  const small = rest < 20 ? [ones[rest] ?? ''] : [tens[Math.floor(rest / 10)] ?? '', ones[rest % 10] ?? ''];
  return [hundreds[Math.floor(number / 100)] ?? '', ...small]
    .filter((word) => word !== '')
    .map((word) => (feminine && word === 'один' ? 'одна' : feminine && word === 'два' ? 'две' : word));
};

/** A whole number below 10¹² in Russian words, nominative. */
export const inRussianWords = (number: number): string => {
  const groups = [
    [Math.floor(number / 1e9) % 1000, ['миллиард', 'миллиарда', 'миллиардов'], false],
    [Math.floor(number / 1e6) % 1000, ['миллион', 'миллиона', 'миллионов'], false],
    [Math.floor(number / 1e3) % 1000, ['тысяча', 'тысячи', 'тысяч'], true],
  ] as const;
  const large = groups.flatMap(([group, names, feminine]) =>
    group === 0 ? [] : [...below1000(group, feminine), counted(group, names)],
  );
  const words = [...large, ...below1000(number % 1000, false)].join(' ');
  return words === '' ? 'ноль' : words;
};

import { groupsOf } from './groups.ts';

export type ArabicGender = 'masculine' | 'feminine';
/**
 * A counted noun: alone after 1 (`روبل`), two of it (`روبلان`), after 3–10 (`روبلات`), after 11–99 (`روبلاً`, accusative). After whole
 * hundreds and thousands it is the first.
 */
export type ArabicNoun = {
  readonly one: string;
  readonly two: string;
  readonly few: string;
  readonly many: string;
  readonly gender: ArabicGender;
};

const feminineUnits = ['', 'واحدة', 'اثنتان', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع', 'عشر'] as const;
/** Three to ten take the gender that the noun has not. */
const masculineUnits = ['', 'واحد', 'اثنان', 'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة', 'عشرة'] as const;
const tens = ['', '', 'عشرون', 'ثلاثون', 'أربعون', 'خمسون', 'ستون', 'سبعون', 'ثمانون', 'تسعون'] as const;
const hundreds = ['', 'مئة', 'مئتان', 'ثلاثمئة', 'أربعمئة', 'خمسمئة', 'ستمئة', 'سبعمئة', 'ثمانمئة', 'تسعمئة'] as const;

const noun = (one: string, two: string, few: string, many: string): ArabicNoun => ({
  one,
  two,
  few,
  many,
  gender: 'masculine',
});
const scales: readonly ArabicNoun[] = [
  noun('ألف', 'ألفان', 'آلاف', 'ألفاً'),
  noun('مليون', 'مليونان', 'ملايين', 'مليوناً'),
  noun('مليار', 'ملياران', 'مليارات', 'ملياراً'),
  noun('تريليون', 'تريليونان', 'تريليونات', 'تريليوناً'),
];

const teen = (unit: number, gender: ArabicGender): string => {
  const isMasculine = gender === 'masculine';
  if (unit === 1) return isMasculine ? 'أحد عشر' : 'إحدى عشرة';
  if (unit === 2) return isMasculine ? 'اثنا عشر' : 'اثنتا عشرة';
  return isMasculine
    ? `${masculineUnits[unit] ?? ''} عشر`
    : `${unit === 8 ? 'ثماني' : (feminineUnits[unit] ?? '')} عشرة`;
};

/** 1 to 99 beside a noun of that gender. */
const belowHundred = (n: number, gender: ArabicGender): string => {
  const units = gender === 'masculine' ? masculineUnits : feminineUnits;
  if (n <= 10) return n === 8 && gender === 'feminine' ? 'ثماني' : (units[n] ?? '');
  if (n < 20) return teen(n - 10, gender);
  const [ten, unit] = [tens[Math.floor(n / 10)] ?? '', n % 10];
  return unit === 0 ? ten : `${unit === 8 && gender === 'feminine' ? 'ثمانٍ' : (units[unit] ?? '')} و${ten}`;
};

/** A dual that a noun follows loses its last letter (إضافة): مئتان, but مئتا ألف; so does the sign of the indefinite: ألفاً, but ألف روبل. */
const before = (words: string): string =>
  words.replace(/(مئت|ألف|مليون|مليار|تريليون)ان$/u, '$1ا').replace(/(ألف|مليون|مليار|تريليون)اً$/u, '$1');

/** 1 to 999 things. Each part says its own noun where the last two digits are one or two: `مئة ألف وألفان`. */
const counted = (n: number, thing: ArabicNoun): string => {
  const [hundred, rest] = [hundreds[Math.floor(n / 100)] ?? '', n % 100];
  if (rest === 0) return `${before(hundred)} ${thing.one}`;
  const lead = hundred === '' ? '' : `${hundred} و`;
  if (rest <= 2) {
    const single = rest === 1 ? thing.one : thing.two;
    return hundred === '' ? single : `${before(hundred)} ${thing.one} و${single}`;
  }
  return `${lead}${belowHundred(rest, thing.gender)} ${rest <= 10 ? thing.few : thing.many}`;
};

/** What stands above the lowest group: `مليون ومئتا ألف`. */
const scaled = (groups: readonly number[]): readonly string[] =>
  groups
    .map((group, index) => {
      const scale = index === 0 ? undefined : scales[index - 1];
      return group === 0 || scale === undefined ? '' : counted(group, scale);
    })
    .filter((words) => words !== '')
    .toReversed();

/**
 * So many things below 10^15 in Arabic words, the noun as the number demands: `ثلاثة آلاف روبل`, `ألف روبل وروبلان`, `خمسة عشر روبلاً`.
 */
export const inArabic = (digits: string, thing: ArabicNoun): string => {
  const groups = groupsOf(digits);
  const [last = 0] = groups;
  const above = scaled(groups);
  if (above.length === 0) {
    if (last === 0) return `صفر ${thing.one}`;
    return last === 1 ? `${thing.one} ${thing.gender === 'masculine' ? 'واحد' : 'واحدة'}` : counted(last, thing);
  }
  const joined = above.join(' و');
  if (last === 0) return `${before(joined)} ${thing.one}`;
  if (last <= 2) {
    const single = last === 1 ? `${thing.one} ${thing.gender === 'masculine' ? 'واحد' : 'واحدة'}` : thing.two;
    return `${before(joined)} ${thing.one} و${single}`;
  }
  return `${joined} و${counted(last, thing)}`;
};

import { groupsOf } from './groups.ts';

const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
] as const;
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;
const scales = ['', 'thousand', 'million', 'billion', 'trillion'] as const;

const belowHundred = (n: number): string =>
  n < 20 ? (small[n] ?? '') : `${tens[Math.floor(n / 10)] ?? ''}${n % 10 === 0 ? '' : `-${small[n % 10] ?? ''}`}`;

const belowThousand = (n: number): string => {
  const [hundreds, rest] = [Math.floor(n / 100), n % 100];
  if (hundreds === 0) return belowHundred(rest);
  return `${small[hundreds] ?? ''} hundred${rest === 0 ? '' : ` and ${belowHundred(rest)}`}`;
};

/** A whole number below 10^15 in English words, short scale, with “and” as in British letters: `one thousand and five`. */
export const inEnglish = (digits: string): string => {
  const groups = groupsOf(digits);
  if (groups.every((group) => group === 0)) return 'zero';
  const said = groups.flatMap((group, scale) => {
    if (group === 0) return [];
    const words = belowThousand(group);
    return [scale === 0 ? words : `${words} ${scales[scale] ?? ''}`];
  });
  const [last] = groups;
  const joined = said.toReversed();
  return last !== undefined && last > 0 && last < 100 && joined.length > 1
    ? `${joined.slice(0, -1).join(' ')} and ${joined.at(-1) ?? ''}`
    : joined.join(' ');
};

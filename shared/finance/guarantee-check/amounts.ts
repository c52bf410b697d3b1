import { numberFromWords, wordsIn } from './number-words.ts';
import { pattern, type PlainText } from './plain-text.ts';

export type ReadAmount = {
  readonly start: number;
  readonly end: number;
  readonly kopecks: bigint;
  /** The same sum from the words beside the digits, or null where there are none. */
  readonly inWords: bigint | null;
  readonly currency: 'RUB' | 'other';
};

const currencies = '(?:российск~ )?(руб~|₽|rub|rur|долл~(?: сша)?|\\$|usd|евро|eur|€|юан~|cny|тенге|kzt)';
const money = pattern(
  `(?<![\\d.,/])(\\d{1,3}(?:[ .']\\d{3})+|\\d+)(?:[.,](\\d{2})(?!\\d))?\\s*(\\([^)]{3,250}\\))?\\s*${currencies}\\.?` +
    `(?:,?\\s*(\\d{2})\\s*(?:\\([^)]{3,60}\\)\\s*)?коп~)?\\s*(\\([а-я][^)]{8,250}\\))?`,
);

/** Roubles, and kopecks where they are in words or digits: `(Один миллион рублей 50 копеек)`. */
const fromWords = (inside: string | undefined, kopecksBeside: bigint): bigint | null => {
  if (inside === undefined) return null;
  const whole = numberFromWords(wordsIn(inside));
  if (whole === null) return null;
  const rest = /руб[а-я]*\.?,?\s*(.*?)\s*коп/.exec(inside)?.[1];
  if (rest === undefined) return whole.value * 100n + kopecksBeside;
  const digits = /^\d{1,2}/.exec(rest)?.[0];
  const kopecks = digits === undefined ? (numberFromWords(wordsIn(rest))?.value ?? kopecksBeside) : BigInt(digits);
  return whole.value * 100n + kopecks;
};

/** Sums in digits with a currency: `1 234 567,89 (Один миллион …) рублей`, `1 234 567 (…) рублей 89 копеек`. */
const amountsIn = ({ low }: PlainText): readonly ReadAmount[] =>
  [...low.matchAll(money)].map((match) => {
    const [whole = '', decimals, before, currency = '', kopecksBeside, after] = match.slice(1);
    const kopecks = BigInt(decimals ?? kopecksBeside ?? '00');
    return {
      start: match.index,
      end: match.index + match[0].length,
      kopecks: BigInt(whole.replaceAll(/\D/g, '')) * 100n + kopecks,
      inWords: fromWords(before ?? after, kopecks),
      currency: /^(?:руб|₽|rub|rur)/.test(currency) ? 'RUB' : 'other',
    };
  });

const ofGuarantee = pattern('_сумм~|_размер~|_предел~|не превыша~|лимит~ ответственност~|_выплат~|_уплат~');
const ofContract = pattern('_цен~|нмцк|_аванс~|_стоимост~|уставн~');

const lastPlace = (low: string, words: RegExp): number => [...low.matchAll(words)].at(-1)?.index ?? -1;

/** Every place where the guarantee’s own sum is written, told from prices by the nearest word before it. */
export const guaranteeSums = (plain: PlainText): readonly ReadAmount[] =>
  amountsIn(plain).filter(({ start }) => {
    const before = plain.low.slice(Math.max(0, start - 110), start);
    const own = lastPlace(before, ofGuarantee);
    return own >= 0 && own > lastPlace(before, ofContract);
  });

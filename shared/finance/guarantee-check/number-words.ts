/** Beginnings of Russian number words in any case; longer ones first where one begins another. */
const words: readonly (readonly [stem: RegExp, value: number])[] = [
  [/^одиннадцат/, 11],
  [/^двенадцат/, 12],
  [/^тринадцат/, 13],
  [/^четырнадцат/, 14],
  [/^пятнадцат/, 15],
  [/^шестнадцат/, 16],
  [/^семнадцат/, 17],
  [/^восемнадцат/, 18],
  [/^девятнадцат/, 19],
  [/^двадцат/, 20],
  [/^тридцат/, 30],
  [/^сорок/, 40],
  [/^(?:пятьдесят|пятидесят)/, 50],
  [/^(?:шестьдесят|шестидесят)/, 60],
  [/^(?:семьдесят|семидесят)/, 70],
  [/^(?:восемьдесят|восьмидесят)/, 80],
  [/^девяност/, 90],
  [/^(?:двести|двухсот)/, 200],
  [/^(?:триста|трехсот)/, 300],
  [/^(?:четыреста|четырехсот)/, 400],
  [/^(?:пятьсот|пятисот)/, 500],
  [/^(?:шестьсот|шестисот)/, 600],
  [/^(?:семьсот|семисот)/, 700],
  [/^(?:восемьсот|восьмисот)/, 800],
  [/^(?:девятьсот|девятисот)/, 900],
  [/^ст(?:о|а)$/, 100],
  [/^(?:ноль|нол[яь]|нул)/, 0],
  [/^од(?:ин|н)/, 1],
  [/^дв(?:а|е|у)/, 2],
  [/^тр(?:и|ех)$/, 3],
  [/^четыр/, 4],
  [/^пят(?:ь|и)$/, 5],
  [/^шест(?:ь|и)$/, 6],
  [/^сем(?:ь|и)$/, 7],
  [/^(?:восемь|восьми)$/, 8],
  [/^девят(?:ь|и)$/, 9],
  [/^десят(?:ь|и)$/, 10],
];
const powers: readonly (readonly [stem: RegExp, value: bigint])[] = [
  [/^тысяч/, 1_000n],
  [/^миллион/, 1_000_000n],
  [/^миллиард/, 1_000_000_000n],
];

export type WordedNumber = { readonly value: bigint; readonly words: number };

/** The number that a list of words begins with, in any case, and how many words it took; null where the first is no number. */
export const numberFromWords = (list: readonly string[]): WordedNumber | null => {
  let total = 0n;
  let group: bigint | null = null;
  let taken = 0;
  for (const word of list) {
    const small = words.find(([stem]) => stem.test(word));
    const power = powers.find(([stem]) => stem.test(word));
    if (small !== undefined) group = (group ?? 0n) + BigInt(small[1]);
    else if (power !== undefined) {
      total += (group ?? 1n) * power[1];
      group = null;
    } else break;
    taken += 1;
  }
  return taken === 0 ? null : { value: total + (group ?? 0n), words: taken };
};

export const wordsIn = (low: string): readonly string[] => low.match(/[а-я]+/g) ?? [];

import type { Language } from '../kernel/language.ts';

/** How each language writes the parts of a citation; what is not listed stays as it is. */
const words = {
  ru: [
    [/\b44-FZ\b/g, '44-ФЗ'],
    [/\b223-FZ\b/g, '223-ФЗ'],
    [/\b(\d+)-FZ\b/g, '$1-ФЗ'],
    [/\bDecree (\d+)\/(\d+)/g, 'ПП РФ № $1 ($2)'],
    [/\bTax Code\b/g, 'НК РФ'],
    [/\bCivil Code\b/g, 'ГК РФ'],
    [/\bTown Planning Code\b/g, 'ГрК РФ'],
    [/\bart\. /g, 'ст. '],
    // These two count points where others count parts.
    [/((?:ГК РФ|14-ФЗ) ст\. [\d.]+) p\.(?=\d)/g, '$1 п. '],
    [/\bp\.([\d.-]+)\((\d+)\)/g, 'ч. $1 п. $2'],
    [/\bp\.9\(a\)/g, 'п. 9 пп. «а»'],
    [/\bp\.9\(b\)/g, 'п. 9 пп. «б»'],
    [/\bp\.(?=\d)/g, 'ч. '],
  ],
  ar: [
    [/\bDecree\b/g, 'المرسوم'],
    [/\bTax Code\b/g, 'قانون الضرائب'],
    [/\bCivil Code\b/g, 'القانون المدني'],
    [/\bTown Planning Code\b/g, 'قانون التخطيط العمراني'],
    [/\bart\. /g, 'المادة '],
    [/\bp\.(?=\d)/g, 'الفقرة '],
  ],
} as const satisfies Record<Exclude<Language, 'en'>, readonly (readonly [RegExp, string])[]>;

/** A step's `article` as a reader of the language cites it: `44-FZ art. 44 p.2(1)` is `44-ФЗ ст. 44 ч. 2 п. 1`. */
export const citationIn = (language: Language, article: string): string =>
  language === 'en'
    ? article
    : words[language].reduce<string>((text, [pattern, word]) => text.replaceAll(pattern, word), article);

import { directionOf, isLanguage, type Language } from '#shared/kernel/language.ts';
import { pdf as ar } from '#shared/text/ar/pdf.ts';
import { pdf as en } from '#shared/text/en/pdf.ts';
import { pdf as ru } from '#shared/text/ru/pdf.ts';

export type PdfWord = keyof typeof en;

const words: Readonly<Record<Language, Readonly<Record<PdfWord, string>>>> = { en, ru, ar };

/** What the page around it says in its address: theme and language. Puts both on the page. */
export const takeSurroundings = (search: string): Language => {
  const asked = new URLSearchParams(search);
  const language = asked.get('language') ?? '';
  const known = isLanguage(language) ? language : 'en';
  const root = document.documentElement;
  root.lang = known;
  root.dir = directionOf(known);
  root.dataset['theme'] = asked.get('theme') ?? 'light';
  return known;
};

export type Say = (word: PdfWord, values?: Readonly<Record<string, string | number>>) => string;

/** Three small files of words: the translator of the window would bring all the others. */
export const sayIn =
  (language: Language): Say =>
  (word, values = {}) =>
    words[language][word].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));

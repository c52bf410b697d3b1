import { createInstance, type TOptions } from 'i18next';
import { ar } from './ar/index.ts';
import { en } from './en/index.ts';
import type { TextKey } from './keys.ts';
import { languages, type Language } from '../kernel/language.ts';
import { ru } from './ru/index.ts';
import { citationIn } from '../finance/citation.ts';
import type { Details } from '../kernel/failure.ts';

export type Translate = (key: TextKey, values?: Readonly<Record<string, unknown>>) => string;

/** One instance for all languages; texts are in the program, so nothing is loaded later. */
const texts = createInstance({
  lng: 'en',
  fallbackLng: false,
  resources: { en: { all: en }, ru: { all: ru }, ar: { all: ar } },
  supportedLngs: [...languages],
  defaultNS: 'all',
  ns: ['all'],
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
});
await texts.init();

/** The words of one language. A missing key answers the key itself, which the completeness check makes impossible. */
export const translator = (language: Language): Translate => {
  const translate = texts.getFixedT(language);
  return (key, values) => translate(key, values as TOptions);
};

/** What happened and what to do, for a code with its evidence. Evidence that is itself a text key is put into words. */
export const wordsOf = (
  language: Language,
  failure: { readonly code: string; readonly details: Details },
): { message: string; hint: string } => {
  const translate = texts.getFixedT(language);
  const inWords = (value: unknown): unknown =>
    typeof value === 'string' && value.includes('.') && texts.exists(value, { lng: language })
      ? translate(value)
      : value;
  // Laws and their articles are evidence in one form and are cited in the reader's.
  const cited = (name: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    if (name === 'article') return citationIn(language, value);
    const law = `calc.choice.${value}`;
    return name === 'law' && texts.exists(law, { lng: language }) ? translate(law) : value;
  };
  const values = Object.fromEntries(
    Object.entries(failure.details).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(inWords).join(', ') : (inWords(cited(name, value)) ?? '—'),
    ]),
  );
  const hintKey = `${failure.code}.hint`;
  return {
    message: translate(failure.code, values),
    hint: texts.exists(hintKey, { lng: language }) ? translate(hintKey, values) : '',
  };
};

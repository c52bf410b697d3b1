import { createInstance, type TOptions } from 'i18next';
import type { TextKey } from './keys.ts';
import type { Language } from '../kernel/language.ts';
import { citationIn } from '../finance/citation.ts';
import type { Details } from '../kernel/failure.ts';

export type Translate = (key: TextKey, values?: Readonly<Record<string, unknown>>) => string;

/** All that the program says in one language. */
export type Texts = {
  readonly language: Language;
  /** A missing key answers the key itself, which the completeness check makes impossible. */
  readonly say: Translate;
  /** What happened and what to do, for a code with its evidence. Evidence that is itself a text key is put into words. */
  readonly explain: (failure: { readonly code: string; readonly details: Details }) => {
    readonly message: string;
    readonly hint: string;
  };
};

// One language is two thousand texts: a command that says one line, and a page, load the one they speak.
const sources = {
  en: async () => (await import('./en/index.ts')).en,
  ru: async () => (await import('./ru/index.ts')).ru,
  ar: async () => (await import('./ar/index.ts')).ar,
} as const satisfies Readonly<Record<Language, () => Promise<Readonly<Record<string, string>>>>>;

/** An abbreviation at the end of what was put in (“2026 г.”) and the sentence share one full stop. */
const withOneFullStop = (text: string): string =>
  text.includes('..') ? text.replace(/(?<=\p{L})\.\.(?!\.)/gu, '.') : text;

const load = async (language: Language): Promise<Texts> => {
  const instance = createInstance({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { all: await sources[language]() } },
    defaultNS: 'all',
    ns: ['all'],
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  await instance.init();
  const translate = instance.getFixedT(language);
  const inWords = (value: unknown): unknown =>
    typeof value === 'string' && value.includes('.') && instance.exists(value) ? translate(value) : value;
  // Laws and their articles are evidence in one form and are cited in the reader's.
  const cited = (code: string, name: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    // A field is called as the column it stands in, on the screen and in the workbook.
    const column = `${code.slice(0, code.indexOf('.'))}.column.${value}`;
    if (name === 'field' && instance.exists(column)) return translate(column);
    if (name === 'article') return citationIn(language, value);
    const law = `calc.choice.${value}`;
    return name === 'law' && instance.exists(law) ? translate(law) : value;
  };
  return {
    language,
    say: (key, values) => withOneFullStop(translate(key, values as TOptions)),
    explain: ({ code, details }) => {
      const values = Object.fromEntries(
        Object.entries(details).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.map(inWords).join(', ') : (inWords(cited(code, name, value)) ?? '—'),
        ]),
      );
      // A hint may be empty, which answers its own key.
      const hint = `${code}.hint`;
      const said = instance.exists(hint) ? translate(hint, values) : hint;
      return { message: withOneFullStop(translate(code, values)), hint: said === hint ? '' : withOneFullStop(said) };
    },
  };
};

const loaded = new Map<Language, Promise<Texts>>();

/** The texts of one language, loaded when it is first spoken. */
export const textsIn = (language: Language): Promise<Texts> => {
  const known = loaded.get(language) ?? load(language);
  loaded.set(language, known);
  return known;
};

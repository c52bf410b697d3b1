import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { directionOf, localeOf, type Language } from '#shared/kernel/language.ts';
import type { Details } from '#shared/kernel/failure.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { translator, wordsOf, type Translate } from '#shared/text/translator.ts';

export type Words = {
  readonly language: Language;
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly t: Translate;
  /** For keys that are only known when the program runs; answers `otherwise` (or the key) where there is no text. */
  readonly say: (key: string, otherwise?: string, values?: Readonly<Record<string, unknown>>) => string;
  /** Message and hint of a code. */
  readonly explain: (failure: { readonly code: string; readonly details: Details }) => {
    readonly message: string;
    readonly hint: string;
  };
};

export const wordsIn = (language: Language): Words => {
  const t = translator(language);
  return {
    language,
    locale: localeOf(language),
    direction: directionOf(language),
    t,
    say: (key, otherwise, values) => {
      const text = t(key as TextKey, values);
      return text === key ? (otherwise ?? key) : text;
    },
    explain: (failure) => wordsOf(language, failure),
  };
};

const WordsContext = createContext<Words>(wordsIn('en'));

export const WordsProvider = ({ language, children }: { language: Language; children: ReactNode }) => {
  const words = useMemo(() => wordsIn(language), [language]);
  return <WordsContext value={words}>{children}</WordsContext>;
};

export const useWords = (): Words => useContext(WordsContext);

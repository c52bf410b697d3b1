import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { directionOf, localeOf, type Language } from '#shared/kernel/language.ts';
import type { Details, DetailValue } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { translator, wordsOf, type Translate } from '#shared/text/translator.ts';
import { isolateCodes } from '../format/isolate-codes.ts';
import { clockText, dayText, moscow } from '../format/time.ts';

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

const momentText = (at: Instant, language: Language): string =>
  `${dayText(at, moscow, language)} ${clockText(at, moscow, language)} ${translator(language)('ui.moscow-short')}`;

const isInstant = (value: DetailValue): value is Instant =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(value);

/** Evidence travels as data; a moment in it is told in Moscow time, as everywhere on the screen. */
const readable = (details: Details, language: Language): Details =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, isInstant(value) ? momentText(value, language) : value]),
  );

const asIs = (text: string): string => text;

export const wordsIn = (language: Language): Words => {
  const plain = translator(language);
  const kept = directionOf(language) === 'rtl' ? isolateCodes : asIs;
  const t: Translate = (key, values) => kept(plain(key, values));
  return {
    language,
    locale: localeOf(language),
    direction: directionOf(language),
    t,
    say: (key, otherwise, values) => {
      const text = plain(key as TextKey, values);
      return text === key ? (otherwise ?? key) : kept(text);
    },
    explain: ({ code, details }) => {
      const { message, hint } = wordsOf(language, { code, details: readable(details, language) });
      return { message: kept(message), hint: kept(hint) };
    },
  };
};

const WordsContext = createContext<Words>(wordsIn('en'));

export const WordsProvider = ({ language, children }: { language: Language; children: ReactNode }) => {
  const words = useMemo(() => wordsIn(language), [language]);
  return <WordsContext value={words}>{children}</WordsContext>;
};

export const useWords = (): Words => useContext(WordsContext);

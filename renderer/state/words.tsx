import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { directionOf, localeOf, type Language } from '#shared/kernel/language.ts';
import type { Details, DetailValue } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { textsIn, type Texts, type Translate } from '#shared/text/translator.ts';
import { isolateCodes } from '../format/isolate-codes.ts';
import { isolateForeign } from '../format/isolate-foreign.ts';
import { amountText, countText } from '../format/numbers.ts';
import { clockText, dayText, moscow, plainDayText } from '../format/time.ts';

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

const momentText = (at: Instant, { language, say }: Texts): string =>
  `${dayText(at, moscow, language)} ${clockText(at, moscow, language)} ${say('ui.moscow-short')}`;

const isInstant = (value: DetailValue): value is Instant =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(value);

const isDay = (value: DetailValue): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
const isSum = (value: DetailValue): value is string => typeof value === 'string' && /^-?\d+\.\d\d$/.test(value);

/** Bytes are counted by the million: digits without groups are not read but guessed. */
const sizes: ReadonlySet<string> = new Set(['size', 'limit']);

/**
 * Evidence travels as data; a moment in it is told in Moscow time, as everywhere on the screen, days and sizes as the language writes
 * them, and what is said of money and of authority tells its sums as the tables beside it do.
 */
const readable = (code: string, details: Details, texts: Texts): Details => {
  const { language } = texts;
  const isMoney = /^(?:finance|readiness|authority|prices)\./.test(code);
  const told = (value: DetailValue, name: string): DetailValue => {
    if (isInstant(value)) return momentText(value, texts);
    if (isDay(value)) return plainDayText(value, language, 'date');
    if (typeof value === 'number' && sizes.has(name)) return countText(value, language);
    if (isMoney && isSum(value)) return amountText(value, language);
    return typeof value === 'string' ? isolateForeign(value, directionOf(language)) : value;
  };
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, told(value, name)]));
};

const asIs = (text: string): string => text;

const wordsOf = (texts: Texts): Words => {
  const { language, say: plain } = texts;
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
      const { message, hint } = texts.explain({ code, details: readable(code, details, texts) });
      return { message: kept(message), hint: kept(hint) };
    },
  };
};

const WordsContext = createContext<Words | null>(null);

/** The words of a language once they are here; until then those of the language before, or null at the very start. */
export const useWordsIn = (language: Language): Words | null => {
  const [words, setWords] = useState<Words | null>(null);
  useEffect(() => {
    let wanted = true;
    const speak = async (): Promise<void> => {
      const texts = await textsIn(language);
      if (wanted) setWords(wordsOf(texts));
    };
    void speak();
    return () => {
      wanted = false;
    };
  }, [language]);
  return words;
};

export const WordsProvider = ({ words, children }: { words: Words; children: ReactNode }) => (
  <WordsContext value={words}>{children}</WordsContext>
);

export const useWords = (): Words => {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('useWords outside WordsProvider');
  return words;
};

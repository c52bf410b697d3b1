import { localeOf, type Language } from '#shared/kernel/language.ts';

/** The name of a language, by its ISO 639-1 code, in the reader's own; a code that nobody knows stands for itself. */
export const languageName = (code: string, language: Language): string => {
  try {
    return new Intl.DisplayNames(localeOf(language), { type: 'language', fallback: 'code' }).of(code) ?? code;
  } catch {
    return code;
  }
};

import type { Language } from '#shared/kernel/language.ts';

/** Each language by its own name: whoever has landed in a foreign one can find the way back. */
export const languageNames: Record<Language, string> = { en: 'English', ru: 'Русский', ar: 'العربية' };

export const languages = ['en', 'ru', 'ar'] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text);

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** The tag for `Intl`: Latin digits in every language, so that a figure reads the same as on the platform's page. */
export const localeOf = (language: Language): string => ({ en: 'en-GB', ru: 'ru-RU', ar: 'ar-AE-u-nu-latn' })[language];

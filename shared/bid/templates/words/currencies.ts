import type { ArabicNoun } from './arabic.ts';
import type { RussianForms, RussianGender } from './russian.ts';

/** What a currency and its hundredth are called beside a number. */
export type CurrencyWords = {
  readonly en: {
    readonly major: readonly [one: string, many: string];
    readonly minor: readonly [one: string, many: string];
  };
  readonly ru: { readonly major: RussianForms; readonly gender: RussianGender; readonly minor: RussianForms };
  readonly ar: { readonly major: ArabicNoun; readonly minor: ArabicNoun };
};

const cent = {
  en: ['cent', 'cents'],
  ru: ['цент', 'цента', 'центов'],
  ar: { one: 'سنت', two: 'سنتان', few: 'سنتات', many: 'سنتاً', gender: 'masculine' },
} as const;
const kopeck = {
  en: ['kopeck', 'kopecks'],
  ru: ['копейка', 'копейки', 'копеек'],
  ar: { one: 'كوبيك', two: 'كوبيكان', few: 'كوبيكات', many: 'كوبيكاً', gender: 'masculine' },
} as const;

/** Currencies that are named in words; another one keeps its three letters. */
export const currencyWords: Readonly<Record<string, CurrencyWords>> = {
  RUB: {
    en: { major: ['rouble', 'roubles'], minor: kopeck.en },
    ru: { major: ['рубль', 'рубля', 'рублей'], gender: 'masculine', minor: kopeck.ru },
    ar: {
      major: { one: 'روبل', two: 'روبلان', few: 'روبلات', many: 'روبلاً', gender: 'masculine' },
      minor: kopeck.ar,
    },
  },
  BYN: {
    en: { major: ['Belarusian rouble', 'Belarusian roubles'], minor: kopeck.en },
    ru: {
      major: ['белорусский рубль', 'белорусских рубля', 'белорусских рублей'],
      gender: 'masculine',
      minor: kopeck.ru,
    },
    ar: {
      major: {
        one: 'روبل بيلاروسي',
        two: 'روبلان بيلاروسيان',
        few: 'روبلات بيلاروسية',
        many: 'روبلاً بيلاروسياً',
        gender: 'masculine',
      },
      minor: kopeck.ar,
    },
  },
  UAH: {
    en: { major: ['hryvnia', 'hryvnias'], minor: kopeck.en },
    ru: { major: ['гривна', 'гривны', 'гривен'], gender: 'feminine', minor: kopeck.ru },
    ar: {
      major: { one: 'هريفنيا', two: 'هريفنيتان', few: 'هريفنيات', many: 'هريفنيا', gender: 'feminine' },
      minor: kopeck.ar,
    },
  },
  USD: {
    en: { major: ['US dollar', 'US dollars'], minor: cent.en },
    ru: { major: ['доллар США', 'доллара США', 'долларов США'], gender: 'masculine', minor: cent.ru },
    ar: {
      major: {
        one: 'دولار أمريكي',
        two: 'دولاران أمريكيان',
        few: 'دولارات أمريكية',
        many: 'دولاراً أمريكياً',
        gender: 'masculine',
      },
      minor: cent.ar,
    },
  },
  EUR: {
    en: { major: ['euro', 'euros'], minor: cent.en },
    ru: { major: ['евро', 'евро', 'евро'], gender: 'masculine', minor: cent.ru },
    ar: {
      major: { one: 'يورو', two: 'يوروان', few: 'يوروات', many: 'يورو', gender: 'masculine' },
      minor: cent.ar,
    },
  },
  AED: {
    en: { major: ['UAE dirham', 'UAE dirhams'], minor: ['fils', 'fils'] },
    ru: {
      major: ['дирхам ОАЭ', 'дирхама ОАЭ', 'дирхамов ОАЭ'],
      gender: 'masculine',
      minor: ['филс', 'филса', 'филсов'],
    },
    ar: {
      major: {
        one: 'درهم إماراتي',
        two: 'درهمان إماراتيان',
        few: 'دراهم إماراتية',
        many: 'درهماً إماراتياً',
        gender: 'masculine',
      },
      minor: { one: 'فلس', two: 'فلسان', few: 'فلوس', many: 'فلساً', gender: 'masculine' },
    },
  },
};

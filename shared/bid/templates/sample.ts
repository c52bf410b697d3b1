import { emptyProfile } from '../../company/profile.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import type { Language } from '../../kernel/language.ts';
import { blankPosition } from '../prices/table.ts';
import type { FieldFacts } from './fields.ts';

type Names = Readonly<
  Record<
    | 'company'
    | 'address'
    | 'head'
    | 'position'
    | 'basis'
    | 'contact'
    | 'bank'
    | 'title'
    | 'buyer'
    | 'lot'
    | 'good'
    | 'unit',
    string
  >
>;

/** Nobody in it exists. */
const names: Readonly<Record<Language, Names>> = {
  en: {
    company: 'North Pier LLC',
    address: '1 Field Street, Moscow',
    head: 'M. Brown',
    position: 'Director',
    basis: 'the charter',
    contact: 'A. White',
    bank: 'Example Bank',
    title: 'Supply of pumps',
    buyer: 'City Water Works',
    lot: 'Pumps',
    good: 'Pump NP-32 (3 × 400 V)',
    unit: 'pc',
  },
  ru: {
    company: 'ООО «Северный причал»',
    address: 'Москва, ул. Полевая, д. 1',
    head: 'Образцова М. И.',
    position: 'Директор',
    basis: 'устава',
    contact: 'Ветрова А. П.',
    bank: 'Банк «Пример»',
    title: 'Поставка насосов',
    buyer: 'МУП «Горводоканал»',
    lot: 'Насосы',
    good: 'Насос NP-32 (3 × 400 В)',
    unit: 'шт',
  },
  ar: {
    company: 'شركة «الرصيف الشمالي» ذ.م.م',
    address: 'موسكو، شارع الحقل 1',
    head: 'منى إبراهيم',
    position: 'المديرة العامة',
    basis: 'النظام الأساسي',
    contact: 'أمل بهاء',
    bank: 'مصرف المثال',
    title: 'توريد مضخات',
    buyer: 'هيئة مياه المدينة',
    lot: 'مضخات',
    good: 'مضخة NP-32 (3 × 400 V)',
    unit: 'قطعة',
  },
};

/** Facts for a look at a text that is filled from no bid: every field but the user's own answers has a value. */
export const sampleFacts = (language: Language, on: PlainDay): FieldFacts => {
  const words = names[language];
  return {
    company: {
      ...emptyProfile,
      fullName: words.company,
      shortName: words.company,
      inn: '9900123450',
      kpp: '770001001',
      ogrn: '1269900000017',
      legalAddress: words.address,
      actualAddress: words.address,
      postalAddress: words.address,
      site: 'example.org',
      headName: words.head,
      headPosition: words.position,
      headBasis: words.basis,
      contactName: words.contact,
      contactPosition: words.position,
      contactEmail: 'bids@example.org',
      contactPhone: '+7 (495) 123-45-67',
      accounts: [
        { bank: words.bank, bik: '044525000', account: '40702810900000000001', correspondent: '30101810400000000225' },
      ],
    },
    procedure: {
      number: '0373100012326000111',
      title: words.title,
      buyer: words.buyer,
      buyerInn: '7706107510',
      platform: 'example.org',
      deadline: null,
      zone: null,
      lot: { id: '1', title: words.lot },
    },
    price: { amount: '1234567.89', currency: 'RUB' },
    security: { amount: '12345.68', currency: 'RUB' },
    table: {
      currency: 'RUB',
      vatMode: 'included',
      vatRate: '22',
      deliveredOn: on,
      positions: [
        { ...blankPosition('1', words.good), quantity: '3', unit: words.unit, unitPrice: '411522.63', country: 'RU' },
      ],
    },
    own: {},
    on,
  };
};

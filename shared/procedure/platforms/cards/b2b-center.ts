import type { PlatformCard } from '../card.ts';
import { blankCard, known } from '../known.ts';
import { law223Signature, oidLists } from './sources.ts';

const fieldCard = 'the platform’s terms as the field describes them (2017)';
const reviewedOn = '2026-11-23';
const everything = {
  sector: null,
  validFrom: '2017-01-01',
  validTo: null,
  source: fieldCard,
  readOn: reviewedOn,
} as const;

const blank = blankCard({
  platformId: 'b2b-center',
  name: 'B2B-Center',
  country: 'RU',
  zone: 'Europe/Moscow',
  reviewedOn,
});

/** The home platform. Its present tariffs, signature formats and limits of files are not public. */
export const b2bCenter: PlatformCard = {
  ...blank,
  aliases: ['b2b-center', 'b2b center', 'b2b-центр', 'центр развития экономики', 'b2b-center.ru'],
  operator: known('АО «Центр развития экономики», ИНН 5034031535', 'state register of legal entities', '2026-09-25'),
  address: known('https://www.b2b-center.ru/', 'the platform’s own pages', reviewedOn),
  sections: ['commercial', '223-fz', 'small-business', 'sales', 'bankruptcy'],
  signature: {
    ...blank.signature,
    kind: known('qualified', law223Signature, '2026-09-25'),
    certificateOids: known(['1.2.643.6.7', '1.2.643.3.8.100.1.8', '1.2.643.3.8.100.1.5'], oidLists, reviewedOn),
  },
  specialAccount: known('platform-account', 'the platform’s rules of 22.02.2024', '2026-09-25'),
  tariffs: [
    {
      ...everything,
      tariffId: 'small-tenders',
      name: 'Закупки до 600 000 ₽',
      price: '1000',
      currency: 'RUB',
      isLeast: false,
      term: null,
      sections: [],
      startPriceUpTo: '600000',
    },
    {
      ...everything,
      tariffId: 'commercial',
      name: 'Все коммерческие закупки',
      price: '10000',
      currency: 'RUB',
      isLeast: true,
      term: null,
      sections: ['commercial'],
      startPriceUpTo: null,
    },
    {
      ...everything,
      tariffId: 'nuclear-small',
      name: 'Атомная отрасль до 200 000 ₽: бесплатно',
      price: '0',
      currency: 'RUB',
      isLeast: false,
      term: null,
      sections: [],
      sector: 'nuclear',
      startPriceUpTo: '200000',
    },
  ],
  notes: [
    known(
      'Customers and suppliers both pay for access; tariffs can be combined with special offers.',
      fieldCard,
      reviewedOn,
    ),
    known(
      'Documents of open procedures can be downloaded free of charge before paying for access.',
      fieldCard,
      reviewedOn,
    ),
    known(
      'Each member has an access-fee account and a bid-security account; the latter is split into free and blocked funds.',
      'the platform’s rules of 22.02.2024',
      '2026-09-25',
    ),
    known(
      'A signing certificate must carry the platform’s application policy; it can not be added later, only be in the next certificate.',
      'help page on registering certificates, ezp20.ru',
      reviewedOn,
    ),
  ],
};

import type { PlatformCard } from '../card.ts';
import { blankCard, known } from '../known.ts';
import { platformRegisters } from './sources.ts';

const reviewedOn = '2026-11-23';
const megabyte = 1_048_576;
const eisOrder =
  'Order of the Treasury 26n of 30.12.2015, as reported by gos-postavki.ru on 30.03.2016; a megabyte taken as 2^20 bytes';

const eisBlank = blankCard({
  platformId: 'eis',
  name: 'ЕИС (zakupki.gov.ru)',
  country: 'RU',
  zone: 'Europe/Moscow',
  reviewedOn,
});

/** The state system itself: notices, contracts and their signing; bids go to the platform that the notice names. */
const eis: PlatformCard = {
  ...eisBlank,
  aliases: ['zakupki.gov.ru', 'единая информационная система', 'еис закупки'],
  address: known('https://zakupki.gov.ru/', platformRegisters, reviewedOn),
  sections: ['44-fz', '223-fz'],
  limits: {
    ...eisBlank.limits,
    fileBytes: known(50 * megabyte, eisOrder, reviewedOn),
    endings: known(
      [
        '.doc',
        '.docx',
        '.txt',
        '.gif',
        '.jpeg',
        '.jpg',
        '.bmp',
        '.tif',
        '.tiff',
        '.pdf',
        '.xls',
        '.xlsx',
        '.zip',
        '.rar',
      ],
      eisOrder,
      reviewedOn,
    ),
  },
  notes: [known('Times in its files carry +03:00.', 'notices of the state system, 2023–2026', '2026-09-25')],
};

/** State defence orders, for those who were let in. */
const astGoz: PlatformCard = {
  ...blankCard({ platformId: 'ast-goz', name: 'АСТ ГОЗ', country: 'RU', zone: 'Europe/Moscow', reviewedOn }),
  aliases: ['аст гоз', 'astgoz', 'аст-гоз'],
  address: known('https://www.astgoz.ru/', platformRegisters, reviewedOn),
  sections: ['defence', '44-fz', '223-fz'],
};

const prozorroBlank = blankCard({
  platformId: 'prozorro',
  name: 'ProZorro',
  country: 'UA',
  zone: 'Europe/Kyiv',
  reviewedOn,
});

/** One public system behind many commercial platforms; fees and limits are each platform’s own. */
const prozorro: PlatformCard = {
  ...prozorroBlank,
  aliases: ['prozorro', 'прозорро'],
  address: known('https://prozorro.gov.ua/', platformRegisters, reviewedOn),
  sections: ['prozorro'],
  signature: {
    ...prozorroBlank.signature,
    formats: known(['cades'], 'documents named sign.p7s in public ProZorro records', '2026-09-25'),
    placement: known('detached', 'documents named sign.p7s in public ProZorro records', '2026-09-25'),
  },
};

/** The Union’s journal: notices only. Bids go to the address that the notice names (eForms BT-18). */
const ted: PlatformCard = {
  ...blankCard({ platformId: 'ted', name: 'TED eNotices2', country: 'EU', zone: 'Europe/Luxembourg', reviewedOn }),
  aliases: ['ted.europa.eu', 'enotices2', 'tenders electronic daily'],
  operator: known('Publications Office of the European Union', platformRegisters, reviewedOn),
  address: known('https://enotices2.ted.europa.eu/', platformRegisters, reviewedOn),
  sections: ['eu'],
  notes: [
    known(
      'Publishes notices only: a bid goes to the address that the notice names, whose rules stand there.',
      'eForms, field BT-18-Lot',
      '2026-09-25',
    ),
  ],
};

export const otherCards: readonly PlatformCard[] = [eis, astGoz, prozorro, ted];

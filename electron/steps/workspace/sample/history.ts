import type { AfterStep, SubmissionOutcome } from '#shared/bid/submission/events.ts';
import type { SampleBid } from './bids.ts';
import type { StateNotice } from './state-notices.ts';

/** What became of a bid, in hours from the moment of loading. */
export type SampleHappening = { readonly hours: number } & (
  | { readonly kind: 'submitted'; readonly receipt: string }
  | {
      readonly kind: 'result';
      readonly outcome: SubmissionOutcome;
      readonly reasonId: string | null;
      readonly note: string;
      readonly winnerPrice: string | null;
      readonly winner: string | null;
      readonly place: number | null;
    }
  | { readonly kind: 'step'; readonly step: AfterStep }
);

const days = (count: number): number => count * 24;

/** A bid of earlier days, made at its own time. */
export type EarlierBid = {
  readonly begun: number;
  readonly bid: SampleBid;
  readonly afterwards: readonly SampleHappening[];
};

const heating = { name: 'МКУ «Пример-Теплосеть»', inn: '9900123467' };
const water = { name: 'ГКУ «Образцовый водоканал»', inn: '9900123474' };

export const stateNotices: readonly StateNotice[] = [
  {
    number: '0399300000126000101',
    title: 'Поставка задвижек и затворов для котельной № 4',
    buyer: heating,
    amount: '1980000.00',
    security: '9900.00',
    performance: '5.0',
    published: days(-84),
    deadline: days(-73),
    item: { name: 'Затвор дисковый DN 200', code: '28.14.13.131', unit: 'шт', quantity: 60, price: '33000.00' },
  },
  {
    number: '0399300000126000122',
    title: 'Насосы повысительные для жилого квартала',
    buyer: water,
    amount: '3400000.00',
    security: '17000.00',
    performance: '10.0',
    published: days(-21),
    deadline: days(-8),
    item: { name: 'Установка повысительная', code: '28.13.14.110', unit: 'шт', quantity: 4, price: '850000.00' },
  },
  {
    number: '0399300000126000137',
    title: 'Насосные агрегаты для канализационной станции № 2',
    buyer: water,
    amount: '2140000.00',
    security: '10700.00',
    performance: '10.0',
    published: days(-18),
    deadline: days(-6),
    item: { name: 'Агрегат насосный погружной', code: '28.13.14.110', unit: 'шт', quantity: 2, price: '1070000.00' },
  },
];

const paper = (name: string, itemId: string | null): SampleBid['files'][number] => ({
  name,
  itemId,
  text: `ООО «Северный Причал»\n\n${name}\n\nОбразец: не документ.\n`,
});

const isOfState = (number: string): boolean => stateNotices.some((notice) => notice.number === number);

const bidFor = (number: string, price: string, security: string | null): SampleBid => ({
  number,
  lot: null,
  price,
  security,
  files: [
    paper('Предложение о товаре.txt', 'offer'),
    paper('Предложение о цене.txt', 'price'),
    // What the law asks for is only asked for under it.
    ...(isOfState(number)
      ? [paper('Декларация.txt', 'declaration'), paper('Платёжное поручение.txt', 'security')]
      : [paper('Заявка на участие.txt', 'application')]),
  ],
  until: 'packaged',
});

const step = (hours: number, name: AfterStep): SampleHappening => ({ kind: 'step', hours, step: name });

/** One that is delivered and waits for its money, one that waits for our signature, two that were not ours, one undecided. */
export const earlierBids: readonly EarlierBid[] = [
  {
    begun: days(-75),
    bid: bidFor('0399300000126000101', '1870000.00', '9900.00'),
    afterwards: [
      { kind: 'submitted', hours: days(-74), receipt: 'ЗЯ-1190021' },
      {
        kind: 'result',
        hours: days(-70),
        outcome: 'won',
        reasonId: null,
        note: '',
        winnerPrice: '1870000.00',
        winner: null,
        place: 1,
      },
      step(days(-70), 'protocol'),
      step(days(-68), 'contract-draft'),
      step(days(-65), 'performance-security'),
      step(days(-65) + 1, 'supplier-signs'),
      step(days(-63), 'contract-signed'),
      step(days(-63) + 1, 'bid-security-release'),
      step(days(-3), 'acceptance'),
    ],
  },
  {
    begun: days(-13),
    bid: bidFor('4119871', '9640000.00', null),
    afterwards: [
      { kind: 'submitted', hours: days(-12), receipt: 'B2B-77120419' },
      {
        kind: 'result',
        hours: days(-4),
        outcome: 'rejected',
        reasonId: 'bid-rejected',
        note: 'Не приложен паспорт изделия',
        winnerPrice: null,
        winner: null,
        place: null,
      },
    ],
  },
  {
    begun: days(-11),
    bid: bidFor('0399300000126000122', '3310000.00', '17000.00'),
    afterwards: [
      { kind: 'submitted', hours: days(-10), receipt: 'ЗЯ-1204410' },
      {
        kind: 'result',
        hours: days(-5),
        outcome: 'lost',
        reasonId: 'lost-on-price',
        note: '',
        winnerPrice: '3196000.00',
        winner: 'ООО «Образец-Монтаж»',
        place: 2,
      },
      step(days(-5), 'protocol'),
    ],
  },
  {
    begun: days(-9),
    bid: bidFor('0399300000126000137', '2033000.00', '10700.00'),
    afterwards: [
      { kind: 'submitted', hours: days(-8) + 1, receipt: 'ЗЯ-1207755' },
      {
        kind: 'result',
        hours: days(-3),
        outcome: 'won',
        reasonId: null,
        note: '',
        winnerPrice: '2033000.00',
        winner: null,
        place: 1,
      },
      step(days(-3), 'protocol'),
      step(days(-1), 'contract-draft'),
    ],
  },
  {
    begun: days(-5),
    bid: bidFor('4119955', '4365000.00', '45000.00'),
    afterwards: [{ kind: 'submitted', hours: days(-4) + 1, receipt: 'ГПБ-3340188' }],
  },
];

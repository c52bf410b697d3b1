/** Bids of the sample workspace: for which notice, with which files, and how far they get. */
export type SampleBid = {
  readonly number: string;
  readonly lot: string | null;
  readonly price: string | null;
  readonly security: string | null;
  readonly files: readonly { readonly name: string; readonly text: string; readonly itemId: string | null }[];
  readonly until: 'draft' | 'frozen' | 'packaged';
};

const letter = (about: string): string =>
  `ООО «Северный Причал»\n\nЗаявка на участие: ${about}\n\nНастоящим подтверждаем согласие с условиями извещения.\n`;

export const sampleBids: readonly SampleBid[] = [
  {
    number: '4120001',
    lot: null,
    price: '4150000.00',
    security: '42800.00',
    files: [
      { name: 'Заявка на участие.txt', text: letter('насосное оборудование'), itemId: 'application' },
      {
        name: 'Техническое предложение.txt',
        text: 'Насос 1Д315-71 — 4 шт., шкаф управления — 2 шт.\nСрок поставки: 45 дней.\n',
        itemId: 'offer',
      },
      {
        name: 'Ценовое предложение.csv',
        text: 'Позиция;Количество;Цена;Сумма\n1;4;825000,00;3300000,00\n2;2;425000,00;850000,00\n',
        itemId: 'price',
      },
    ],
    until: 'packaged',
  },
  {
    number: '4120002',
    lot: 'lot-2',
    price: '7390000.00',
    security: '75500.00',
    files: [
      { name: 'Заявка лот 2.txt', text: letter('кабель контрольный'), itemId: 'application' },
      { name: 'Предложение.txt', text: 'КВВГнг(А)-LS 10×1,5 — 14 800 м.\n', itemId: 'offer' },
      { name: 'Коммерческое предложение.csv', text: 'Позиция;Количество;Цена\n1;14800;499,32\n', itemId: 'price' },
    ],
    until: 'frozen',
  },
  {
    number: '4120003',
    lot: null,
    price: '940000.00',
    security: '9796.33',
    files: [{ name: 'Письмо.txt', text: letter('обслуживание кранов'), itemId: 'application' }],
    until: 'draft',
  },
  {
    number: 'EU-2026-771',
    lot: 'lot-1',
    price: '358900.00',
    security: null,
    files: [
      { name: 'Cover letter.txt', text: 'Application for lot 1, laboratory centrifuges.\n', itemId: 'application' },
      {
        name: 'Technical offer.txt',
        text: 'Six refrigerated centrifuges, delivery within ten weeks.\n',
        itemId: 'offer',
      },
    ],
    until: 'draft',
  },
];

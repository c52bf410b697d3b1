import type { GuaranteeFacts } from '#shared/finance/guarantee-check/facts.ts';
import type { FieldName } from '#shared/finance/guarantee-check/check.ts';
import { numbersFrom } from './large-plan.ts';
import { counted, inRussianWords } from './russian-numbers.ts';

/** What a text says, before it is worded: a fault is one of these changed. */
export type Said = {
  readonly kind: GuaranteeFacts['kind'];
  readonly roubles: number;
  readonly kopecks: string;
  readonly roublesInWords: number;
  readonly currency: readonly [string, string, string];
  readonly end: string;
  readonly customer: Customer;
  readonly supplier: Supplier;
  readonly customerInn: string;
  readonly supplierInn: string;
  readonly code: string;
  readonly notice: string;
  readonly irrevocable: string;
  readonly payment: string;
  readonly penalty: string;
  readonly court: string;
};
type Customer = { readonly nominative: string; readonly dative: string };
type Supplier = { readonly nominative: string; readonly genitive: string };
export type GuaranteeCase = { readonly text: string; readonly facts: GuaranteeFacts; readonly fault: FieldName | null };

const customers: readonly Customer[] = [
  {
    nominative: 'Государственное бюджетное учреждение здравоохранения «Городская больница № 5»',
    dative: 'Государственным бюджетным учреждением здравоохранения «Городская больница № 5»',
  },
  { nominative: 'ГКУ «Дирекция автодорог»', dative: 'Государственным казённым учреждением «Дирекция автодорог»' },
  { nominative: 'Администрация города Заречный', dative: 'Администрацией города Заречный' },
  { nominative: 'МБОУ «Средняя школа № 12»', dative: 'МБОУ “Средняя школа № 12”' },
];
const suppliers: readonly Supplier[] = [
  {
    nominative: 'Общество с ограниченной ответственностью «Ромашка-Строй»',
    genitive: 'Общества с ограниченной ответственностью «Ромашка-Строй»',
  },
  { nominative: 'ООО «ТехноСнаб»', genitive: 'Общества с ограниченной ответственностью "ТехноСнаб"' },
  { nominative: 'АО «Северный завод»', genitive: 'Акционерного общества «Северный завод»' },
  {
    nominative: 'Индивидуальный предприниматель Примеров Иван Петрович',
    genitive: 'Индивидуального предпринимателя Примерова Ивана Петровича',
  },
];
const rouble = ['рубль', 'рубля', 'рублей'] as const;
const monthNames = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];
const titles = {
  bid: 'обеспечение заявки на участие в закупке',
  performance: 'обеспечение исполнения контракта',
  warranty: 'обеспечение гарантийных обязательств',
} as const;
const duties = {
  bid: 'надлежащее исполнение Принципалом обязательств, принятых в связи с подачей заявки на участие в закупке, включая обязательство заключить контракт и предоставить обеспечение исполнения контракта',
  performance:
    'надлежащее исполнение Принципалом обязательств по контракту, в том числе уплату неустоек и возврат аванса',
  warranty: 'надлежащее исполнение Принципалом гарантийных обязательств, предусмотренных контрактом',
} as const;

const grouped = (number: number, space: string): string => String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, space);
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const sumIn = (said: Said, style: number): string => {
  const { roubles, kopecks, roublesInWords, currency } = said;
  const name = counted(roubles, currency);
  const words = capital(inRussianWords(roublesInWords));
  switch (style % 4) {
    case 0:
      return `${grouped(roubles, '\u00A0')} (${words}) ${name} ${kopecks} копеек`;
    case 1:
      return `${grouped(roubles, ' ')},${kopecks} (${words}) ${name}`;
    case 2:
      return `${String(roubles)},${kopecks} ${name} (${words} ${name} ${kopecks} копеек)`;
    default:
      return `${grouped(roubles, '\u202F')},${kopecks} ${currency[0] === 'рубль' ? 'руб.' : name}`;
  }
};
const dayIn = (day: string, style: number): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  const name = monthNames[Number(month) - 1] ?? '';
  return (
    [`${date}.${month}.${year}`, `${String(Number(date))} ${name} ${year} года`, `«${date}» ${name} ${year} г.`][
      style % 3
    ] ?? ''
  );
};

const prose = (said: Said, style: number): string =>
  `НЕЗАВИСИМАЯ ГАРАНТИЯ № 77-${String(style)}/2026 (${titles[said.kind]})

Публичное акционерное общество «Банк Образец» (ИНН 7700000003, далее – Гарант) настоящим ${said.irrevocable} гарантирует
${duties[said.kind]}. Гарантия выдана по просьбе ${said.supplier.genitive} (ИНН ${said.supplierInn}, именуемого в дальнейшем «Принципал»)
перед ${said.customer.dative} (ИНН/КПП ${said.customerInn}/770001001, далее — «Бенефициар»), идентификационный код закупки (ИКЗ): ${said.code},
извещение об осуществлении закупки № ${said.notice} от ${dayIn('2026-11-02', style)}.

Гарант обязуется уплатить Бенефициару по его требованию денежную сумму в размере ${sumIn(said, style)}. Начальная (максимальная)
цена контракта составляет 98 765 432,10 рублей. ${said.payment}

${said.penalty}

Гарантия вступает в силу с ${dayIn('2026-11-20', style)} и действует по ${dayIn(said.end, style)} включительно. Требование Бенефициара
должно быть получено Гарантом до истечения срока действия гарантии. ${said.court}`;

const list = (said: Said, style: number): string =>
  `БАНКОВСКАЯ ГАРАНТИЯ
1. Гарант: ПАО «Банк Образец», ИНН 7700000003.
2. Принципал: ${said.supplier.nominative}, ИНН ${said.supplierInn}.
3. Бенефициар: ${said.customer.nominative}, ИНН ${said.customerInn}.
4. Предмет: ${titles[said.kind]}. Гарант обеспечивает ${duties[said.kind]}.
5. Закупка: извещение № ${said.notice}; ИКЗ ${said.code}.
6. Сумма гарантии: ${sumIn(said, style)}.
7. Срок действия: с ${dayIn('2026-11-20', style)} до ${dayIn(said.end, style)}.
8. Настоящая гарантия является ${said.irrevocable === 'безотзывно' ? 'безотзывной' : said.irrevocable}.
9. ${said.payment}
10. ${said.penalty}
11. Исполнением обязательств Гаранта по гарантии является фактическое поступление денежных сумм на счёт Бенефициара.
12. ${said.court}`;

const addressed = (said: Said, style: number): string =>
  `Независимая гарантия выдана в ${titles[said.kind]}.
По поручению Принципала – ${said.supplier.genitive} (ИНН ${said.supplierInn}), мы, ПАО «Банк Образец», выступая Гарантом, в пользу
Бенефициара – ${said.customer.nominative} (ИНН ${said.customerInn}) принимаем на себя обяза-
тельство выплатить любую сумму, не превышающую ${sumIn(said, style)}, если Принципал не исполнит своих обязательств.
Закупка размещена в единой информационной системе, реестровый номер ${said.notice}, идентификационный код закупки ${said.code}.
${said.irrevocable === 'безотзывно' ? 'Гарантия не может быть отозвана Гарантом.' : `Гарантия ${said.irrevocable}.`} ${said.payment} ${said.penalty}
Дата окончания срока действия гарантии: ${dayIn(said.end, style)}. ${said.court}`;

const payments = [
  'Гарант обязан уплатить сумму по требованию Бенефициара в течение 10 (десяти) рабочих дней со дня, следующего за днём получения требования.',
  'Платёж по требованию Бенефициара производится Гарантом не позднее пяти рабочих дней с даты получения требования.',
  'Гарант рассматривает требование в течение 3 рабочих дней. Срок исполнения Гарантом требования Бенефициара об уплате не должен превышать 10 рабочих дней.',
];
const penalties = [
  'В случае просрочки Гарант уплачивает Бенефициару неустойку в размере 0,1 процента денежной суммы, подлежащей уплате, за каждый день просрочки.',
  'За каждый календарный день просрочки Гарант обязан уплатить неустойку в размере 0,1 % (ноль целых одна десятая процента) от суммы требования.',
  'Неустойка за просрочку платежа Гарантом составляет 0.1% за каждый день.',
];
const disputes = [
  'Споры, связанные с гарантией, подлежат рассмотрению в Арбитражном суде города Москвы.',
  'Все споры разрешаются Арбитражным судом города Москвы.',
  'Разногласия рассматривает Арбитражный суд г. Москвы, если иное не установлено законом; споры передаются в Арбитражный суд города Москвы.',
];
const kinds = ['bid', 'performance', 'warranty'] as const;

const pick = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};
const digitsOf = (next: (least: number, greatest: number) => number, count: number): string =>
  Array.from({ length: count }, (_, index) => String(next(index === 0 ? 1 : 0, 9))).join('');

const saidOf = (index: number): Said => {
  const next = numbersFrom(900 + index);
  const roubles = next(12, 24_999) * 1_000 + pick([0, 0, next(1, 999)], index);
  return {
    kind: pick(kinds, index),
    roubles,
    kopecks: pick(['00', '50', '07'], index),
    roublesInWords: roubles,
    currency: rouble,
    end: pick(['2027-03-31', '2027-02-28', '2027-12-01'], index),
    customer: pick(customers, index),
    supplier: pick(suppliers, index + 1),
    customerInn: digitsOf(next, 10),
    supplierInn: digitsOf(next, 10),
    code: digitsOf(next, 36),
    notice: digitsOf(next, 19),
    irrevocable: 'безотзывно',
    payment: pick(payments, index),
    penalty: pick(penalties, index + 1),
    court: pick(disputes, index + 2),
  };
};

const factsOf = (said: Said, index: number): GuaranteeFacts => ({
  law: index % 5 === 4 ? '223-fz' : '44-fz',
  kind: said.kind,
  sum: `${String(said.roubles)}.${said.kopecks}`,
  ...(said.kind === 'bid' ? { deadline: '2027-01-28' } : { performedUntil: '2027-01-28' }),
  beneficiary: { name: said.customer.nominative, inn: said.customerInn },
  principal: { name: said.supplier.nominative, inn: said.supplierInn },
  purchaseCode: said.code,
  noticeNumber: said.notice,
  court: 'Арбитражный суд города Москвы',
  publishedOn: '2026-09-10',
});

const otherDigit = (text: string, at: number): string =>
  text.slice(0, at) + String((Number(text[at]) + 1) % 10) + text.slice(at + 1);

/** One thing said otherwise than asked, by the field it belongs to. */
const faults: readonly (readonly [FieldName, (said: Said) => Said])[] = [
  ['sum', (said) => ({ ...said, roubles: said.roubles - 1_000, roublesInWords: said.roubles - 1_000 })],
  ['sum', (said) => ({ ...said, kopecks: '01' })],
  ['sum-in-words', (said) => ({ ...said, roublesInWords: said.roublesInWords + 1_000 })],
  ['currency', (said) => ({ ...said, currency: ['доллар США', 'доллара США', 'долларов США'] })],
  ['term', (said) => ({ ...said, end: '2027-02-27' })],
  ['term', (said) => ({ ...said, end: '2026-12-31' })],
  [
    'beneficiary',
    (said) => ({ ...said, customer: { nominative: 'ГКУ «Дирекция школ»', dative: 'ГКУ «Дирекция школ»' } }),
  ],
  ['beneficiary-inn', (said) => ({ ...said, customerInn: otherDigit(said.customerInn, 4) })],
  [
    'principal',
    (said) => ({ ...said, supplier: { nominative: 'ООО «Ромашка-Трой»', genitive: 'ООО «Ромашка-Трой»' } }),
  ],
  [
    'principal',
    (said) => ({
      ...said,
      supplier: { nominative: 'ПАО «Северный завод»', genitive: 'Публичного акционерного общества «Северный завод»' },
    }),
  ],
  ['principal-inn', (said) => ({ ...said, supplierInn: otherDigit(said.supplierInn, 7) })],
  ['purchase-code', (said) => ({ ...said, code: otherDigit(said.code, 20) })],
  ['notice-number', (said) => ({ ...said, notice: otherDigit(said.notice, 18) })],
  ['obligation', (said) => ({ ...said, kind: pick(kinds, kinds.indexOf(said.kind) + 1) })],
  ['irrevocable', (said) => ({ ...said, irrevocable: 'может быть отозвана Гарантом' })],
  [
    'payment-term',
    (said) => ({
      ...said,
      payment:
        'Гарант обязан уплатить сумму по требованию Бенефициара в течение 15 (пятнадцати) рабочих дней со дня получения требования.',
    }),
  ],
  [
    'payment-term',
    (said) => ({ ...said, payment: 'Платёж по требованию производится Гарантом не позднее двадцати рабочих дней.' }),
  ],
  [
    'penalty',
    (said) => ({
      ...said,
      penalty: 'В случае просрочки Гарант уплачивает неустойку в размере 0,01 процента суммы за каждый день просрочки.',
    }),
  ],
  ['penalty', (said) => ({ ...said, penalty: 'Неустойка Гаранта за каждый день просрочки составляет 0,05 % суммы.' })],
  ['court', (said) => ({ ...said, court: 'Споры подлежат рассмотрению в Арбитражном суде Пензенской области.' })],
];

const wordings = [prose, list, addressed] as const;
const spoil = (text: string, index: number): string =>
  index % 4 === 1 ? text.replaceAll(' ', '\u00A0') : index % 4 === 3 ? text.replaceAll(' (', '\r\n(') : text;

export const cleanTexts = (count: number): readonly GuaranteeCase[] =>
  Array.from({ length: count }, (_, index) => {
    const said = saidOf(index);
    return {
      text: spoil(pick(wordings, index + Math.floor(index / 12))(said, index), index),
      facts: factsOf(said, index),
      fault: null,
    };
  });

/** Every fault in every wording; style 3, which has no words for the sum, is kept from the fault in the words. */
export const faultyTexts = (): readonly GuaranteeCase[] =>
  faults.flatMap(([fault, plant], at) =>
    wordings.map((wording, which) => {
      const index = at * 3 + which;
      const said = saidOf(index);
      const style = fault === 'sum-in-words' && index % 4 === 3 ? index + 1 : index;
      return { text: spoil(wording(plant(said), style), index), facts: factsOf(said, index), fault };
    }),
  );

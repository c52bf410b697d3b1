import type { Instant } from '#shared/kernel/instant.ts';
import { hourFrom, morningFrom } from './moments.ts';

/** `deadline` and `published` are hours from the moment of loading; `offset` is how the buyer writes its time. */
type SampleNotice = {
  readonly number: string;
  readonly title: string;
  readonly buyer: string;
  readonly platform: string | null;
  readonly amount: string | null;
  readonly currency: string;
  readonly published: number;
  readonly deadline: number | null;
  readonly offset: string;
  readonly method: 'open' | 'selective' | 'limited';
  readonly lots?: readonly (readonly [title: string, amount: string])[];
  readonly items: readonly (readonly [description: string, quantity: number, unit: string, code: string])[];
  readonly documents: readonly string[];
  /** Name, kind and per cent of what bids are compared by, and papers that the buyer asks for. */
  readonly criteria?: readonly (readonly [name: string, kind: 'price' | 'quality', weight: number])[];
  readonly papers?: readonly (readonly [title: string, article: string])[];
};

const b2b = 'B2B-Center, https://www.b2b-center.ru/';

const notices: readonly SampleNotice[] = [
  {
    number: '4120001',
    title: 'Поставка насосного оборудования для станции второго подъёма',
    buyer: 'АО «Пример-Водоканал»',
    platform: b2b,
    amount: '4280000.00',
    currency: 'RUB',
    published: -160,
    deadline: 21,
    offset: '+03:00',
    method: 'open',
    items: [
      ['Насос центробежный 1Д315-71', 4, 'шт.', '28.13.14.110'],
      ['Шкаф управления насосами', 2, 'шт.', '27.12.31.000'],
    ],
    documents: ['Извещение.pdf', 'Техническое задание.docx', 'Проект договора.docx'],
  },
  {
    number: '4120002',
    title: 'Кабельная продукция для реконструкции подстанции 110 кВ',
    buyer: 'ПАО «Образец-Энерго»',
    platform: b2b,
    amount: '18750400.50',
    currency: 'RUB',
    published: -220,
    deadline: 52,
    offset: '+03:00',
    method: 'open',
    lots: [
      ['Кабель силовой 6–10 кВ', '11200400.50'],
      ['Кабель контрольный', '7550000.00'],
    ],
    items: [
      ['Кабель АПвПу 1×240/70-10', 6200, 'м', '27.32.14.112'],
      ['Кабель КВВГнг(А)-LS 10×1,5', 14800, 'м', '27.32.13.130'],
    ],
    documents: ['Извещение.pdf', 'Закупочная документация.zip'],
  },
  {
    number: '4120003',
    title: 'Услуги по техническому обслуживанию грузоподъёмных механизмов',
    buyer: 'ООО «Пример-Логистика»',
    platform: b2b,
    amount: '979633.15',
    currency: 'RUB',
    published: -96,
    deadline: 76,
    offset: '+03:00',
    method: 'selective',
    items: [['Обслуживание мостового крана 16 т', 12, 'мес.', '33.12.15.000']],
    documents: ['Приглашение.pdf', 'Форма предложения.xlsx'],
  },
  {
    number: '4120004',
    title: 'Спецодежда и средства индивидуальной защиты на 2027 год',
    buyer: 'АО «Комбинат Образцовый»',
    platform: 'Fabrikant',
    amount: '6000000.00',
    currency: 'RUB',
    published: -70,
    deadline: 122,
    offset: '+05:00',
    method: 'open',
    items: [
      ['Костюм летний', 1200, 'компл.', '14.12.30.150'],
      ['Ботинки с композитным подноском', 1200, 'пара', '15.20.31.000'],
      ['Каска защитная', 900, 'шт.', '32.99.11.160'],
    ],
    documents: ['Извещение.pdf', 'ТЗ и размерный ряд.xlsx'],
  },
  {
    number: '4120005',
    title: 'Разработка проектной документации цеха водоподготовки',
    buyer: 'ПАО «Образец-Энерго»',
    platform: b2b,
    amount: '12000000.00',
    currency: 'RUB',
    published: -50,
    deadline: 196,
    offset: '+07:00',
    method: 'open',
    items: [['Проектные работы', 1, 'усл. ед.', '71.12.13.000']],
    documents: ['Извещение.pdf', 'Задание на проектирование.pdf', 'Исходные данные.zip'],
    criteria: [
      ['Цена договора', 'price', 60],
      ['Опыт проектирования цехов водоподготовки', 'quality', 25],
      ['Срок выполнения работ', 'quality', 15],
    ],
    papers: [
      ['Выписка из реестра членов СРО проектировщиков', 'Градостроительный кодекс РФ, ст. 48 ч. 4'],
      ['Копии договоров на проектирование за последние три года с актами', 'п. 12.3 документации'],
      ['Календарный план проектирования', 'п. 12.4 документации'],
    ],
  },
  {
    number: '4120006',
    title: 'Поставка офисной бумаги и канцелярских товаров',
    buyer: 'ГБУ «Центр Пример»',
    platform: 'ЭТП ГПБ',
    amount: '201511.69',
    currency: 'RUB',
    published: -30,
    deadline: 94,
    offset: '+03:00',
    method: 'open',
    items: [['Бумага А4, 80 г/м²', 600, 'пачка', '17.12.14.110']],
    documents: ['Извещение.pdf'],
  },
  {
    number: '4120007',
    title: 'Перевозка негабаритного оборудования по маршруту Примерск — Образцово',
    buyer: 'ООО «Стройпример»',
    platform: b2b,
    amount: '3698877.15',
    currency: 'RUB',
    published: -44,
    deadline: 148,
    offset: '+03:00',
    method: 'selective',
    items: [['Перевозка трансформатора 63 т', 2, 'рейс', '49.41.13.000']],
    documents: ['Приглашение.pdf', 'Чертежи габаритов.pdf'],
  },
  {
    number: '4120008',
    title: 'Лабораторные реактивы и стандартные образцы',
    buyer: 'АО «Комбинат Образцовый»',
    platform: 'TEK-Torg',
    amount: '1300000.00',
    currency: 'RUB',
    published: -26,
    deadline: 240,
    offset: '+05:00',
    method: 'open',
    items: [
      ['Кислота серная х.ч.', 200, 'кг', '20.13.24.122'],
      ['ГСО ионов железа', 60, 'амп.', '20.59.52.190'],
    ],
    documents: ['Извещение.pdf', 'Спецификация.xlsx'],
  },
  {
    number: '4120009',
    title: 'Система видеонаблюдения производственной площадки',
    buyer: 'АО «Пример-Водоканал»',
    platform: b2b,
    amount: '20000000.01',
    currency: 'RUB',
    published: -12,
    deadline: 336,
    offset: '+03:00',
    method: 'open',
    items: [
      ['Камера купольная 4 Мп', 84, 'шт.', '26.40.33.110'],
      ['Видеосервер', 4, 'шт.', '26.20.14.000'],
    ],
    documents: ['Извещение.pdf', 'Техническое задание.pdf', 'Проект договора.docx'],
  },
  {
    number: '4120010',
    title: 'Аренда дизельных генераторов на период ремонта',
    buyer: 'ООО «Пример-Логистика»',
    platform: b2b,
    amount: null,
    currency: 'RUB',
    published: -8,
    deadline: 60,
    offset: '+03:00',
    method: 'limited',
    items: [['Аренда ДГУ 500 кВт', 3, 'мес.', '77.39.19.129']],
    documents: ['Запрос цен.pdf'],
  },
  {
    number: 'EU-2026-771',
    title: 'Supply of laboratory centrifuges and consumables',
    buyer: 'Example University Hospital',
    platform: null,
    amount: '412500.00',
    currency: 'EUR',
    published: -130,
    deadline: 110,
    offset: '+01:00',
    method: 'open',
    lots: [
      ['Centrifuges', '362500.00'],
      ['Consumables, four years', '50000.00'],
    ],
    items: [
      ['Refrigerated centrifuge', 6, 'piece', '42931100'],
      ['Rotor set', 12, 'set', '42931120'],
    ],
    documents: ['Contract notice.pdf', 'Specification.docx', 'ESPD request.xml'],
  },
  {
    number: 'EU-2026-802',
    title: 'Framework agreement for pump maintenance services',
    buyer: 'Sample City Waterworks',
    platform: null,
    amount: '1980000.00',
    currency: 'EUR',
    published: -90,
    deadline: 410,
    offset: '+01:00',
    method: 'selective',
    items: [['Maintenance, lot of 140 pumps', 48, 'month', '50511000']],
    documents: ['Contract notice.pdf', 'Terms of reference.pdf'],
  },
  {
    number: 'UA-2026-11-18-000771-a',
    title: 'Насосне обладнання для котельні',
    buyer: 'КП «Зразкове тепло»',
    platform: null,
    amount: '2450000.00',
    currency: 'UAH',
    published: -60,
    deadline: 132,
    offset: '+02:00',
    method: 'open',
    items: [['Насос мережевий', 3, 'шт', '42122000-0']],
    documents: ['Тендерна документація.pdf'],
  },
  {
    number: 'AE-77120',
    title: 'توريد مضخات مياه وقطع غيار لمحطة التحلية',
    buyer: 'هيئة المياه النموذجية',
    platform: null,
    amount: '5600000.00',
    currency: 'AED',
    published: -40,
    deadline: 180,
    offset: '+04:00',
    method: 'open',
    items: [
      ['مضخة طرد مركزي', 8, 'وحدة', '42122130'],
      ['طقم قطع غيار', 16, 'طقم', '42124000'],
    ],
    documents: ['كراسة الشروط.pdf'],
  },
  {
    number: '4119955',
    title: 'Ремонт кровли административного корпуса',
    buyer: 'ГБУ «Центр Пример»',
    platform: 'ЭТП ГПБ',
    amount: '4500000.00',
    currency: 'RUB',
    published: -700,
    deadline: -36,
    offset: '+03:00',
    method: 'open',
    items: [['Ремонт мягкой кровли', 1400, 'м²', '43.91.19.110']],
    documents: ['Извещение.pdf', 'Смета.xlsx'],
  },
  {
    number: '4119871',
    title: 'Поставка запорной арматуры DN 50–300',
    buyer: 'АО «Пример-Водоканал»',
    platform: b2b,
    amount: '10000000.00',
    currency: 'RUB',
    published: -900,
    deadline: -210,
    offset: '+03:00',
    method: 'open',
    items: [['Задвижка клиновая DN 150', 90, 'шт.', '28.14.13.131']],
    documents: ['Извещение.pdf'],
  },
];

const releaseOf = (now: Instant, notice: SampleNotice, edition: 1 | 2): unknown => {
  // The second edition of one notice shows what a changed notice looks like: the deadline moved, a document came.
  const deadline =
    notice.deadline === null ? null : notice.deadline - (edition === 1 && notice.number === changed ? 48 : 0);
  const documents =
    edition === 2 && notice.number === changed ? [...notice.documents, 'Изменение № 1.pdf'] : notice.documents;
  return {
    ocid: `ocds-sample-${notice.number}`,
    id: `${notice.number}-${edition}`,
    date: hourFrom(now, edition === 1 ? notice.published : -3, notice.offset),
    tag: [edition === 1 ? 'tender' : 'tenderUpdate'],
    initiationType: 'tender',
    buyer: { name: notice.buyer },
    tender: {
      id: notice.number,
      title: notice.title,
      status: 'active',
      procurementMethod: notice.method,
      ...(notice.platform === null ? {} : { submissionMethodDetails: notice.platform }),
      ...(notice.amount === null ? {} : { value: { amount: Number(notice.amount), currency: notice.currency } }),
      ...(deadline === null
        ? {}
        : {
            tenderPeriod: {
              startDate: hourFrom(now, notice.published, notice.offset),
              endDate: morningFrom(now, deadline, notice.offset),
            },
            enquiryPeriod: { endDate: morningFrom(now, deadline - 72, notice.offset) },
          }),
      ...(notice.lots === undefined
        ? {}
        : {
            lots: notice.lots.map(([title, amount], index) => ({
              id: `lot-${index + 1}`,
              title,
              value: { amount: Number(amount), currency: notice.currency },
            })),
          }),
      items: notice.items.map(([description, quantity, unit, code], index) => ({
        id: String(index + 1),
        description,
        quantity,
        unit: { name: unit },
        classification: { scheme: /^\d\d\./.test(code) ? 'OKPD2' : 'CPV', id: code },
      })),
      ...(notice.criteria === undefined
        ? {}
        : {
            awardCriteria: {
              criteria: notice.criteria.map(([name, type, weight], index) => ({
                id: String(index + 1),
                type,
                name,
                numbers: [{ number: weight, weight: 'percentageExact' }],
              })),
            },
          }),
      ...(notice.papers === undefined
        ? {}
        : {
            criteria: notice.papers.map(([title, article], index) => ({
              id: String(index + 1),
              title,
              source: 'tenderer',
              relatesTo: 'tenderer',
              classification: { scheme: 'ESPD', id: 'CRITERION.SELECTION' },
              legislation: [{ article }],
              requirementGroups: [
                {
                  id: '1',
                  requirements: [{ id: '1', title, eligibleEvidences: [{ id: '1', type: 'document', title }] }],
                },
              ],
            })),
          }),
      documents: documents.map((title, index) => ({
        id: String(index + 1),
        title,
        url: `https://example.org/${notice.number}/${index + 1}`,
      })),
    },
  };
};

/** The notice that changed after a bid was made for it. */
const changed = '4120003';

const packageOf = (now: Instant, releases: readonly unknown[]): string =>
  JSON.stringify(
    {
      uri: 'https://example.org/sample',
      version: '1.1',
      publishedDate: now,
      publisher: { name: 'Bidwright sample' },
      releases,
    },
    null,
    2,
  );

/** Whether its time for bids was over before the sample was loaded. */
const isEarlier = ({ deadline }: SampleNotice): boolean => deadline !== null && deadline < 0;

/** An OCDS release package of the first editions: of all, of those that take bids now, or of those whose time was before. */
export const sampleNotices = (now: Instant, which: 'all' | 'open' | 'earlier' = 'all'): string =>
  packageOf(
    now,
    notices
      .filter((notice) => which === 'all' || isEarlier(notice) === (which === 'earlier'))
      .map((notice) => releaseOf(now, notice, 1)),
  );

/** The package that arrives later and changes one notice. */
export const sampleChange = (now: Instant): string =>
  packageOf(
    now,
    notices.filter((notice) => notice.number === changed).map((notice) => releaseOf(now, notice, 2)),
  );

import type { Page } from 'playwright';
import { openScreen, openTab, row, type MoneyWork, type Scene } from './scene.ts';

const open = async (page: Page, tab: number): Promise<void> => {
  await openScreen(page, 'market');
  await openTab(page, tab);
};

type Ask = MoneyWork['ask'];
const add = async (ask: Ask, kind: string, record: object): Promise<string> =>
  (await ask('market.save', { kind, record })).record.recordId;

const suppliersIn = async (ask: Ask): Promise<void> => {
  const north = await add(ask, 'supplier', {
    name: 'Кабельный дом «Север»',
    region: 'Тверская область',
    payment: '30 дней после приёмки',
    delivery: 'со склада, 5 дней',
    minimumLot: '1 барабан',
    goods: ['кабель силовой', 'муфты'],
    contact: 'sales@sever.example',
  });
  const others = [
    await add(ask, 'supplier', { name: 'ЮгЭлектроКомплект', region: 'Ростовская область', payment: 'предоплата 50 %' }),
    await add(ask, 'supplier', { name: 'Завод «Проводник»', region: 'Тверская область', payment: '14 дней' }),
  ];
  const asked = { subject: 'Кабель ВВГнг 3×2,5', code: '27.32.13', volume: '12000', unit: 'м', vat: 'added' };
  const prices = ['92.40', '104.00', '99.15'];
  for (const [index, supplierId] of [north, ...others].entries())
    await add(ask, 'request', {
      ...asked,
      supplierId,
      askedOn: '2026-11-10',
      answeredOn: '2026-11-13',
      unitPrice: prices[index],
      validUntil: '2026-12-31',
    });
  await add(ask, 'request', {
    ...asked,
    supplierId: north,
    subject: 'Муфта концевая',
    unit: 'шт',
    askedOn: '2026-11-12',
  });
};

const competitorsIn = async (ask: Ask): Promise<void> => {
  const competitorId = await add(ask, 'competitor', {
    name: 'ООО «Энергоснаб»',
    strengths: ['склад в регионе', 'отсрочка 60 дней', 'свой транспорт'],
    weaknesses: ['медленно отвечает на запросы'],
    channels: ['сайт', 'выставки'],
    region: 'Тверская область',
    partners: 'Завод «Проводник», с 2019 года',
  });
  await add(ask, 'competitor', { name: 'ТД «Магистраль»', strengths: ['цена'], region: 'Москва' });
  const seen = { competitorId, code: '27.32.13', startPrice: '1200000', source: 'protocol', bidders: 4 };
  await add(ask, 'price', {
    ...seen,
    seenOn: '2026-09-14',
    price: '1044000',
    place: 1,
    procedure: '0372200000126000311',
  });
  await add(ask, 'price', {
    ...seen,
    seenOn: '2026-10-02',
    price: '1098000',
    place: 2,
    procedure: '0372200000126000340',
  });
  await add(ask, 'price', {
    ...seen,
    code: '27.33.13',
    seenOn: '2026-10-21',
    price: '1176000',
    place: 3,
    procedure: '32616054321',
  });
};

const dealsIn = async (ask: Ask): Promise<void> => {
  const customerId = await add(ask, 'customer', {
    name: 'АО «Тверьэнерго»',
    region: 'Тверская область',
    segment: 'сети',
    yearVolume: '48000000',
    role: 'end-user',
    isReserved: true,
    reservedFor: 'Анна Орлова',
  });
  await add(ask, 'customer', { name: 'СтройМонтаж', region: 'Москва', segment: 'подряд', role: 'contractor' });
  await add(ask, 'owner', { customerId, owner: 'Анна Орлова', from: '2026-02-01', isFinder: true });
  await add(ask, 'owner', { customerId, owner: 'Борис Левин', from: '2026-09-01', to: '2026-09-30' });
  await add(ask, 'person', { customerId, name: 'Иванов И. И.', position: 'главный энергетик' });
  await add(ask, 'loyalty', {
    customerId,
    doneOn: '2026-10-05',
    loyaltyKind: 'training',
    what: 'Обучение монтажников',
    cost: '40000',
  });
  const inbound = await add(ask, 'channel', { name: 'Входящие', channelKind: 'inbound' });
  const key = await add(ask, 'channel', { name: 'Ключевые клиенты', channelKind: 'key-accounts' });
  await add(ask, 'spend', { channelId: inbound, month: '2026-10', cost: '35000' });
  await add(ask, 'spend', { channelId: key, month: '2026-10', cost: '90000' });
  const deal = async (name: string, channelId: string, amount: string, stages: readonly string[]): Promise<void> => {
    const dealId = await add(ask, 'deal', { name, channelId, amount, customerId, owner: 'Анна Орлова' });
    for (const [index, stage] of stages.entries())
      await ask('market.move', {
        dealId,
        stage: stage === 'contract' ? 'decision' : (stage as 'contact'),
        isContract: stage === 'contract',
        reasonId: stage === 'refusals' ? 'lost-on-price' : null,
        on: `2026-11-${String(index + 3).padStart(2, '0')}`,
      });
  };
  await deal('Кабель на 2027 год', key, '12400000', ['collecting', 'contact', 'needs', 'presenting', 'contract']);
  await deal('Муфты для подстанции', inbound, '860000', ['collecting', 'contact', 'needs']);
  await deal('Провод СИП', inbound, '2150000', ['collecting', 'contact']);
  await deal('Освещение цеха', inbound, '640000', ['collecting', 'contact', 'needs', 'refusals']);
  await deal('Ремонтный запас', key, '1990000', ['collecting', 'contact', 'needs', 'presenting']);
};

const planIn = async (ask: Ask): Promise<void> => {
  for (const [month, calls] of [
    ['2026-09', 280],
    ['2026-10', 300],
    ['2026-11', 300],
  ] as const)
    await add(ask, 'plan', { month, calls, meetings: 80, contracts: 10 });
  await add(ask, 'activity', { doneOn: '2026-09-15', owner: 'Анна Орлова', calls: 240, meetings: 61, contracts: 6 });
  await add(ask, 'activity', { doneOn: '2026-10-20', owner: 'Анна Орлова', calls: 315, meetings: 84, contracts: 11 });
  await add(ask, 'activity', { doneOn: '2026-11-20', owner: 'Борис Левин', calls: 190, meetings: 44, contracts: 5 });
};

const fill = async (page: Page, ask: Ask): Promise<void> => {
  const { rows } = await ask('market.list', { kind: 'deal' });
  if (rows.length === 0) {
    await suppliersIn(ask);
    await competitorsIn(ask);
    await dealsIn(ask);
    await planIn(ask);
  }
  await open(page, 0);
};

const scene = (name: string, tab: number, then: (page: Page) => Promise<void> = async () => undefined): Scene => ({
  name,
  group: 'company',
  enter: async (page, { money }) => {
    await fill(page, money.ask);
    await open(page, tab);
    await then(page);
  },
});

/** The first is photographed before anything is in the notebook. */
export const marketScenes: readonly Scene[] = [
  { name: 'market-empty', group: 'company', enter: (page) => open(page, 2) },
  scene('market-pipeline', 0, async (page) => {
    await page.locator('.market-board').waitFor();
  }),
  scene('market-deal', 0, async (page) => {
    await page.locator('.market-deal').nth(2).click();
    await page.locator('.market-move').waitFor();
  }),
  scene('market-customer', 1, async (page) => {
    await row(page, 0).click();
    await page.locator('.market-law').waitFor();
    await page.locator('.market-law summary').click();
  }),
  scene('market-suppliers', 2, async (page) => {
    await row(page, 1).click();
    await page.locator('.market-page .table').first().waitFor();
  }),
  scene('market-competitor', 3, async (page) => {
    await row(page, 0).click();
    await page.locator('.market-page .table').first().waitFor();
  }),
  scene('market-channels', 4, async (page) => {
    await page.locator('.market-scroll').waitFor();
  }),
  scene('market-plan', 5, async (page) => {
    await page.locator('.market-scroll').waitFor();
  }),
];

import type { Page } from 'playwright';
import { closeDialog, openScreen, row, rowOf, settle, type MoneyWork, type Scene } from './scene.ts';

/** Names as long as offices make them, in the three languages and in one. */
const russian =
  'Выполнение работ по капитальному ремонту участков магистральных тепловых сетей, центральных тепловых пунктов и насосных станций с поставкой запорной и регулирующей арматуры';
const arabic =
  'توريد وتركيب وتشغيل مضخات الطرد المركزي ولوحات التحكم الكهربائية مع قطع الغيار الأصلية وتدريب العاملين في محطة معالجة المياه الشمالية';
const unbroken = 'Приложение_к_техническому_предложению_ведомость_материалов_и_оборудования_редакция_итоговая_';
const arabicFile = 'كشف_تفصيلي_بالأسعار_والكميات_والمواصفات_الفنية_للمواد_والمعدات_النسخة_النهائية_المعتمدة_';

const noticeOf = (id: string, title: string): string =>
  JSON.stringify({
    ocid: `ocds-crowded-${id}`,
    id,
    date: '2026-11-20T09:00:00+03:00',
    tag: ['tender'],
    initiationType: 'tender',
    buyer: { id: 'b', name: `${title.slice(0, 90)} — управление закупок` },
    tender: {
      id,
      title,
      status: 'active',
      value: { amount: 123456789012.34, currency: 'RUB' },
      tenderPeriod: { startDate: '2026-11-20T09:00:00+03:00', endDate: '2026-12-08T10:00:00+03:00' },
    },
  });

const bidIdOf = async (ask: MoneyWork['ask'], title: string): Promise<string | undefined> => {
  const { rows } = await ask('bids.list', { offset: 0, limit: 200 });
  return rows.find(({ procedureTitle }) => procedureTitle === title)?.bidId;
};

const importNotice = async (page: Page, id: string, title: string): Promise<void> => {
  await openScreen(page, 'procedures');
  await page.locator('.page-acts button').last().click();
  await page
    .locator('input[type="file"][data-purpose="notice"]')
    .setInputFiles({ name: `${id}.json`, mimeType: 'application/json', buffer: Buffer.from(noticeOf(id, title)) });
  await page.locator('.dialog .table, .dialog ul, .dialog .import-outcome').first().waitFor();
  await page.keyboard.press('Escape');
  if ((await page.locator('.dialog').count()) > 0) await closeDialog(page);
};

const documents = (count: number): { name: string; mimeType: string; buffer: Buffer }[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `${index % 2 === 0 ? unbroken : arabicFile}${index + 1}.pdf`,
    mimeType: 'application/pdf',
    buffer: Buffer.from(`document ${index + 1}`),
  }));

const positions = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    positionId: String(index + 1),
    noticeItemId: null,
    name: index % 3 === 0 ? arabic : `${russian}, позиция ${index + 1}`,
    quantity: String(index + 1),
    unit: 'шт',
    classification: '28.14.13.130',
    offered: null,
    isEquivalent: false,
    maker: null,
    country: null,
    alternativeTo: null,
    isChosen: true,
    unitPrice: `${1000 + index}.50`,
    discountPercent: null,
    vatRate: null,
    unitCost: '900',
    suppliers: [],
    competitors: [],
  }));

/** A bid of 300 documents and 2,000 positions, and one with an Arabic title; made once for all pictures. */
const crowd = async (page: Page, { ask }: MoneyWork): Promise<void> => {
  if ((await bidIdOf(ask, russian)) !== undefined) return;
  for (const [id, title] of [
    ['ru', russian],
    ['ar', arabic],
  ] as const) {
    await importNotice(page, id, title);
    const { rows } = await ask('procedures.list', { offset: 0, limit: 200 });
    const procedure = rows.find((one) => one.title === title);
    if (procedure === undefined) throw new Error(`the notice ${id} was not imported`);
    await ask('bids.create', { procedureId: procedure.id });
  }
  const bidId = (await bidIdOf(ask, russian)) ?? '';
  await ask('prices.save', {
    bidId,
    table: { currency: 'RUB', vatMode: 'included', vatRate: '22', deliveredOn: null, positions: positions(2000) },
  });
  await page.reload();
  await page.locator('.frame').waitFor();
  await openBid(page);
  await page.locator('input[type="file"][data-purpose="document"]').setInputFiles(documents(300));
  await page.locator('.desk-middle table[aria-rowcount="301"]').waitFor({ timeout: 60_000 });
};

const openBid = async (page: Page): Promise<void> => {
  await openScreen(page, 'bids');
  await rowOf(page, russian).click();
  await page.locator('.desk-head').waitFor();
  await settle(page);
};

const crowded = (name: string, then: (page: Page) => Promise<void>): Scene => ({
  name: `crowded-${name}`,
  group: 'bids',
  enter: async (page, { money }) => {
    await crowd(page, money);
    await then(page);
  },
});

/** Too much of everything: what is long is cut or wrapped on purpose, what is many stays quick. */
export const crowdedScenes: readonly Scene[] = [
  crowded('documents', openBid),
  crowded('prices', async (page) => {
    await openBid(page);
    await page.locator('.checklist-item').nth(-2).click();
    await page.locator('.price-table').waitFor();
  }),
  {
    ...crowded('rename', async (page) => {
      await openBid(page);
      await page.locator('.desk-middle tbody tr').first().locator('button').last().click();
      await page.locator('[role="menuitem"][data-key="rename"]').click();
      await page.locator('.dialog').waitFor();
    }),
    leave: closeDialog,
  },
  {
    ...crowded('assign', async (page) => {
      await openBid(page);
      await page.locator('.desk-middle tbody tr').first().locator('button').last().click();
      await page.locator('[role="menuitem"][data-key="assign"]').click();
      await page.locator('.dialog').waitFor();
    }),
    leave: closeDialog,
  },
  {
    ...crowded('new-bid', async (page) => {
      await openScreen(page, 'bids');
      await page.locator('.page-acts .button-primary').click();
      await page.locator('.dialog [role="option"]').first().waitFor();
    }),
    leave: closeDialog,
  },
  crowded('bids', (page) => openScreen(page, 'bids')),
  crowded('arabic', async (page) => {
    await openScreen(page, 'bids');
    await rowOf(page, arabic).click();
    await page.locator('.desk-head').waitFor();
    await settle(page);
  }),
  crowded('procedure', async (page) => {
    await openScreen(page, 'procedures');
    await rowOf(page, arabic.slice(0, 20)).or(row(page, 0)).first().click();
    await page.locator('.detail h2').first().waitFor();
  }),
  crowded('today', (page) => openScreen(page, 'today')),
];

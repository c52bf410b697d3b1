import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { closeDialog, openScreen, openTab, type MoneyWork, type Scene } from './scene.ts';

type Pane = 'auction' | 'rules' | 'guarantee' | 'after-winning';

const openPane = async (page: Page, pane: Pane): Promise<void> => {
  await openScreen(page, 'money');
  await openTab(page, pane);
};

/** The clock of the pictures stands at 09:40 in Moscow. */
const terms = {
  rules: '44-fz',
  nmck: '12500000',
  startsAt: '2026-11-24T09:36:00+03:00',
  publishedOn: '2026-09-10',
  vatPercent: '22',
  costs: '8200000',
  extra: '60000',
  securityPercent: '10',
  guaranteeRate: '3.5',
  days: 240,
} as const;

let auctionId: string | null = null;
const openDesk = async (page: Page, work: MoneyWork): Promise<void> => {
  await auctionOf(work);
  await openPane(page, 'auction');
  await page.locator('.money-pane td .button').first().click();
  await page.locator('.auction-desk').waitFor();
};

/** One auction for all pictures, under way, with a mistyped offer that was taken back. */
const auctionOf = async ({ ask }: MoneyWork): Promise<void> => {
  if (auctionId !== null) return;
  const begun = await ask('auctions.begin', { title: 'Поставка насосного оборудования для котельных', terms });
  ({ auctionId } = begun);
  const offers = [
    ['09:37:12', '12437500', false],
    ['09:38:05', '12300000', true],
    ['09:38:40', '1180000', false],
  ] as const;
  for (const [time, amount, own] of offers)
    await ask('auctions.offer', { auctionId, amount, own, at: `2026-11-24T${time}+03:00` });
  await ask('auctions.undo', { auctionId });
  await ask('auctions.offer', { auctionId, amount: '11800000', at: '2026-11-24T09:39:21+03:00' });
};

const facts = {
  law: '44-fz',
  kind: 'bid',
  sum: '250000.00',
  deadline: '2027-01-20',
  beneficiary: { name: 'Муниципальное казённое учреждение «Служба единого заказчика»', inn: '5027123456' },
  principal: { name: 'Общество с ограниченной ответственностью "Альфа"', inn: '7722334455' },
  purchaseCode: '263502712345650270100100120014120244',
  noticeNumber: '0148300005226000987',
  publishedOn: '2026-09-10',
};
const won = {
  nmck: '6000000',
  price: '4320000',
  percent: '5',
  publishedOn: '2026-09-10',
  securedFrom: '2026-12-01',
  performedUntil: '2027-05-31',
  asOf: '2027-03-20',
  costs: '3500000',
  ownRate: '21',
  accountRate: '5',
  keyRates: [{ from: '2026-10-01', percent: '14' }],
  stages: [
    { amount: '2160000', dueOn: '2027-02-24', performedOn: '2027-02-26', acceptedOn: '2027-02-26' },
    { amount: '2160000', dueOn: '2027-05-31' },
  ],
};

/** What stands in the forms is kept by the page itself, so it is put there and the page read anew. */
const withInputs = async (page: Page, sheet: string, input: object): Promise<void> => {
  const said = JSON.stringify({ sheet, input });
  await page.evaluate(`(() => {
    const { sheet, input } = ${said};
    const kept = JSON.parse(localStorage.getItem('bidwright.money') ?? '{"state":{"inputs":{},"lastSheet":null},"version":1}');
    kept.state.inputs[sheet] = input;
    localStorage.setItem('bidwright.money', JSON.stringify(kept));
  })()`);
  await page.reload();
  await page.locator('.frame').waitFor();
};

export const auctionScenes: readonly Scene[] = [
  {
    name: 'auction',
    group: 'money',
    enter: async (page, { money: work }) => {
      await openDesk(page, work);
      const field = page.locator('.auction-entry input');
      await field.fill('11737500');
      await page.locator('.auction-verdict .money').first().waitFor();
    },
  },
  {
    name: 'auction-warned',
    group: 'money',
    enter: async (page, { money: work }) => {
      await openDesk(page, work);
      const field = page.locator('.auction-entry input');
      await field.fill('9300000');
      await field.press('Enter');
      await page.locator('.auction-doubt').waitFor();
    },
  },
  {
    name: 'auction-begin',
    group: 'money',
    enter: async (page, { money: work }) => {
      await auctionOf(work);
      await openPane(page, 'auction');
      await page.locator('.section-acts .button').first().click();
      await page.locator('.auction-begin').waitFor();
    },
  },
  {
    name: 'auctions',
    group: 'money',
    enter: async (page, { money: work }) => {
      await auctionOf(work);
      await openPane(page, 'auction');
    },
  },
  { name: 'rules', group: 'money', enter: (page) => openPane(page, 'rules') },
  {
    name: 'rule-edit',
    group: 'money',
    enter: async (page) => {
      await openPane(page, 'rules');
      await page.locator('.rules-law td .button').first().click();
      await page.locator('.dialog .form').waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'guarantee',
    group: 'money',
    enter: async (page) => {
      await withInputs(page, 'pane.guarantee', facts);
      await openPane(page, 'guarantee');
      const text = await readFile(new URL('../../test/cases/calc/guarantee-prose.txt', import.meta.url), 'utf8');
      await page.locator('.guarantee-side textarea').fill(text);
      await page.locator('.guarantee-field').first().waitFor();
      await page.locator('.guarantee-field:enabled').first().click();
      await page.locator('.guarantee-mark-chosen').first().waitFor();
    },
  },
  {
    name: 'after-winning',
    group: 'money',
    enter: async (page) => {
      await withInputs(page, 'pane.after-winning', won);
      await openPane(page, 'after-winning');
      await page.locator('.winning-figure').first().waitFor();
    },
  },
];

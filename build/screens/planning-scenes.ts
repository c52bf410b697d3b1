import type { Page } from 'playwright';
import { closeDialog, openScreen, openTab, settle, type MoneyWork, type Props, type Scene } from './scene.ts';

type Pane = 'plan' | 'forecast' | 'accounts';

const openPane = async (page: Page, pane: Pane): Promise<void> => {
  await openScreen(page, 'money');
  await openTab(page, pane);
  await page.locator('.money-pane').waitFor();
  await settle(page);
};

const lenders = [
  ['Банк «Северный мост»', 'Тендерный кредит', 'loan', '21', '1500000', '5000'],
  ['Гарантийный дом', 'Гарантия', 'guarantee', '3.5', '900000', '1000'],
] as const;

/** Money for the sample's bids: own money that is short for a while, two lenders, and an account with something blocked. */
const fund = async ({ ask }: MoneyWork): Promise<void> => {
  await ask('funding.saveSettings', {
    settings: {
      cash: [
        { from: '2026-11-01', amount: '420000' },
        { from: '2027-01-11', amount: '650000' },
      ],
      ownRate: '18',
      accountRate: '4',
      releaseAfterDays: 45,
    },
  });
  const { offers } = await ask('offers.list', {});
  if (offers.length === 0)
    for (const [lender, name, kind, rate, limit, minFee] of lenders)
      await ask('offers.save', { offer: { lender, name, kind, limit, offer: { rate, basis: 'pa/act365', minFee } } });
  const { bids } = await ask('funding.bids', {});
  for (const [index, { bidId }] of bids.slice(0, 5).entries())
    await ask('funding.saveBid', {
      bidId,
      money: {
        need: String(95_000 + index * 61_350),
        start: `2026-12-${String(3 + index * 4).padStart(2, '0')}`,
        margin: String(140_000 + index * 52_000),
        ...(index === 1 ? { must: true } : {}),
        ...(index === 2
          ? { releaseIfWon: '2027-01-25', performance: { amount: '480000', from: '2027-01-20', until: '2027-09-30' } }
          : {}),
      },
    });
  const { entries } = await ask('ledger.show', {});
  if (entries.length > 0) return;
  const platformId = 'b2b-center';
  const later = bids.at(-1)?.bidId;
  await ask('ledger.add', { entry: { kind: 'deposit', platformId, day: '2026-11-02', amount: '250000' } });
  await ask('ledger.add', {
    entry: {
      ...{ kind: 'block', platformId, day: '2026-11-06', amount: '80000', expectedRelease: '2026-11-20' },
      ...(later === undefined || bids.length <= 5 ? { subject: 'Поставка кабеля' } : { bidId: later }),
    },
  });
  await ask('ledger.add', { entry: { kind: 'fee', platformId, day: '2026-11-09', amount: '1000', note: 'доступ' } });
  await ask('ledger.add', { entry: { kind: 'fee', platformId, day: '2026-11-09', amount: '1000' } });
  await ask('ledger.add', { entry: { kind: 'reversal', day: '2026-11-10', reverses: 4, note: 'дважды' } });
};

const planned = async (page: Page, { money: work }: Props): Promise<void> => {
  await fund(work);
  const { planId } = await work.ask('funding.plan', {});
  await work.ask('funding.adopt', { planId });
  await openPane(page, 'plan');
  await page.locator('.money-next').first().waitFor();
};

const stale = async (page: Page, props: Props): Promise<void> => {
  await planned(page, props);
  await props.money.ask('funding.saveSettings', {
    settings: { cash: [{ from: '2026-11-01', amount: '180000' }], ownRate: '18', accountRate: '4' },
  });
  await props.money.ask('funding.plan', {});
  await page.reload();
  await openPane(page, 'plan');
  await page.locator('.money-verdict').waitFor();
};

/** The plan over all bids, the forecast and the accounts, with money in them. */
export const planningScenes: readonly Scene[] = [
  { name: 'money-plan', group: 'money', enter: planned },
  {
    name: 'money-plan-days',
    group: 'money',
    enter: async (page, props) => {
      await planned(page, props);
      await page
        .locator('.chart')
        .first()
        .evaluate((chart) => {
          const pane = chart.closest('.money-pane');
          if (pane !== null)
            pane.scrollTop += chart.getBoundingClientRect().top - pane.getBoundingClientRect().top - 48;
        });
    },
  },
  {
    name: 'money-plan-bid',
    group: 'money',
    enter: async (page, props) => {
      await planned(page, props);
      await page.locator('.money-row-act').nth(2).click();
      await page.locator('.dialog').waitFor();
    },
    leave: closeDialog,
  },
  { name: 'money-plan-stale', group: 'money', enter: stale },
  {
    name: 'money-plan-none',
    group: 'money',
    enter: async (page, { money: work }) => {
      await fund(work);
      const { bids } = await work.ask('funding.bids', {});
      for (const { bidId, entered } of bids.slice(0, 5))
        await work.ask('funding.saveBid', { bidId, money: { ...entered, need: '900000', must: true } });
      await work.ask('funding.plan', {});
      await page.reload();
      await openPane(page, 'plan');
      await page.locator('.money-verdict').waitFor();
    },
  },
  {
    name: 'money-forecast',
    group: 'money',
    enter: async (page, { money: work }) => {
      await fund(work);
      await openPane(page, 'forecast');
      await page.locator('.money-asked .radio').nth(1).click();
      await page.locator('.money-asked input[inputmode]').first().fill('10');
      await page.keyboard.press('Tab');
      await page.locator('.chart').nth(1).waitFor();
    },
  },
  {
    name: 'money-own',
    group: 'money',
    enter: async (page, { money: work }) => {
      await fund(work);
      await openPane(page, 'forecast');
      await page.locator('.section-acts button').last().click();
      await page.locator('.dialog').waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'money-accounts',
    group: 'money',
    enter: async (page, { money: work }) => {
      await fund(work);
      await openPane(page, 'accounts');
    },
  },
  {
    name: 'money-entry',
    group: 'money',
    enter: async (page, { money: work }) => {
      await fund(work);
      await openPane(page, 'accounts');
      await page.locator('.section-acts .button-primary').click();
      await page.locator('.dialog').waitFor();
    },
    leave: closeDialog,
  },
];

import { closeDialog, openScreen, row, screen, rowOf, settle, type Scene } from './scene.ts';

/** The list of bids and the desk of one bid. */
export const bidScenes: readonly Scene[] = [
  screen('bids', 'bids', 'bids'),
  {
    name: 'bid',
    group: 'bids',
    enter: async (page) => {
      await openScreen(page, 'bids');
      await row(page, 0).click();
      await settle(page);
    },
  },
  {
    name: 'checklist-grounds',
    group: 'bids',
    enter: async (page) => {
      await openScreen(page, 'bids');
      await rowOf(page, 'Услуги по техническому').click();
      await settle(page);
      await page.locator('.checklist .pane-foot button').last().click();
      await page.locator('.grounds').waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'bid-papers',
    group: 'bids',
    enter: async (page) => {
      await openScreen(page, 'bids');
      await rowOf(page, 'Услуги по техническому').click();
      await settle(page);
      await page.locator('.desk-pane .pane-body > .button').first().click();
      await page.locator('.bid-papers').waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'bid-document',
    group: 'bids',
    enter: async (page) => {
      await openScreen(page, 'bids');
      await rowOf(page, 'Услуги по техническому').click();
      await settle(page);
      await page.locator('.checklist-item').first().click();
      await page.locator('.document-name .button').first().click();
      await page.locator('.kept-look').waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'bid-prices',
    group: 'bids',
    enter: async (page) => {
      await openScreen(page, 'bids');
      await row(page, 2).click();
      await page.locator('.checklist-item').nth(-2).click();
      // The first look begins the table, the others find it.
      await page.locator('.price-table, .desk-middle .empty').waitFor();
      const begin = page.locator('.desk-middle .empty button');
      if ((await begin.count()) > 0) await begin.click();
      await page.locator('.price-table').waitFor();
      await page.locator('input[data-column="unitPrice"]').first().fill('1250.5');
      await settle(page);
    },
  },
  {
    name: 'bid-price-position',
    group: 'bids',
    enter: async (page) => {
      await openScreen(page, 'bids');
      await row(page, 2).click();
      await page.locator('.checklist-item', { hasText: /Price table|Таблица цен|جدول الأسعار/ }).click();
      await page.locator('.price-table, .desk-middle .empty').waitFor();
      const begin = page.locator('.desk-middle .empty button');
      if ((await begin.count()) > 0) await begin.click();
      await page.locator('.price-acts button').first().click();
      const panel = page.locator('.price-position');
      for (const [who, price] of [
        ['ООО «Завод»', '92'],
        ['Nordpump GmbH', '115.5'],
      ] as const) {
        const adder = panel.locator('.price-others .price-settings').first();
        await adder.locator('input').first().fill(who);
        await adder.locator('input').nth(1).fill(price);
        await adder.locator('button').click();
      }
      await panel.scrollIntoViewIfNeeded();
      await settle(page);
    },
  },
  {
    name: 'bid-letters',
    group: 'bids',
    enter: async (page) => {
      await openScreen(page, 'bids');
      await row(page, 2).click();
      await page.locator('.checklist-item').nth(-4).click();
      await page.locator('.letter-page').waitFor();
      await settle(page);
    },
  },
  {
    name: 'bid-worth',
    group: 'bids',
    enter: async (page) => {
      await openScreen(page, 'bids');
      await row(page, 2).click();
      await page.locator('.checklist-item').nth(-3).click();
      await page.locator('.price-worth .price-figures').waitFor();
      await settle(page);
    },
  },
  {
    name: 'bid-submission',
    group: 'bids',
    enter: async (page) => {
      await openScreen(page, 'bids');
      await row(page, 0).click();
      await page.locator('.checklist-item').last().click();
      await page.locator('.submission').waitFor();
      await settle(page);
    },
  },
];

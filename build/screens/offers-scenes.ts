import type { Page } from 'playwright';
import { closeDialog, openScreen, openTab, settle, type Scene } from './scene.ts';

const rows = [
  'Кредитор;Название;Вид;Ставка;База начисления;Мин. комиссия;Комиссия за выдачу;Вознаграждение брокера;НДС на брокера;Лимит;Макс. срок;Действует до',
  'Банк «Северный мост»;Тендерный кредит;кредит;21;годовых;5 000;1;;;50 000 000;180;31.03.2027',
  'Банк «Северный мост»;Гарантия по 44-ФЗ;гарантия;3,5;годовых;1 000;;4 500;22;30 000 000;;31.12.2026',
  'МКК «Быстрый тендер»;Заём за день;заём;2,4;в начатый месяц;;;3 000;;10 000 000;90;',
  'Гарантийный дом;Гарантия без залога;гарантия;0,27;за календарный месяц;;;;;500 000;;15.11.2026',
].join('\n');

const openOffers = async (page: Page): Promise<void> => {
  await openScreen(page, 'money');
  await openTab(page, 1);
  await page.locator('.offers').waitFor();
  await settle(page);
};

const importRows = async (page: Page, text: string): Promise<void> => {
  await page
    .locator('.offers input[type="file"]')
    .setInputFiles({ name: 'offers.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.locator('.dialog .offers-mapping').waitFor();
};

const keepOffers = async (page: Page): Promise<void> => {
  await openOffers(page);
  if ((await page.locator('.offers-kept .offers-acts').count()) > 0) return;
  await page.locator('.offers .radio').nth(1).click();
  if ((await page.locator('.offers-kept .offers-acts').count()) > 0) return;
  await importRows(page, rows);
  await page.locator('.dialog-acts button').last().click();
  await page.locator('.dialog .notice').waitFor();
  await page.locator('.dialog-acts button').last().click();
  await page.locator('.offers-kept').waitFor();
};

const compare = async (page: Page): Promise<void> => {
  await keepOffers(page);
  await page.locator('.offers .radio').nth(0).click();
  const own = page.locator('.offers-own button');
  await own.click();
  await page.locator('.dialog input').nth(0).fill('18');
  await page.locator('.dialog input').nth(1).fill('4');
  await page.locator('.dialog-acts button').last().click();
  await page.locator('.dialog').waitFor({ state: 'detached' });
  await page.locator('.offers-need .field-place input').fill('2000000');
  const days = page.locator('.offers-need .input-code');
  await days.nth(0).fill('2026-11-26');
  await days.nth(1).fill('2027-01-23');
  await page.locator('.offers-compare').waitFor();
};

/** Offers as they are kept, taken from a table, typed, and side by side. */
export const offersScenes: readonly Scene[] = [
  { name: 'offers', group: 'money', enter: keepOffers },
  {
    name: 'offers-import',
    group: 'money',
    enter: async (page) => {
      await openOffers(page);
      await importRows(page, rows);
    },
    leave: closeDialog,
  },
  {
    name: 'offers-refused',
    group: 'money',
    enter: async (page) => {
      await openOffers(page);
      await importRows(page, `${rows}\nЗапад;;кредит;много;годовых;-5;;;;;;29.02.2027`);
      await page.locator('.dialog-acts button').last().click();
      await page.locator('.dialog .table').waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'offers-add',
    group: 'money',
    enter: async (page) => {
      await openOffers(page);
      await page.locator('.offers .toolbar-end > button').last().click();
      await page.locator('.dialog input').first().waitFor();
      await page.locator('.dialog-acts button').last().click();
      await page.locator('.dialog [aria-invalid="true"]').first().waitFor();
    },
    leave: closeDialog,
  },
  { name: 'offers-compare', group: 'money', enter: compare },
  {
    name: 'offers-charts',
    group: 'money',
    enter: async (page) => {
      await compare(page);
      await page.locator('.offers-charts .chart').nth(0).scrollIntoViewIfNeeded();
      await page.locator('.offers-charts .chart-stage').nth(1).focus();
      for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowDown');
      await page.locator('.offers-charts').evaluate((charts) => charts.scrollIntoView());
    },
  },
  {
    // As the printer sees it, on a page's width.
    name: 'offers-print',
    group: 'money',
    enter: async (page) => {
      await compare(page);
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(`window.dispatchEvent(new Event('beforeprint'))`);
    },
    leave: async (page) => {
      await page.evaluate(`window.dispatchEvent(new Event('afterprint'))`);
      await page.emulateMedia({ media: null });
    },
  },
];

import type { Page } from 'playwright';
import { closeDialog, openScreen, openTab, row, screenTab, settle, type Scene } from './scene.ts';

const platformTab = (name: string, place: number, tabPlace: number): Scene => ({
  name,
  group: 'company',
  enter: async (page) => {
    await openScreen(page, 'platforms');
    await row(page, place).click();
    await page.locator('.platform [role="tab"]').nth(tabPlace).click();
    await settle(page);
  },
});

const openSettings = async (page: Page, tab: string): Promise<void> => {
  await openScreen(page, 'settings');
  await openTab(page, tab);
};

/** Platforms’ cards and settings. */
export const settingsScenes: readonly Scene[] = [
  platformTab('platforms', 0, 0),
  platformTab('platform-prices', 0, 1),
  platformTab('platform-access', 0, 2),
  {
    name: 'platform-figure',
    group: 'company',
    enter: async (page) => {
      await openScreen(page, 'platforms');
      await row(page, 0).click();
      await page.locator('.platform .table button').nth(8).click();
      await page.locator('.dialog').waitFor();
    },
    leave: closeDialog,
  },
  screenTab('company', 'settings', 'settings', 'general'),
  screenTab('company', 'trust-material', 'settings', 'trust'),
  screenTab('company', 'network', 'settings', 'network'),
  screenTab('company', 'log', 'settings', 'log'),
  screenTab('company', 'kinds', 'settings', 'kinds'),
  {
    name: 'kind-edit',
    group: 'company',
    enter: async (page) => {
      await openSettings(page, 'kinds');
      await page.locator('.kinds .table button').first().click();
      await page.locator('.dialog').waitFor();
    },
    leave: closeDialog,
  },
  screenTab('company', 'checklist-sets', 'settings', 'checklists'),
  {
    name: 'checklist-set-look',
    group: 'company',
    enter: async (page) => {
      await openSettings(page, 'checklists');
      await page.locator('.kinds .table button').first().click();
      await page.locator('.dialog .texts-item').first().waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'checklist-set-edit',
    group: 'company',
    enter: async (page) => {
      await openSettings(page, 'checklists');
      await page.locator('.kinds .table button').nth(1).click();
      await page.locator('.dialog .texts-item summary').first().click();
    },
    leave: closeDialog,
  },
  screenTab('company', 'texts', 'settings', 'texts'),
  {
    name: 'text-edit',
    group: 'company',
    enter: async (page) => {
      await openSettings(page, 'texts');
      const language = (await page.locator('html').getAttribute('lang'))?.slice(0, 2) ?? 'en';
      await page.locator('.texts-languages').nth(2).locator('button').nth(['en', 'ru', 'ar'].indexOf(language)).click();
      await page.locator('.dialog .letter-page').waitFor();
    },
    leave: closeDialog,
  },
  screenTab('company', 'date-rules', 'settings', 'reminders'),
  {
    name: 'date-rule-edit',
    group: 'company',
    enter: async (page) => {
      await openSettings(page, 'reminders');
      await page.locator('.kinds .section-acts button').last().click();
      await page.locator('.dialog').waitFor();
    },
    leave: closeDialog,
  },
];

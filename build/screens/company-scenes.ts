import type { Page } from 'playwright';
import { closeDialog, openScreen, openTab, screenTab, type Scene } from './scene.ts';

const openPaper = async (page: Page, title: string): Promise<void> => {
  await openScreen(page, 'company');
  await openTab(page, 1);
  await page.locator('.paper-name .button', { hasText: title }).first().click();
  await page.locator('.kept-look iframe').waitFor();
};

/** Pages are drawn in a frame of their own. */
const drawn = (page: Page): Promise<void> => page.frameLocator('iframe.file-look').locator('canvas').first().waitFor();

const openPdf = async (page: Page): Promise<void> => {
  await openPaper(page, 'Справка');
  await drawn(page);
};

/** The company: profile, papers, keys and trust. */
export const companyScenes: readonly Scene[] = [
  screenTab('company', 'company', 'company', 0),
  screenTab('company', 'papers', 'company', 1),
  {
    name: 'paper',
    group: 'company',
    enter: (page) => openPaper(page, 'Устав'),
    leave: closeDialog,
  },
  {
    name: 'paper-pdf',
    group: 'company',
    enter: openPdf,
    leave: closeDialog,
  },
  {
    name: 'paper-pdf-large',
    group: 'company',
    enter: async (page) => {
      await openPdf(page);
      await page.locator('.file-look-acts button').click();
      await page.locator('.dialog-full').waitFor();
      await drawn(page);
    },
    leave: async (page) => {
      await page.keyboard.press('Escape');
      await page.locator('.dialog-full').waitFor({ state: 'detached' });
      await closeDialog(page);
    },
  },
  {
    name: 'paper-scan',
    group: 'company',
    enter: (page) => openPaper(page, 'Сертификат ISO 9001'),
    leave: closeDialog,
  },
  {
    name: 'paper-edit',
    group: 'company',
    enter: async (page) => {
      await openScreen(page, 'company');
      await openTab(page, 1);
      await page.locator('.paper-name .button').first().click();
      await page.locator('.dialog .button').first().waitFor();
      await page.locator('.dialog footer .button, .dialog-acts .button').first().click();
      await page.locator('.paper-form').waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'paper-kinds',
    group: 'company',
    enter: async (page) => {
      await openScreen(page, 'company');
      await openTab(page, 1);
      await page.locator('.papers .toolbar-end .button').first().click();
      await page.locator('.paper-kinds').waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'paper-kind',
    group: 'company',
    enter: async (page) => {
      await openScreen(page, 'company');
      await openTab(page, 1);
      await page.locator('.papers .toolbar-end .button').first().click();
      await page.locator('.paper-kind-head .button').first().click();
      await page.locator('.paper-rule').first().waitFor();
    },
    leave: closeDialog,
  },
  screenTab('company', 'keys', 'company', 2),
  {
    name: 'key-check',
    group: 'company',
    enter: async (page) => {
      await openScreen(page, 'company');
      await openTab(page, 2);
      await page.locator('.key-check > summary').first().click();
      await page.locator('.key-check-form input').first().fill('2028-03-01');
      await page.locator('.key-check-form > .button').first().click();
      await page.locator('.key-check .findings').waitFor();
      await page.locator('.key-check').first().scrollIntoViewIfNeeded();
    },
  },
  screenTab('company', 'trust', 'company', 4),
];

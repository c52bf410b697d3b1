import type { Page } from 'playwright';
import type { Scene } from './scenes.ts';

const settle = (page: Page): Promise<void> => page.locator('main .skeleton').first().waitFor({ state: 'detached' });

const openBid = async (page: Page): Promise<void> => {
  await page.locator('.rail-items [data-screen="bids"] button').click();
  await settle(page);
  await page.locator('main [role="row"][data-index]').first().click();
  await page.locator('.desk-head').waitFor();
  await settle(page);
};

/** An entry of the bid's menu by its place behind the first line: hand over, differences, take over, seal. */
const menuEntry = async (page: Page, place: number): Promise<void> => {
  await openBid(page);
  await page.locator('.desk-head button').last().click();
  await page.locator('[role="menuitem"]').nth(place).click();
  await page.locator('.dialog').waitFor();
};

const close = (page: Page): Promise<void> => page.keyboard.press('Escape');

const openPolicies = async (page: Page): Promise<void> => {
  await page.locator('.rail-items [data-screen="settings"] button').click();
  await page.getByRole('tab').nth(5).click();
  await settle(page);
};

/** A bid on its way to other people, and what is demanded of its signatures. */
export const handoverScenes: readonly Scene[] = [
  { name: 'hand-over', group: 'bids', enter: (page) => menuEntry(page, 2), leave: close },
  { name: 'handover', group: 'bids', enter: (page) => menuEntry(page, 3), leave: close },
  { name: 'seal', group: 'bids', enter: (page) => menuEntry(page, 5), leave: close },
  { name: 'policies', group: 'signing', enter: openPolicies },
  {
    name: 'policy',
    group: 'signing',
    enter: async (page) => {
      await openPolicies(page);
      await page.locator('.policies .empty button, .policies-bar button').first().click();
      await page.locator('.policies-form').waitFor();
    },
    leave: close,
  },
];

import type { Page } from 'playwright';
import { closeDialog, openScreen, openTab, row, settle, type Scene } from './scene.ts';

const openBid = async (page: Page): Promise<void> => {
  await openScreen(page, 'bids');
  await row(page, 0).click();
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

const openPolicies = async (page: Page): Promise<void> => {
  await openScreen(page, 'settings');
  await openTab(page, 'policies');
};

/** A bid on its way to other people, and what is demanded of its signatures. */
export const handoverScenes: readonly Scene[] = [
  { name: 'hand-over', group: 'bids', enter: (page) => menuEntry(page, 2), leave: closeDialog },
  { name: 'handover', group: 'bids', enter: (page) => menuEntry(page, 3), leave: closeDialog },
  { name: 'seal', group: 'bids', enter: (page) => menuEntry(page, 5), leave: closeDialog },
  { name: 'policies', group: 'signing', enter: openPolicies },
  {
    name: 'policy',
    group: 'signing',
    enter: async (page) => {
      await openPolicies(page);
      await page.locator('.policies .empty button, .policies-bar button').first().click();
      await page.locator('.policies-form').waitFor();
    },
    leave: closeDialog,
  },
];

import type { Page } from 'playwright';
import { closeDialog, openScreen, openTab, row, settle, type Scene } from './scene.ts';
import { waitingSample } from './handover-answer.ts';

const openBid = async (page: Page): Promise<void> => {
  await openScreen(page, 'bids');
  await row(page, 0).click();
  await page.locator('.desk-head').waitFor();
  await settle(page);
};

/** An entry of the bid's menu by its key. */
const menuEntry = async (page: Page, key: string): Promise<void> => {
  await openBid(page);
  await page.locator('.desk-head button').last().click();
  await page.locator(`[role="menuitem"][data-key="${key}"]`).click();
  await page.locator('.dialog').waitFor();
};

/** What waits from a second machine: the page's question is answered as if it had come, since a photograph has no second machine. */
const waitingConflicts = async (page: Page): Promise<void> => {
  await page.route('**/rpc/call', async (route) => {
    if (!(route.request().postData() ?? '').includes('"handover.show"')) return route.fallback();
    const response = await route.fetch();
    const answer = (await response.json()) as { value?: object };
    return route.fulfill({ response, json: { ...answer, value: { ...answer.value, waiting: waitingSample } } });
  });
  await page.reload();
  await page.locator('.frame').waitFor();
  await menuEntry(page, 'handover');
  await page.locator('.dialog [role="radio"], .dialog input[type="radio"]').first().waitFor();
};

const openPolicies = async (page: Page): Promise<void> => {
  await openScreen(page, 'settings');
  await openTab(page, 'policies');
};

/** A bid on its way to other people, and what is demanded of its signatures. */
export const handoverScenes: readonly Scene[] = [
  { name: 'hand-over', group: 'bids', enter: (page) => menuEntry(page, 'hand-over'), leave: closeDialog },
  { name: 'handover', group: 'bids', enter: (page) => menuEntry(page, 'handover'), leave: closeDialog },
  {
    name: 'handover-conflicts',
    group: 'bids',
    enter: waitingConflicts,
    leave: async (page) => {
      await page.unroute('**/rpc/call');
      await closeDialog(page);
    },
  },
  { name: 'bid-differences', group: 'bids', enter: (page) => menuEntry(page, 'diff'), leave: closeDialog },
  { name: 'take-over', group: 'bids', enter: (page) => menuEntry(page, 'take-over'), leave: closeDialog },
  { name: 'bid-revise', group: 'bids', enter: (page) => menuEntry(page, 'revise'), leave: closeDialog },
  { name: 'bid-remove', group: 'bids', enter: (page) => menuEntry(page, 'remove'), leave: closeDialog },
  { name: 'seal', group: 'bids', enter: (page) => menuEntry(page, 'seal'), leave: closeDialog },
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

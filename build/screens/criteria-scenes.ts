import { openScreen, rowOf, settle, type Scene } from './scene.ts';

/** The sample's notice that says how bids are compared and which papers it wants. */
const weighed = 'Разработка проектной документации';

/** Begins a bid on it, and answers once its desk is there; the sample has none. */
const beginBid: Scene['enter'] = async (page) => {
  await openScreen(page, 'procedures');
  await rowOf(page, weighed).click();
  await page.locator('.detail-head .button-primary').click();
  await page.locator('.checklist-item').first().waitFor();
  await settle(page);
};

/** What the notice asks for and how it weighs, as a bid takes it up. They leave a bid behind, so they come last. */
export const criteriaScenes: readonly Scene[] = [
  {
    name: 'bid-notice-paper',
    group: 'bids',
    enter: async (page, props) => {
      await beginBid(page, props);
      await page.locator('.checklist-item').nth(1).click();
      await page.locator('.notice-origin').waitFor();
    },
  },
  {
    name: 'bid-notice-weights',
    group: 'bids',
    enter: async (page) => {
      await openScreen(page, 'bids');
      await rowOf(page, weighed).click();
      await page.locator('.checklist-item').nth(-3).click();
      await page.locator('.scoring-said').first().waitFor();
      await page.locator('.scoring-said').first().scrollIntoViewIfNeeded();
      await settle(page);
    },
  },
];

import type { Page } from 'playwright';
import type { Scene } from './scene.ts';

const settle = (page: Page): Promise<void> => page.locator('main .skeleton').first().waitFor({ state: 'detached' });

/** A bid of the sample by its procedure's words; where it was submitted, the desk opens on what became of it. */
const openBid = async (page: Page, procedure: string): Promise<void> => {
  await page.locator('.rail-items [data-screen="bids"] button').click();
  await settle(page);
  await page.locator('main [role="row"][data-index]', { hasText: procedure }).first().click();
  await page.locator('.desk-middle .submission').waitFor();
};

const bottom = (page: Page): Promise<void> =>
  page.locator('.desk-middle .pane-body > :last-child').scrollIntoViewIfNeeded();

/** What a newcomer sees of bids that are with the platform, won, paid for, lost or rejected. */
export const afterScenes: readonly Scene[] = [
  { name: 'after-submitted', group: 'bids', enter: (page) => openBid(page, 'Ремонт кровли') },
  { name: 'after-won', group: 'bids', enter: (page) => openBid(page, 'Насосные агрегаты для канализационной') },
  {
    name: 'after-won-dates',
    group: 'bids',
    enter: async (page) => {
      await openBid(page, 'Насосные агрегаты для канализационной');
      await bottom(page);
    },
  },
  { name: 'after-delivered', group: 'bids', enter: (page) => openBid(page, 'Поставка задвижек') },
  { name: 'after-lost', group: 'bids', enter: (page) => openBid(page, 'Насосы повысительные') },
  { name: 'after-rejected', group: 'bids', enter: (page) => openBid(page, 'Поставка запорной арматуры') },
];

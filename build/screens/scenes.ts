import type { Page } from 'playwright';

/** One thing to look at. Scenes are entered from anywhere by keys and roles, which are the same in every language. */
export type Scene = {
  readonly name: string;
  readonly enter: (page: Page) => Promise<void>;
  readonly leave?: (page: Page) => Promise<void>;
};

/** The rail by its place, so that no language's words are needed. */
const goTo = async (page: Page, place: number): Promise<void> => {
  await page.locator('.rail-items button').nth(place).click();
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
};
const settle = (page: Page): Promise<void> => page.locator('main .skeleton').first().waitFor({ state: 'detached' });
const tab = async (page: Page, place: number): Promise<void> => {
  await page.getByRole('tab').nth(place).click();
  await settle(page);
};
const row = (page: Page, place: number) => page.locator('main [role="row"][data-index]').nth(place);

const screen = (name: string, place: number): Scene => ({ name, enter: (page) => goTo(page, place) });
const screenTab = (name: string, place: number, tabPlace: number): Scene => ({
  name,
  enter: async (page) => {
    await goTo(page, place);
    await tab(page, tabPlace);
  },
});
const procedureTab = (name: string, tabPlace: number): Scene => ({
  name,
  enter: async (page) => {
    await goTo(page, 1);
    await row(page, 1).click();
    await page.locator('.detail [role="tab"]').nth(tabPlace).click();
    await settle(page);
  },
});

export const welcomeScene: Scene = {
  name: 'welcome',
  enter: async (page) => {
    await page.locator('.welcome').waitFor();
  },
};

export const scenes: readonly Scene[] = [
  screen('today', 0),
  screen('procedures', 1),
  procedureTab('procedure-summary', 0),
  procedureTab('procedure-dates', 1),
  procedureTab('procedure-lots', 2),
  procedureTab('procedure-documents', 3),
  procedureTab('procedure-unknown', 4),
  procedureTab('procedure-editions', 5),
  {
    name: 'import',
    enter: async (page) => {
      await goTo(page, 1);
      await page.locator('.page-acts button').first().click();
      await page.locator('.dialog').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  screen('bids', 2),
  {
    name: 'bid',
    enter: async (page) => {
      await goTo(page, 2);
      await row(page, 0).click();
      await settle(page);
    },
  },
  screen('sign', 3),
  screenTab('verify', 3, 1),
  screen('money', 4),
  screenTab('company', 5, 0),
  screenTab('keys', 5, 1),
  screenTab('trust', 5, 2),
  screenTab('settings', 6, 0),
  screenTab('log', 6, 1),
  {
    name: 'palette',
    enter: async (page) => {
      await goTo(page, 0);
      await page.keyboard.press('Control+k');
      await page.locator('.palette').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
];

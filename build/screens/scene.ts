import type { Locator, Page } from 'playwright';
import type { Answer, Asked, MethodName } from '#shared/contract/index.ts';

/** Asks the workstation behind the page, for what the sample does not bring and nobody wants to see typed. */
export type MoneyWork = {
  readonly ask: <Name extends MethodName>(name: Name, input: Asked<Name>) => Promise<Answer<Name>>;
};

/** What a scene may hand to the page: bytes that the sample workspace brings, and a hand on its money. */
export type Props = { readonly samplePackage: Buffer; readonly money: MoneyWork };

/** The part of the product that a scene shows; each has a contact sheet of its own. */
export type SceneGroup = 'start' | 'procedures' | 'bids' | 'signing' | 'money' | 'company';

/** One thing to look at. Scenes are entered from anywhere by keys and roles, which are the same in every language. */
export type Scene = {
  readonly name: string;
  readonly group: SceneGroup;
  readonly enter: (page: Page, props: Props) => Promise<void>;
  readonly leave?: (page: Page) => Promise<void>;
};

/** What the rail leads to, as its items are marked. */
export type Place =
  | 'today'
  | 'procedures'
  | 'bids'
  | 'sign'
  | 'money'
  | 'market'
  | 'platforms'
  | 'company'
  | 'settings';

/** Resolves once nothing on the screen waits for its data. */
export const settle = (page: Page): Promise<void> =>
  page.locator('main .skeleton').first().waitFor({ state: 'detached' });

export const openScreen = async (page: Page, place: Place): Promise<void> => {
  await page.locator(`.rail-items [data-screen="${place}"] button`).click();
  await settle(page);
};

/** A tab by its key, or by its place where the keys are data. */
export const openTab = async (page: Page, tab: number | string): Promise<void> => {
  const tabs = page.locator('main [role="tab"]');
  await (typeof tab === 'number' ? tabs.nth(tab) : page.locator(`main [role="tab"][data-key="${tab}"]`)).click();
  await settle(page);
};

/** A line of the screen's list, counted from 0. */
export const row = (page: Page, place: number): Locator => page.locator('main [role="row"][data-index]').nth(place);

/** The first line of the screen's list that holds these words of the sample. */
export const rowOf = (page: Page, words: string): Locator =>
  page.locator('main [role="row"][data-index]', { hasText: words }).first();

export const closeDialog = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await page.locator('.dialog, .palette').waitFor({ state: 'detached' });
};

export const screen = (group: SceneGroup, name: string, place: Place): Scene => ({
  name,
  group,
  enter: (page) => openScreen(page, place),
});

export const screenTab = (group: SceneGroup, name: string, place: Place, tab: number | string): Scene => ({
  name,
  group,
  enter: async (page) => {
    await openScreen(page, place);
    await openTab(page, tab);
  },
});

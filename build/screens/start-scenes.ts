import { closeDialog, openScreen, screen, type Scene } from './scene.ts';

/** What a new workspace opens with; photographed before the sample is laid out. */
export const welcomeScene: Scene = {
  name: 'welcome',
  group: 'start',
  enter: async (page) => {
    await page.locator('.welcome').waitFor();
  },
};

/** Today, and the palette over it. */
export const startScenes: readonly Scene[] = [
  screen('start', 'today', 'today'),
  {
    name: 'palette',
    group: 'start',
    enter: async (page) => {
      await openScreen(page, 'today');
      await page.keyboard.press('Control+k');
      await page.locator('.palette').waitFor();
    },
    leave: closeDialog,
  },
];

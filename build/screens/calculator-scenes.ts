import { openScreen, openTab, type Scene } from './scene.ts';

/** A calculator with its figure and each of its steps open. */
export const calculatorScenes: readonly Scene[] = [
  {
    name: 'money',
    group: 'money',
    enter: async (page) => {
      await openScreen(page, 'money');
      await openTab(page, 0);
      const fields = page.locator('.money-form .form > * input[inputmode="decimal"]');
      await fields.nth(0).fill('12500000');
      await fields.nth(1).fill('1');
      await page.locator('.headline-figure').waitFor();
      const steps = page.locator('.step:not([open]) > summary');
      while ((await steps.count()) > 0) await steps.first().click();
    },
  },
];

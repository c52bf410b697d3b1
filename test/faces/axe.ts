import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixture.ts';

type Found = Awaited<ReturnType<AxeBuilder['analyze']>>;
type Axe = { readonly run: (context: object, options: object) => Promise<Pick<Found, 'violations'>> };

// axe itself comes with its builder for Playwright.
const builder = createRequire(import.meta.url).resolve('@axe-core/playwright');
const source = readFileSync(createRequire(builder).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Fails with each broken rule and the elements that break it. `rules` looks at those rules only.
 *
 * axe is put into the page once and runs there. Its builder puts it there anew for every look and gathers from all
 * frames in a page of its own, which takes ten times as long; a page of ours has no frames.
 */
export const expectAccessible = async (page: Page, rules?: readonly string[]): Promise<void> => {
  // A frame that runs nothing has nothing but another's text in it; any other would have to be looked into by itself.
  expect(await page.locator('iframe:not([sandbox=""])').count(), 'frames would have to be looked into one by one').toBe(
    0,
  );
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(source);
  const axe = await page.evaluateHandle<Axe>('globalThis.axe');
  const violations = await axe.evaluate(
    async ({ run }, options) => {
      // React Aria's own live region names a busy button for some seconds after it may have gone.
      const found = await run({ exclude: [['[data-live-announcer]']] }, options);
      return found.violations.map(({ id, nodes }) => ({
        id,
        at: nodes.map(({ target, failureSummary }) => `${String(target)} ${failureSummary ?? ''}`),
      }));
    },
    {
      resultTypes: ['violations'],
      iframes: false,
      runOnly:
        rules === undefined
          ? { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
          : { type: 'rule', values: [...rules] },
    },
  );
  await axe.dispose();
  expect(violations).toEqual([]);
};

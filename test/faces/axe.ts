import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixture.ts';

/** Fails with each broken rule and the elements that break it. `rules` looks at those rules only. */
export const expectAccessible = async (page: Page, rules?: readonly string[]): Promise<void> => {
  // React Aria's own live region names a busy button for some seconds after it may have gone.
  const builder = new AxeBuilder({ page }).exclude('[data-live-announcer]');
  const { violations } = await (
    rules === undefined
      ? builder.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      : builder.withRules([...rules])
  ).analyze();
  expect(
    violations.map(({ id, nodes }) => ({
      id,
      at: nodes.map(({ target, failureSummary }) => `${String(target)} ${failureSummary ?? ''}`),
    })),
  ).toEqual([]);
};

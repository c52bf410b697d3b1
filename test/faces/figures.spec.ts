import { languages } from '#shared/kernel/language.ts';
import { expect, test } from './fixture.ts';

test.use({ withSample: true });

for (const language of languages) {
  test.describe(language, () => {
    test.use({ settings: { language } });
    test('sums in a column end at the same place, so that decimal signs stand under each other', async ({
      page,
      workstation,
    }) => {
      await workstation.open(page);
      await page.locator('.rail-items button').nth(1).click();
      await expect(page.locator('.grid-line').first()).toBeVisible();
      const ends = await page.locator('.grid-line .money').evaluateAll((sums) =>
        sums.map((sum) => {
          const range = document.createRange();
          range.selectNodeContents(sum);
          return Math.round(range.getBoundingClientRect().right);
        }),
      );
      expect(ends.length).toBeGreaterThan(5);
      expect(new Set(ends).size).toBe(1);
    });

    test('a title in another script is cut at its own end, not at its beginning', async ({ page, workstation }) => {
      await page.setViewportSize({ width: 1024, height: 700 });
      await workstation.open(page);
      await page.locator('.rail-items button').nth(1).click();
      await expect(page.locator('.grid-line').first()).toBeVisible();
      const cut = await page.locator('.grid-line .procedures-title').evaluateAll((titles) =>
        titles
          .filter((title) => title.scrollWidth > title.clientWidth)
          .map((title) => {
            const range = document.createRange();
            const text = title.firstChild;
            if (text === null) return false;
            range.setStart(text, 0);
            range.setEnd(text, 1);
            const letter = range.getBoundingClientRect();
            const box = title.getBoundingClientRect();
            return letter.left >= box.left - 1 && letter.right <= box.right + 1;
          }),
      );
      expect(cut.length).toBeGreaterThan(0);
      expect(cut.every((isFirstLetterSeen) => isFirstLetterSeen)).toBe(true);
    });
  });
}

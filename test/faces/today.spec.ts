import { expectAccessible } from './axe.ts';
import { expect, test } from './fixture.ts';
import { lane } from './lane.ts';

test.describe('the first start', () => {
  for (const language of ['en', 'ru', 'ar'] as const) {
    test.describe(language, () => {
      test.use({ settings: { language, theme: 'light' } });
      test('offers three ways in and passes axe', lane(language === 'ar'), async ({ page, workstation }) => {
        await workstation.open(page);
        await expect(page.locator('.welcome-ways li')).toHaveCount(3);
        await expectAccessible(page);
      });
    });
  }

  test('lays out the sample, says so, and shows what is due', async ({ page, workstation }) => {
    await workstation.open(page);
    await page.getByRole('button', { name: 'Open the sample workspace' }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'Due' })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('contentinfo')).toContainText('Done');
    await expect(page.locator('[aria-live="polite"]').filter({ hasText: 'sample workspace: done' })).toHaveCount(1);
    await expect(page.locator('.top-company')).not.toHaveText('No company yet');
    await expect(page.locator('.today-item').first()).toBeVisible();
  });

  test('can be left empty, and Today then teaches', async ({ page, workstation }) => {
    await workstation.open(page);
    await page.getByRole('button', { name: 'Start empty' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Company');
    await page.keyboard.press('KeyT');
    await expect(page.getByText('No deadline ahead')).toBeVisible();
    await expectAccessible(page);
  });
});

test.describe('with the sample', () => {
  test.use({ withSample: true });

  test('what is due stands in time’s order and opens what it is about', async ({ page, workstation }) => {
    await workstation.open(page);
    const due = (await workstation.act('today.show', {})).due;
    const titles = await page.getByRole('region', { name: 'Due' }).locator('.today-title').allTextContents();
    expect(titles).toEqual(due.map(({ title }) => title));
    const [first] = due;
    await page.getByRole('region', { name: 'Due' }).getByRole('button').first().click();
    await expect(page.getByRole('main')).toContainText(first?.title ?? '');
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toHaveCount(0);
  });

  test('money is a chart with its highest sum in words, and the same sums as a table', async ({
    page,
    workstation,
  }) => {
    await workstation.open(page);
    const chart = page.getByRole('img', { name: /Frozen/ });
    await expect(chart).toBeVisible();
    await page.getByRole('button', { name: 'As a table' }).click();
    const [currency] = (await workstation.act('today.show', {})).cash;
    await expect(page.getByRole('table', { name: /Frozen/ }).getByRole('row')).toHaveCount(
      (currency?.days.length ?? 0) + 1,
    );
  });

  test('time runs from the right in Arabic', async ({ page, workstation }) => {
    await workstation.act('settings.save', { language: 'ar' });
    await workstation.open(page);
    const labels = page.locator('.cash-chart text.cash-label');
    const first = await labels.filter({ hasText: '24 نوفمبر' }).boundingBox();
    const last = await labels.filter({ hasText: '23 يناير' }).boundingBox();
    expect(first?.x).toBeGreaterThan(last?.x ?? Infinity);
  });
});

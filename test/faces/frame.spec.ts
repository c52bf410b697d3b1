import type { Page } from '@playwright/test';
import { languages } from '#shared/kernel/language.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixture.ts';
import { lane, long } from './lane.ts';

test.use({ withSample: true });

const heading = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });

/** Own screens with each of their tabs; by place, since words differ by language. */
const visits: readonly (readonly [rail: number, tabs: number])[] = [
  [0, 0],
  [1, 0],
  [5, 6],
  [6, 5],
  [7, 0],
  [8, 2],
];

const visitAll = async (page: Page, look: () => Promise<void>): Promise<void> => {
  for (const [rail, tabs] of visits) {
    await page.locator('.rail-items button').nth(rail).click();
    await expect(page.locator('main .skeleton')).toHaveCount(0);
    if (tabs === 0) await look();
    for (let tab = 0; tab < tabs; tab += 1) {
      await page.getByRole('tab').nth(tab).click();
      await expect(page.locator('main .skeleton')).toHaveCount(0);
      await look();
    }
  }
};

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ settings: { language, theme: 'light' } });

    test('every screen of the frame passes axe', lane(language === 'ar'), async ({ page, workstation }) => {
      test.setTimeout(120_000);
      await workstation.open(page);
      await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
      await visitAll(page, () => expectAccessible(page));
    });

    test(
      'the rail shows every name whole, and nothing is wider than the window',
      lane(language === 'ar'),
      async ({ page, workstation }) => {
        await workstation.open(page);
        const cut = await page
          .locator('.rail-words')
          .evaluateAll((labels) =>
            labels.filter((label) => label.scrollWidth > label.clientWidth).map((label) => label.textContent),
          );
        expect(cut).toEqual([]);
        await visitAll(page, async () => {
          expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
        });
      },
    );
  });
}

for (const theme of ['dark', 'contrast'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ settings: { theme } });
    test('every text keeps its contrast', long, async ({ page, workstation }) => {
      await workstation.open(page);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await visitAll(page, () => expectAccessible(page, ['color-contrast']));
    });
  });
}

test('single letters open the screens, on a Russian layout too', async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('KeyP');
  await expect(heading(page)).toHaveText('Procedures');
  await page.evaluate(() => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyC', key: 'с', bubbles: true }));
  });
  await expect(heading(page)).toHaveText('Company');
});

test('a letter typed into a field stays a letter', async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('KeyP');
  await expect(page.getByRole('searchbox')).toBeVisible();
  await page.keyboard.press('Slash');
  await page.keyboard.type('cm');
  await expect(page.getByRole('searchbox')).toHaveValue('cm');
  await expect(heading(page)).toHaveText('Procedures');
});

test('letters can be switched off where they get in the way', async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('Comma');
  await page.getByText('Single letters open screens').click();
  await page.keyboard.press('KeyP');
  await expect(heading(page)).toHaveText('Settings');
});

test('Back and Forward go through the screens, and a reload stays on the one shown', async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('KeyP');
  await page.keyboard.press('KeyC');
  await page.goBack();
  await expect(heading(page)).toHaveText('Procedures');
  await page.goForward();
  await expect(heading(page)).toHaveText('Company');
  await page.reload();
  await expect(heading(page)).toHaveText('Company');
});

test('the palette finds an act, a procedure and nothing; Esc gives the focus back', async ({ page, workstation }) => {
  await workstation.open(page);
  const company = page.locator('.rail-items [data-screen="company"] button');
  await company.focus();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('dialog').getByRole('combobox');
  await expect(field).toBeFocused();
  await expectAccessible(page);
  await field.fill('zzzz');
  await expect(page.getByText('Nothing matches “zzzz”')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(company).toBeFocused();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('mon');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Money');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('насосн');
  await page
    .getByRole('option', { name: /Поставка насосного/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 2, name: /Поставка насосного/ })).toBeVisible();
});

test('the first Tab offers the way past the rail', async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('Tab');
  await expect(page.getByText('Skip to the content')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('a language chosen in the palette turns the whole window', async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('العربية');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(heading(page)).toHaveText('اليوم');
  const rail = await page.getByRole('navigation').boundingBox();
  expect(rail?.x).toBeGreaterThan(1000);
});

test('the clock says Moscow time with its zone', async ({ page, workstation }) => {
  await workstation.open(page);
  await expect(page.locator('.top-clock')).toContainText('09:40');
  await expect(page.locator('.top-clock')).toContainText('MSK');
});

test('the rail narrows, stays narrow after a reload, and keeps its names for those who listen', async ({
  page,
  workstation,
}) => {
  await workstation.open(page);
  await page.getByRole('button', { name: 'Narrow the rail' }).click();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Widen the rail' })).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('button', { name: 'Procedures' })).toBeVisible();
  await expectAccessible(page);
});

test('from Today to a new bid by the keyboard alone, focus seen at every step', async ({ page, workstation }) => {
  const bids = async () => (await workstation.act('bids.list', { offset: 0, limit: 100 })).total;
  const before = await bids();
  await workstation.open(page);
  await page.keyboard.press('KeyP');
  await expect(page.locator('.grid-line').first()).toBeVisible();
  const focused = page.locator(':focus');
  for (let steps = 0; steps < 20 && (await focused.getAttribute('data-index')) === null; steps += 1) {
    await page.keyboard.press('Tab');
    const outline = await focused.evaluate((element) => {
      // A radio button or check box is drawn by the label around its hidden input.
      const shown = [element, element.closest('label'), element.parentElement];
      return shown.some((one) => one !== null && getComputedStyle(one).outlineStyle !== 'none');
    });
    expect(outline, 'focus is seen').toBe(true);
  }
  await expect(focused).toHaveAttribute('data-index', '0');
  for (let rows = 0; rows < 4; rows += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.detail h2').first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('prepare');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.detail')).toHaveCount(0);
  expect(await bids()).toBe(before + 1);
});

test('Enter does the first act that matches what was typed', async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('settings');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Settings');
});

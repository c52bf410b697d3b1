import type { Page } from '@playwright/test';
import { textsIn } from '#shared/text/translator.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixture.ts';
import { lane } from './lane.ts';

const { say: t } = await textsIn('en');
const draft = /^Услуги по техническому/;
const frozen = /^Кабельная продукция/;

test.use({ withSample: true });

const openBid = async (page: Page, title: RegExp): Promise<void> => {
  await page
    .locator('main [role="row"][data-index]')
    .filter({ has: page.locator('.bid-title', { hasText: title }) })
    .click();
  await expect(page.locator('.desk h1')).toHaveText(title);
};

test.beforeEach(async ({ page, workstation }) => {
  await workstation.open(page);
  await page.keyboard.press('KeyB');
  await expect(page.locator('main [role="row"][data-index]').first()).toBeVisible();
});

test('a row opens by keyboard, and the way back is the browser’s own', async ({ page }) => {
  await page.locator('main [role="row"][data-index="0"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.desk')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('grid')).toBeVisible();
});

test('an item is waived with a reason that stays beside it, and is needed again', async ({ page }) => {
  await openBid(page, draft);
  await page.getByRole('option', { name: t('bid.item.offer') }).click();
  await page.getByRole('button', { name: t('bids.waive.open') }).click();
  const dialog = page.getByRole('dialog');
  const waive = dialog.getByRole('button', { name: t('bids.waive.act') });
  await expect(waive).toBeDisabled();
  await dialog.getByRole('textbox').fill('Not asked for in this notice');
  await waive.click();
  await expect(page.getByText('Not asked for in this notice')).toBeVisible();
  await expect(page.getByText('Missing: Technical offer.')).toHaveCount(0);
  await page.getByRole('button', { name: t('bids.waive.undo') }).click();
  await expect(page.getByText('Missing: Technical offer.')).toBeVisible();
});

test('an item of one’s own that is required blocks the bid until it is removed', async ({ page }) => {
  await openBid(page, draft);
  await page.getByRole('button', { name: t('bids.items.add') }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Site visit record');
  await page.keyboard.press('Enter');
  await expect(page.locator('.readiness-light')).toHaveText(t('bids.light.blocked', { count: 2 }));
  await page.getByRole('option', { name: 'Site visit record' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: t('bids.items.remove') }).click();
  await expect(page.locator('.readiness-light')).toHaveText(t('bids.light.blocked', { count: 1 }));
});

test('prices are typed down a column by keyboard, counted at once, and become the price of the bid', async ({
  page,
}) => {
  await openBid(page, draft);
  await page.getByRole('option', { name: t('prices.title') }).click();
  await page.getByRole('button', { name: t('prices.act.begin') }).click();
  await page.getByRole('button', { name: t('prices.act.add') }).click();
  const names = page.locator('input[data-column="name"]');
  await names.last().fill('Delivery');
  await page.locator('input[data-column="quantity"]').last().fill('1');
  const price = page.locator('input[data-column="unitPrice"]');
  await price.first().fill('1000');
  await page.keyboard.press('Enter');
  await expect(price.last()).toBeFocused();
  await page.keyboard.type('0.5');
  await expect(page.locator('.price-totals')).toContainText('12,000.50');
  // Each price shows the decimals of its column; nothing is cut at the narrowest usual window, and nothing scrolls sideways.
  await expect(price.first()).toHaveValue('1,000.00');
  await page.setViewportSize({ width: 1280, height: 800 });
  const cut = `[...document.querySelectorAll('.price-place, .price-table th')].filter((one) => one.scrollWidth > one.clientWidth)`;
  expect(await page.evaluate(`${cut}.map((one) => one.className + ' ' + one.textContent)`)).toEqual([]);
  // At once, before typing has rested: what is taken over is what is shown.
  await page.getByRole('button', { name: t('prices.act.adopt') }).click();
  await expectAccessible(page);
  await page.getByRole('option', { name: t('bids.items.terms') }).click();
  await expect(page.getByRole('textbox', { name: t('bids.terms.price') })).toHaveValue('12,000.50');
});

test('a submission is noted with its receipt, and a bid that lost asks for the reason', async ({ page }) => {
  await openBid(page, /^Поставка насосного/);
  await page.getByRole('option', { name: t('submission.title') }).click();
  await page.getByRole('button', { name: t('submission.act.submit') }).click();
  const missing = page.locator('.submission .finding').filter({ hasText: 'no receipt is here' });
  await expect(missing).toBeVisible();
  await page.getByRole('textbox', { name: t('submission.field.number') }).fill('4123456-1');
  await page.getByRole('button', { name: t('submission.act.receipt') }).click();
  await expect(missing).toHaveCount(0);
  const choose = page.locator('.submission-form .select');
  await choose.first().click();
  await page.getByRole('option', { name: t('submission.state.lost') }).click();
  const note = page.getByRole('button', { name: t('submission.act.result') });
  await expect(note).toBeDisabled();
  await choose.last().click();
  await page.getByRole('option', { name: t('organiser.reason.lost-on-price') }).click();
  await expectAccessible(page);
  await note.click();
  await expect(page.locator('.submission-events')).toContainText(t('organiser.reason.lost-on-price'));
});

test('a document is renamed, placed with another item and removed, and focus stays on the desk', async ({ page }) => {
  await openBid(page, draft);
  const acts = (file: string) => page.getByRole('button', { name: t('bids.documents.acts-of', { file }) });
  await acts('Письмо.txt').click();
  await page.getByRole('menuitem', { name: t('bids.documents.rename') }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('letter.txt');
  await page.keyboard.press('Enter');
  await expect(page.locator('.file-name', { hasText: 'letter.txt' })).toBeVisible();
  await acts('letter.txt').click();
  await page.getByRole('menuitem', { name: t('bids.documents.assign') }).click();
  await page
    .getByRole('dialog')
    .locator('label', { hasText: t('bid.item.price') })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('ui.close') })
    .last()
    .click();
  await page.getByRole('option', { name: t('bid.item.price') }).click();
  await expect(page.locator('.desk-middle .file-name')).toHaveText('letter.txt');
  await acts('letter.txt').click();
  await page.getByRole('menuitem', { name: t('bids.documents.remove') }).click();
  await expect(page.locator('.desk-middle .file-name')).toHaveCount(0);
  await expect(page.locator('.desk-middle h2')).toBeFocused();
});

test('a name that a package cannot carry is refused in words, and nothing changes', async ({ page }) => {
  await openBid(page, draft);
  await page.getByRole('button', { name: t('bids.documents.acts-of', { file: 'Письмо.txt' }) }).click();
  await page.getByRole('menuitem', { name: t('bids.documents.rename') }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('../evil.txt');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('../evil.txt');
  await expect(page.locator('.desk-middle .file-name')).toHaveText('Письмо.txt');
});

test('the next act leads to the first blocker, which is mended there', async ({ page }) => {
  await openBid(page, draft);
  await page.getByRole('button', { name: t('bids.next.mend') }).click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: t('bids.adopt.act', { edition: 2 }) }).click();
  await expect(page.getByRole('button', { name: t('bids.next.freeze', { count: 1 }) })).toBeVisible();
  await expect(page.locator('.desk-notice')).toHaveCount(0);
});

test('a frozen version shows what was decided and offers a new one', async ({ page }) => {
  await openBid(page, frozen);
  await expect(page.locator('.drop')).toHaveCount(0);
  await expect(page.getByRole('button', { name: t('bids.items.add') })).toHaveCount(0);
  await expect(page.locator('.path .digest-value')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: t('bids.act.revise') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('bids.revise.act', { next: 2 }) })
    .click();
  await expect(page.getByText(t('bids.version', { version: 2 }))).toBeVisible();
  await expect(page.locator('.drop')).toBeVisible();
});

test('a bid for one of several lots is made only after the lot is chosen', async ({ page }) => {
  await page.getByRole('button', { name: t('bids.new.act') }).click();
  const dialog = page.getByRole('dialog');
  const make = dialog.getByRole('button', { name: t('bids.new.make') });
  await expect(make).toBeDisabled();
  await dialog.getByRole('option', { name: frozen }).click();
  await expect(dialog.locator('label').first()).toBeVisible();
  await expect(make).toBeDisabled();
  await dialog.locator('label').first().click();
  await expectAccessible(page);
  await make.click();
  await expect(page.locator('.desk h1')).toHaveText(frozen);
});

test('Esc closes the new bid at once, wherever the focus is in it', async ({ page }) => {
  await page.getByRole('button', { name: t('bids.new.act') }).click();
  await page.getByRole('dialog').getByRole('option').first().click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

for (const theme of ['dark', 'contrast'] as const) {
  test.describe(`in Arabic and the theme ${theme}`, () => {
    test.use({ settings: { language: 'ar', theme } });
    test(
      'the list, a bid and its terms, signing, verifying and money have no axe violation',
      lane(theme === 'dark'),
      async ({ page }) => {
        test.setTimeout(120_000);
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        await expectAccessible(page);
        await openBid(page, draft);
        await expectAccessible(page);
        await page.locator('.checklist-item').last().click();
        await expectAccessible(page);
        await page.locator('.rail-items button').nth(3).click();
        await expect(page.locator('.certificate')).toBeVisible();
        await expectAccessible(page);
        await page.getByRole('tab').nth(1).click();
        await expectAccessible(page);
        await page.locator('.rail-items button').nth(4).click();
        await page.locator('.money-form input[inputmode="decimal"]').first().fill('1300000');
        await expect(page.locator('.headline')).toBeVisible();
        await expectAccessible(page);
      },
    );
  });
}

test('the whole way from a draft to its freezing is walked by keyboard alone', async ({ page }) => {
  const press = async (name: string): Promise<void> => {
    await page.getByRole('button', { name }).first().focus();
    await page.keyboard.press('Enter');
  };
  await page.locator('main [role="row"][data-index]').filter({ hasText: 'Услуги по техническому' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.desk')).toBeVisible();
  await page.locator('.checklist-item').first().focus();
  await page.keyboard.press('End');
  // Past the price table, what the price is worth, and the letters.
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('textbox', { name: t('bids.terms.price') })).toBeVisible();
  await press(t('bids.next.mend'));
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(page.locator('.desk-notice')).toHaveCount(0);
  await press(t('bids.next.freeze', { count: 1 }));
  await expect(page.locator('.readiness-light')).toHaveText(t('bids.light.frozen'));
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

import { textsIn } from '#shared/text/translator.ts';
import { expectAccessible } from './axe.ts';
import { expect, morning, test } from './fixture.ts';
import { long } from './lane.ts';

const { say: t } = await textsIn('en');

test(
  'a whole auction goes by the keyboard alone, and is there again after the page is read anew',
  long,
  async ({ page, workstation }) => {
    await workstation.open(page);
    const type = async (text: string): Promise<void> => page.keyboard.type(text);
    // It began a minute ago, in Moscow's time.
    const start = new Date(Date.parse(morning) - 60_000 + 3 * 3_600_000).toISOString();
    await page.keyboard.press('KeyM');
    const tab = page.getByRole('tab', { name: t('money.pane.auction') });
    await page.getByRole('tab', { selected: true }).focus();
    while ((await tab.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowRight');

    await page.getByRole('textbox', { name: t('auction.name') }).focus();
    await type('Pumps');
    await page.keyboard.press('Tab');
    await type(start.slice(0, 10));
    await page.keyboard.press('Tab');
    await type(start.slice(11, 19));
    await page.getByRole('textbox', { name: t('calc.field.nmck') }).focus();
    await type('20000000');
    await page.getByRole('textbox', { name: t('calc.field.costs') }).focus();
    await type('15100000');
    await page.keyboard.press('Enter');

    const price = page.getByRole('textbox', { name: t('auction.entry') });
    await expect(price).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('.auction-verdict')).toContainText(t('auction.allowed'));
    await page.keyboard.press('Control+Enter');
    const rows = page.getByRole('table', { name: t('auction.history') }).locator('tbody tr');
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText('19,900,000.00');
    await expect(rows.first()).toContainText(t('auction.ours'));

    // Our own again would be refused; it is not noted at the first press.
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('.auction-verdict')).toContainText(t('calc.choice.own-minimum'));
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.auction-doubt')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(price).toHaveValue('');

    // Somebody's, with a nought too few: asked about, noted all the same, and taken back.
    await type('1980000');
    await expect(page.locator('.auction-warning-floor')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.locator('.auction-doubt')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(rows).toHaveCount(2);
    await expect(price).toHaveValue('');
    await page.keyboard.press('Control+z');
    await expect(rows.first()).toContainText(t('auction.undone'));
    await type('19800000');
    await expect(page.locator('.auction-verdict .money').first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(rows).toHaveCount(3);
    await page.reload();
    await page.keyboard.press('KeyM');
    const kept = page.getByRole('button', { name: 'Pumps' });
    // The screen takes the focus when it has come: a key pressed before would go to it.
    await expect(async () => {
      await tab.press('Enter');
      await expect(kept).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await kept.press('Enter');
    await expect(page.getByRole('table', { name: t('auction.history') }).locator('tbody tr')).toHaveCount(3);
    await expectAccessible(page);
  },
);

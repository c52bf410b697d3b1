import { readFile } from 'node:fs/promises';
import { textsIn } from '#shared/text/translator.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixture.ts';
import { long } from './lane.ts';

const { say: t } = await textsIn('en');

test.use({ withSample: true });

test(
  'by keys alone an offer is kept, compared with own money for a need, and written as a workbook',
  long,
  async ({ page, workstation }) => {
    await workstation.open(page);
    const { keyboard } = page;
    const palette = async (words: string): Promise<void> => {
      await keyboard.press('Control+K');
      await keyboard.type(words);
      await keyboard.press('Enter');
    };
    await palette(t('money.pane.offers'));
    await expect(page.getByRole('tab', { name: t('money.pane.offers') })).toHaveAttribute('aria-selected', 'true');
    await palette(t('offers.add'));
    const field = (name: string) => page.getByRole('textbox', { name, exact: true });
    await expect(field(t('offers.field.lender'))).toBeVisible();
    await field(t('offers.field.rate')).focus();
    await keyboard.type('twenty');
    await keyboard.press('Enter');
    await expect(field(t('offers.field.rate'))).toBeFocused();
    await expect(field(t('offers.field.rate'))).toHaveAttribute('aria-invalid', 'true');
    await keyboard.press('Control+A');
    await keyboard.type('24');
    await keyboard.press('Enter');
    await expect(field(t('offers.field.lender'))).toBeFocused();
    expect((await workstation.act('offers.list', {})).offers).toEqual([]);
    await keyboard.type('Bank of the North');
    await keyboard.press('Tab');
    await keyboard.type('Tender loan');
    await field(t('offers.field.minFee')).focus();
    await keyboard.type('80 000,00');
    await keyboard.press('Enter');
    await expect(page.locator('.dialog')).toHaveCount(0);

    await palette(t('offers.view.compare'));
    await page.locator('.offers-own button').focus();
    await keyboard.press('Enter');
    await field(t('offers.own.rate')).focus();
    await keyboard.type('18');
    await keyboard.press('Enter');
    await expect(page.locator('.dialog')).toHaveCount(0);
    await field(t('offers.need.sum')).focus();
    await keyboard.type('2000000');
    await field(t('offers.need.start')).focus();
    await keyboard.type('26.11.2026');
    await field(t('offers.need.end')).focus();
    await keyboard.type('23.01.2026');
    await expect(field(t('offers.need.end'))).toHaveAttribute('aria-invalid', 'true');
    await keyboard.press('Control+A');
    await keyboard.type('23.01.2027');
    const rows = page.locator('.offers-compare tbody tr');
    await expect(rows).toHaveCount(2);
    await expect(rows.nth(0)).toContainText('57,205.48');
    await expect(rows.nth(1)).toContainText('80,000.00');
    await expect(rows.nth(1)).toContainText('22,794.52');
    await rows.nth(1).locator('button').focus();
    await keyboard.press('Enter');
    const step = page.locator('.offers-why .step').first();
    await step.locator('summary').focus();
    await keyboard.press('Enter');
    await expect(step.locator('.step-formula')).toContainText('2,000,000 × 24 % × 58 / 365');

    const chart = page.getByRole('slider', { name: new RegExp(t('offers.chart.term')) });
    await chart.focus();
    await keyboard.press('End');
    await expect(chart).toHaveAttribute(
      'aria-valuetext',
      /^116: Own money 114,410\.96, Bank of the North: Tender loan 1/,
    );
    await page
      .locator('.offers-charts')
      .getByRole('button', { name: t('charts.as-table') })
      .nth(1)
      .focus();
    await keyboard.press('Enter');
    await expect(page.locator('.offers-charts .chart-table tbody tr').last()).toContainText('114,410.96');
    await expectAccessible(page);

    await page.getByRole('button', { name: t('money.save'), exact: true }).focus();
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    const written = page.locator('.money-saved .code');
    await expect(written).toContainText('.xlsx');
    expect((await readFile((await written.textContent()) ?? '')).subarray(0, 2).toString()).toBe('PK');
  },
);

test('a figure is copied with its formula by the key for copying', async ({ page, workstation, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await workstation.open(page);
  await page.keyboard.press('KeyM');
  await page.getByRole('textbox', { name: t('calc.field.nmck') }).fill('979 633,15');
  await page.getByRole('textbox', { name: t('calc.field.percent') }).fill('1');
  await expect(page.locator('.headline-figure')).toContainText('9,796.33');
  const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await page.locator('.headline-figure').getByRole('button').focus();
  await page.keyboard.press('Enter');
  const quoted = /^Security: 9,796\.33\s₽ = 979,633\.15 × 1\s% \(.+; 44-FZ art\. 44/;
  await expect.poll(copied).toMatch(quoted);
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.locator('.step-head').last().focus();
  await page.keyboard.press('Control+C');
  await expect.poll(copied).toMatch(quoted);
});
